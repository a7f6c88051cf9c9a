import { describe, expect, it } from "vitest";
import type { LocationLink, Position } from "vscode-languageserver";
import { applied, open, type Workbench } from "./workbench.ts";

async function renamed(main: string, newName: string, others: Readonly<Record<string, string>> = {}) {
  const bench = await open(main, others);
  const edit = await bench.services.Mlflow.lsp.RenameProvider?.rename(bench.document, { ...bench.at, newName });
  const texts: Record<string, string> = {};
  for (const [name, document] of bench.files) {
    texts[name] = applied(document, edit?.changes?.[document.uri.toString()] ?? []);
  }
  return texts;
}

async function definitions(bench: Workbench): Promise<readonly string[]> {
  const links = (await bench.services.Mlflow.lsp.DefinitionProvider?.getDefinition(bench.document, bench.at)) ?? [];
  return links.map(
    (link: LocationLink) => `${link.targetUri.split("/").at(-1)} ${place(link.targetSelectionRange.start)}`,
  );
}

function place({ line, character }: Position): string {
  return `${line + 1}:${character + 1}`;
}

describe("go to definition", () => {
  it("leads from every use of a name to its declaration", async () => {
    expect(await definitions(await open("actor ds\nprocess a by d¦s"))).toEqual(["main.mlflow 1:7"]);
    expect(await definitions(await open("process a\nprocess b\na -> ¦b"))).toEqual(["main.mlflow 2:9"]);
    expect(await definitions(await open("process a\ntarget t {\n  change ¦a is automated\n}"))).toEqual([
      "main.mlflow 1:9",
    ]);
    expect(await definitions(await open("phase p {\n}\ntarget t {\n  extend ¦p {\n}\n}"))).toEqual(["main.mlflow 1:7"]);
  });

  it("crosses files", async () => {
    const others = { "q.mlflow": "questionnaire {\n  group g {\n    question x\n  }\n}" };
    const text = 'import "./q.mlflow"\nplatform p {\n  answer g.¦x 🟢\n}';
    expect(await definitions(await open(text, others))).toEqual(["q.mlflow 3:14"]);
  });

  it("opens an imported file", async () => {
    expect(await definitions(await open('import "./q¦.mlflow"', { "q.mlflow": "actor a" }))).toEqual(["q.mlflow 1:1"]);
  });

  it("finds nothing for a name that nobody declares", async () => {
    expect(await definitions(await open("process a by ¦nobody"))).toEqual([]);
  });
});

describe("references and highlight", () => {
  it("finds all uses in all files, with the declaration where asked", async () => {
    const bench = await open("actor ¦ds\nprocess a by ds\nprocess b by ds", {
      "other.mlflow": 'import "./main.mlflow"\nprocess c by ds',
    });
    const find = async (includeDeclaration: boolean) =>
      (await bench.services.Mlflow.lsp.ReferencesProvider?.findReferences(bench.document, {
        ...bench.at,
        context: { includeDeclaration },
      })) ?? [];
    expect(await find(false)).toHaveLength(3);
    expect(await find(true)).toHaveLength(4);
  });

  it("highlights the uses of this file", async () => {
    const bench = await open("process ¦a\nprocess b\na -> b -> a");
    const found = await bench.services.Mlflow.lsp.DocumentHighlightProvider?.getDocumentHighlight(
      bench.document,
      bench.at,
    );
    expect(found?.map(({ range }) => place(range.start)).sort()).toEqual(["1:9", "3:1", "3:11"]);
  });
});

describe("rename", () => {
  it("changes the declaration and every use, from any of them", async () => {
    const text = "process ¦train\nprocess deploy\ntrain -> deploy\ntarget t {\n  change train is automated\n}";
    const after = "process fit\nprocess deploy\nfit -> deploy\ntarget t {\n  change fit is automated\n}";
    expect((await renamed(text, "fit"))["main.mlflow"]).toBe(after);
    expect((await renamed(text.replace("¦", "").replace("change ", "change ¦"), "fit"))["main.mlflow"]).toBe(after);
  });

  it("crosses files", async () => {
    const after = await renamed("actor ¦ds", "scientist", { "b.mlflow": 'import "./main.mlflow"\nprocess a by ds' });
    expect(after).toEqual({
      "main.mlflow": "actor scientist",
      "b.mlflow": 'import "./main.mlflow"\nprocess a by scientist',
    });
  });

  it("escapes reserved words and drops the ^ of others", async () => {
    expect((await renamed("actor ¦ds\nprocess a by ds", "data"))["main.mlflow"]).toBe(
      "actor ^data\nprocess a by ^data",
    );
    expect((await renamed("actor ^¦data\nprocess a by ^data", "ds"))["main.mlflow"]).toBe("actor ds\nprocess a by ds");
  });

  it("leaves things of other kinds with the same name alone", async () => {
    expect((await renamed("phase ¦x\nactor x\nprocess p by x", "y"))["main.mlflow"]).toBe(
      "phase y\nactor x\nprocess p by x",
    );
  });

  it("refuses what is no name and what is taken, with a sentence", async () => {
    await expect(renamed("process ¦a", "two words")).rejects.toThrow(/“two words” is no name/);
    await expect(renamed("process ¦a\ndecision b", "b")).rejects.toThrow(/“b” is taken: line 2 declares it/);
  });
});
