import * as vscode from "vscode";
import { eventually, expectTrue } from "./runner.ts";

/** The entries of the light bulb of a kind. */
export function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Thenable<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
  );
}

/** Takes an entry of the light bulb. */
export async function taken(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
  title: string,
): Promise<void> {
  let offered: readonly string[] = [];
  const action = await eventually(`“${title}”`, async () => {
    const all = await actions(document, range, kind);
    offered = all.map((a) => a.title);
    return all.find((a) => a.title === title);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; offered: ${offered.join(" | ")}`);
  });
  expectTrue(action.kind?.value.startsWith(kind) === true, `of another kind: ${action.kind?.value}`);
  expectTrue(action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)), "it could not be applied");
}
