/** How one lexeme is written and what stands between two of them. */
import { reserved } from "../reserved.ts";
import type { Lexeme } from "./lexemes.ts";

/** The lexeme in house style: `"` around strings (`'` where the text holds `"`), no `^` that is not needed. */
export function spelled(lexeme: Lexeme): string {
  if (lexeme.kind === "string") return quoted(lexeme.text);
  if (lexeme.kind === "escaped") return reserved.has(lexeme.text.slice(1)) ? lexeme.text : lexeme.text.slice(1);
  return lexeme.text;
}

function quoted(literal: string): string {
  const inner = literal.slice(1, -1);
  const parts = inner.match(/\\[\s\S]|[^\\]/gu) ?? [];
  const holdsDouble = parts.some((part) => part === '"' || part === '\\"');
  const quote = holdsDouble ? "'" : '"';
  const written = parts.map((part) => {
    const plain = part === '\\"' ? '"' : part === "\\'" ? "'" : part;
    return plain === quote ? `\\${quote}` : plain;
  });
  return quote + written.join("") + quote;
}

/** The blank between two lexemes of one statement. */
export function blankBetween(left: Lexeme, right: Lexeme): string {
  if (right.kind === "mark" && [",", ".", "..", "%"].includes(right.text)) return "";
  if (left.kind === "mark" && [".", ".."].includes(left.text)) return "";
  return " ";
}
