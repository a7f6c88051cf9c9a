/** What the extension does inside a real VS Code: the same suite in every host. The workspace is a copy of examples/. */
import * as vscode from "vscode";
import {
  closePreviews,
  found,
  gone,
  opened,
  openedFile,
  placeOf,
  previewTabs,
  ruleOf,
  setText,
  workspaceFolder,
} from "./editor.ts";
import "./actions.ts";
import "./assumption.ts";
import "./completion.ts";
import "./features.ts";
import "./names.ts";
import "./platform-findings.ts";
import "./reference-lenses.ts";
import "./settings.ts";
import { eventually, expectEqual, expectTrue, type Outcome, runTests, test } from "./runner.ts";

const id = "ml-process-maps.ml-process-maps";

const small = `map "Small"

actor ds "Data scientist"

process collect "Collect" by ds is semi-automated
process label   "Label"   by ds is manual
process train   "Train"   by ds is automated

collect -> label -> train
`;

test("a map activates the extension, and all its commands are there", async () => {
  await opened(small);
  const extension = vscode.extensions.getExtension(id);
  expectTrue(extension !== undefined, "the extension is not installed");
  await eventually("the extension to be active", () => (extension.isActive ? true : undefined));
  const registered = new Set(await vscode.commands.getCommands(true));
  const promised = (extension.packageJSON as { contributes: { commands: { command: string }[] } }).contributes.commands;
  const missing = promised.map(({ command }) => command).filter((command) => !registered.has(command));
  expectEqual(missing, [], "commands of package.json that nobody registered");
});

test("the example map has no errors, names of its imports included", async () => {
  const document = await openedFile("nlp-company.mlflow");
  await found(document, (d) => d.severity === vscode.DiagnosticSeverity.Warning);
  const errors = vscode.languages
    .getDiagnostics(document.uri)
    .filter((d) => d.severity === vscode.DiagnosticSeverity.Error);
  expectEqual(errors.map(textOf), [], "errors");
});

test("a manual step is warned of, at its level, until the warning is silenced with a reason", async () => {
  const document = await opened(small);
  const [warning] = await found(document, (d) => ruleOf(d) === "manual-step");
  expectTrue(warning !== undefined, "no warning");
  expectEqual(warning.severity, vscode.DiagnosticSeverity.Warning, "severity");
  expectEqual(warning.range.start.line, 5, "line");
  await replace(document, "is manual", "is manual // lint-ignore manual-step: gone next quarter");
  await gone(document, (d) => ruleOf(d) === "manual-step");
});

test("a wrong level is one error that names the right one, and goes when it is mended", async () => {
  const document = await opened(small.replace("is manual", "is manuel"));
  const errors = await found(document, (d) => d.severity === vscode.DiagnosticSeverity.Error);
  expectEqual(errors.length, 1, "errors");
  expectTrue(/manual/.test(errors[0]?.message ?? ""), `the message does not help: ${errors[0]?.message}`);
  expectEqual(document.getText(errors[0]?.range), "manuel", "place");
  await replace(document, "manuel", "manual");
  await gone(document, (d) => d.severity === vscode.DiagnosticSeverity.Error);
});

test("pointing at a step tells its title, its level and who does it", async () => {
  const document = await opened(small);
  const text = await eventually("a hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      placeOf(document, "label", 0),
    );
    const all = hovers
      .flatMap((h) => h.contents)
      .map((c) => (typeof c === "string" ? c : c.value))
      .join("\n");
    return all === "" ? undefined : all;
  });
  for (const part of ["Label", "manual", "Data scientist"])
    expectTrue(new RegExp(part, "i").test(text), `“${part}” is not in: ${text}`);
});

test("after `is` the five levels are offered, after `by` the actors", async () => {
  const document = await opened(`${small}process more "More" by ds is \n`);
  const levels = await offered(
    document,
    new vscode.Position(document.lineCount - 2, 'process more "More" by ds is '.length),
  );
  for (const level of ["automated", "semi-automated", "non-repeatable", "manual", "absent"]) {
    expectTrue(levels.includes(level), `${level} is not offered: ${levels.join(", ")}`);
  }
  await setText(document, `${small}process more "More" by \n`);
  const actors = await offered(
    document,
    new vscode.Position(document.lineCount - 2, 'process more "More" by '.length),
    "ds",
  );
  expectTrue(actors.includes("ds"), `ds is not offered: ${actors.join(", ")}`);
});

test("the outline shows phases with their steps", async () => {
  const document = await openedFile("nlp-company.mlflow");
  const outline = await eventually("an outline", async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    return symbols && symbols.length > 0 ? symbols : undefined;
  });
  const all = (symbols: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] =>
    symbols.flatMap((symbol) => [symbol, ...all(symbol.children)]);
  const prepare = all(outline).find((symbol) => /prepare/i.test(symbol.name));
  expectTrue(prepare !== undefined, `no phase “prepare” in: ${outline.map((s) => s.name).join(", ")}`);
  expectTrue(prepare.children.length > 0, "the phase has no children");
});

