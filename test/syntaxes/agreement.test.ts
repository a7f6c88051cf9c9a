/** The grammar colours at once, the server a moment later: what a word is must not change when the server speaks up. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EmptyFileSystem, URI } from "langium";
import { expect, it } from "vitest";
import { createMlflowServices } from "../../src/language/services.ts";
import { fits } from "./agreeing.ts";
import { placedScopes } from "./tokenize.ts";

const files = (readdirSync("examples", { recursive: true }) as string[]).filter((name) => name.endsWith(".mlflow"));

it("every name and level that the server colours is the same to the grammar, in all examples", async () => {
  const services = createMlflowServices(EmptyFileSystem);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const documents = files.map((name) => {
    const text = readFileSync(join("examples", name), "utf8");
    const document = LangiumDocumentFactory.fromString(text, URI.parse(`file:///examples/${name}`));
    LangiumDocuments.addDocument(document);
    return document;
  });
  await DocumentBuilder.build(documents, { validation: false });
  const provider = services.Mlflow.lsp.SemanticTokenProvider;
  const typeNames = Object.keys(provider?.tokenTypes ?? {});
  const modifierNames = Object.keys(provider?.tokenModifiers ?? {});
  const unlike = new Set<string>();
  let compared = 0;
  for (const document of documents) {
    const uri = document.uri.toString();
    const { data } = (await provider?.semanticHighlight(document, { textDocument: { uri } })) ?? { data: [] };
    const text = document.textDocument.getText();
    const scopes = await placedScopes(text);
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const found = scopes.find((s) => s.line === line && s.start === character && s.end === character + length);
      const name = typeNames[type] ?? "";
      const declares = (modifiers & (1 << modifierNames.indexOf("declaration"))) > 0;
      const scope = found?.scopes ?? "cut in another way";
      if (!fits(name, declares, found?.scopes))
        unlike.add(`${declares ? "declared" : "used"} ${name}: ${scope} in “${text.split("\n")[line]}”`);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(1000);
  expect([...unlike].sort()).toEqual([]);
}, 60_000);
