import { EmptyFileSystem } from "langium";
import { describe, expect, it } from "vitest";
import type { SelectionRange } from "vscode-languageserver";
import { selectionRanges } from "../../../src/language/features/selection-ranges.ts";
import { createMlflowServices } from "../../../src/language/services.ts";
import { applied, open } from "./workbench.ts";

const everything = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

/** A label with ordinary blanks. */
function plain(label: unknown): string {
  return typeof label === "string" ? label.replace(/\u00a0/g, " ") : "";
}

const map = `import "./other.mlflow"

map "Title" {
  link "https://example.com" "Page"
}

actor ds "Data scientist"

start s
end e

phase build "Build" {
  process data "Prepare" by ds is manual { effort 4h  runs 2..3 per week }
  process train "Train" by ds is absent
}

s -> data -> train -> e

target y "Year" {
  change data is automated
}
`;

describe("semantic tokens", () => {
  it("colour names by what they stand for, declared and used", async () => {
    const { services, document, at } = await open(map);
    const provider = services.Mlflow.lsp.SemanticTokenProvider;
    const { data } = (await provider?.semanticHighlight(document, at)) ?? { data: [] };
    const names = Object.entries(provider?.tokenTypes ?? {});
    const lines = document.textDocument.getText().split("\n");
    let [line, character] = [0, 0];
    const found: string[] = [];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const text = lines[line]?.slice(character, character + length);
      found.push(`${text} ${names.find(([, n]) => n === type)?.[0]}`);
    }
    expect(found).toEqual([
      "ds class",
      "s function",
      "e function",
      "build namespace",
      "data function",
      "ds class",
      "manual enumMember",
      "train function",
      "ds class",
      "absent enumMember",
      "s function",
      "data function",
      "train function",
      "e function",
      "y type",
      "data function",
      "automated enumMember",
    ]);
  });
});

describe("inlay hints", () => {
  it("say what an effort comes to in a month, and from which level a target starts", async () => {
    const { services, document, at } = await open(map);
    const hints = await services.Mlflow.lsp.InlayHintProvider?.getInlayHints(document, { ...at, range: everything });
    expect(hints?.map((hint) => [hint.position.line + 1, plain(hint.label)])).toEqual([
      [13, "34–50 h a month"],
      [20, "from manual"],
    ]);
  });
});

describe("code lenses", () => {
  it("open the preview and show the scores", async () => {
    const { services, document, at } = await open(map);
    const lenses = await services.Mlflow.lsp.CodeLensProvider?.provideCodeLens(document, at);
    expect(lenses?.map((l) => `${l.range.start.line + 1}: ${l.command?.title.replace(/\u00a0/g, " ")}`)).toEqual([
      "3: Open preview",
      "3: Automation score 0 %",
      "19: Automation score 0 % → 50 %",
      "19: Saves 32–48 h a month *",
    ]);
    // The figures of this target, where what is assumed can be changed.
    expect(lenses?.at(-1)?.command).toMatchObject({
      command: "mlProcessMaps.showFigures",
      arguments: [document.uri.toString(), expect.any(String)],
    });
  });
});

describe("the lens of what a target saves", () => {
  it("is not there where no step with hours changes", async () => {
    const { services, document, at } = await open(
      "process a is manual { effort 2h runs 4 per month }\nprocess b is manual\ntarget t { change b is automated }\n",
    );
    const lenses = await services.Mlflow.lsp.CodeLensProvider?.provideCodeLens(document, at);
    expect(lenses?.map((l) => l.command?.title).filter((title) => title?.startsWith("Saves"))).toEqual([]);
  });
});

describe("the lens of a view", () => {
  it("shows it in the preview, and says how much it shows", async () => {
    const { services, document, at } = await open("process a\nprocess b\na -> b\nview some { show step a }\n");
    const lenses = await services.Mlflow.lsp.CodeLensProvider?.provideCodeLens(document, at);
    const lens = lenses?.find((l) => l.command?.command === "mlProcessMaps.showView");
    expect(lens?.command?.title).toBe("Show this view: 1 of 2 steps");
    expect(lens?.command?.arguments).toEqual([document.uri.toString(), "some"]);
    expect(lens?.range.start.line).toBe(3);
  });
});

