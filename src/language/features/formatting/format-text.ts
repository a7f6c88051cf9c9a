/**
 * The formatter: one style, no options (language.md, *Formatting*). It works on lexemes, so that nothing the author wrote
 * can get lost; lines that it does not understand stay as they are.
 */
import { foreignTextsOf } from "../../foreign-text.ts";
import { aligned, type Cells, pageWidth } from "./columns.ts";
import { displayWidth } from "./display-width.ts";
import { type Comment, type Lexeme, readLexemes } from "./lexemes.ts";
import { blankBetween, spelled } from "./spelling.ts";
import { type Block, readStatements, type Statement } from "./statements.ts";

const step = "  ";

/** The text in house style. A text whose braces, strings or comments are not closed comes back unchanged. */
export function formatText(text: string): string {
  // What another tool wrote may mean something by its blanks: first it must become a map.
  if (foreignTextsOf(text).length > 0) return text;
  const { lexemes, closed } = readLexemes(text);
  const statements = closed ? readStatements(lexemes) : undefined;
  if (!statements) return text;
  const lines = new Printer(text, lexemes).body(statements, lexemes.length - 1, "", "file");
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return (
    mark +
    lines
      .map((line) => `${line}\n`)
      .join("")
      .replace(/\r\n|\n|\r/g, lineEnd)
  );
}

/** One line (or raw lines) of a body, before neighbours are aligned. */
interface Entry {
  readonly lines: readonly string[];
  /** Present where the entry is one line that may be aligned with its neighbours. */
  readonly cells?: Cells;
  /** An end-of-line comment of the last line, with the blanks before it. */
  trailing: string;
  blankBefore: boolean;
  /** What decides about blank lines; comments have none. */
  readonly kind?: string;
}

const alignedGroups: Readonly<Record<string, string>> = {
  actor: "actor",
  interface: "interface",
  data: "data",
  process: "process",
  decision: "decision",
  start: "event",
  end: "event",
  change: "change",
  question: "question",
  view: "view",
  answer: "answer",
};

/** Kinds that are told apart by a blank line at the top level; kinds without an entry stand for themselves. */
const topLevelKind: Readonly<Record<string, string>> = {
  start: "event",
  end: "event",
  process: "step",
  decision: "step",
};
const alwaysAround: ReadonlySet<string> = new Set(["phase", "target", "platform", "questionnaire", "group"]);
const alwaysLines: ReadonlySet<string> = new Set([
  "map",
  "phase",
  "target",
  "extend",
  "questionnaire",
  "group",
  "platform",
]);
const prose: ReadonlySet<string> = new Set(["purpose", "note", "measured", "estimated", "link"]);
const mostClausesOnALine = 4;

