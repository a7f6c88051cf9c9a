/** What the server says that it can do, it does, and it serves nothing that it does not say. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallHierarchyItem, CompletionList, WorkspaceEdit } from "vscode-languageserver";
import { type Client, startClient } from "./client.ts";

const files: Readonly<Record<string, string>> = {
  "people.mlflow": 'actor ds "Data scientist"\n',
  "team/tools.mlflow": 'import "../people.mlflow"\n\ninterface sdk "SDK"\n',
  "main.mlflow": `import "./people.mlflow"
import "./team/tools.mlflow"

map "Small" {
  note "See."
  link "https://example.com/a"
}

phase build "Build" {
  process train "Train" by ds via sdk is manual { effort 4h  runs 2 per month }
}
process deploy "Deploy" by ds is manual

train -> deploy

target y2027 "Year" {
  change train is automated
}
`,
  "offers/acme.mlflow": `import "../main.mlflow"

platform acme "Acme" for y2027 {
  rate train is automated
}
`,
};
const main = files["main.mlflow"] ?? "";

let client: Client;
let folder: string;
let capabilities: Readonly<Record<string, unknown>>;
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlflow-capabilities-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  client = startClient();
  const result = await client.connection.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ name: "maps", uri: pathToFileURL(folder).href }],
    capabilities: {},
  });
  capabilities = result.capabilities;
  await client.connection.sendNotification("initialized", {});
  await client.open(uriOf("main.mlflow"), main);
  await client.diagnosed(uriOf("main.mlflow"), ({ diagnostics }) => diagnostics.length > 0);
});
afterAll(async () => {
  expect(await client.close()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const placeOf = (part: string, plus = 0, text = main) => {
  const before = text.slice(0, text.indexOf(part) + plus).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length };
};
const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(method, params);
const about = <T>(method: string, more: object = {}, name = "main.mlflow"): Promise<T> =>
  ask(method, { textDocument: { uri: uriOf(name) }, ...more });
const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

/** For each capability a question whose answer must hold something. */
const questions: Readonly<Record<string, () => Promise<unknown>>> = {
  completionProvider: async () => {
    const { items } = await about<CompletionList>("textDocument/completion", { position: placeOf("ds via", 0) });
    const [ds] = items.filter(({ label }) => label === "ds");
    return (await ask<{ documentation?: unknown }>("completionItem/resolve", ds ?? {})).documentation;
  },
  hoverProvider: () => about("textDocument/hover", { position: placeOf("ds via") }),
  definitionProvider: () => about("textDocument/definition", { position: placeOf("sdk is") }),
  referencesProvider: () =>
    about("textDocument/references", { position: placeOf("ds via"), context: { includeDeclaration: true } }),
  documentHighlightProvider: () => about("textDocument/documentHighlight", { position: placeOf("train ->") }),
  documentSymbolProvider: () => about("textDocument/documentSymbol"),
  codeActionProvider: () => about("textDocument/codeAction", { range, context: { diagnostics: [] } }),
  codeLensProvider: () => about("textDocument/codeLens"),
  documentLinkProvider: () => about("textDocument/documentLink"),
  documentFormattingProvider: () => about("textDocument/formatting", { options }, "ugly.mlflow"),
  documentRangeFormattingProvider: () => about("textDocument/rangeFormatting", { options, range }, "ugly.mlflow"),
  documentOnTypeFormattingProvider: () =>
    about("textDocument/onTypeFormatting", { options, ch: "\n", position: { line: 1, character: 0 } }, "ugly.mlflow"),
  foldingRangeProvider: () => about("textDocument/foldingRange"),
  renameProvider: async () => {
    const position = placeOf("ds via");
    expect(await about("textDocument/prepareRename", { position })).toMatchObject({ start: position });
    const { changes } = await about<WorkspaceEdit>("textDocument/rename", { position, newName: "scientist" });
    expect(Object.keys(changes ?? {}).sort()).toEqual([uriOf("main.mlflow"), uriOf("people.mlflow")].sort());
    return changes;
  },
  selectionRangeProvider: () => about("textDocument/selectionRange", { positions: [placeOf('link "https')] }),
  callHierarchyProvider: async () => {
    const items = await about<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
      position: placeOf("train ->"),
    });
    return ask("callHierarchy/outgoingCalls", { item: items[0] });
  },
  semanticTokensProvider: async () => {
    const whole = await about<{ data: number[]; resultId: string }>("textDocument/semanticTokens/full");
    const part = await about<{ data: number[] }>("textDocument/semanticTokens/range", { range });
    expect(part.data).toEqual(whole.data);
    const change = await about<{ edits: unknown[] }>("textDocument/semanticTokens/full/delta", {
      previousResultId: whole.resultId,
    });
    expect(change.edits).toEqual([]);
    return whole.data;
  },
  inlayHintProvider: () => about("textDocument/inlayHint", { range }),
  workspaceSymbolProvider: () => ask("workspace/symbol", { query: "scientist" }),
  workspace: () =>
    ask("workspace/willRenameFiles", {
      files: [{ oldUri: uriOf("people.mlflow"), newUri: uriOf("who.mlflow") }],
    }),
};
/** What is no request: how texts and places are told. */
const manners: ReadonlySet<string> = new Set(["textDocumentSync", "positionEncoding"]);

