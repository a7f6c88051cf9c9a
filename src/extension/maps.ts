import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MapPublished, ServerRequests } from "../protocol.ts";

/** The newest map of each document, as the language server tells of it. Keys are addresses as text. */
export interface Maps extends vscode.Disposable {
  readonly onDidChange: vscode.Event<MapPublished>;
  newest(uri: vscode.Uri): MapPublished | undefined;
  /** Asks the server; undefined when the document is no map or is gone. */
  fetch(uri: vscode.Uri): Promise<MapPublished | undefined>;
  forget(uri: vscode.Uri): void;
}

export function mapsFrom(client: BaseLanguageClient): Maps {
  const newest = new Map<string, MapPublished>();
  const changed = new vscode.EventEmitter<MapPublished>();
  // The connection keeps the order, so what comes last is newest; versions begin anew when a document is opened again.
  const take = (published: MapPublished): void => {
    newest.set(keyOf(published.uri), published);
    changed.fire(published);
  };
  const listening = client.onNotification("mlflow/map", take);
  return {
    onDidChange: changed.event,
    newest: (uri) => newest.get(keyOf(uri)),
    async fetch(uri) {
      await started(client);
      const params: ServerRequests["mlflow/getMap"]["params"] = { uri: client.code2ProtocolConverter.asUri(uri) };
      const published: ServerRequests["mlflow/getMap"]["result"] = await client.sendRequest("mlflow/getMap", params);
      if (published) take(published);
      return published ?? undefined;
    },
    forget: (uri) => void newest.delete(keyOf(uri)),
    dispose() {
      listening.dispose();
      changed.dispose();
    },
  };
}

/** The server writes addresses as VS Code does, but for the escaping of some letters. */
function keyOf(uri: vscode.Uri | string): string {
  return (typeof uri === "string" ? vscode.Uri.parse(uri, true) : uri).toString();
}

/** Waits until the client runs; requests sent earlier would be refused. */
async function started(client: BaseLanguageClient): Promise<void> {
  if (!client.isRunning()) await client.start();
}