class Printer {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.text = text;
    this.lexemes = lexemes;
  }

  /** The lines of a file or a block; `end` is the index of what closes it. */
  body(
    statements: readonly Statement[],
    end: number,
    indent: string,
    within: "file" | "block",
    opening?: Entry,
  ): string[] {
    const entries: Entry[] = [];
    for (const statement of statements) {
      const prefix = this.commentsBefore(statement.first, indent, entries, opening);
      entries.push(this.statement(statement, indent, prefix.text, prefix.blankBefore));
    }
    this.commentsBefore(end, indent, entries, opening);
    spaced(entries, within);
    return written(entries);
  }

  /**
   * Puts the comments before a lexeme where they stand: behind the line before, or on lines of their own. Gives back
   * those that stand before the lexeme on its own line.
   */
  commentsBefore(
    index: number,
    indent: string,
    entries: Entry[],
    opening?: Entry,
  ): { text: string; blankBefore: boolean } {
    const { comments, breaksBefore } = this.at(index);
    let prefix = "";
    let blankBefore = breaksBefore > 1;
    comments.forEach((comment, i) => {
      const breaksAfter = comments[i + 1]?.breaksBefore ?? breaksBefore;
      const last = entries.at(-1) ?? opening;
      const reindented = commentText(comment, indent);
      if (prefix !== "") {
        prefix += ` ${reindented}`;
      } else if (comment.breaksBefore === 0 && last) {
        last.trailing += `${last.trailing === "" ? "  " : " "}${reindented}`;
        return;
      } else prefix = reindented;
      if (i === comments.length - 1 && breaksAfter === 0 && this.at(index).kind !== "end") {
        blankBefore = comment.breaksBefore > 1;
        return;
      }
      if (breaksAfter > 0 || i === comments.length - 1) {
        entries.push({ lines: [indent + prefix], trailing: "", blankBefore: comment.breaksBefore > 1 });
        prefix = "";
      }
    });
    return { text: prefix === "" ? "" : `${prefix} `, blankBefore };
  }

  statement(statement: Statement, indent: string, prefix: string, blankBefore: boolean): Entry {
    const { keyword: kind } = statement;
    const base = { trailing: "", blankBefore, kind };
    if (kind === "raw") {
      const { start } = this.at(statement.first);
      return { ...base, lines: [indent + prefix + this.text.slice(start, this.at(statement.last).end)] };
    }
    const { block } = statement;
    const headEnd = block ? block.open - 1 : statement.last;
    if (kind === "flow") return { ...base, lines: this.flow(statement, indent, prefix) };
    if (!block || this.isEmpty(block)) {
      // The comments before a block that goes are kept: they stand before its closing brace.
      const line = indent + prefix + this.inline(statement.first, headEnd, indent);
      return { ...base, lines: [line], ...this.cells(statement, headEnd, indent, prefix, "") };
    }
    const oneLine = this.oneLineBlock(statement, block);
    if (oneLine !== undefined) {
      const head = this.inline(statement.first, headEnd, indent);
      const line = `${indent}${prefix}${head} ${oneLine}`;
      if (!line.includes("\n") && displayWidth(line) <= pageWidth) {
        return { ...base, lines: [line], ...this.cells(statement, headEnd, indent, prefix, oneLine) };
      }
    }
    return { ...base, lines: this.blockOverLines(statement, block, indent, prefix) };
  }

  isEmpty(block: Block): boolean {
    return block.statements.length === 0 && this.commentFree(block.open, block.close);
  }

  /** True where no comment stands before the lexemes from `first` to `last`. */
  commentFree(first: number, last: number): boolean {
    for (let i = first; i <= last; i++) if (this.at(i).comments.length > 0) return false;
    return true;
  }

  oneLineBlock(statement: Statement, block: Block): string | undefined {
    const { statements } = block;
    if (alwaysLines.has(statement.keyword) || statements.length > mostClausesOnALine) return undefined;
    if (statements.some((s) => s.block || s.keyword === "raw" || s.keyword === "flow" || prose.has(s.keyword))) {
      return undefined;
    }
    if (!this.commentFree(block.open, block.close)) return undefined;
    return `{ ${statements.map((s) => this.inline(s.first, s.last, "")).join("  ")} }`;
  }

  blockOverLines(statement: Statement, block: Block, indent: string, prefix: string): string[] {
    const head = `${indent}${prefix}${this.inline(statement.first, block.open, indent)}`;
    const opening: Entry = { lines: [head], trailing: "", blankBefore: false };
    this.pullTrailingIn(statement, block, opening);
    const inner = this.body(block.statements, block.close, indent + step, "block", opening);
    return [head + opening.trailing, ...inner, `${indent}}`];
  }

  /**
   * A declaration on one line that needs several: the comment at its end is about the head (`lint-ignore` counts for its
   * line), so it stays on the head's line.
   */
  pullTrailingIn(statement: Statement, block: Block, opening: Entry): void {
    if (!this.commentFree(statement.first + 1, block.close)) return;
    for (let i = statement.first + 1; i <= block.close; i++) if (this.at(i).opensLine) return;
    const after = this.at(block.close + 1);
    const comment = after.comments[0];
    if (!comment?.toLineEnd || comment.breaksBefore > 0) return;
    opening.trailing = `  ${comment.text}`;
    this.pulled.add(comment);
  }

  readonly pulled = new Set<Comment>();

  /** A chain on one line; where it passes the page, broken before arrows, one level deeper. */
  flow(statement: Statement, indent: string, prefix: string): string[] {
    const line = indent + prefix + this.inline(statement.first, statement.last, indent);
    if (line.includes("\n") || displayWidth(line) <= pageWidth) return [line];
    const links: string[] = [];
    let from = statement.first;
    for (let i = statement.first + 1; i <= statement.last + 1; i++) {
      if (i <= statement.last && this.at(i).text !== "->") continue;
      links.push(this.inline(from, i - 1, indent));
      from = i;
    }
    const lines: string[] = [];
    let current = indent + prefix + (links.shift() ?? "");
    for (const link of links) {
      if (displayWidth(`${current} ${link}`) <= pageWidth) current += ` ${link}`;
      else {
        lines.push(current);
        current = indent + step + link;
      }
    }
    return [...lines, current];
  }

  /** Lexemes of one statement with the blanks between them. Comments inside stay where they are and may break the line. */
  inline(first: number, last: number, indent: string, before?: Lexeme): string {
    let line = "";
    for (let i = first; i <= last; i++) {
      const lexeme = this.at(i);
      if (i > first) line += this.gap(i, indent);
      line += spelled(lexeme, i > first ? this.at(i - 1) : before, indent);
    }
    return line;
  }

  gap(index: number, indent: string): string {
    const lexeme = this.at(index);
    if (lexeme.comments.length === 0) return blankBetween(this.at(index - 1), lexeme);
    const deeper = `\n${indent}${step}`;
    let gap = "";
    let breakNext = false;
    lexeme.comments.forEach((comment) => {
      const text = commentText(comment, indent + step);
      if (comment.breaksBefore > 0 || breakNext) gap += deeper + text;
      else gap += (comment.toLineEnd ? "  " : " ") + text;
      breakNext = comment.toLineEnd;
    });
    return gap + (breakNext || lexeme.breaksBefore > 0 ? deeper : " ");
  }

  cells(statement: Statement, headEnd: number, indent: string, prefix: string, block: string): { cells?: Cells } {
    const group = alignedGroups[statement.keyword];
    const { first, name, title, rest } = statement;
    const inline = (from: number | undefined, to: number) =>
      from === undefined ? "" : this.inline(from, to, indent, from > first ? this.at(from - 1) : undefined);
    if (group === undefined || prefix !== "" || !this.commentFree(first + 1, headEnd)) return {};
    if (inline(first, headEnd).includes("\n")) return {};
    const tail = [inline(rest, headEnd), block].filter((part) => part !== "").join(" ");
    const cells = { group, indent, keyword: this.at(first).text };
    if (group === "answer") {
      return { cells: { ...cells, name: inline(first + 1, (rest ?? headEnd) - 1), title: tail, rest: "" } };
    }
    return { cells: { ...cells, name: inline(name, name ?? 0), title: inline(title, title ?? 0), rest: tail } };
  }

  at(index: number): Lexeme {
    const lexeme = this.lexemes[index] as Lexeme;
    if (this.pulled.size === 0 || lexeme.comments.length === 0) return lexeme;
    const comments = lexeme.comments.filter((comment) => !this.pulled.has(comment));
    return comments.length === lexeme.comments.length ? lexeme : { ...lexeme, comments };
  }
}

