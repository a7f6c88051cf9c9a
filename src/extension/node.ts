/** Entry of the extension in desktop VS Code and remote servers: the language server runs in a process of its own. */

import { Worker } from "node:worker_threads";
import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith, type MarkdownPlugin, type Running } from "./activate.ts";
import { filesLiveInEditor } from "./client.ts";
import { extendMarkdownIt } from "./markdown-it.ts";

let running: Running | undefined;

export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const module = context.asAbsolutePath("dist/node/server.cjs");
  running = activateWith(context, {
    filesFromEditor: filesLiveInEditor(),
    git: true,
    createClient: (options) =>
      new LanguageClient(
        "mlProcessMaps",
        "ML Process Maps",
        {
          run: { module, transport: TransportKind.ipc },
          debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6019"] } },
        },
        options,
      ),
    startReportThread: () => {
      const thread = new Worker(context.asAbsolutePath("dist/node/reporter.cjs"));
      return {
        post: (request) => thread.postMessage(request),
        listen(answered, failed) {
          thread.once("message", answered);
          thread.once("error", failed);
        },
        end: () => void thread.terminate(),
      };
    },
  });
  return { extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
