import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageserver-protocol";

/** Shows the places that the line above a declaration counts; they come as the protocol writes them. */
export async function showReferences(uri: unknown, position: unknown, locations: unknown): Promise<void> {
  if (typeof uri !== "string" || !isPosition(position) || !Array.isArray(locations)) return;
  const places = (locations as readonly Location[]).map(
    ({ uri: file, range }) =>
      new vscode.Location(vscode.Uri.parse(file, true), new vscode.Range(placeOf(range.start), placeOf(range.end))),
  );
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri, true),
    placeOf(position),
    places,
  );
}

const placeOf = ({ line, character }: Position): vscode.Position => new vscode.Position(line, character);

const isPosition = (value: unknown): value is Position =>
  typeof value === "object" && value !== null && "line" in value && "character" in value;