/** The comment at its new depth: further lines of a comment that begin with `*` move with the first. */
function commentText({ text }: Comment, indent: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length === 1 || !lines.slice(1).every((line) => line.trimStart().startsWith("*"))) return text;
  return lines.map((line, i) => (i === 0 ? line.trimEnd() : `${indent} ${line.trim()}`)).join("\n");
}

/** Sets the blank lines that the style asks for and takes those that it forbids. */
function spaced(entries: readonly Entry[], within: "file" | "block"): void {
  const [first] = entries;
  if (first) first.blankBefore = false;
  let previous: Entry | undefined;
  let between: Entry[] = [];
  for (const entry of entries) {
    between.push(entry);
    if (entry.kind === undefined) continue;
    if (previous?.kind !== undefined && needsBlank(previous.kind, entry.kind, within)) {
      const opening = between[0];
      if (opening && !between.some((e) => e.blankBefore)) opening.blankBefore = true;
    }
    previous = entry;
    between = [];
  }
}

function needsBlank(before: string, after: string, within: "file" | "block"): boolean {
  if (alwaysAround.has(before) || alwaysAround.has(after)) return true;
  if (within === "block" || before === "raw" || after === "raw") return false;
  return (topLevelKind[before] ?? before) !== (topLevelKind[after] ?? after);
}

/** The entries as lines, runs of neighbours aligned. */
function written(entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < entries.length; ) {
    const entry = entries[i] as Entry;
    if (entry.blankBefore) lines.push("");
    const run = runFrom(entries, i);
    if (run.length > 0) {
      const texts = aligned(run.map((e) => e.cells as Cells));
      run.forEach((e, k) => lines.push((texts[k] ?? "") + e.trailing));
      i += run.length;
    } else {
      for (const line of entry.lines.slice(0, -1)) lines.push(line);
      lines.push((entry.lines.at(-1) ?? "") + entry.trailing);
      i += 1;
    }
  }
  return lines;
}

function runFrom(entries: readonly Entry[], start: number): readonly Entry[] {
  const group = entries[start]?.cells?.group;
  if (group === undefined) return [];
  let end = start + 1;
  while (end < entries.length && entries[end]?.cells?.group === group && !entries[end]?.blankBefore) end += 1;
  return entries.slice(start, end);
}