test("blocks can be folded", async () => {
  const document = await openedFile("nlp-company.mlflow");
  const ranges = await eventually("folding ranges", async () => {
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    return folds && folds.length > 0 ? folds : undefined;
  });
  const phase = document.positionAt(document.getText().indexOf("phase prepare")).line;
  expectTrue(
    ranges.some((range) => range.start === phase),
    "the first phase cannot be folded",
  );
});

test("a name leads to its declaration", async () => {
  const document = await opened(small);
  const places = await eventually("a definition", async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      placeOf(document, "by ds", 3),
    );
    return found.length > 0 ? found : undefined;
  });
  const first = places[0];
  expectTrue(first !== undefined, "no definition");
  expectEqual("range" in first ? first.range.start.line : first.targetRange.start.line, 2, "line of the declaration");
});

test("renaming a step renames it wherever it is named", async () => {
  const document = await opened(small);
  const change = await eventually("a rename", async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      placeOf(document, "label", 0),
      "annotate",
    );
    return edit && edit.size > 0 ? edit : undefined;
  });
  await vscode.workspace.applyEdit(change);
  expectEqual(document.getText().match(/\blabel\b/g), null, "uses of the old name");
  expectEqual(document.getText().match(/\bannotate\b/g)?.length, 2, "uses of the new name");
});

test("formatting lines columns up, keeps comments, and does nothing the second time", async () => {
  const document = await opened(
    'process a "A" is manual // kept\nprocess   longer   "Longer"    is automated\n\n\n\na->longer\n',
  );
  await format(document);
  const once = document.getText();
  expectTrue(once.includes("// kept"), `the comment is gone: ${once}`);
  expectTrue(once.includes("a -> longer"), `the flow is not formatted: ${once}`);
  expectEqual(once.indexOf("is manual"), once.split("\n")[1]?.indexOf("is automated"), "column of `is`");
  await format(document);
  expectEqual(document.getText(), once, "formatted twice");
});

test("half-written text is no obstacle: the rest still has its outline, and the server lives on", async () => {
  const document = await opened(`${small}\nprocess {{{ "broken\nphase`);
  await found(document, (d) => d.severity === vscode.DiagnosticSeverity.Error);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  expectTrue(JSON.stringify(symbols.map((s) => s.name)).includes("abel"), "the whole steps have left the outline");
  await setText(document, small);
  await gone(document, (d) => d.severity === vscode.DiagnosticSeverity.Error);
});

test("an empty map and one of strange bytes get a sentence at most, no crash", async () => {
  for (const text of ["", "\u0000\u0001\uFFFD\uD83D", "map", "🟢🟡🔴", '"'.repeat(2000), "process ".repeat(500)]) {
    const document = await opened(text);
    await setText(document, small);
    await found(document, (d) => ruleOf(d) === "manual-step");
  }
});

