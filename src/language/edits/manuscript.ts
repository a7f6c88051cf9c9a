/** A text with its statements, and the changes that are to be made to it. Offsets are those of the text as it was. */
import { formatText } from "../features/formatting/format-text.ts";
import { type Lexeme, readLexemes } from "../features/formatting/lexemes.ts";
import { readStatements, type Statement } from "../features/formatting/statements.ts";

/** Replaces the text from `start` to `end`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A statement with the statements around it, outermost first. */
export interface Found {
  readonly statement: Statement;
  readonly around: readonly Statement[];
}

export const stepWords: ReadonlySet<string> = new Set(["process", "decision", "start", "end"]);

/** What was read last: one request asks for several edits of the same text. */
let lastRead:
  | {
      readonly text: string;
      readonly lexemes: readonly Lexeme[];
      readonly statements: readonly Statement[] | undefined;
    }
  | undefined;

export class Manuscript {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
  readonly statements: readonly Statement[];
  readonly lineEnd: string;
  readonly #changes: TextChange[] = [];

  private constructor(text: string, lexemes: readonly Lexeme[], statements: readonly Statement[]) {
    this.text = text;
    this.lexemes = lexemes;
    this.statements = statements;
    this.lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  }

  /** Undefined where braces, strings or comments are not closed: then nobody can tell what stands where. */
  static of(text: string): Manuscript | undefined {
    if (lastRead?.text !== text) {
      const { lexemes, closed } = readLexemes(text);
      lastRead = { text, lexemes, statements: closed ? readStatements(lexemes) : undefined };
    }
    const { lexemes, statements } = lastRead;
    return statements && new Manuscript(text, lexemes, statements);
  }

  get changes(): readonly TextChange[] {
    return [...this.#changes].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  replace(start: number, end: number, newText: string): void {
    if (this.text.slice(start, end) !== newText) this.#changes.push({ start, end, newText });
  }

  insert(at: number, newText: string): void {
    this.replace(at, at, newText);
  }

  at(index: number): Lexeme {
    return this.lexemes[index] as Lexeme;
  }

  /** The name a lexeme means: without `^`, in NFC. */
  nameAt(index: number | undefined): string | undefined {
    return index === undefined ? undefined : this.at(index).text.replace(/^\^/, "").normalize("NFC");
  }

  start(statement: Statement): number {
    return this.at(statement.first).start;
  }

  end(statement: Statement): number {
    return this.at(statement.last).end;
  }

  /** Every statement with those around it, in the order of the text. */
  *all(statements = this.statements, around: readonly Statement[] = []): Generator<Found> {
    for (const statement of statements) {
      yield { statement, around };
      if (statement.block) yield* this.all(statement.block.statements, [...around, statement]);
    }
  }

  /** The first statement with one of these keywords and this name. */
  find(keywords: ReadonlySet<string>, name: string): Found | undefined {
    for (const found of this.all()) {
      if (keywords.has(found.statement.keyword) && this.nameAt(found.statement.name) === name) return found;
    }
    return undefined;
  }

  indentOf(statement: Statement): string {
    const start = this.start(statement);
    const lineStart = this.lineStart(start);
    return /^[ \t]*/.exec(this.text.slice(lineStart, start))?.[0] ?? "";
  }

  lineStart(offset: number): number {
    return Math.max(this.text.lastIndexOf("\n", offset - 1), this.text.lastIndexOf("\r", offset - 1)) + 1;
  }

  /** The end of a statement's line, its end-of-line comment included, the line break not. */
  lineEndAfter(statement: Statement): number {
    const { comments } = this.at(statement.last + 1);
    let end = this.end(statement);
    for (const comment of comments) {
      if (comment.breaksBefore > 0) break;
      end = comment.end;
    }
    return end;
  }

  /** Writes a line below a statement, as deep as it. */
  insertLineAfter(statement: Statement, line: string): void {
    this.insert(this.lineEndAfter(statement), `${this.lineEnd}${this.indentOf(statement)}${line}`);
  }

  /** Writes a line at the end of a block, which is opened where there is none. */
  appendToBlock(statement: Statement, line: string): void {
    const { block } = statement;
    const indent = this.indentOf(statement);
    if (!block) {
      this.insert(this.end(statement), ` {${this.lineEnd}${indent}  ${line}${this.lineEnd}${indent}}`);
      return;
    }
    const last = block.statements.at(-1);
    const close = this.at(block.close);
    if (last && close.opensLine) this.insertLineAfter(last, line);
    else if (close.opensLine) {
      const end = this.lineStart(close.start);
      this.insert(end, `${indent}  ${line}${this.lineEnd}`);
    } else this.insert(close.start, `${this.lineEnd}${indent}  ${line}${this.lineEnd}${indent}`);
  }

  /** Writes a line at the end of the text, a blank line above it where it begins a new kind of thing. */
  appendToFile(line: string, afterBlank: boolean): void {
    const end = this.text.trimEnd().length;
    const lastComment = this.lexemes.at(-1)?.comments.at(-1);
    const at = Math.max(end, lastComment?.end ?? 0);
    const gap = at === 0 ? "" : this.lineEnd.repeat(afterBlank ? 2 : 1);
    const closes = this.text.slice(at).includes("\n") || this.text.slice(at).includes("\r") ? "" : this.lineEnd;
    this.insert(at, `${gap}${line}${closes}`);
  }

  /** Takes a statement out: with its lines where nothing else stands on them, a silence directly above it too. */
  removeStatement(statement: Statement): void {
    let start = this.start(statement);
    let end = this.lineEndAfter(statement);
    const lineStart = this.lineStart(start);
    const alone = this.text.slice(lineStart, start).trim() === "" && this.at(statement.last + 1).opensLine;
    const isLast = this.at(statement.last + 1).kind === "end";
    if (!alone && !(isLast && this.text.slice(lineStart, start).trim() === "")) {
      const before = /[ \t]*$/.exec(this.text.slice(0, start))?.[0].length ?? 0;
      this.replace(start - before, this.end(statement), "");
      return;
    }
    start = lineStart;
    const silence = this.at(statement.first).comments.at(-1);
    if (
      silence?.toLineEnd &&
      this.at(statement.first).breaksBefore === 1 &&
      /^\/\/\s*lint-ignore(?:-block)?\s/.test(silence.text)
    ) {
      if (silence.breaksBefore > 0) start = this.lineStart(silence.start);
    }
    end += /^[ \t]*(?:\r\n|\n|\r)?/.exec(this.text.slice(end))?.[0].length ?? 0;
    // A blank line above and one below become one.
    const blankAbove = /(?:^|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(this.text.slice(0, start));
    const blankBelow = /^[ \t]*(?:\r\n|\n|\r)/.exec(this.text.slice(end));
    if (blankAbove && blankBelow) end += blankBelow[0].length;
    this.replace(start, end, "");
  }
}

/** A text as a string literal of the language. */
export function literal(text: string): string {
  const escaped = text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  if (!escaped.includes('"')) return `"${escaped}"`;
  return escaped.includes("'") ? `"${escaped.replace(/"/g, '\\"')}"` : `'${escaped}'`;
}

/** A line of the language in house style. */
export function formattedLine(line: string): string {
  return formatText(line).trimEnd();
}
