import * as vscode from "vscode";
import { languageId } from "./client.ts";
import type { Previews } from "./previews.ts";

/**
 * Opens the preview beside the first map of a window when the setting asks for it. While the extension is being developed
 * (F5, `npm start` with desktop VS Code) it does so unless the setting says no.
 */
export function openingByItself(context: vscode.ExtensionContext, previews: Previews): vscode.Disposable {
  const seen = new Set<string>();
  const look = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    const uri = editor?.document.languageId === languageId ? editor.document.uri : undefined;
    if (!uri || seen.has(uri.toString()) || !isWanted(context)) return;
    seen.add(uri.toString());
    if (!previews.any()) await previews.open(uri, vscode.ViewColumn.Beside, true);
  };
  void look(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor((editor) => void look(editor));
}

function isWanted(context: vscode.ExtensionContext): boolean {
  const settings = vscode.workspace.getConfiguration("mlProcessMaps.preview");
  const said = settings.inspect<boolean>("openAutomatically");
  const chosen = said?.workspaceFolderValue ?? said?.workspaceValue ?? said?.globalValue;
  if (chosen !== undefined) return chosen;
  return settings.get("openAutomatically", false) || context.extensionMode === vscode.ExtensionMode.Development;
}
