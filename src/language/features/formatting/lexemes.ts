/**
 * A lossless reading of `.mlflow` text: every lexeme and every comment in order, with the line breaks between them. Only
 * blanks are left out, so the text can be written again without losing anything. It knows no grammar and never fails.
 */

/** A comment and how many line breaks stand before it (counted from the lexeme or comment before). */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True for `// …`, which takes the rest of its line. */
  readonly toLineEnd: boolean;
  readonly breaksBefore: number;
}

export type LexemeKind = "word" | "escaped" | "string" | "long-string" | "number" | "mark" | "sign" | "bad" | "end";

/** `sign` is an answer's coloured dot, `bad` a character or an unclosed string, `end` the end of the text. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Comments between the lexeme before and this one. */
  readonly comments: readonly Comment[];
  /** Line breaks directly before this lexeme, after the last comment. */
  readonly breaksBefore: number;
  /** True where a line break stands anywhere between the lexeme before and this one (or before the first). */
  readonly opensLine: boolean;
}

export interface Reading {
  /** Ends with one lexeme of kind `end`. */
  readonly lexemes: readonly Lexeme[];
  /** False where a long string or a block comment is never closed: what follows cannot be told apart. */
  readonly closed: boolean;
}

const blanks = /[^\S\n\r]+|\uFEFF/uy;
const lineBreak = /\r\n|\n|\r/y;
const lineComment = /\/\/[^\n\r]*/y;
const blockComment = /\/\*[\s\S]*?\*\//y;
const word = /\^?[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/uy;
/** As wide as the grammar's: `2d..4d`, `20%` and `2026-06-30` are one lexeme each. */
const number = /[-+]?[0-9](?:[0-9A-Za-z_%]|-(?=[0-9A-Za-z])|\.[0-9]|\.\.[-+]?)*/y;
const longString = /"""[\s\S]*?"""/y;
const string = /"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\\\n\r]|\\[^\n\r])*'/y;
const mark = /->|[{},.]/y;
const sign = /[🟢🟡🔴]\uFE0F?/uy;
const openString = /["'][^\n\r]*/y;
/** A run of characters that begin nothing: one lexeme, so that binary text costs little. */
const anything = /[^\s\p{L}\p{N}_"'{},./^+🟢🟡🔴-]+|[\s\S]/uy;

const kinds: readonly (readonly [LexemeKind, RegExp])[] = [
  ["word", word],
  ["number", number],
  ["long-string", longString],
  ["string", string],
  ["mark", mark],
  ["sign", sign],
  ["bad", openString],
  ["bad", anything],
];

const closers = { comment: "*/", text: '"""' } as const;
const openerLength = { comment: 2, text: 3 } as const;

/** Reads a text into lexemes and comments. Takes any text. */
export function readLexemes(text: string): Reading {
  const lexemes: Lexeme[] = [];
  let comments: Comment[] = [];
  let breaks = 0;
  let opensLine = true;
  const unclosed = new Set<"comment" | "text">();
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: LexemeKind, found: string) => {
    lexemes.push({ kind, text: found, start: at, end: at + found.length, comments, breaksBefore: breaks, opensLine });
    comments = [];
    breaks = 0;
    opensLine = false;
    at += found.length;
  };
  while (at < text.length) {
    const blank = match(blanks);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const newLine = match(lineBreak);
    if (newLine !== undefined) {
      breaks += 1;
      opensLine = true;
      at += newLine.length;
      continue;
    }
    const toEnd = match(lineComment);
    // Once one is not closed no later one is: looking again would cost a walk to the end each time.
    const opens = text.startsWith("/*", at) ? "comment" : text.startsWith('"""', at) ? "text" : undefined;
    if (opens !== undefined && !unclosed.has(opens) && text.indexOf(closers[opens], at + openerLength[opens]) < 0) {
      unclosed.add(opens);
    }
    const comment = toEnd ?? (opens === "comment" && !unclosed.has("comment") ? match(blockComment) : undefined);
    if (comment !== undefined) {
      comments.push({
        text: toEnd === undefined ? comment : comment.trimEnd(),
        start: at,
        end: at + comment.length,
        toLineEnd: toEnd !== undefined,
        breaksBefore: breaks,
      });
      breaks = 0;
      at += comment.length;
      continue;
    }
    for (const [kind, pattern] of kinds) {
      if (kind === "long-string" && (opens !== "text" || unclosed.has("text"))) continue;
      const found = match(pattern);
      if (found === undefined) continue;
      push(kind === "word" && found.startsWith("^") ? "escaped" : kind, found);
      break;
    }
  }
  push("end", "");
  return { lexemes, closed: unclosed.size === 0 };
}
