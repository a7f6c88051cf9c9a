import { type AstNode, type CstNode, GrammarUtils, type LangiumDocument } from "langium";
import { AllSemanticTokenModifiers, AllSemanticTokenTypes, type SemanticTokenProvider } from "langium/lsp";
import {
  type Range,
  SemanticTokenModifiers,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  SemanticTokenTypes,
} from "vscode-languageserver";
import { isLevel, isLevelOrUnrated } from "../../model/level.ts";
import * as ast from "../generated/ast.ts";
import type { MlflowEditorServices } from "../services.ts";
import { treeOf } from "../tree.ts";

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

interface Token {
  readonly range: Range;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/**
 * Colours names by what they stand for, wherever they are used; a step that is absent as deprecated. What changed since
 * the last answer is sent alone where the editor asks for it: few numbers for a key in a long map.
 */
export class MlflowSemanticTokens implements SemanticTokenProvider {
  readonly tokenTypes = AllSemanticTokenTypes;
  readonly tokenModifiers = AllSemanticTokenModifiers;
  readonly semanticTokensOptions = {
    legend: { tokenTypes: Object.keys(AllSemanticTokenTypes), tokenModifiers: Object.keys(AllSemanticTokenModifiers) },
    full: { delta: true },
    range: true,
  };
  /** What was answered last, by the document's address. */
  private readonly answered = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  private answers = 0;

  constructor({ shared }: MlflowEditorServices) {
    shared.workspace.TextDocuments.onDidClose(({ document }) => this.answered.delete(document.uri));
  }

  semanticHighlight(document: LangiumDocument, { textDocument }: SemanticTokensParams): SemanticTokens {
    const data = numbers(tokensOf(document));
    return { resultId: this.remember(textDocument.uri, data), data };
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    const isInside = (token: Token) =>
      token.range.start.line >= range.start.line && token.range.end.line <= range.end.line;
    return { data: numbers(tokensOf(document).filter(isInside)) };
  }

  semanticHighlightDelta(
    document: LangiumDocument,
    { textDocument, previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const before = this.answered.get(textDocument.uri);
    const data = numbers(tokensOf(document));
    const resultId = this.remember(textDocument.uri, data);
    if (before?.id !== previousResultId) return { resultId, data };
    return { resultId, edits: difference(before.data, data) };
  }

  private remember(uri: string, data: readonly number[]): string {
    this.answers += 1;
    const id = String(this.answers);
    this.answered.set(uri, { id, data });
    return id;
  }
}

/** The coloured words of a document, in the order of the text. */
function tokensOf(document: LangiumDocument): readonly Token[] {
  const { nodes, references } = treeOf(document.parseResult.value);
  const tokens: Token[] = [];
  const add = (cst: CstNode | undefined, type: string, modifiers: readonly string[]): void => {
    if (cst) tokens.push({ range: cst.range, type, modifiers });
  };
  for (const node of nodes) {
    const type = types[node.$type];
    if (type !== undefined && "name" in node && typeof node.name === "string") {
      const name = GrammarUtils.findNodeForProperty(node.$cstNode, "name");
      add(name, type, [SemanticTokenModifiers.declaration, ...modifiersOf(node)]);
    } else if (ast.isIs(node) && isLevel(node.level)) {
      const level = GrammarUtils.findNodeForProperty(node.$cstNode, "level");
      add(level, SemanticTokenTypes.enumMember, [SemanticTokenModifiers.readonly]);
    } else if (ast.isShow(node)) {
      const levels = GrammarUtils.findNodesForProperty(node.$cstNode, "levels");
      for (const level of levels.filter(({ text }) => isLevelOrUnrated(text)))
        add(level, SemanticTokenTypes.enumMember, [SemanticTokenModifiers.readonly]);
    }
  }
  for (const { reference } of references) {
    const target = "ref" in reference ? reference.ref : undefined;
    const type = target && types[target.$type];
    if (type !== undefined) add(reference.$refNode, type, modifiersOf(target as AstNode));
  }
  return tokens.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function modifiersOf(node: AstNode): readonly string[] {
  const isAbsent = ast.isProcess(node) && node.head.some((clause) => ast.isIs(clause) && clause.level === "absent");
  return isAbsent ? [SemanticTokenModifiers.deprecated] : [];
}

/** Five numbers a word, each place told from the one before. Names stand on one line. */
function numbers(tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const { range, type, modifiers } of tokens) {
    const { start, end } = range;
    const sameLine = start.line === line;
    const flags = modifiers.reduce((sum, modifier) => sum | (AllSemanticTokenModifiers[modifier] ?? 0), 0);
    data.push(
      start.line - line,
      sameLine ? start.character - character : start.character,
      end.character - start.character,
      AllSemanticTokenTypes[type] ?? 0,
      flags,
    );
    [line, character] = [start.line, start.character];
  }
  return data;
}

/** The stretch between what is the same at the beginning and what is the same at the end, as one edit. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta["edits"] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < shorter - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
  const deleteCount = before.length - start - rest;
  const data = after.slice(start, after.length - rest);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
