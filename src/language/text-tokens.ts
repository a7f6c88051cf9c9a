/**
 * Where a quoted text ends: at its closing quote where there is one, and where there is none at the place where the rest
 * of the line still means something, so that a forgotten quote costs its own text alone.
 */
import { letters, marksAndDigits } from "./letters.ts";

const closedText = /"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\\\n\r]|\\[^\n\r])*'/y;
const restOfLine = /[^\n\r]*/y;

/**
 * The text token that begins at an offset; null where none does. A quote that closes a text which nobody opened is a
 * token of its own: `repair-quotes.ts` looks for where that text begins.
 */
export function matchText(text: string, offset: number): [string] | null {
  const quote = text[offset];
  if (quote !== '"' && quote !== "'") return null;
  restOfLine.lastIndex = offset;
  const line = restOfLine.exec(text)?.[0] ?? quote;
  if (text.startsWith('"""', offset)) {
    const end = text.indexOf('"""', offset + 3);
    return [text.slice(offset, end >= 0 ? end + 3 : endOfProse(text, offset + line.length))];
  }
  closedText.lastIndex = offset;
  const closed = closedText.exec(text)?.[0];
  if (quote === "'" && isApostrophe(text, offset)) {
    // The apostrophe of a word that stands in no text, `customer's`, opens none.
    if (closed === undefined) return null;
  } else if (closed !== undefined && isApostrophe(text, offset + closed.length - 1)) {
    const end = behindApostrophes(line);
    if (end !== undefined) return [line.slice(0, end)];
  }
  if (closed !== undefined && quotesMatch(line)) return [closed];
  if (closesOnly(text, offset)) return [quote];
  if (closed !== undefined && !opensAnother(text, offset, closed.length)) return [closed];
  const end = closed === undefined ? endOverLines(text, offset + line.length, quote) : undefined;
  if (end !== undefined) return [text.slice(offset, end)];
  const before = closed === undefined ? line : line.slice(0, closed.length - 1).trimEnd();
  return [unclosed(before, text)];
}

const letter = new RegExp(`[${letters}]`);

function isApostrophe(text: string, offset: number): boolean {
  return text[offset] === "'" && letter.test(text[offset - 1] ?? "") && letter.test(text[offset + 1] ?? "");
}

/** Where a text in `'…'` ends if the apostrophes in its words do not end it. */
function behindApostrophes(line: string): number | undefined {
  for (let i = 1; i < line.length; i++) if (line[i] === "'" && !isApostrophe(line, i)) return i + 1;
  return undefined;
}

/** Whether each quote of what is left of a line has its partner, a comment at its end aside. */
function quotesMatch(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const sign = line[i];
    if (sign === "/" && line[i + 1] === "/") return true;
    if (sign !== '"' && sign !== "'") continue;
    closedText.lastIndex = i;
    const length = closedText.exec(line)?.[0].length;
    // An apostrophe within a word opens nothing.
    if (length === undefined) return sign === "'";
    i += length - 1;
  }
  return true;
}

/** A quote right behind a word with nothing behind it: it closes, and opens nothing. */
function closesOnly(text: string, offset: number): boolean {
  const [before, after] = [text[offset - 1] ?? "\n", text[offset + 1] ?? "\n"];
  return /[^\s{}(,.]/.test(before) && /[\s{},;)]/.test(after);
}

/** Whether the quote that would close a text is the one that opens the next: a blank before it, a word behind it. */
function opensAnother(text: string, offset: number, length: number): boolean {
  if (length < 3) return false;
  return /\s/.test(text[offset + length - 2] ?? "") && /[^\s{},;)]/.test(text[offset + length] ?? "\n");
}

/**
 * Where a text in plain quotes that runs over its line ends: on one of the next lines, which holds the one quote that is
 * left over and nothing behind it. Undefined where there is none, so that a forgotten quote costs its own line alone.
 */
function endOverLines(text: string, lineEnd: number, quote: string): number | undefined {
  if (quote !== '"') return undefined;
  const breakLength = text.startsWith("\r\n", lineEnd) ? 2 : 1;
  for (let start = lineEnd + breakLength, lines = 0; start < text.length && lines < 8; lines++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end);
    const quotes = line.split('"').length - 1;
    if (quotes > 0) {
      const rest = line.slice(line.indexOf('"') + 1);
      return quotes === 1 && (/^\s*\}?\s*$/.test(rest) || headBehind(rest, text) === 0)
        ? start + line.indexOf('"') + 1
        : undefined;
    }
    if (line.trim() === "" || structure.test(line)) return undefined;
    start = end + 1;
  }
  return undefined;
}

/** A line that is no prose: a brace, a flow, a clause with its value, a declaration with its title or block. */
const structure =
  /^\s*(?:[{}]|\/\/|(?:[a-z]+\s+)(?:"|\d)|(?:by|via|is|reads|writes)\s+\S+\s*$|(?:process|decision|phase|actor|data|interface|start|end|target|platform|map|change|remove|extend)\s+\S+\s*(?:"|\{|$))|->|\{\s*$/;

/** Where a text in `"""` that is never closed ends: before the first line that is no prose, so that the rest is read. */
function endOfProse(text: string, lineEnd: number): number {
  let end = lineEnd;
  while (end < text.length) {
    const found = text.indexOf("\n", end + 1);
    const next = found < 0 ? text.length : found;
    const line = text.slice(end + 1, next);
    if (structure.test(line)) break;
    end = next;
  }
  return lineEnd + text.slice(lineEnd, end).trimEnd().length;
}

/** A text that is not closed ends with its line: before the rest of a head, and before a last `{` or `}`. */
function unclosed(line: string, text: string): string {
  const head = headBehind(line, text);
  if (head !== undefined) return line.slice(0, head).trimEnd();
  const more = /\s+(?:[\d.]+%\s*)?->\s|\s+on\s+\d{4}-\d\d-\d\d\s*$/.exec(line);
  if (more) return line.slice(0, more.index);
  const trimmed = line.trimEnd();
  const opens = trimmed.split("{").length;
  const closes = trimmed.split("}").length;
  if (trimmed.endsWith("{") && opens > closes) return trimmed.slice(0, -1).trimEnd();
  if (trimmed.endsWith("}") && closes > opens) return trimmed.slice(0, -1).trimEnd();
  return trimmed;
}

const name = `[${letters}_][${letters}${marksAndDigits}_-]*`;
const clause = `\\s+(?:(?:by|via|for|after|combines)\\s+${name}(?:\\s*,\\s*${name})*|is\\s+${name})`;
/** What may follow a title up to the end of its line, a block or its beginning included. */
const restOfHead = new RegExp(`(?:${clause})+\\s*(?:\\{[^"']*)?$|\\s*\\{[^{}"']*\\}?\\s*$`);
const firstClause = new RegExp(`^\\s+(by|via|for|after|combines|is)\\s+(${name})`);

/**
 * Where in an unclosed title the rest of its head begins: `Acme ML for y2027 {` at ` for`. Prose has words such as `by`
 * too, so what a clause names must be a level or declared somewhere in the text.
 */
function headBehind(line: string, text: string): number | undefined {
  const at = restOfHead.exec(line)?.index;
  if (at === undefined) return undefined;
  const [, word, named] = firstClause.exec(line.slice(at)) ?? [];
  if (word === undefined || named === undefined) return at;
  if (word === "is") return /^(?:automated|semi-automated|non-repeatable|manual|absent)$/.test(named) ? at : undefined;
  const declared = new RegExp(`(?:actor|interface|target|platform)\\s+\\^?${named}(?![\\w-])`);
  return declared.test(text) ? at : undefined;
}
