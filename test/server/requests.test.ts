/** Every request that the built server says it answers, in a workspace of two files, and what happens to files around it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  CallHierarchyItem,
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  InitializeResult,
  Location,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { type Client, startClient } from "./client.ts";

const people = 'actor ds "Data scientist"\n\ninterface lab "Labelling desk 🏷" { kind ui }\n';
const text = `import "./people.mlflow"

map "Small"

start go "Go"
end   done "Done"

phase all "Everything" {
  process collect "Collect 🗂 documents" by ds is manual { effort 4h  runs 2 per month }
  process label   "Label" by ds via lab is manual
}

go -> collect -> label -> done

target later "Later" {
  change label is automated
}
`;

let client: Client;
let folder: string;
let result: InitializeResult;
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(method, params);

/** The position of a text's first place, so many characters on, counted in UTF-16. */
function at(part: string, plus = 0): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(part) + plus).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlflow-requests-"));
  writeFileSync(join(folder, "people.mlflow"), people);
  writeFileSync(join(folder, "main.mlflow"), text);
  client = startClient();
  result = await ask("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ name: "work", uri: pathToFileURL(folder).href }],
    capabilities: {
      general: { positionEncodings: ["utf-16", "utf-8"] },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
      },
    },
  });
  await client.connection.sendNotification("initialized", {});
  await client.open(uriOf("main.mlflow"), text);
  await client.diagnosed(uriOf("main.mlflow"), ({ diagnostics }) => diagnostics.length > 0);
});

