import type { LexerResult } from "langium";
import type { Token } from "./tokens.ts";

export type TokenTypes = Readonly<Record<string, Token["tokenType"]>>;
export type LexingError = LexerResult["errors"][number];

/** An error at a token, or at a run of them. */
export function errorAt(token: Token, message: string, to: Token = token): LexingError {
  const end = (to.endOffset ?? to.startOffset) + 1;
  return {
    offset: token.startOffset,
    line: token.startLine,
    column: token.startColumn,
    length: Math.max(1, end - token.startOffset),
    message,
  };
}

/** A token that the author left out, just before another one. */
export function insertedBefore(token: Token, type: Token["tokenType"]): Token {
  return {
    image: typeof type.PATTERN === "string" ? type.PATTERN : type.name,
    startOffset: token.startOffset,
    endOffset: token.startOffset,
    startLine: token.startLine ?? 1,
    endLine: token.startLine ?? 1,
    startColumn: token.startColumn ?? 1,
    endColumn: token.startColumn ?? 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
    isInsertedInRecovery: true,
  };
}

/** A token that the author left out, just behind another one. */
export function insertedAfter(token: Token, type: Token["tokenType"]): Token {
  const at = insertedBefore(token, type);
  const [line, column, offset] = [token.endLine ?? 1, token.endColumn ?? 1, token.endOffset ?? token.startOffset];
  return {
    ...at,
    startOffset: offset,
    endOffset: offset,
    startLine: line,
    endLine: line,
    startColumn: column,
    endColumn: column,
  };
}
