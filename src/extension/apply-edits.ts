import * as vscode from "vscode";

/** A piece of a text to be replaced. */
export interface Replacement {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly newText: string;
}

/**
 * Changes texts, each in one step of Undo; false where one cannot be written. A text that is seen is changed through its
 * editor: VS Code cuts a `WorkspaceEdit` of the active text down to the letters that differ, and takes a sign of two units
 * apart by it (🟢 to 🔴 becomes a broken letter).
 */
export async function applyEdits(replacements: readonly Replacement[]): Promise<boolean> {
  const [first] = replacements;
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => first && document.uri.toString() === first.uri.toString(),
  );
  if (editor && replacements.every(({ uri }) => uri.toString() === first?.uri.toString()))
    return editor.edit((change) => {
      for (const { range, newText } of replacements) change.replace(range, newText);
    });
  const change = new vscode.WorkspaceEdit();
  for (const { uri, range, newText } of replacements) change.replace(uri, range, newText);
  return vscode.workspace.applyEdit(change);
}
