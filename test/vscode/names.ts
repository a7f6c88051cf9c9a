/** Names across files, in a real VS Code: what they stand for, where they are used, and that they can be changed. */
import * as vscode from "vscode";
import { asked, found, opened, placeOf, withFiles, workspaceFolder } from "./editor.ts";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const team = 'actor ds "Data scientist" { cost 80 EUR per hour }\n';
const main = `import "./names-team.mlflow"

interface nb "Notebook" { kind ui }

phase prepare "Prepare" {
  process collect "Collect" by ds is semi-automated
  process label "Label" by ds via nb is manual {
    effort 4h
    runs 2 per month
    note "Read by **two** people."
  }
}

collect -> label

target later "Later" {
  change label is automated
}
`;

/** The map and its team in two files. */
function inTwoFiles(
  check: (main: vscode.TextDocument, team: vscode.TextDocument) => Promise<void>,
  name = "names",
): Promise<void> {
  const text = main.replace("names-team", `${name}-team`);
  return withFiles({ [`${name}-main.mlflow`]: text, [`${name}-team.mlflow`]: team }, async ([first, second]) => {
    if (!first || !second) throw new Error("no files");
    await found(first, ({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
    await check(first, second);
  });
}

test("a step's page tells level and meaning, people, hours, its note as Markdown, and each state", async () => {
  await inTwoFiles(async (document) => {
    const page = await hoverAt(document, placeOf(document, "-> label", 4));
    for (const part of [
      "**Label** (process `label`)",
      "🟥",
      "by Data scientist via Notebook",
      "Takes 8\u00a0h a month.",
      "Read by **two** people.",
      "- Later: 🟩 automated",
    ])
      expectTrue(page.includes(part), `“${part}” is not in: ${page}`);
  });
});

test("a level and a keyword have their page, too", async () => {
  await inTwoFiles(async (document) => {
    expectTrue(
      (await hoverAt(document, placeOf(document, "semi-automated", 2))).includes("🟨"),
      "no page of the level",
    );
    expectTrue((await hoverAt(document, placeOf(document, "runs 2", 1))).length > 20, "no page of the keyword");
  });
});

test("an actor of another file is gone to, and found in both files", async () => {
  await inTwoFiles(async (document, other) => {
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const at = placeOf(document, "by ds", 3);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("editor.action.revealDefinition");
    const there = await eventually("the other file to be shown", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === other.uri.toString() ? active : undefined;
    });
    expectEqual(there.document.lineAt(there.selection.active.line).text, team.trimEnd(), "the line gone to");
    const places = await eventually("three places", async () => {
      const all = await asked<vscode.Location[]>(other, "executeReferenceProvider", placeOf(other, "ds"));
      return all.length === 3 ? all : undefined;
    });
    expectEqual(new Set(places.map(({ uri }) => uri.path.split("/").at(-1))).size, 2, "files");
  });
});

test("an actor that is renamed has its new name in all files, and a name that is taken is refused", async () => {
  await inTwoFiles(async (document, other) => {
    const at = placeOf(other, "ds");
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      other.uri,
      at,
      "scientist",
    );
    expectTrue(await vscode.workspace.applyEdit(edit), "the names could not be changed");
    expectTrue(other.getText().startsWith("actor scientist "), `the declaration: ${other.getText()}`);
    expectEqual(document.getText().match(/by scientist/g)?.length, 2, "uses");
    const refused = await vscode.commands
      .executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        placeOf(document, "collect"),
        "label",
      )
      .then(
        () => "",
        (error: unknown) => String(error),
      );
    expectTrue(/taken/.test(refused), `not refused: ${refused}`);
    for (const one of [document, other]) await one.save();
  }, "renamed");
});

test("a map that moves into a folder still finds what it imports", async () => {
  const folder = vscode.Uri.joinPath(workspaceFolder(), "names-moved");
  try {
    await inTwoFiles(async (document) => {
      const moved = vscode.Uri.joinPath(folder, "names-main.mlflow");
      const move = new vscode.WorkspaceEdit();
      move.renameFile(document.uri, moved);
      expectTrue(await vscode.workspace.applyEdit(move), "the file could not be moved");
      const there = await vscode.workspace.openTextDocument(moved);
      await eventually("its import to follow", () =>
        there.getText().startsWith('import "../moving-team.mlflow"') ? true : undefined,
      );
      await there.save();
      const errors = () => vscode.languages.getDiagnostics(moved).filter(({ severity }) => severity === 0);
      await found(there, ({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
      expectEqual(errors(), [], "errors after the move");
    }, "moving");
  } finally {
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  }
});

test("what leads to a step is found as its callers", async () => {
  await inTwoFiles(async (document) => {
    const [item] = await asked<vscode.CallHierarchyItem[]>(
      document,
      "prepareCallHierarchy",
      placeOf(document, "label ", 1),
    );
    const from = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      "vscode.provideIncomingCalls",
      item,
    );
    expectEqual(
      from.map(({ from: { name } }) => name),
      ["Collect"],
      "steps before",
    );
  });
});

test("a target tells its score beside that of today, and each change what it starts from", async () => {
  await inTwoFiles(async (document) => {
    const lenses = await asked<vscode.CodeLens[]>(document, "executeCodeLensProvider");
    const line = placeOf(document, "target later").line;
    const titles = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title ?? "");
    expectTrue(
      titles.some((title) => /^Automation score 33\s?% → 83\s?%$/.test(title)),
      `another score: ${titles.join(" | ")}`,
    );
    const all = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
    const hints = await asked<vscode.InlayHint[]>(document, "executeInlayHintProvider", all);
    const words = hints.map(({ label }) => (typeof label === "string" ? label : label.map((p) => p.value).join("")));
    expectTrue(words.includes("from manual"), `no level before: ${words.join(" | ")}`);
  });
});

test("a colour means the same kind of word, wherever it stands", async () => {
  const document = await opened(main.replace(/^import.*$/m, team));
  const tokens = await asked<vscode.SemanticTokens>(document, "provideDocumentSemanticTokens");
  const { tokenTypes } = await asked<vscode.SemanticTokensLegend>(document, "provideDocumentSemanticTokensLegend");
  const kinds = new Map<string, Set<string>>();
  let [line, column] = [0, 0];
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [down, right, length, type] = tokens.data.subarray(i, i + 4) as unknown as [number, number, number, number];
    column = down === 0 ? column + right : right;
    line += down;
    const word = document.getText(new vscode.Range(line, column, line, column + length));
    kinds.set(word, (kinds.get(word) ?? new Set()).add(tokenTypes[type] ?? ""));
  }
  const [actor, step, level] = ["ds", "label", "automated"].map((word) => [...(kinds.get(word) ?? [])].join());
  expectTrue(Boolean(actor && step && level), `words without a kind: ${JSON.stringify([actor, step, level])}`);
  expectEqual(new Set([actor, step, level]).size, 3, "kinds of an actor, a step and a level");
  for (const kind of [actor, step, level]) expectTrue(!kind?.includes(","), `one word of several kinds: ${kind}`);
});

async function hoverAt(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await asked<vscode.Hover[]>(document, "executeHoverProvider", at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n\n");
}
