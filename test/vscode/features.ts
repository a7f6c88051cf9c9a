/** Each feature of the language server, seen once in a real VS Code: what the editor itself gets when it asks. */
import * as vscode from "vscode";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const text = `map "Small"

actor ds "Data scientist"

start go "Go"

phase all "Everything" {
  process collect "Collect" by ds is semi-automated { effort 4h  runs 2 per month }
  process label   "Label"   by ds is manual
}

go -> collect -> label

target later "Later" {
  change label is automated
}
`;

let document: vscode.TextDocument;

/** What a provider gives for the map, once it gives anything; `command` as VS Code names it, `vscode.execute…`. */
function asked<T extends object>(command: string, ...more: readonly unknown[]): Promise<T> {
  return eventually(`an answer to ${command}`, async () => {
    const found = await vscode.commands.executeCommand<T | readonly unknown[] | undefined>(
      `vscode.${command}`,
      document.uri,
      ...more,
    );
    if (!found || (Array.isArray(found) && found.length === 0)) return undefined;
    return found as T;
  });
}

function at(part: string, plus = 0): vscode.Position {
  return document.positionAt(text.indexOf(part) + plus);
}

function feature(name: string, check: () => Promise<void>): void {
  test(name, async () => {
    document = await vscode.workspace.openTextDocument({ language: "mlflow", content: text });
    await vscode.window.showTextDocument(document);
    await check();
  });
}

feature("all places that name an actor are found, and marked in the text", async () => {
  const places = await asked<vscode.Location[]>("executeReferenceProvider", at("ds "));
  expectEqual(places.length, 3, "references");
  const marks = await asked<vscode.DocumentHighlight[]>("executeDocumentHighlights", at("ds "));
  expectEqual(marks.length, 3, "highlights");
});

feature("steps are found by name in the whole workspace", async () => {
  const hits = await eventually("symbols", async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "collect",
    );
    return found.length > 0 ? found : undefined;
  });
  expectTrue(
    hits.some(({ name }) => /collect/i.test(name)),
    "no step “collect”",
  );
});

feature("a selection grows from a number to its clause, its step and its phase", async () => {
  const [range] = await asked<vscode.SelectionRange[]>("executeSelectionRangeProvider", [at("4h")]);
  const texts: string[] = [];
  for (let r: vscode.SelectionRange | undefined = range; r; r = r.parent) texts.push(document.getText(r.range));
  expectTrue(texts.includes("effort 4h"), `no clause in: ${JSON.stringify(texts)}`);
  expectTrue(
    texts.some((t) => t.startsWith("phase all") && t.endsWith("}")),
    "no phase",
  );
});

feature("words are coloured by what they mean", async () => {
  const tokens = await asked<vscode.SemanticTokens>("provideDocumentSemanticTokens");
  expectTrue(tokens.data.length > 0, "no semantic tokens");
});

feature("hints say what an effort comes to in a month", async () => {
  const all = new vscode.Range(new vscode.Position(0, 0), document.positionAt(text.length));
  const hints = await asked<vscode.InlayHint[]>("executeInlayHintProvider", all);
  expectTrue(/8\s?h/.test(JSON.stringify(hints.map(({ label }) => label))), "no hint of 8 h a month");
});

feature("the score stands above the map, and a way to its preview", async () => {
  const lenses = await asked<vscode.CodeLens[]>("executeCodeLensProvider");
  const titles = lenses.map(({ command }) => command?.title ?? "").join(" | ");
  for (const part of ["Open preview", "Automation score"])
    expectTrue(titles.includes(part), `no ${part} in: ${titles}`);
});

feature("the flow can be walked as a hierarchy of calls", async () => {
  const [item] = await asked<vscode.CallHierarchyItem[]>("prepareCallHierarchy", at("collect "));
  expectTrue(item !== undefined, "no item");
  const onward = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
    "vscode.provideOutgoingCalls",
    item,
  );
  expectTrue(
    onward.some(({ to }) => /label/i.test(to.name)),
    "the way on is missing",
  );
});

feature("a level can be turned up by a code action", async () => {
  const place = new vscode.Range(at("label  "), at("label  "));
  const actions = await asked<vscode.CodeAction[]>("executeCodeActionProvider", place);
  const titles = actions.map(({ title }) => title);
  expectTrue(titles.includes("Turn the level up to non-repeatable"), `not in: ${titles.join(" | ")}`);
});

feature("a slip is mended by its quick fix", async () => {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(at("manual"), at("manual", 6)), "manuel");
  await vscode.workspace.applyEdit(change);
  const place = new vscode.Range(at("manual"), at("manual", 6));
  const fix = await eventually("the quick fix", async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      place,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find(({ title }) => title === "Change to “manual”");
  });
  expectTrue(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)), "the fix could not be applied");
  expectEqual(document.getText(), text, "text after the fix");
});

feature("a range is formatted, and nothing outside it", async () => {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, at("go -> collect", 2), "    ");
  change.insert(document.uri, at("actor ds", 5), "    ");
  await vscode.workspace.applyEdit(change);
  const line = document.positionAt(document.getText().indexOf("-> collect")).line;
  const range = new vscode.Range(line, 0, line, document.lineAt(line).text.length);
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await asked<vscode.TextEdit[]>("executeFormatRangeProvider", range, options);
  expectTrue(
    edits.every((edit) => edit.range.start.line >= line && edit.range.end.line <= line + 1),
    "edits outside the range",
  );
});

test("an import is a link to its file, and follows when that file is renamed", async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error("the suite wants a folder to be open");
  const [main, old, renamed] = ["feature-main", "feature-team", "feature-people"].map((name) =>
    vscode.Uri.joinPath(folder, `${name}.mlflow`),
  ) as [vscode.Uri, vscode.Uri, vscode.Uri];
  const bytes = (content: string) => new TextEncoder().encode(content);
  await vscode.workspace.fs.writeFile(old, bytes('actor ds "Data scientist"\n'));
  await vscode.workspace.fs.writeFile(main, bytes('import "./feature-team.mlflow"\n\nprocess a "A" by ds is manual\n'));
  try {
    document = await vscode.workspace.openTextDocument(main);
    await vscode.window.showTextDocument(document);
    const links = await asked<vscode.DocumentLink[]>("executeLinkProvider");
    expectTrue(links[0]?.target?.path.endsWith("feature-team.mlflow") === true, "the import is no link");
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(old, renamed);
    expectTrue(await vscode.workspace.applyEdit(rename), "the file could not be renamed");
    await eventually("the import to follow", () =>
      document.getText().includes('"./feature-people.mlflow"') ? true : undefined,
    );
    await document.save();
  } finally {
    for (const uri of [main, old, renamed]) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  }
});
