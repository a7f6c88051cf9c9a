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
  RegExpUtils,
  type TokenizeOptions,
  type ValueType,
} from "langium";
import { type ForeignText, foreignMessages, foreignTextsIn, withoutForeign } from "./foreign-text.ts";
import { letters, marksAndDigits } from "./letters.ts";
import { decideNames } from "./name-pass.ts";
import { mend } from "./repair.ts";
import { mendQuotes } from "./repair-quotes.ts";
import { errorAt } from "./repair-tokens.ts";
import { unclosedMessage } from "./syntax-messages.ts";
import { textValue } from "./text-literal.ts";
import { matchText } from "./text-tokens.ts";

/** One token, as the parser library shapes it. */
export type Token = LexerResult["tokens"][number];
type TokenType = Token["tokenType"];

const name = new RegExp(`\\^?[${letters}_](?:-?[${letters}${marksAndDigits}_])*`);
/** Deliberately wide: `4x`, `2d..` and `2026-06-30` are one token each, and `quantities.ts` says what is wrong with it. */
const number = /[-+]?[0-9](?:[0-9A-Za-z_%]|-(?=[0-9A-Za-z])|\.[0-9]|\.\.[-+]?)*/;

/** Gives three terminals their real patterns. */
export class MlflowTokenBuilder extends DefaultTokenBuilder {
  /** By pattern of a terminal: what the beginning of one matches. */
  private readonly begun = new Map<RegExp, RegExp>();

  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule) {
    const token = super.buildTerminalToken(terminal);
    if (terminal.name === "ID") {
      token.PATTERN = name;
      token.START_CHARS_HINT = nameStarts();
      token.LINE_BREAKS = false;
    }
    if (terminal.name === "NUMBER") {
      token.PATTERN = number;
      token.START_CHARS_HINT = "-+0123456789".split("");
      token.LINE_BREAKS = false;
    }
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

  /** The same as its original, which makes the expression of each terminal anew for each keyword. */
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminalTokens: TokenType[]): TokenType[] {
    return terminalTokens.filter(({ PATTERN }) => {
      if (!(PATTERN instanceof RegExp)) return false;
      const begun = this.begun.get(PATTERN) ?? RegExpUtils.partialRegExp(`^${PATTERN.source}$`);
      this.begun.set(PATTERN, begun);
      return (begun.exec(keyword.value)?.[0] ?? "") !== "";
    });
  }
}

/**
 * Characters with which a name can begin: all below 256, and enough of the others for the lexer, which sorts those by the
 * 255. Without the list it would find them out at each start, by taking the expression of names apart.
 */
function nameStarts(): (string | number)[] {
  const starts: (string | number)[] = ["^", "_"];
  for (const [, from = "", to = from] of letters.matchAll(/(\\u[0-9a-f]{4}|\w)(?:-(\\u[0-9a-f]{4}|\w))?/g)) {
    const last = codeOf(to);
    for (let code = codeOf(from); code < last; code += code < 256 ? 1 : 128) starts.push(code);
    starts.push(last);
  }
  return starts;
}

const codeOf = (written: string): number =>
  written.length === 1 ? written.charCodeAt(0) : Number.parseInt(written.slice(2), 16);

const restOfLine = /[^\n\r]*/y;

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
  override tokenize(written: string, options?: TokenizeOptions): LexerResult {
    const refused = refusal(written);
    if (refused !== undefined) return nothingRead(refused);
    const first = super.tokenize(written);
    // What was pasted from elsewhere is one mistake; the rest is read as if it were not there.
    const foreign = foreignTextsIn(written, () => heldIn(first));
    const text = foreign.length > 0 ? withoutForeign(written, foreign) : written;
    const read = foreign.length > 0 ? super.tokenize(text) : first;
    const { tokens: quoted, errors: strange, said } = mendQuotes(read.tokens, read.errors, this.tokenTypes, text);
    // An address without quotes: the word before its `://` is what stands in the wrong way.
    const errors = strange.filter(({ offset }) => !text.startsWith("://", offset));
    const result = { ...read, tokens: [...quoted], errors };
    readOtherArrows(result, text, this.tokenTypes["->"] as Token["tokenType"]);
    decideNames(result.tokens, this.tokenTypes);
    // Completion asks about a text that ends at the cursor: there is nothing to mend yet.
    if (options?.mode === "partial") return result;
    const mended = mend(result.tokens, this.tokenTypes);
    const unclosed = [...result.tokens, ...result.hidden].flatMap((token) => {
      const message = unclosedMessage(token);
      return message === undefined ? [] : [errorAt(token, message)];
    });
    const misread = [...foreign.map((one) => foreignError(written, one)), ...result.errors, ...said, ...unclosed];
    // Characters that mean nothing are why the rest of their line does not fit together.
    const lines = new Set(misread.map(({ line }) => line));
    const repairs = mended.errors.filter(({ line }) => !lines.has(line));
    return { ...result, tokens: mended.tokens, errors: [...misread, ...repairs] };
  }
}

/** Long texts and comments: what stands in them is nobody's mistake. */
function heldIn({ tokens, hidden }: LexerResult): readonly { readonly offset: number; readonly end: number }[] {
  return [...tokens, ...hidden]
    .filter(({ startLine, endLine, tokenType }) => startLine !== endLine && tokenType.name !== "WS")
    .map(({ startOffset, endOffset = startOffset }) => ({ offset: startOffset, end: endOffset + 1 }));
}

/** The mark is on the first line, not on all that was pasted. */
function foreignError(text: string, { language, start, end }: ForeignText): LexerResult["errors"][number] {
  const [first = ""] = text.slice(start, end).split(/[\n\r]/);
  const line = text.slice(0, start).split("\n").length;
  return { offset: start, line, column: 1, length: Math.max(1, first.length), message: foreignMessages[language] };
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
    /^(?:[→⟶⇒]|=+>|[–—]>?)$/.test(text.slice(offset, offset + length)),
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
