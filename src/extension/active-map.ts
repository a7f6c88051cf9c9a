import * as vscode from "vscode";
import { isMap } from "./preview-panel.ts";

/**
 * Hears of each map that one turns to: its editor becomes the active one, or the text of the active editor is said to be a
 * map (by the language mode), for which VS Code opens the text anew and changes no editor.
 */
export function onActiveMap(heard: (map: vscode.Uri) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (isMap(editor?.document)) heard(editor.document.uri);
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isMap(document) && vscode.window.activeTextEditor?.document === document) heard(document.uri);
    }),
  );
}
