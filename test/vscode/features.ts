/** Each feature of the language server, seen once in a real VS Code: what the editor itself gets when it asks. */
import * as vscode from "vscode";
import * as ed from "./editor.ts";
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
const asked = <T extends object>(command: string, ...more: readonly unknown[]): Promise<T> =>
  ed.asked<T>(document, command, ...more);

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
  const texts = await eventually("the clause among the selections", async () => {
    const [range] = await asked<vscode.SelectionRange[]>("executeSelectionRangeProvider", [at("4h")]);
    const all: string[] = [];
    for (let r: vscode.SelectionRange | undefined = range; r; r = r.parent) all.push(document.getText(r.range));
    return all.includes("effort 4h") ? all : undefined;
  });
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

/** Files of the workspace with these texts; the first is shown, and is what the check asks about. */
function withFiles(texts: Readonly<Record<string, string>>, check: () => Promise<void>): Promise<void> {
  return ed.withFiles(texts, async ([first]) => {
    if (first) document = first;
    await check();
  });
}

async function typed(at: vscode.Position, what: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  expectTrue(editor?.document === document, "another editor is active");
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand("type", { text: what });
}

feature("a line is put in order when the next one begins", async () => {
  const settings = vscode.workspace.getConfiguration("editor", { languageId: "mlflow" });
  await settings.update("formatOnType", true, vscode.ConfigurationTarget.Global, true);
  try {
    const line = document.lineCount - 1;
    const change = new vscode.WorkspaceEdit();
    change.insert(document.uri, new vscode.Position(line, 0), "\ngo->collect   ->label");
    await vscode.workspace.applyEdit(change);
    await typed(document.lineAt(document.lineCount - 1).range.end, "\n");
    await eventually("the flow in order", () =>
      document.getText().includes("go -> collect -> label\n", text.length) ? true : undefined,
    );
  } finally {
    await settings.update("formatOnType", undefined, vscode.ConfigurationTarget.Global, true);
  }
});

test("what needs no question is mended on save", async () => {
  const settings = vscode.workspace.getConfiguration("editor", { languageId: "mlflow" });
  await settings.update(
    "codeActionsOnSave",
    { "source.fixAll.mlflow": "explicit" },
    vscode.ConfigurationTarget.Global,
    true,
  );
  try {
    await withFiles({ "feature-save.mlflow": 'process a "A" is manuel\n' }, async () => {
      await eventually("the mistake", () =>
        vscode.languages.getDiagnostics(document.uri).some((d) => d.severity === 0) ? true : undefined,
      );
      const change = new vscode.WorkspaceEdit();
      change.insert(document.uri, new vscode.Position(1, 0), "// more\n");
      await vscode.workspace.applyEdit(change);
      await eventually("the mistake to be mended by saving", async () => {
        await vscode.commands.executeCommand("workbench.action.files.save");
        return document.getText().includes("is manual\n") ? true : undefined;
      });
    });
  } finally {
    await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global, true);
  }
});

test("an actor of another file is offered with the import that it needs", async () => {
  const main = 'process a "A" by ';
  await withFiles(
    { "feature-main.mlflow": `${main}\n`, "feature-team.mlflow": 'actor zoologist "Zoologist"\n' },
    async () => {
      const item = await eventually("the actor", async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          "vscode.executeCompletionItemProvider",
          document.uri,
          new vscode.Position(0, main.length),
        );
        return list.items.find(({ label }) => (typeof label === "string" ? label : label.label) === "zoologist");
      });
      const added = item.additionalTextEdits?.map(({ newText }) => newText).join("") ?? "";
      expectTrue(added.includes('import "./feature-team.mlflow"'), `no import, but: ${added}`);
    },
  );
});

// Each test has files of its own: an editor keeps a text for a while after its file is gone, and the server with it.
test("a phase is moved to a file of its own, with its flows and comments", async () => {
  const parts =
    '// first\nphase one "One" {\n  process a "A" by ds is manual // kept\n  process b "B" by ds is manual\n}\na -> b\n';
  await withFiles({ "feature-whole.mlflow": `actor ds "Data scientist"\n\n${parts}` }, async () => {
    const home = vscode.Uri.joinPath(document.uri, "../one.mlflow");
    try {
      const action = await eventually("the refactoring", async () => {
        const range = new vscode.Range(new vscode.Position(2, 0), document.positionAt(document.getText().length - 1));
        const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          "vscode.executeCodeActionProvider",
          document.uri,
          range,
          "refactor.move",
        );
        return found.find(({ title }) => title === "Move 2 items to a new file “./one.mlflow”");
      });
      expectTrue(
        action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)),
        "it could not be applied",
      );
      const moved = await vscode.workspace.openTextDocument(home);
      expectEqual(moved.getText(), `import "./feature-whole.mlflow"\n\n${parts}`, "the new file");
      expectEqual(document.getText(), 'actor ds "Data scientist"\n\n', "what stays");
      await moved.save();
      await document.save();
    } finally {
      await vscode.workspace.fs.delete(home).then(undefined, () => undefined);
    }
  });
});

test("a file that another program changes, deletes and writes again is followed", async () => {
  const team = 'actor ds "Data scientist"\n';
  const main = 'import "./feature-crew.mlflow"\n\nprocess a "A" by ds is automated\n';
  await withFiles({ "feature-told.mlflow": main }, async () => {
    const uri = vscode.Uri.joinPath(document.uri, "../feature-crew.mlflow");
    const errors = () => vscode.languages.getDiagnostics(document.uri).filter((d) => d.severity === 0);
    const told = (what: RegExp) =>
      eventually(`an error: ${what}`, () => (errors().some(({ message }) => what.test(message)) ? true : undefined));
    try {
      await told(/There is no file/);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(team));
      await eventually("no errors", () => (errors().length === 0 ? true : undefined));
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('actor other "Other"\n'));
      await told(/no actor `ds`/);
      await vscode.workspace.fs.delete(uri);
      await told(/There is no file/);
    } finally {
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    }
  });
});

test("an old version that can only be read gets help too", async () => {
  const old = vscode.workspace.registerTextDocumentContentProvider("git", { provideTextDocumentContent: () => text });
  try {
    const uri = vscode.Uri.parse(`git:/elsewhere/old.mlflow?${encodeURIComponent('{"ref":"HEAD"}')}`);
    document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), "mlflow");
    await vscode.window.showTextDocument(document);
    const hovers = await asked<vscode.Hover[]>("executeHoverProvider", at("by ds", 3));
    const pages = hovers.flatMap(({ contents }) => contents).map((c) => (typeof c === "string" ? c : c.value));
    expectTrue(pages.join("\n").includes("Data scientist"), `another hover: ${pages.join("\n")}`);
    const folds = await asked<vscode.FoldingRange[]>("executeFoldingRangeProvider");
    expectTrue(folds.length > 0, "no folding");
  } finally {
    old.dispose();
  }
});

feature("the imports are put in order", async () => {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(0, 0), 'import "./b.mlflow"\nimport "./a.mlflow"\n');
  await vscode.workspace.applyEdit(change);
  const action = await eventually("the source action", async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.SourceOrganizeImports.value,
    );
    return found.find(({ edit }) => edit !== undefined);
  });
  expectTrue(action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)), "it could not be applied");
  expectTrue(document.getText().startsWith('import "./a.mlflow"\nimport "./b.mlflow"\n'), "not in order");
});
