import type { AstNode, CstNode } from "langium";
import type { Source, SourceRange } from "../model/process-map.ts";
import type * as ast from "./generated/ast.ts";
import { writtenPlaceOf } from "./written-place.ts";

/** The range of a piece of text, as plain data. */
export function rangeOf(cst: CstNode, uri: string): SourceRange {
  const { start, end } = cst.range;
  return {
    uri,
    offset: cst.offset,
    end: cst.end,
    startLine: start.line,
    startColumn: start.character,
    endLine: end.line,
    endColumn: end.character,
  };
}

/** From the beginning of one piece to the end of another. */
export function rangeFromTo(from: CstNode, to: CstNode, uri: string): SourceRange {
  const [start, end] = [rangeOf(from, uri), rangeOf(to, uri)];
  return { ...start, end: end.end, endLine: end.endLine, endColumn: end.endColumn };
}

/** The range of a node, or of one of its properties where that was written. */
export function rangeOfNode(node: AstNode, uri: string, property?: string): SourceRange | undefined {
  const cst = (property && writtenPlaceOf(node.$cstNode, property)) || node.$cstNode;
  return cst && rangeOf(cst, uri);
}

/** What a declaration, a change or an answer is made of: everything that may carry clauses. */
export interface Written extends AstNode {
  readonly head?: readonly ast.HeadClause[];
  readonly items?: readonly ast.Item[];
}

/**
 * Where an element stands: all of it, its name, its title (`title`) and each of its clauses by keyword. Of clauses that
 * stand repeatedly (`note`, `link`, `rate`, `answer`) the first counts.
 */
export function sourceOf(node: Written, uri: string, nameProperty = "name"): Source | undefined {
  const cst = node.$cstNode;
  if (!cst) return undefined;
  const name = writtenPlaceOf(cst, nameProperty);
  const title = "title" in node ? writtenPlaceOf(cst, "title") : undefined;
  const clauses: Record<string, SourceRange> = title ? { title: rangeOf(title, uri) } : {};
  for (const clause of [...(node.head ?? []), ...(node.items ?? [])]) {
    const keyword = clauseKeyword(clause);
    if (keyword && clause.$cstNode && !(keyword in clauses)) clauses[keyword] = rangeOf(clause.$cstNode, uri);
  }
  return {
    whole: rangeOf(cst, uri),
    ...(name && { name: rangeOf(name, uri) }),
    ...(Object.keys(clauses).length > 0 && { clauses }),
  };
}

const keywords: Readonly<Record<(ast.Clause | ast.HeadClause)["$type"], string>> = {
  Reads: "reads",
  Writes: "writes",
  Effort: "effort",
  Wait: "wait",
  Runs: "runs",
  Rework: "rework",
  Purpose: "purpose",
  Evidence: "measured",
  Note: "note",
  Link: "link",
  Cost: "cost",
  People: "people",
  Kind: "kind",
  Format: "format",
  Setup: "setup",
  Upkeep: "upkeep",
  Rate: "rate",
  Answer: "answer",
  Direction: "direction",
  Lanes: "lanes",
  Currency: "currency",
  Hours: "hours",
  Assume: "assume",
  LevelTitle: "level",
  Show: "show",
  StateShown: "state",
  Collapse: "collapse",
  Layers: "layers",
  By: "by",
  Via: "via",
  Is: "is",
  After: "after",
  For: "for",
  Combines: "combines",
  Weight: "weight",
  Required: "required",
  Each: "each",
};

/** The word that a clause begins with; undefined for what is no clause. */
export function clauseKeyword(node: AstNode): string | undefined {
  if (node.$type === "Evidence") return (node as ast.Evidence).kind ?? "measured";
  if (node.$type === "Show") return (node as ast.Show).verb ?? "show";
  return keywords[node.$type as keyof typeof keywords];
}
