import { type AstNode, isAstNode, isReference, type Reference, type ReferenceInfo } from "langium";

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
  const before = known.get(root);
  if (before) return before;
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
  const tree = { nodes, references };
  known.set(root, tree);
  return tree;
}