afterAll(async () => {
  expect(await client.close()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

describe("each request that the server declares", () => {
  const here = () => ({ textDocument: { uri: uriOf("main.mlflow") } });
  const options = { tabSize: 2, insertSpaces: true };
  const answers: Readonly<Record<string, () => Promise<void>>> = {
    completionProvider: async () => {
      const list = await ask<CompletionList>("textDocument/completion", { ...here(), position: at("ds is manual") });
      const item = list.items.find(({ label }) => label === "ds");
      expect(item).toBeDefined();
      const resolved = await ask<{ documentation?: unknown }>("completionItem/resolve", item as object);
      expect(JSON.stringify(resolved.documentation)).toContain("Data scientist");
    },
    hoverProvider: async () => {
      // Behind a character of two UTF-16 units on the same line: its place is counted in them.
      const hover = await ask<Hover>("textDocument/hover", { ...here(), position: at("by ds is manual", 3) });
      expect(JSON.stringify(hover.contents)).toContain("Data scientist");
      expect(hover.range).toEqual({ start: at("by ds is manual", 3), end: at("by ds is manual", 5) });
    },
    definitionProvider: async () => {
      const found = await ask<readonly { targetUri?: string; uri?: string }[]>("textDocument/definition", {
        ...here(),
        position: at("via lab", 4),
      });
      expect(found.map((place) => place.targetUri ?? place.uri)).toEqual([uriOf("people.mlflow")]);
    },
    referencesProvider: async () => {
      const found = await ask<readonly Location[]>("textDocument/references", {
        textDocument: { uri: uriOf("people.mlflow") },
        position: { line: 0, character: 6 },
        context: { includeDeclaration: false },
      });
      expect(found.map(({ uri }) => uri)).toEqual([uriOf("main.mlflow"), uriOf("main.mlflow")]);
    },
    documentHighlightProvider: async () => {
      const found = await ask<readonly unknown[]>("textDocument/documentHighlight", {
        ...here(),
        position: at("label ->"),
      });
      expect(found).toHaveLength(3);
    },
    renameProvider: async () => {
      const position = at("by ds", 3);
      expect(await ask("textDocument/prepareRename", { ...here(), position })).not.toBeNull();
      const edit = await ask<WorkspaceEdit>("textDocument/rename", { ...here(), position, newName: "analyst" });
      expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uriOf("main.mlflow"), uriOf("people.mlflow")]);
    },
    documentSymbolProvider: async () => {
      const symbols = await ask<readonly DocumentSymbol[]>("textDocument/documentSymbol", here());
      expect(JSON.stringify(symbols)).toContain("Everything");
    },
    workspaceSymbolProvider: async () => {
      expect(JSON.stringify(await ask("workspace/symbol", { query: "ds" }))).toContain("people.mlflow");
    },
    foldingRangeProvider: async () => {
      expect(await ask("textDocument/foldingRange", here())).toEqual(
        expect.arrayContaining([expect.objectContaining({ startLine: at("phase all").line })]),
      );
    },
    selectionRangeProvider: async () => {
      const [range] = await ask<readonly SelectionRange[]>("textDocument/selectionRange", {
        ...here(),
        positions: [at("4h")],
      });
      let depth = 0;
      for (let r: SelectionRange | undefined = range; r; r = r.parent) depth += 1;
      expect(depth).toBeGreaterThan(3);
    },
    documentLinkProvider: async () => {
      const links = await ask<readonly { target: string }[]>("textDocument/documentLink", here());
      expect(links.map(({ target }) => target)).toEqual([uriOf("people.mlflow")]);
    },
    semanticTokensProvider: async () => {
      const all = await ask<{ data: number[] }>("textDocument/semanticTokens/full", here());
      const some = await ask<{ data: number[] }>("textDocument/semanticTokens/range", {
        ...here(),
        range: { start: at("phase all"), end: at("go -> collect") },
      });
      expect(all.data.length).toBeGreaterThan(some.data.length);
      expect(some.data.length).toBeGreaterThan(0);
    },
    inlayHintProvider: async () => {
      const range = { start: at("import"), end: at("change label", 12) };
      const hints = await ask<readonly { label: unknown }[]>("textDocument/inlayHint", { ...here(), range });
      expect(JSON.stringify(hints)).toMatch(/8\s?h/);
    },
    codeLensProvider: async () => {
      expect(JSON.stringify(await ask("textDocument/codeLens", here()))).toContain("Automation score");
    },
    callHierarchyProvider: async () => {
      const [item] = await ask<readonly CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
        ...here(),
        position: at("label   "),
      });
      const [into, out] = [
        await ask<readonly { from: CallHierarchyItem }[]>("callHierarchy/incomingCalls", { item }),
        await ask<readonly { to: CallHierarchyItem }[]>("callHierarchy/outgoingCalls", { item }),
      ];
      expect(into.map(({ from }) => from.name).join()).toContain("Collect");
      expect(out.map(({ to }) => to.name).join()).toContain("Done");
    },
    codeActionProvider: async () => {
      const found = await ask<readonly CodeAction[]>("textDocument/codeAction", {
        ...here(),
        range: { start: at("label   "), end: at("label   ") },
        context: { diagnostics: [] },
      });
      expect(found.map(({ title }) => title)).toContain("Turn the level up to non-repeatable");
    },
    documentFormattingProvider: async () => {
      expect(
        (await ask<readonly TextEdit[]>("textDocument/formatting", { ...here(), options })).length,
      ).toBeGreaterThan(0);
    },
    documentRangeFormattingProvider: async () => {
      const range = { start: at("start go"), end: at('done "Done"', 11) };
      const edits = await ask<readonly TextEdit[]>("textDocument/rangeFormatting", { ...here(), range, options });
      expect(edits.length).toBeGreaterThan(0);
      for (const edit of edits) expect(edit.range.end.line).toBeLessThanOrEqual(range.end.line);
    },
    documentOnTypeFormattingProvider: async () => {
      const position = at("}\n\ngo", 1);
      const edits = await ask("textDocument/onTypeFormatting", { ...here(), position, ch: "}", options });
      expect(Array.isArray(edits)).toBe(true);
    },
  };

  it("is one of those tested here, and nothing is declared but not answered", () => {
    const declared = Object.entries(result.capabilities)
      .filter(([name, value]) => name.endsWith("Provider") && value !== false)
      .map(([name]) => name);
    expect(declared.sort()).toEqual(Object.keys(answers).sort());
  });

  it("says of which kinds its code actions are: an editor has its own commands only for those", async () => {
    const { codeActionKinds } = result.capabilities.codeActionProvider as { codeActionKinds: readonly string[] };
    expect(codeActionKinds).toEqual(expect.arrayContaining(["source.organizeImports", "source.fixAll.mlflow"]));
    const found = await ask<readonly CodeAction[]>("textDocument/codeAction", {
      ...here(),
      range: { start: at("phase all"), end: at("label   ") },
      context: { diagnostics: [], only: ["quickfix", "refactor", "source"] },
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ kind }) => kind).filter((kind) => !codeActionKinds.includes(kind ?? ""))).toEqual([]);
  });

  it.each(Object.entries(answers))("%s", async (_, answered) => answered());

  it("updates the imports of files that are renamed", async () => {
    const edit = await ask<WorkspaceEdit>("workspace/willRenameFiles", {
      files: [{ oldUri: uriOf("people.mlflow"), newUri: uriOf("team/people.mlflow") }],
    });
    expect(edit.changes?.[uriOf("main.mlflow")]?.map(({ newText }) => newText)).toEqual(['"./team/people.mlflow"']);
  });

  it("offers a new file to move things to, where the editor can make one", async () => {
    const found = await ask<readonly CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uriOf("people.mlflow") },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ["refactor.move"] },
    });
    expect(found.map(({ title }) => title)).toEqual(["Move the actor to a new file “./actors.mlflow”"]);
    const changes = found[0]?.edit?.documentChanges ?? [];
    expect(changes[0]).toMatchObject({ kind: "create", uri: uriOf("actors.mlflow") });
    // The map that names the actor imports its new home too.
    expect(JSON.stringify(changes)).toContain("main.mlflow");
  });
});

