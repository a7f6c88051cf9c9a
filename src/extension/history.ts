import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { HistoryAnswer, PastRequests } from "../protocol.ts";
import { pastUri } from "./past-files.ts";

/** The first answer comes soon and is drawn; the rest follows. The server reads no text twice, and reads in other threads. */
const limits = [60, 300, 1000] as const;

/** The figures of a map over its commits, in parts, until nobody looks any more; `git` says whether the server can run git. */
export async function* historyOf(
  client: BaseLanguageClient,
  git: boolean,
  uri: vscode.Uri,
  state: string,
  noLonger: vscode.CancellationToken,
): AsyncGenerator<HistoryAnswer> {
  if (!git) yield { problem: "The history needs git, which VS Code in the browser does not have." };
  else if (uri.scheme !== "file") yield { problem: "Only a file on disk has a history in git." };
  else if (!vscode.workspace.isTrusted)
    yield { problem: "The history needs git, which runs only in a workspace that you trust." };
  else
    for (const limit of limits) {
      const params: PastRequests["mlflow/history"]["params"] = {
        uri: client.code2ProtocolConverter.asUri(uri),
        state,
        limit,
      };
      const answer = await client.sendRequest<HistoryAnswer>("mlflow/history", params, noLonger);
      // Whoever stops waiting is told what was read so far: less than there is.
      if (noLonger.isCancellationRequested) return;
      if ("problem" in answer) yield answer;
      else yield { ...answer, reading: answer.more && limit !== limits.at(-1) };
      if ("problem" in answer || !answer.more) return;
    }
}

/** The file as it was, in a tab of its own. */
export async function openRevision(map: vscode.Uri, revision: string, path: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(pastUri(map, revision, path));
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: true });
}
