import { pageWidth } from "../features/formatting/columns.ts";
import { displayWidth } from "../features/formatting/display-width.ts";
import type { Statement } from "../features/formatting/statements.ts";
import { formattedLine, literal, type Manuscript } from "./manuscript.ts";

const headOrder: readonly string[] = ["by", "via", "is", "after", "for", "combines", "required", "each", "weight"];
/** Clauses of a head that have no value. */
const wordAlone: ReadonlySet<string> = new Set(["required", "each"]);
const repeatable: ReadonlySet<string> = new Set(["note", "link", "rate", "answer"]);
const prose: ReadonlySet<string> = new Set(["purpose", "note", "measured", "estimated", "link"]);
const mostOnALine = 4;

/** Writes a declaration's title: replaces the old one, or adds it after the name. */
export function setTitle(m: Manuscript, statement: Statement, title: string): string | undefined {
  if (statement.title !== undefined) {
    const { start, end } = m.at(statement.title);
    m.replace(start, end, literal(title));
  } else if (statement.name === undefined) return "This declaration has no name; write one first.";
  else m.insert(m.at(statement.name).end, ` ${literal(title)}`);
  return undefined;
}

/** Adds a clause, or replaces the one there is; `text` is what stands after its keyword. */
export function addClause(m: Manuscript, statement: Statement, clause: string, text: string): void {
  const line = formattedLine(`${clause} ${text}`);
  if (headOrder.includes(clause)) addToHead(m, statement, clause, line);
  else addToBlock(m, statement, clause, line);
}

/** Writes a comment at a declaration: in a block of several lines as its last line, else at the end of the line. */
export function addRemark(m: Manuscript, statement: Statement, text: string): string | undefined {
  const remark = `// ${text}`;
  const after = m.lineEndAfter(statement);
  if (m.text.slice(m.start(statement), after).includes(remark)) return "That remark stands there already.";
  if (statement.block && m.at(statement.block.close).opensLine) m.appendToBlock(statement, remark);
  else if (after > m.end(statement) || !m.at(statement.last + 1).opensLine) m.insertLineAfter(statement, remark);
  else m.insert(after, `  ${remark}`);
  return undefined;
}

function addToHead(m: Manuscript, statement: Statement, clause: string, line: string): void {
  const headEnd = statement.block ? statement.block.open - 1 : statement.last;
  const parts: { readonly word: string; readonly first: number; last: number }[] = [];
  for (let i = statement.rest ?? headEnd + 1; i <= headEnd; i++) {
    const lexeme = m.at(i);
    const opens = lexeme.kind === "word" && headOrder.includes(lexeme.text) && m.at(i - 1).kind !== "mark";
    const part = parts.at(-1);
    if (opens && !(part && part.first === i - 1 && !wordAlone.has(part.word)))
      parts.push({ word: lexeme.text, first: i, last: i });
    else if (part) part.last = i;
  }
  const old = parts.find((part) => part.word === clause);
  if (old) {
    m.replace(m.at(old.first).start, m.at(old.last).end, line);
    return;
  }
  const rank = headOrder.indexOf(clause);
  const next = parts.find((part) => headOrder.indexOf(part.word) > rank);
  if (next) m.insert(m.at(next.first).start, `${line} `);
  else m.insert(m.at(headEnd).end, ` ${line}`);
}

function addToBlock(m: Manuscript, statement: Statement, clause: string, line: string): void {
  const { block } = statement;
  const other = clause === "measured" ? "estimated" : clause === "estimated" ? "measured" : clause;
  const old = block?.statements.find((s) => s.keyword === clause || s.keyword === other);
  if (old && !repeatable.has(clause)) {
    m.replace(m.start(old), m.end(old), line);
    return;
  }
  const indent = m.indentOf(statement);
  const isProse = prose.has(clause);
  if (!block) {
    if (isProse) m.appendToBlock(statement, line);
    else m.insert(m.end(statement), ` { ${line} }`);
    return;
  }
  const close = m.at(block.close);
  if (close.opensLine) {
    m.appendToBlock(statement, line);
    return;
  }
  const inner = block.statements.map((s) => m.text.slice(m.start(s), m.end(s)));
  const lineStart = m.lineStart(m.start(statement));
  const width = displayWidth(`${m.text.slice(lineStart, close.end)}  ${line}`);
  const fits = !isProse && inner.length < mostOnALine && width <= pageWidth;
  const hasComments = m.lexemes.slice(block.open + 1, block.close + 1).some((l) => l.comments.length > 0);
  if (fits || hasComments) {
    const last = block.statements.at(-1);
    if (last) m.insert(m.end(last), `  ${line}`);
    else m.insert(m.at(block.open).end, ` ${line}`);
    return;
  }
  const lines = [...inner, line].map((l) => `${indent}  ${l}`);
  m.replace(m.at(block.open).end, close.start, `${m.lineEnd}${lines.join(m.lineEnd)}${m.lineEnd}${indent}`);
}
