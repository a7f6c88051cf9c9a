import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { ClientNotifications, ClientRequests, StartOptions } from "../protocol.ts";
import { protocolLog } from "./protocol-log.ts";
import { rulePages } from "./rule-pages.ts";

export const languageId = "mlflow";

/** What both clients, the one of Node and the one of the browser, are told. */
export function clientOptions(channel: vscode.LogOutputChannel, filesFromEditor: boolean): LanguageClientOptions {
  return {
    documentSelector: [{ language: languageId }],
    outputChannel: channel,
    traceOutputChannel: protocolLog(channel),
    diagnosticCollectionName: languageId,
    // Asked when the server starts: trust may have been given since.
    initializationOptions: (): StartOptions => ({ filesFromEditor, rulePages, trusted: vscode.workspace.isTrusted }),
    synchronize: { configurationSection: "mlProcessMaps" },
    // A note may hold links of anybody: this one command asks for a number before it changes anything.
    markdown: { isTrusted: { enabledCommands: ["mlProcessMaps.setAssumption"] }, supportHtml: false },
  };
}

/** Tells a server that runs already when the user trusts the workspace: from then on it runs the team's own rules. */
export function tellOfTrust(client: BaseLanguageClient): vscode.Disposable {
  const method: keyof ClientNotifications = "mlflow/trusted";
  return vscode.workspace.onDidGrantWorkspaceTrust(() => {
    if (client.isRunning()) void client.sendNotification(method);
  });
}

/** True when the server cannot read the workspace's files by itself: a virtual workspace, a browser. */
export function filesLiveInEditor(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme !== "file");
}

/** Lets the server read files through the editor, which knows every kind of file system. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  const uriOf = ({ uri }: { uri: string }) => vscode.Uri.parse(uri, true);
  const answers = {
    "mlflow/files/stat": async (params) => {
      const facts = await vscode.workspace.fs.stat(uriOf(params));
      return { isFile: isFile(facts.type), isFolder: isFolder(facts.type), size: facts.size };
    },
    "mlflow/files/read": async (params) => {
      const bytes = await vscode.workspace.fs.readFile(uriOf(params));
      return new TextDecoder("utf-8").decode(bytes);
    },
    "mlflow/files/list": async (params) => {
      const entries = await vscode.workspace.fs.readDirectory(uriOf(params));
      return entries.map(([name, type]) => ({ name, isFile: isFile(type), isFolder: isFolder(type) }));
    },
  } satisfies {
    [K in keyof ClientRequests]: (params: ClientRequests[K]["params"]) => Promise<ClientRequests[K]["result"]>;
  };
  return vscode.Disposable.from(
    client.onRequest("mlflow/files/stat", answers["mlflow/files/stat"]),
    client.onRequest("mlflow/files/read", answers["mlflow/files/read"]),
    client.onRequest("mlflow/files/list", answers["mlflow/files/list"]),
  );
}

function isFile(type: vscode.FileType): boolean {
  return (type & vscode.FileType.File) !== 0;
}

function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
