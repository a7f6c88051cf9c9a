import * as vscode from "vscode";
import { onActiveMap } from "./active-map.ts";
import { isMap } from "./preview-panel.ts";
import type { Previews } from "./previews.ts";

/**
 * Opens the preview beside the first map of a window when the setting asks for it. While the extension is being developed
 * (F5, `npm start` with desktop VS Code) it does so unless the setting says no.
 */
export function openingByItself(context: vscode.ExtensionContext, previews: Previews): vscode.Disposable {
  const seen = new Set<string>();
  const look = async (uri: vscode.Uri): Promise<void> => {
    if (seen.has(uri.toString()) || !isWanted(context)) return;
    seen.add(uri.toString());
    if (!previews.any()) await previews.open(uri, vscode.ViewColumn.Beside, true);
  };
  const now = vscode.window.activeTextEditor?.document;
  if (isMap(now)) void look(now.uri);
  return onActiveMap((uri) => void look(uri));
}

function isWanted(context: vscode.ExtensionContext): boolean {
  const settings = vscode.workspace.getConfiguration("mlProcessMaps.preview");
  const said = settings.inspect<boolean>("openAutomatically");
  const chosen = said?.workspaceFolderValue ?? said?.workspaceValue ?? said?.globalValue;
  if (chosen !== undefined) return chosen;
  return settings.get("openAutomatically", false) || context.extensionMode === vscode.ExtensionMode.Development;
}
