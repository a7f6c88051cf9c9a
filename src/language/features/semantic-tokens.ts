import type { AstNode } from "langium";
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from "langium/lsp";
import { SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver";
import { isLevel, isLevelOrUnrated } from "../../model/level.ts";
import * as ast from "../generated/ast.ts";

/** How each kind of declaration is coloured, in step with the TextMate grammar. */
const types: Readonly<Record<string, string>> = {
  Process: SemanticTokenTypes.function,
  Decision: SemanticTokenTypes.function,
  Start: SemanticTokenTypes.function,
  End: SemanticTokenTypes.function,
  Phase: SemanticTokenTypes.namespace,
  Actor: SemanticTokenTypes.class,
  Interface: SemanticTokenTypes.interface,
  Data: SemanticTokenTypes.struct,
  Target: SemanticTokenTypes.type,
  Platform: SemanticTokenTypes.type,
  Questionnaire: SemanticTokenTypes.enum,
  View: SemanticTokenTypes.type,
  QuestionGroup: SemanticTokenTypes.enum,
  Question: SemanticTokenTypes.enumMember,
};

/** Colours names by what they stand for, wherever they are used; a step that is absent as deprecated. */
export class MlflowSemanticTokens extends AbstractSemanticTokenProvider {
  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    const type = types[node.$type];
    if (type !== undefined && "name" in node && typeof node.name === "string" && node.$cstNode) {
      const modifier = [SemanticTokenModifiers.declaration, ...modifiers(node)];
      acceptor({ node, property: "name" as never, type, modifier });
    }
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith("$")) continue;
      if (Array.isArray(value)) value.forEach((entry, index) => this.reference(node, property, entry, acceptor, index));
      else this.reference(node, property, value, acceptor);
    }
    if (ast.isShow(node)) {
      node.levels.forEach((level, index) => {
        if (isLevelOrUnrated(level))
          acceptor({
            node,
            property: "levels",
            index,
            type: SemanticTokenTypes.enumMember,
            modifier: SemanticTokenModifiers.readonly,
          });
      });
    }
    if (ast.isIs(node) && isLevel(node.level)) {
      acceptor({
        node,
        property: "level",
        type: SemanticTokenTypes.enumMember,
        modifier: SemanticTokenModifiers.readonly,
      });
    }
  }

  private reference(
    node: AstNode,
    property: string,
    value: unknown,
    acceptor: SemanticTokenAcceptor,
    index?: number,
  ): void {
    if (typeof value !== "object" || value === null || !("$refText" in value)) return;
    const target = "ref" in value ? (value.ref as AstNode | undefined) : undefined;
    const type = target && types[target.$type];
    if (!target || type === undefined) return;
    acceptor({
      node,
      property: property as never,
      type,
      modifier: [...modifiers(target)],
      ...(index !== undefined && { index }),
    });
  }
}

function modifiers(node: AstNode): readonly string[] {
  const isAbsent = ast.isProcess(node) && node.head.some((clause) => ast.isIs(clause) && clause.level === "absent");
  return isAbsent ? [SemanticTokenModifiers.deprecated] : [];
}
