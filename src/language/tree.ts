import { type AstNode, isAstNode, isReference, type Reference, type ReferenceInfo } from "langium";
import { isMapFile } from "./imports.ts";

/** A parsed text as lists, for those that look at all of it. */
export interface Tree {
  /** Every node, the root first, each before what it holds. */
  readonly nodes: readonly AstNode[];
  /** Every name that refers to something, in the same order. */
  readonly references: readonly ReferenceInfo[];
}

const known = new WeakMap<AstNode, Tree>();

/** The lists of a text. Made once for each parsed text: linking, checks, colours and hints all ask for them. */
export function treeOf(root: AstNode): Tree {
  let tree = known.get(root);
  if (!tree) known.set(root, (tree = isMapFile(root) ? joined(root, root.items.map(branchOf)) : listed(root)));
  return tree;
}

/** Most items of a file live on in the next parsed text, with all that they hold. */
const branches = new WeakMap<AstNode, Tree>();

function branchOf(item: AstNode): Tree {
  let branch = branches.get(item);
  if (!branch) branches.set(item, (branch = listed(item)));
  return branch;
}

function joined(root: AstNode, parts: readonly Tree[]): Tree {
  return { nodes: [root, ...parts.flatMap((p) => p.nodes)], references: parts.flatMap((p) => p.references) };
}

function listed(root: AstNode): Tree {
  const nodes: AstNode[] = [];
  const references: ReferenceInfo[] = [];
  const visit = (node: AstNode): void => {
    nodes.push(node);
    for (const property of Object.keys(node)) {
      if (property.startsWith("$")) continue;
      const value: unknown = node[property as keyof AstNode];
      if (!Array.isArray(value)) one(value, node, property);
      else for (let index = 0; index < value.length; index++) one(value[index], node, property, index);
    }
  };
  const one = (value: unknown, container: AstNode, property: string, index?: number): void => {
    if (typeof value !== "object" || value === null) return;
    if (isAstNode(value)) visit(value);
    else if (isReference(value)) {
      const reference: Reference = value;
      references.push({ reference, container, property, ...(index !== undefined && { index }) });
    }
  };
  visit(root);
  return { nodes, references };
}
