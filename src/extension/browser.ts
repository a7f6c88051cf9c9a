/** Entry of the extension in VS Code for the Web: the language server runs in a web worker. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { ReportReply } from "../protocol.ts";
import { activateWith, type MarkdownPlugin, type Running } from "./activate.ts";
import { extendMarkdownIt } from "./markdown-it.ts";

let running: Running | undefined;

export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const script = (name: string): string =>
    vscode.Uri.joinPath(context.extensionUri, `dist/web/${name}.js`).toString(true);
  running = activateWith(context, {
    filesFromEditor: true,
    git: false,
    createClient(options) {
      const worker = new Worker(script("server"), { name: "ML Process Maps" });
      return new LanguageClient("mlProcessMaps", "ML Process Maps", worker, options);
    },
    startReportThread() {
      const worker = new Worker(script("reporter"), { name: "ML Process Maps: report" });
      return {
        post: (request) => worker.postMessage(request),
        listen(answered, failed) {
          worker.addEventListener("message", (event: MessageEvent<ReportReply>) => answered(event.data), {
            once: true,
          });
          worker.addEventListener("error", (event) => failed(new Error(event.message)), { once: true });
        },
        end: () => worker.terminate(),
      };
    },
  });
  return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
