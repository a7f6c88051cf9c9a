/** Entry of the extension in VS Code for the Web: the language server runs in a web worker. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith, type MarkdownPlugin, type Running } from "./activate.ts";
import { extendMarkdownIt } from "./markdown-it.ts";

let running: Running | undefined;

export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist/web/server.js");
  running = activateWith(context, true, (options) => {
    const worker = new Worker(script.toString(true), { name: "ML Process Maps" });
    return new LanguageClient("mlProcessMaps", "ML Process Maps", worker, options);
  });
  return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
