/** The lines that count references: off as they come, and what a click on one does. */
import * as vscode from "vscode";
import { opened } from "./editor.ts";
import { eventually, expectEqual, test } from "./runner.ts";

const text = `actor ds "Data scientist"

process train "Train" by ds is manual
process deploy "Deploy" by ds is manual
`;

test("how often an actor is named stands above it where that is wanted, and a click shows the places", async () => {
  const document = await opened(text);
  const lensesOf = async (): Promise<readonly vscode.Command[]> => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
    );
    return lenses.flatMap(({ command }) => command ?? []);
  };
  const counted = async () => (await lensesOf()).filter(({ title }) => title.endsWith("references"));
  expectEqual((await counted()).length, 0, "lines that count before that is wanted");
  const settings = vscode.workspace.getConfiguration("mlProcessMaps");
  await settings.update("referencesCodeLens", true, vscode.ConfigurationTarget.Global);
  try {
    const lens = await eventually("the line above the actor", async () => (await counted())[0]);
    expectEqual(lens.title, "2 references", "what the line says");
    // It opens the peek view; a wrong place or command would throw.
    await vscode.commands.executeCommand(lens.command, ...(lens.arguments ?? []));
    await vscode.commands.executeCommand("closeReferenceSearch");
  } finally {
    await settings.update("referencesCodeLens", undefined, vscode.ConfigurationTarget.Global);
  }
});
