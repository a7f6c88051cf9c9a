/** What the suites ask of the editor again and again. Works in every extension host. */
import * as vscode from "vscode";
import { eventually, expectTrue } from "./runner.ts";

type Test = (diagnostic: vscode.Diagnostic) => boolean;

/** A map that is not saved anywhere, shown. */
export async function opened(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "mlflow", content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** A file of the workspace, shown in the first column. */
export async function openedFile(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

/** The (first) folder of the workspace. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("the suite wants a folder to be open");
  return folder.uri;
}

/** Waits for findings in a document. */
export function found(document: vscode.TextDocument, wanted: Test): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`a finding in ${document.uri.path}`, () => {
    const all = vscode.languages.getDiagnostics(document.uri).filter(wanted);
    return all.length > 0 ? all : undefined;
  });
}

/** Waits until a document has no such findings. */
export function gone(document: vscode.TextDocument, unwanted: Test): Promise<true> {
  return eventually("findings to go", () =>
    vscode.languages.getDiagnostics(document.uri).some(unwanted) ? undefined : true,
  );
}

/** Id of the rule, or code of the error. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Puts a text in the place of a document's own. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, all, text);
  expectTrue(await vscode.workspace.applyEdit(edit), "the text could not be changed");
}

/** Texts stay open: closing one that was never saved would ask a question that nobody answers. */
export async function closePreviews(): Promise<void> {
  await vscode.window.tabGroups.close([...previewTabs()]);
}

/** Tabs of our previews, in all groups. */
export function previewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("mlProcessMaps.preview"));
}

/** Files of the workspace with these texts, all open, the first shown; gone again after the check. */
export async function withFiles(
  texts: Readonly<Record<string, string>>,
  check: (documents: readonly vscode.TextDocument[]) => Promise<void>,
): Promise<void> {
  const uris = Object.keys(texts).map((name) => vscode.Uri.joinPath(workspaceFolder(), name));
  try {
    for (const [i, content] of Object.values(texts).entries())
      await vscode.workspace.fs.writeFile(uris[i] as vscode.Uri, new TextEncoder().encode(content));
    const documents = [];
    for (const uri of uris) documents.push(await vscode.workspace.openTextDocument(uri));
    const [first] = documents;
    if (first) await vscode.window.showTextDocument(first, vscode.ViewColumn.One);
    await check(documents);
  } finally {
    for (const uri of uris) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  }
}

/** What a command of VS Code (`executeHoverProvider` …) gives for a document, once it gives anything. */
export function asked<T extends object>(
  document: vscode.TextDocument,
  command: string,
  ...more: readonly unknown[]
): Promise<T> {
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

/** The place `plus` letters behind the beginning of a part of the text, which must be there. */
export function placeOf(document: vscode.TextDocument, part: string, plus = 0): vscode.Position {
  const at = document.getText().indexOf(part);
  expectTrue(at >= 0, `“${part}” is not in the text: ${document.getText()}`);
  return document.positionAt(at + plus);
}

/** Runs a check with a setting of the user, which has its old value again afterwards. */
export async function withSetting(
  section: string,
  key: string,
  value: unknown,
  check: () => Promise<void>,
): Promise<void> {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration(section);
  const before = settings().inspect(key)?.globalValue;
  await settings().update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await check();
  } finally {
    await settings().update(key, before, vscode.ConfigurationTarget.Global);
  }
}