test("a finding leads to the page of its rule, which opens", async () => {
  const document = await opened(small);
  const [warning] = await found(document, (d) => ruleOf(d) === "manual-step");
  const code = warning?.code;
  expectTrue(typeof code === "object" && code.target.scheme === "mlflow-rule", `no link: ${JSON.stringify(code)}`);
  const page = await vscode.workspace.openTextDocument(code.target);
  expectTrue(/^# .*manual/.test(page.getText()), `not the page of the rule: ${page.getText().slice(0, 200)}`);
});

test("imports that lead nowhere, to the map itself or to a folder are told in a sentence each", async () => {
  const folder = workspaceFolder();
  const uri = vscode.Uri.joinPath(folder, "imports-of-all-kinds.mlflow");
  const text = ["./gone.mlflow", "./imports-of-all-kinds.mlflow", "./processes", "../../../etc/passwd"]
    .map((p) => `import "${p}"`)
    .join("\n");
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${text}\nprocess a "A" is manual\n`));
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await found(document, (d) => d.severity === vscode.DiagnosticSeverity.Error && d.range.start.line === 0);
    await found(document, (d) => ruleOf(d) === "manual-step");
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
});

test("the report of a map is written as one page, in the language that is asked for", async () => {
  const document = await openedFile("nlp-company.mlflow");
  await found(document, (d) => d.severity === vscode.DiagnosticSeverity.Warning);
  const to = vscode.Uri.joinPath(workspaceFolder(), "report.html");
  await vscode.commands.executeCommand("mlProcessMaps.exportReport", document.uri, { to, language: "de" });
  const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(to));
  await vscode.workspace.fs.delete(to);
  for (const part of [
    "<!doctype html>",
    '<html lang="de">',
    "nlp-company.mlflow",
    "Wie heute gearbeitet wird",
    "</svg>",
  ])
    expectTrue(html.includes(part), `no ${part} in the report`);
});

test("the picture leaves the preview in each form, and into the clipboard", async () => {
  await closePreviews();
  const document = await openedFile("nlp-company.mlflow");
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide", document.uri);
  const begins = { svg: "<svg", png: "\u0089PNG", pdf: "%PDF-1.7", html: "<!doctype html>" };
  for (const [format, begin] of Object.entries(begins)) {
    const to = vscode.Uri.joinPath(workspaceFolder(), `picture.${format}`);
    await vscode.commands.executeCommand("mlProcessMaps.exportPicture", format, to);
    const bytes = await eventually(`picture.${format}`, async () => {
      const content = await Promise.resolve(vscode.workspace.fs.readFile(to)).catch(() => undefined);
      return content && content.length > 0 ? content : undefined;
    });
    await vscode.workspace.fs.delete(to);
    expectEqual(String.fromCharCode(...bytes.subarray(0, begin.length)), begin, `how the ${format} begins`);
    expectTrue(bytes.length > 5000, `the ${format} has only ${bytes.length} bytes`);
  }
  await vscode.env.clipboard.writeText("before");
  await vscode.commands.executeCommand("mlProcessMaps.copyPicture");
  // A PNG takes the place of the text; where the window lets none in, the picture's own text comes.
  await eventually("the picture in the clipboard", async () => {
    const text = await vscode.env.clipboard.readText();
    return text !== "before" && (text === "" || text.startsWith("<svg")) ? true : undefined;
  });
});

test("a table becomes a map that is not saved yet, with its preview", async () => {
  await closePreviews();
  const table = vscode.Uri.joinPath(workspaceFolder(), "steps.csv");
  const rows = "step,owner,level,next\nCollect,Ann,manual,Train\nTrain,Bo,automated,\n";
  await vscode.workspace.fs.writeFile(table, new TextEncoder().encode(rows));
  await vscode.commands.executeCommand("mlProcessMaps.importMap", table);
  await vscode.workspace.fs.delete(table);
  const document = vscode.window.activeTextEditor?.document ?? vscode.workspace.textDocuments.find((d) => d.isUntitled);
  expectEqual(document?.languageId, "mlflow", "language of what was opened");
  expectTrue(document?.isUntitled === true, "it overwrites nothing");
  expectTrue(document?.getText().includes('process collect "Collect" by ann is manual') === true, "the step");
  await eventually("its preview", () => previewTabs()[0]);
  await setText(document as vscode.TextDocument, "");
  await closePreviews();
});

test("the preview opens beside the text, once, and follows the active map", async () => {
  await closePreviews();
  const first = await openedFile("nlp-company.mlflow");
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide");
  await eventually("a preview that is named after its map", () =>
    previewTabs().find((t) => t.label.includes("nlp-company.mlflow")),
  );
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide", first.uri);
  expectEqual(previewTabs().length, 1, "previews");
  const second = await opened(small);
  await vscode.window.showTextDocument(second, vscode.ViewColumn.One);
  await eventually("the preview of the other map", () =>
    previewTabs().some((t) => !t.label.includes("nlp-company")) ? true : undefined,
  );
  expectEqual(previewTabs().length, 1, "previews");
});

test("a locked preview stays with its map, and another one opens for the next", async () => {
  await closePreviews();
  await openedFile("nlp-company.mlflow");
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide");
  await eventually("a preview", () => previewTabs()[0]);
  await vscode.commands.executeCommand("mlProcessMaps.lockPreview");
  const other = await opened(small);
  await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide");
  await eventually("a second preview", () => (previewTabs().length === 2 ? true : undefined));
  expectTrue(
    previewTabs().some((t) => t.label.includes("nlp-company")),
    "the locked preview went away",
  );
  await closePreviews();
});

/** Called by VS Code; throws when a test failed. */
export async function run(): Promise<void> {
  const failed = (await outcomes()).filter((outcome) => !outcome.ok);
  if (failed.length > 0) throw new Error(failed.map(({ name, message }) => `✗ ${name}\n${message}`).join("\n"));
}

/** The same, for hosts that want the results themselves. */
export function outcomes(): Promise<readonly Outcome[]> {
  return runTests();
}

function textOf({ message, range }: vscode.Diagnostic): string {
  return `${range.start.line + 1}: ${message}`;
}

async function replace(document: vscode.TextDocument, old: string, by: string): Promise<void> {
  await setText(document, document.getText().replace(old, by));
}

async function offered(
  document: vscode.TextDocument,
  at: vscode.Position,
  wanted = "manual",
): Promise<readonly string[]> {
  return eventually(`completions with ${wanted}`, async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at,
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    return labels.includes(wanted) ? labels : undefined;
  });
}

async function format(document: vscode.TextDocument): Promise<void> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    "vscode.executeFormatDocumentProvider",
    document.uri,
    { tabSize: 2, insertSpaces: true },
  );
  if (!edits || edits.length === 0) return;
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, edits);
  await vscode.workspace.applyEdit(change);
}
