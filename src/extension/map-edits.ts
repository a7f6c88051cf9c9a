import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MapEdit } from "../model/edit.ts";
import type { ServerRequests } from "../protocol.ts";
import { applyEdits } from "./apply-edits.ts";
import { nameOf } from "./git-api.ts";

/** Has the server turn an edit of a map into small edits of its text, and makes them; says in a sentence why it can't be done. */
export async function editMap(client: BaseLanguageClient, uri: vscode.Uri, edit: MapEdit): Promise<void> {
  const params: ServerRequests["mlflow/edit"]["params"] = { uri: client.code2ProtocolConverter.asUri(uri), edit };
  const result: ServerRequests["mlflow/edit"]["result"] = await client.sendRequest("mlflow/edit", params);
  if ("problem" in result) {
    void vscode.window.showWarningMessage(result.problem);
    return;
  }
  const replacements = result.edits.map(({ range, newText }) => ({
    uri: vscode.Uri.parse(range.uri, true),
    range: new vscode.Range(range.startLine, range.startColumn, range.endLine, range.endColumn),
    newText,
  }));
  if (!(await applyEdits(replacements)))
    void vscode.window.showWarningMessage(`${nameOf(uri)} could not be changed. Is it read-only?`);
}
