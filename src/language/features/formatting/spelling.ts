/** How one lexeme is written and what stands between two of them. */
import { blockWords, reservedWords } from "../../words.ts";
import type { Lexeme } from "./lexemes.ts";

/**
 * The lexeme in house style: `"` around strings (`'` where the text holds `"`), long strings at the depth of their clause,
 * no `^` that is not needed. `before` is the lexeme before it in its statement.
 */
export function spelled(lexeme: Lexeme, before: Lexeme | undefined, indent: string): string {
  switch (lexeme.kind) {
    case "string":
      return quoted(lexeme.text);
    case "long-string":
      return reindented(lexeme.text, indent);
    case "escaped":
      return needsEscape(lexeme, before) ? lexeme.text : lexeme.text.slice(1);
    default:
      return lexeme.text;
  }
}

const listWords: ReadonlySet<string> = new Set([
  ...["by", "via", "reads", "writes", "for", "after", "combines"],
  ...["step", "from", "to", "state", "collapse", "layers"],
]);

/** False where the word is a name even without `^`: it is not reserved, or only a name can stand there (`name-pass.ts`). */
function needsEscape(lexeme: Lexeme, before: Lexeme | undefined): boolean {
  const word = lexeme.text.slice(1);
  if (!reservedWords.has(word)) return false;
  if (!before || lexeme.comments.length > 0) return true;
  if (before.kind === "mark" && before.text === ",") return false;
  if (word === "none") return true;
  if (before.kind === "mark") return before.text !== "->";
  if (before.kind !== "word" || before.text === "map") return true;
  return !blockWords.has(before.text) && !listWords.has(before.text);
}

/** A long string one level deeper than its clause, its closing quotes below the clause; its meaning stays. */
function reindented(literal: string, indent: string): string {
  const lines = literal.slice(3, -3).split(/\r\n|\n|\r/);
  const [first = "", ...rest] = lines;
  if (rest.length === 0) return literal;
  const last = rest.at(-1) ?? "";
  const closesAlone = last.trim() === "";
  const body = closesAlone ? rest.slice(0, -1) : rest;
  const depths = body.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  if (depths.length === 0) return literal;
  const depth = Math.min(...depths);
  const moved = body.map((line) => (line.trim() === "" ? "" : `${indent}  ${line.slice(depth)}`));
  const opening = first.trim() === "" ? "" : first;
  return `"""${[opening, ...moved].join("\n")}${closesAlone ? `\n${indent}` : ""}"""`;
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
  if (right.kind === "mark" && [",", "."].includes(right.text)) return "";
  if (left.kind === "mark" && left.text === ".") return "";
  return " ";
}
