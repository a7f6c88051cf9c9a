import type { AstNode, CstNode, LangiumDocument, LangiumDocuments } from "langium";
import type { Problem, ProcessMap } from "../../model/process-map.ts";
import type { ResolvedStates } from "../../model/state.ts";
import type { ErrorCode } from "../errors.ts";
import type * as ast from "../generated/ast.ts";
import type { Layer } from "../scope.ts";

/** What a check may look at, and where it says what it found. */
export interface Checking {
  readonly file: ast.MapFile;
  readonly document: LangiumDocument;
  readonly documents: LangiumDocuments;
  /** The map of this file, and its states. */
  readonly map: ProcessMap;
  readonly states: ResolvedStates;
  layersAround(node: AstNode): readonly Layer[];
  /** Marks a node, one of its properties, or a piece of its text. */
  report(code: ErrorCode, message: string, at: AstNode | CstNode | undefined, property?: string): void;
  /** A problem that knows its place. */
  add(problem: Problem): void;
}

/** One subject of errors. `node` is called for every node of the file, `file` once. */
export interface Check {
  node?(node: AstNode, checking: Checking): void;
  file?(checking: Checking): void | Promise<void>;
}
