import { AstUtils, type CstNode, GrammarAST, isCompositeCstNode } from "langium";

/**
 * The first piece of text that a property of a node was read from: `findNodeForProperty` of Langium without its lists, for
 * a map asks for every name and title. Undefined where the property was not written.
 */
export function writtenPlaceOf(cst: CstNode | undefined, property: string): CstNode | undefined {
  return cst && within(cst, cst.astNode, property);
}

function within(cst: CstNode, node: CstNode["astNode"], property: string): CstNode | undefined {
  if (!isCompositeCstNode(cst) || cst.astNode !== node) return undefined;
  for (const part of cst.content) {
    const found = propertyOf(part) === property ? part : within(part, node, property);
    if (found) return found;
  }
  return undefined;
}

type GrammarPart = NonNullable<CstNode["grammarSource"]>;

/** The grammar stays, so the property that each of its parts fills is looked up once. */
const properties = new WeakMap<GrammarPart, string>();
const none = "";

function propertyOf({ grammarSource }: CstNode): string {
  if (!grammarSource) return none;
  let property = properties.get(grammarSource);
  if (property === undefined) {
    property = AstUtils.getContainerOfType(grammarSource, GrammarAST.isAssignment)?.feature ?? none;
    properties.set(grammarSource, property);
  }
  return property;
}
