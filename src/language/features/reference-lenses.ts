import { type AstNode, DocumentState, GrammarUtils, type LangiumDocument } from "langium";
import type { CodeLens, Location, Range } from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import type { MlflowEditorServices } from "../services.ts";
import { treeOf } from "../tree.ts";

/** The command that shows what a lens counts: `(uri, position, locations)`, as the protocol writes them. */
export const showReferences = "mlProcessMaps.showReferences";

/**
 * Above each actor, interface, data set and phase how often it is named, in all files. An editor that has no such command
 * of ours is told the number alone.
 */
export function referenceLenses(
  document: LangiumDocument,
  services: MlflowEditorServices,
  hasCommands: boolean,
): readonly CodeLens[] {
  const uri = document.uri.toString();
  const counted = treeOf(document.parseResult.value).nodes.filter(isCounted);
  if (counted.length === 0) return [];
  const places = placesOf(document, services);
  return counted.flatMap((node) => {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, "name");
    if (!name || !node.$cstNode) return [];
    const found = places.get(node) ?? [];
    const title = `${found.length} ${found.length === 1 ? "reference" : "references"}`;
    const { start } = node.$cstNode.range;
    const shows = hasCommands && found.length > 0;
    const command = shows
      ? { title, command: showReferences, arguments: [uri, name.range.start, found] }
      : { title, command: "" };
    return [{ range: { start, end: start }, command }];
  });
}

const isCounted = (node: AstNode): node is ast.Actor | ast.Interface | ast.Data | ast.Phase =>
  ast.isActor(node) || ast.isInterface(node) || ast.isData(node) || ast.isPhase(node);

/** Where things that a document declares are named, in one walk through it and through the files that name things of it. */
function placesOf(document: LangiumDocument, { shared }: MlflowEditorServices): ReadonlyMap<AstNode, Location[]> {
  const { LangiumDocuments, IndexManager } = shared.workspace;
  const own = new Set([document.uri.toString()]);
  const places = new Map<AstNode, Location[]>();
  for (const other of LangiumDocuments.all) {
    if (other !== document && (other.state < DocumentState.Linked || !IndexManager.isAffected(other, own))) continue;
    for (const { reference } of treeOf(other.parseResult.value).references) {
      const node = "ref" in reference ? reference.ref : undefined;
      const range: Range | undefined = reference.$refNode?.range;
      if (!node || !range || !isCounted(node)) continue;
      places.set(node, [...(places.get(node) ?? []), { uri: other.uri.toString(), range }]);
    }
  }
  return places;
}