describe("what the server can do", () => {
  it("has a question here for each thing that it says", () => {
    const said = Object.keys(capabilities).filter((name) => capabilities[name] !== false && !manners.has(name));
    expect(said.sort()).toEqual(Object.keys(questions).sort());
  });

  it.each(Object.entries(questions))("%s: answers with something", async (_, question) => {
    await client.open(uriOf("ugly.mlflow"), 'process   a "A"\nprocess b');
    const answer = await question();
    expect(JSON.stringify(answer ?? null).length).toBeGreaterThan(20);
  });

  it("does not serve what it does not say", async () => {
    const silent = ["typeDefinition", "implementation", "declaration", "signatureHelp", "diagnostic", "moniker"];
    for (const name of silent) {
      const asked = about(`textDocument/${name}`, { position: placeOf("ds via") });
      const answer = await asked.catch(({ code }: { code: number }) => code);
      expect([null, -32601], name).toContain(answer);
    }
  });

  it("shows the way of a step that another file names", async () => {
    const [item] = await about<CallHierarchyItem[]>(
      "textDocument/prepareCallHierarchy",
      { position: placeOf("train is", 0, files["offers/acme.mlflow"]) },
      "offers/acme.mlflow",
    );
    expect(item).toMatchObject({ name: "Train", uri: uriOf("main.mlflow") });
    const calls = await ask<{ to: CallHierarchyItem }[]>("callHierarchy/outgoingCalls", { item });
    expect(calls.map(({ to }) => to.name)).toEqual(["Deploy"]);
  });
});

it("sends another editor no messages that it does not know", async () => {
  const other = startClient();
  const methods = new Set<string>();
  other.connection.onNotification((method) => void methods.add(method));
  await other.connection.sendRequest("initialize", {
    processId: process.pid,
    clientInfo: { name: "Neovim" },
    rootUri: null,
    capabilities: {},
  });
  await other.connection.sendNotification("initialized", {});
  await other.open("untitled:One.mlflow", main);
  await other.diagnosed("untitled:One.mlflow", ({ diagnostics }) => diagnostics.length > 0);
  expect(await other.close()).toBe(0);
  expect([...methods]).toEqual([]);
});

describe("imports follow files that are renamed", () => {
  const renamed = async (...pairs: readonly (readonly [from: string, to: string])[]) => {
    const asked = { files: pairs.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })) };
    const edit = await ask<WorkspaceEdit | null>("workspace/willRenameFiles", asked);
    return Object.fromEntries(
      Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [
        uri.replace(`${pathToFileURL(folder).href}/`, ""),
        edits.map(({ newText }) => newText),
      ]),
    );
  };

  it.each(["team", "team/"])("with their folder (%s)", async (from) => {
    expect(await renamed([from, from.replace("team", "parts/tools")])).toEqual({
      "main.mlflow": ['"./parts/tools/tools.mlflow"'],
      "team/tools.mlflow": ['"../../people.mlflow"'],
    });
  });

  it("two at a time, one of which imports the other", async () => {
    expect(await renamed(["people.mlflow", "team/people.mlflow"], ["main.mlflow", "maps/main.mlflow"])).toEqual({
      "main.mlflow": ['"../team/people.mlflow"', '"../team/tools.mlflow"'],
      "team/tools.mlflow": ['"./people.mlflow"'],
      "offers/acme.mlflow": ['"../maps/main.mlflow"'],
    });
  });

  it("that change places", async () => {
    expect(await renamed(["people.mlflow", "team/tools.mlflow"], ["team/tools.mlflow", "people.mlflow"])).toEqual({
      "main.mlflow": ['"./team/tools.mlflow"', '"./people.mlflow"'],
      "team/tools.mlflow": ['"./team/tools.mlflow"'],
    });
  });
});