describe("document links", () => {
  it("lead to imports and web addresses, and to nothing that runs", async () => {
    const { services, document, at } = await open(
      map.replace("  link", '  link "command:x"\n  link "javascript:alert(1)"\n  link'),
    );
    const links = await services.Mlflow.lsp.DocumentLinkProvider?.getDocumentLinks(document, at);
    expect(links?.map((link) => link.target)).toEqual(["file:///maps/other.mlflow", "https://example.com"]);
    expect(document.textDocument.getText(links?.[0]?.range)).toBe("./other.mlflow");
  });
});

describe("call hierarchy", () => {
  it("walks along the flow", async () => {
    const { services, document, at } = await open(map.replace("-> train ->", "-> ¦train ->"));
    const provider = services.Mlflow.lsp.CallHierarchyProvider;
    const [item] = (await provider?.prepareCallHierarchy(document, at)) ?? [];
    expect(item).toMatchObject({ name: "Train", detail: "absent" });
    if (!item) return;
    const before = await provider?.incomingCalls({ item });
    expect(before?.map((call) => call.from.name)).toEqual(["Prepare"]);
    const after = await provider?.outgoingCalls({ item });
    expect(after?.map((call) => call.to.name)).toEqual(["e"]);
    expect(document.textDocument.getText(after?.[0]?.fromRanges[0])).toBe("train -> e");
  });

  it("starts at steps only", async () => {
    const { services, document, at } = await open("actor ¦ds");
    expect(await services.Mlflow.lsp.CallHierarchyProvider?.prepareCallHierarchy(document, at)).toBeUndefined();
  });
});

describe("workspace symbols", () => {
  it("find declarations of all files by name and by title", async () => {
    const { services } = await open(map, { "other.mlflow": 'actor pm "Product manager"' });
    const find = async (query: string) =>
      ((await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query })) ?? []).map((s) => s.name);
    expect(await find("Product")).toEqual(["Product manager"]);
    expect(await find("train")).toEqual(["Train"]);
    expect((await find("")).length).toBe(8);
  });
});

describe("renaming files", () => {
  const folder = "file:///maps";
  const texts = { "other.mlflow": 'import "./main.mlflow"', "sub/deep.mlflow": "import '../other.mlflow'" };

  async function moved(from: string, to: string) {
    const { services, files } = await open('import "./other.mlflow"', texts);
    const handler = services.shared.lsp.FileOperationHandler;
    const edit = await handler?.willRenameFiles?.({
      files: [{ oldUri: `${folder}/${from}`, newUri: `${folder}/${to}` }],
    });
    return Object.fromEntries(
      [...files].map(([name, document]) => [name, applied(document, edit?.changes?.[document.uri.toString()] ?? [])]),
    );
  }

  it("updates those who import the file, and its own imports", async () => {
    expect(await moved("other.mlflow", "sub/new name.mlflow")).toEqual({
      "main.mlflow": 'import "./sub/new name.mlflow"',
      "other.mlflow": 'import "../main.mlflow"',
      "sub/deep.mlflow": "import './new name.mlflow'",
    });
  });

  it("moves whole folders", async () => {
    expect(await moved("sub", "far/away")).toMatchObject({
      "main.mlflow": 'import "./other.mlflow"',
      "sub/deep.mlflow": "import '../../other.mlflow'",
    });
  });
});

describe("expanding a selection", () => {
  it("grows from the word to the clause, the block, the declaration and the file", async () => {
    const { document, position } = await open('process a "T" { reads ¦gold  effort 4h }\na -> b');
    const texts: string[] = [];
    let range: SelectionRange | undefined = selectionRanges(document, [position])[0];
    for (; range; range = range.parent) texts.push(document.textDocument.getText(range.range));
    expect(texts).toEqual([
      "gold",
      "reads gold",
      "reads gold  effort 4h",
      "{ reads gold  effort 4h }",
      'process a "T" { reads gold  effort 4h }',
      'process a "T" { reads gold  effort 4h }\na -> b',
    ]);
  });

  it("is announced by the server", async () => {
    const { shared } = createMlflowServices(EmptyFileSystem);
    const { capabilities } = await shared.lsp.LanguageServer.initialize({
      capabilities: {},
      processId: null,
      rootUri: null,
    });
    expect(capabilities).toMatchObject({
      selectionRangeProvider: true,
      renameProvider: { prepareProvider: true },
      completionProvider: {},
      hoverProvider: true,
      codeLensProvider: {},
      inlayHintProvider: {},
      documentLinkProvider: {},
      semanticTokensProvider: {},
      callHierarchyProvider: {},
      workspaceSymbolProvider: {},
      documentOnTypeFormattingProvider: { firstTriggerCharacter: "}" },
    });
  });
});
