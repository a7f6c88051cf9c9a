import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { answerFileRequests, clientOptions, tellOfTrust } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { mapsFrom } from "./maps.ts";
import type { extendMarkdownIt } from "./markdown-it.ts";
import { openingByItself } from "./opening.ts";
import { providePastFiles } from "./past-files.ts";
import { isMap } from "./preview-panel.ts";
import { previewsIn } from "./previews.ts";
import type { StartReportThread } from "./report-writer.ts";
import { provideRulePages } from "./rule-pages.ts";
import { findingsInStatusBar, levelsInStatusBar } from "./status-bar.ts";

/** What the entries keep, to end it. */
export interface Running {
  stop(): Promise<void>;
}

/** What one host has and the other has not. */
export interface HostParts {
  /** The server asks the editor for files instead of the disk. */
  readonly filesFromEditor: boolean;
  /** The server can run git. */
  readonly git: boolean;
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  readonly startReportThread: StartReportThread;
}

/** What VS Code's Markdown preview asks the activated extension for. */
export interface MarkdownPlugin {
  readonly extendMarkdownIt: typeof extendMarkdownIt;
}

/**
 * Sets everything up and returns at once: the language server starts in the background, so that opening a map never
 * waits for it, and not before there is a map: the preview of any Markdown file activates the extension.
 */
export function activateWith(context: vscode.ExtensionContext, host: HostParts): Running {
  const began = performance.now();
  const channel = vscode.window.createOutputChannel("ML Process Maps", { log: true });
  const client = host.createClient(clientOptions(channel, host.filesFromEditor));
  const maps = mapsFrom(client);
  const previews = previewsIn(context, client, maps, channel, host);
  context.subscriptions.push(
    channel,
    answerFileRequests(client),
    tellOfTrust(client),
    providePastFiles(client),
    maps,
    previews,
    registerCommands(previews, {
      extension: context.extensionUri,
      client,
      maps,
      start: host.startReportThread,
      git: host.git,
    }),
    provideRulePages(context.extensionUri),
    levelsInStatusBar(maps),
    findingsInStatusBar(),
    openingByItself(context, previews),
  );
  context.subscriptions.push(
    atFirstMap(() => {
      const started = performance.now();
      // The Source Control view cannot ask for a file's ending: what is about maps shows once there was one.
      void vscode.commands.executeCommand("setContext", "mlProcessMaps.hasMaps", true);
      client.start().then(
        () => channel.info(`language server answered after ${Math.round(performance.now() - started)} ms`),
        (error: unknown) => {
          channel.error(error instanceof Error ? error : String(error));
          void vscode.window.showErrorMessage(
            "ML Process Maps: the language server did not start, so there are no pictures and no checks. The output channel “ML Process Maps” says why.",
          );
        },
      );
    }),
  );
  channel.info(`extension ready after ${Math.round(performance.now() - began)} ms`);
  return {
    // A client that is still starting refuses to stop: the editor ends the process then.
    stop: async () => {
      if (client.isRunning()) await client.stop();
    },
  };
}

/** Runs once: now if a map is open, else when the first one is. Everything that asks the server opens its map before. */
function atFirstMap(run: () => void): vscode.Disposable {
  if (vscode.workspace.textDocuments.some(isMap)) {
    run();
    return { dispose: () => undefined };
  }
  const opened = vscode.workspace.onDidOpenTextDocument((document) => {
    if (!isMap(document)) return;
    opened.dispose();
    run();
  });
  return opened;
}
