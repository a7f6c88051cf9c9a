import type { AstNode, LangiumDocument } from "langium";
import * as ast from "../generated/ast.ts";
import { isMapFile } from "../imports.ts";
import type { NamedNode, Space } from "../names.ts";
import type { MlflowEditorServices } from "../services.ts";

/** The declaration in whose block an offset stands, by its outermost kind: a target, a platform, a view, else the file. */
export function holderAt(
  document: LangiumDocument,
  offset: number,
): ast.Target | ast.Platform | ast.View | ast.MapFile | undefined {
  const root = document.parseResult.value;
  if (!isMapFile(root)) return undefined;
  const file = root as ast.MapFile;
  const holder = file.items.find(
    (item): item is ast.Target | ast.Platform | ast.View =>
      (ast.isTarget(item) || ast.isPlatform(item) || ast.isView(item)) &&
      item.$cstNode !== undefined &&
      item.$cstNode.offset <= offset &&
      offset <= item.$cstNode.end,
  );
  return holder ?? file;
}

/** A name that can be used at a place. */
export interface Visible {
  readonly name: string;
  readonly node: NamedNode;
  readonly imported: boolean;
}

/** The names of some spaces that are visible at an offset, nearest first, each once. */
export function visibleAt(
  services: MlflowEditorServices,
  document: LangiumDocument,
  offset: number,
  spaces: readonly Space[],
): readonly Visible[] {
  const holder = holderAt(document, offset);
  if (!holder) return [];
  // The scope asks for a node that stands in the holder; one need not be written there yet.
  const inside = (ast.isMapFile(holder) ? holder : { $type: "Flow", $container: holder }) as AstNode;
  const seen = new Map<string, Visible>();
  for (const layer of services.references.ScopeProvider.layersAround(inside)) {
    for (const table of layer.names) {
      for (const space of spaces) {
        for (const [name, nodes] of table.get(space) ?? []) {
          const node = nodes[0];
          const key = `${space} ${name}`;
          if (node && !seen.has(key)) seen.set(key, { name, node, imported: layer.imported });
        }
      }
    }
  }
  return [...seen.values()];
}