describe("files around the open one", () => {
  const changed = (name: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uriOf(name), type }] });
  const isMissed = ({ diagnostics }: { diagnostics: readonly { message: string }[] }) =>
    diagnostics.some(({ message }) => message.includes("`lab`"));

  it("are followed when they change on disk, go, and come back", async () => {
    writeFileSync(join(folder, "people.mlflow"), people.replace("interface lab", "interface desk"));
    await changed("people.mlflow", 2);
    await client.diagnosed(uriOf("main.mlflow"), isMissed);
    rmSync(join(folder, "people.mlflow"));
    await changed("people.mlflow", 3);
    await client.diagnosed(uriOf("main.mlflow"), ({ diagnostics }) =>
      diagnostics.some(({ message }) => message.includes("There is no file")),
    );
    writeFileSync(join(folder, "people.mlflow"), people);
    await changed("people.mlflow", 1);
    await client.diagnosed(uriOf("main.mlflow"), ({ diagnostics }) =>
      diagnostics.every(({ severity }) => severity > 1),
    );
  });

  it.each([
    ["never saved", "untitled:Untitled-1"],
    ["an old version", "git:/elsewhere/old.mlflow?%7B%22ref%22%3A%22HEAD%22%7D"],
    ["of another file system", "vscode-vfs://github/someone/maps/main.mlflow"],
  ])("give help for a text that is %s", async (_, uri) => {
    const alone = 'actor x "Somebody"\n\nprocess a "A" by x is manual\n';
    await client.open(uri, alone);
    await client.diagnosed(uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === "manual-step"));
    const hover = await ask<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 2, character: 18 },
    });
    expect(JSON.stringify(hover.contents)).toContain("Somebody");
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    // Nothing is left of it, and the server lives on.
    await client.diagnosed(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it("count as they are on disk when they are closed without saving", async () => {
    const uri = uriOf("people.mlflow");
    await client.open(uri, people.replace("interface lab", "interface desk"));
    await client.diagnosed(uriOf("main.mlflow"), isMissed);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.diagnosed(uriOf("main.mlflow"), (found) => !isMissed(found));
  });

  it("are found in folders that are added later, and forgotten with them", async () => {
    const other = mkdtempSync(join(tmpdir(), "mlflow-second-"));
    mkdirSync(join(other, "deep"));
    writeFileSync(join(other, "deep", "second.mlflow"), 'actor zoologist "Zoologist"\n');
    const event = (added: boolean) => {
      const folders = [{ name: "second", uri: pathToFileURL(other).href }];
      return { event: { added: added ? folders : [], removed: added ? [] : folders } };
    };
    const hits = async () =>
      ((await ask<readonly unknown[] | null>("workspace/symbol", { query: "zoolog" })) ?? []).length;
    const become = async (count: number) => {
      const end = Date.now() + 15_000;
      while ((await hits()) !== count && Date.now() < end) await new Promise((done) => setTimeout(done, 30));
      expect(await hits()).toBe(count);
    };
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", event(true));
    await become(1);
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", event(false));
    await become(0);
    rmSync(other, { recursive: true, force: true });
  });
});
