import * as vscode from "vscode";

/** Asks where to, and writes a picture that the preview has drawn. PNG content is base64, with or without `data:` in front. */
export async function savePicture(map: vscode.Uri, format: "svg" | "png", content: string): Promise<void> {
  const name = map.path.slice(map.path.lastIndexOf("/") + 1).replace(/\.mlflow$/, "");
  const folder =
    map.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(map, "..");
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name}.${format}`) }),
    filters: format === "svg" ? { "SVG picture": ["svg"] } : { "PNG picture": ["png"] },
    title: "Export the picture",
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, format === "svg" ? new TextEncoder().encode(content) : bytesOf(content));
  const open = "Open";
  const picked = await vscode.window.showInformationMessage(`The picture stands in ${target.path}.`, open);
  if (picked === open) await vscode.commands.executeCommand("vscode.open", target);
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64.replace(/^data:[^,]*,/, ""));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
