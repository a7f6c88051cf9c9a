/**
 * Lexing. Text becomes tokens in three steps: the terminals below, then `name-pass.ts` decides which words are names and
 * which are keywords, then `repair.ts` mends misspelt words and braces that do not match, so that one slip never costs the rest of a map.
 */
import {
  type CstNode,
  DefaultLexer,
  DefaultTokenBuilder,
  DefaultValueConverter,
  type GrammarAST,
  type LexerResult,
  type TokenizeOptions,
  type ValueType,
} from "langium";
import { letters, marksAndDigits } from "./letters.ts";
import { decideNames } from "./name-pass.ts";
import { mend } from "./repair.ts";
import { errorAt } from "./repair-tokens.ts";
import { unclosedMessage } from "./syntax-messages.ts";
import { textValue } from "./text-literal.ts";

/** One token, as the parser library shapes it. */
export type Token = LexerResult["tokens"][number];

const name = new RegExp(`\\^?[${letters}_](?:-?[${letters}${marksAndDigits}_])*`);
/** Deliberately wide: `4x`, `2d..` and `2026-06-30` are one token each, and `quantities.ts` says what is wrong with it. */
const number = /[-+]?[0-9](?:[0-9A-Za-z_%]|-(?=[0-9A-Za-z])|\.[0-9]|\.\.[-+]?)*/;

/** Gives three terminals their real patterns. */
export class MlflowTokenBuilder extends DefaultTokenBuilder {
  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule) {
    const token = super.buildTerminalToken(terminal);
    if (terminal.name === "ID") token.PATTERN = name;
    if (terminal.name === "NUMBER") token.PATTERN = number;
    if (terminal.name === "TEXT") {
      token.PATTERN = matchText;
      token.START_CHARS_HINT = ['"', "'"];
      token.LINE_BREAKS = true;
    }
    if (terminal.name === "ML_COMMENT") {
      token.PATTERN = matchBlockComment;
      token.START_CHARS_HINT = ["/"];
      token.LINE_BREAKS = true;
    }
    return token;
  }
}

const closedText = /"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\\\n\r]|\\[^\n\r])*'/y;
const restOfLine = /[^\n\r]*/y;

/** A quoted text. One that is not closed ends with its line, a last `{` or `}` left out, so that blocks stay whole. */
function matchText(text: string, offset: number): [string] | null {
  const quote = text[offset];
  if (quote !== '"' && quote !== "'") return null;
  if (text.startsWith('"""', offset)) {
    const end = text.indexOf('"""', offset + 3);
    if (end >= 0) return [text.slice(offset, end + 3)];
  } else {
    closedText.lastIndex = offset;
    const closed = closedText.exec(text);
    if (closed) return [closed[0]];
  }
  restOfLine.lastIndex = offset;
  const line = restOfLine.exec(text)?.[0] ?? quote;
  const long = text.startsWith('"""', offset);
  const end = long ? endOfProse(text, offset + line.length) : endOverLines(text, offset + line.length, quote);
  if (end !== undefined && end > offset + line.length) return [text.slice(offset, end)];
  return [unclosed(line)];
}

/**
 * Where a text in plain quotes that runs over its line ends: on one of the next lines, which holds the one quote that is
 * left over and nothing behind it. Undefined where there is none, so that a forgotten quote costs its own line alone.
 */
function endOverLines(text: string, lineEnd: number, quote: string): number | undefined {
  if (quote !== '"') return undefined;
  for (let start = lineEnd + 1, lines = 0; start < text.length && lines < 8; lines++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end);
    const quotes = line.split('"').length - 1;
    if (quotes > 0) return quotes === 1 && /"\s*\}?\s*$/.test(line) ? start + line.indexOf('"') + 1 : undefined;
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

function unclosed(line: string): string {
  const trimmed = line.trimEnd();
  const opens = trimmed.split("{").length;
  const closes = trimmed.split("}").length;
  if (trimmed.endsWith("{") && opens > closes) return trimmed.slice(0, -1).trimEnd();
  if (trimmed.endsWith("}") && closes > opens) return trimmed.slice(0, -1).trimEnd();
  return trimmed;
}

/** A block comment; one that is not closed ends with its line. */
function matchBlockComment(text: string, offset: number): [string] | null {
  if (!text.startsWith("/*", offset)) return null;
  const end = text.indexOf("*/", offset + 2);
  if (end >= 0) return [text.slice(offset, end + 2)];
  restOfLine.lastIndex = offset;
  return [restOfLine.exec(text)?.[0] ?? "/*"];
}

/** Decides keywords and names after the terminals have been found, then mends what does not fit together. */
export class MlflowLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const refused = refusal(text);
    if (refused !== undefined) return nothingRead(refused);
    const result = super.tokenize(text);
    readOtherArrows(result, text, this.tokenTypes["->"] as Token["tokenType"]);
    decideNames(result.tokens, this.tokenTypes);
    // Completion asks about a text that ends at the cursor: there is nothing to mend yet.
    if (options?.mode === "partial") return result;
    const mended = mend(result.tokens, this.tokenTypes);
    const unclosed = [...result.tokens, ...result.hidden].flatMap((token) => {
      const message = unclosedMessage(token);
      return message === undefined ? [] : [errorAt(token, message)];
    });
    // Characters that mean nothing are why the rest of their line does not fit together.
    const strange = new Set([...result.errors, ...unclosed].map(({ line }) => line));
    const repairs = mended.errors.filter(({ line }) => !strange.has(line));
    return { ...result, tokens: mended.tokens, errors: [...result.errors, ...unclosed, ...repairs] };
  }
}

/** Longest text that is read, in UTF-16 units: some 20,000 lines, ten times what the largest maps hold. */
export const longestText = 1_000_000;

/** Why a text is not read at all; undefined for one that is. */
function refusal(text: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1f]/.test(text)) return "This is no text: the file seems to be binary.";
  if (text.length <= longestText) return undefined;
  const size = (text.length / 1_000_000).toFixed(1);
  return `This file is too long to be a map (${size} million characters; at most 1 million are read): split it into files that import each other.`;
}

function nothingRead(message: string): LexerResult {
  return { tokens: [], hidden: [], errors: [{ offset: 0, line: 1, column: 1, length: 1, message }] };
}

/** `→` and `=>` are reported, and read as the arrows that were meant. */
function readOtherArrows(result: LexerResult, text: string, arrow: Token["tokenType"]): void {
  const found = result.errors.filter(({ offset, length }) =>
    /^(?:[→⟶⇒]|=>|[–—]>?)$/.test(text.slice(offset, offset + length)),
  );
  if (found.length === 0) return;
  for (const { offset, length, line, column } of found) {
    result.tokens.push({
      image: text.slice(offset, offset + length),
      startOffset: offset,
      endOffset: offset + length - 1,
      startLine: line ?? 1,
      endLine: line ?? 1,
      startColumn: column ?? 1,
      endColumn: (column ?? 1) + length - 1,
      tokenType: arrow,
      tokenTypeIdx: arrow.tokenTypeIdx as number,
    });
  }
  result.tokens.sort((a, b) => a.startOffset - b.startOffset);
}

/** Names lose their `^` and are compared in NFC; texts lose their quotes and escapes. */
export class MlflowValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case "ID":
        return nameValue(input);
      case "TEXT":
        return textValue(input);
      case "NUMBER":
        return input;
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}

/** What a written name means: no `^`, in NFC. */
export function nameValue(written: string): string {
  return (written.startsWith("^") ? written.slice(1) : written).normalize("NFC");
}
