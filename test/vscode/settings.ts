/** Settings and the documents that VS Code knows beside files, in a real VS Code. */
import * as vscode from "vscode";
import {
  asked,
  closePreviews,
  found,
  gone,
  opened,
  openedFile,
  placeOf,
  previewTabs,
  ruleOf,
  withFiles,
  withSetting,
} from "./editor.ts";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const manual = 'actor ds "Data scientist"\n\nprocess a "A" by ds is manual\n';

test("the setting of the rules changes a severity and turns a rule off", async () => {
  const document = await opened(manual);
  await found(document, (d) => ruleOf(d) === "manual-step" && d.severity === vscode.DiagnosticSeverity.Warning);
  await withSetting("mlProcessMaps", "rules", { "manual-step": "error" }, async () => {
    await found(document, (d) => ruleOf(d) === "manual-step" && d.severity === vscode.DiagnosticSeverity.Error);
  });
  await withSetting("mlProcessMaps", "rules", { "manual-step": "off" }, async () => {
    await gone(document, (d) => ruleOf(d) === "manual-step");
  });
  await found(document, (d) => ruleOf(d) === "manual-step");
});

test("a team's file of rules wins over the user's setting", async () => {
  await withFiles(
    { "mlmap.config.json": '{ "rules": { "manual-step": "info" } }\n', "team-rules.mlflow": manual },
    async ([, document]) => {
      if (!document) throw new Error("no file");
      await withSetting("mlProcessMaps", "rules", { "manual-step": "error" }, async () => {
        await found(document, (d) => ruleOf(d) === "manual-step" && d.severity === 2);
      });
    },
  );
});

test("findings of maps that are not open are listed where the user wants that", async () => {
  const closed = vscode.Uri.joinPath(
    vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri,
    "processes/uber-michelangelo.mlflow",
  );
  const findings = () => vscode.languages.getDiagnostics(closed).length;
  await opened(manual);
  expectEqual(findings(), 0, "findings of a closed map");
  await withSetting("mlProcessMaps", "findings", "workspace", async () => {
    await eventually("findings of a map that is not open", () => (findings() > 0 ? true : undefined));
  });
  await eventually("them to be gone again", () => (findings() === 0 ? true : undefined));
});

test("pictures leave the house in the theme and the colours of the settings", async () => {
  await closePreviews();
  const document = await openedFile("nlp-company.mlflow");
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide", document.uri);
  const plain = await exported("settings-plain.svg");
  await withSetting("mlProcessMaps", "palette", { manual: "#D6336C" }, async () => {
    await eventually("the own colour", async () => {
      return /#d6336c/i.test(await exported("settings-palette.svg")) ? true : undefined;
    });
  });
  expectTrue(!/#d6336c/i.test(plain), "the colour is there without the setting");
  await withSetting("mlProcessMaps", "export.theme", "contrast", async () => {
    const contrast = await exported("settings-contrast.svg");
    expectTrue(/fill="#0{3,6}"|#000000/i.test(contrast), "the ground is not black");
    expectTrue(contrast !== plain, "the theme changes nothing");
  });
  await closePreviews();
});

test("a map of a file system that can only be read gets help, findings and a picture", async () => {
  const bytes = new TextEncoder().encode(manual);
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
    readDirectory: () => [],
    readFile: () => bytes,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const mounted = vscode.workspace.registerFileSystemProvider("mlflow-walk", provider, { isReadonly: true });
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("mlflow-walk:/old/only-read.mlflow"));
    expectEqual(document.languageId, "mlflow", "language");
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await found(document, (d) => ruleOf(d) === "manual-step");
    const hovers = await asked<vscode.Hover[]>(document, "executeHoverProvider", placeOf(document, "by ds", 3));
    expectTrue(/Data scientist/.test(pagesOf(hovers)), `another hover: ${pagesOf(hovers)}`);
    const symbols = await asked<vscode.DocumentSymbol[]>(document, "executeDocumentSymbolProvider");
    expectTrue(JSON.stringify(symbols.map(({ name }) => name)).includes("A"), "no outline");
    await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide", document.uri);
    expectTrue((await exported("only-read.svg")).includes('data-id="a"'), "no picture");
    await closePreviews();
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  } finally {
    mounted.dispose();
  }
});

test("a map that was never saved gets the same help, from the files beside it, too", async () => {
  const document = await opened(`${manual}\na -> a\n`);
  expectTrue(document.isUntitled, "it is saved somewhere");
  const places = await asked<vscode.Location[]>(
    document,
    "executeReferenceProvider",
    placeOf(document, "process a", 8),
  );
  expectEqual(places.length, 3, "references");
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide", document.uri);
  expectTrue((await exported("untitled.svg")).includes('data-id="a"'), "no picture");
  await closePreviews();
});

test("the text of a map is gone to from its preview", async () => {
  await closePreviews();
  const document = await openedFile("nlp-company.mlflow");
  await vscode.commands.executeCommand("mlProcessMaps.openPreview", document.uri);
  await eventually("the preview in the place of the text", () =>
    vscode.window.activeTextEditor === undefined ? true : undefined,
  );
  await vscode.commands.executeCommand("mlProcessMaps.showSource");
  const editor = await eventually("the text", () => vscode.window.activeTextEditor);
  expectEqual(editor.document.uri.toString(), document.uri.toString(), "the map that is shown");
  const columns = previewTabs().map(({ group }) => group.viewColumn);
  expectTrue(!columns.includes(editor.viewColumn ?? -1), "the text hides the preview");
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  await closePreviews();
});

/** The picture of the preview that is open, as it is written. */
async function exported(name: string): Promise<string> {
  const to = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, name);
  await vscode.commands.executeCommand("mlProcessMaps.exportPicture", "svg", to);
  const bytes = await eventually(name, async () => {
    const content = await Promise.resolve(vscode.workspace.fs.readFile(to)).catch(() => undefined);
    return content && content.length > 0 ? content : undefined;
  });
  await vscode.workspace.fs.delete(to);
  return new TextDecoder().decode(bytes);
}

function pagesOf(hovers: readonly vscode.Hover[]): string {
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions("only to be read");
}
