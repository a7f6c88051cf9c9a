import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ServerRequests } from "../protocol.ts";
import { languageId } from "./client.ts";

/** Endings that `mlmap import` knows, without their dots. */
const endings = ["csv", "tsv", "bpmn", "mmd", "mermaid", "drawio"];

type Import = ServerRequests["mlflow/import"];

/**
 * Reads another tool's file and opens the map that it makes as an unsaved one, so that nothing is overwritten and the
 * user says where it belongs. What could not be carried over is told in a message and listed on request.
 */
export async function importMap(client: BaseLanguageClient, clicked: vscode.Uri | undefined): Promise<void> {
  const uri = clicked ?? (await pickedFile());
  if (!uri) return;
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const result = await client.sendRequest<Import["result"]>("mlflow/import", {
    name,
    source,
  } satisfies Import["params"]);
  if ("problem" in result) {
    void vscode.window.showErrorMessage(`${name} was not imported. ${result.problem}`);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: result.text });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("mlProcessMaps.openPreviewToSide");
  await tell(name, result);
}

async function pickedFile(): Promise<vscode.Uri | undefined> {
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: "Import a process map from",
      openLabel: "Import",
      filters: { "Tables, BPMN, Mermaid, draw.io": endings },
    })) ?? [];
  return picked;
}

async function tell(name: string, result: Exclude<Import["result"], { readonly problem: string }>): Promise<void> {
  const { steps, unrated, losses } = result;
  const what = `${steps} ${steps === 1 ? "step" : "steps"} from ${name}.`;
  const levels = unrated > 0 ? ` ${unrated} of them without a level: colour them next.` : "";
  if (losses.length === 0) {
    void vscode.window.showInformationMessage(what + levels);
    return;
  }
  const show = "Show What Is Left Out";
  const count = `${losses.length} ${losses.length === 1 ? "thing" : "things"} could not be carried over.`;
  if ((await vscode.window.showWarningMessage(`${what} ${count}${levels}`, show)) !== show) return;
  const list = `# What was left out of ${name}\n\n${losses.map((loss) => `- ${loss}`).join("\n")}\n`;
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: "markdown", content: list }),
    vscode.ViewColumn.Active,
  );
}
