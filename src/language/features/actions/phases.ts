/** Putting steps into a phase of their own, and taking a phase apart. */
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { Manuscript } from "../../edits/manuscript.ts";
import type { Statement } from "../formatting/statements.ts";
import { nameFor } from "../name-text.ts";
import { type Asked, action, written } from "./asked.ts";

const movable: ReadonlySet<string> = new Set(["process", "decision", "start", "end", "phase", "flow"]);

export function phaseActions(asked: Asked): readonly CodeAction[] {
  return [...extractPhase(asked), ...inlinePhase(asked)];
}

/** Offered where whole steps are selected. */
function extractPhase({ document, params }: Asked): readonly CodeAction[] {
  const { textDocument } = document;
  const [start, end] = [textDocument.offsetAt(params.range.start), textDocument.offsetAt(params.range.end)];
  if (start === end) return [];
  const m = Manuscript.of(textDocument.getText());
  const chosen = m && selected(m, start, end);
  if (!m || !chosen || chosen.length === 0) return [];
  const taken = new Set(
    [...m.all()].flatMap(({ statement }) => (statement.keyword === "phase" ? (m.nameAt(statement.name) ?? []) : [])),
  );
  const name = nameFor("New phase", taken);
  const edits = written(document, (manuscript) => {
    const again = selected(manuscript, start, end) ?? [];
    const [first, last] = [again[0], again.at(-1)];
    if (!first || !last) return;
    const indent = manuscript.indentOf(first);
    const from = manuscript.lineStart(manuscript.start(first));
    const to = manuscript.lineEndAfter(last);
    const inner = shifted(manuscript, from, to, (line) => (line.trim() === "" ? line : `  ${line}`));
    const { lineEnd } = manuscript;
    manuscript.replace(from, to, `${indent}phase ${name} "New phase" {${lineEnd}${inner}${lineEnd}${indent}}`);
  });
  const title =
    chosen.length === 1
      ? "Put the step into a phase of its own"
      : `Put ${chosen.length} items into a phase of their own`;
  return [action(document, CodeActionKind.RefactorExtract, title, edits)];
}

/** The neighbours that a range covers, if each may stand in a phase and begins its own line. */
function selected(m: Manuscript, start: number, end: number): readonly Statement[] | undefined {
  const blocks = [
    m.statements,
    ...[...m.all()].flatMap(({ statement }) => (statement.block ? [statement.block.statements] : [])),
  ];
  for (const list of blocks) {
    const inside = list.filter((s) => m.start(s) < end && m.end(s) > start);
    const whole = inside.every(
      (s) => m.start(s) >= m.lineStart(start) && m.end(s) <= m.lineEndAfter(s) && m.end(s) <= end + 1,
    );
    const fits = inside.every((s) => movable.has(s.keyword) && m.at(s.first).opensLine);
    if (inside.length > 0 && whole && fits && inside.some((s) => s.keyword !== "flow")) return inside;
  }
  return undefined;
}

/** Offered on the head of a phase that holds nothing of its own and that no target names. */
function inlinePhase({ document, params }: Asked): readonly CodeAction[] {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(params.range.start);
  const m = Manuscript.of(textDocument.getText());
  const phase = m && phaseAt(m, offset);
  if (!m || !phase?.block) return [];
  const name = m.nameAt(phase.name);
  const isNamed = [...m.all()].some(
    ({ statement: s }) =>
      (s.keyword === "extend" && m.nameAt(s.name) === name) ||
      (s.keyword === "remove" && m.at(s.first + 1).text === "phase" && m.nameAt(s.first + 2) === name),
  );
  if (isNamed || phase.block.statements.some((s) => !movable.has(s.keyword))) return [];
  const { open, close } = phase.block;
  if (!m.at(open + 1).opensLine || !m.at(close).opensLine || open + 1 === close) return [];
  const from = m.lineStart(m.start(phase));
  const to = m.end(phase);
  const head = /\r\n|\n|\r/.exec(m.text.slice(m.at(open).end));
  const innerStart = m.at(open).end + (head ? head.index + head[0].length : 0);
  const comment = m.text.slice(m.at(open).end, innerStart).trim();
  const inner = shifted(m, innerStart, m.lineStart(m.at(close).start), (line) => line.replace(/^ {1,2}|^\t/, ""));
  const above = comment === "" ? "" : `${m.indentOf(phase)}${comment}${m.lineEnd}`;
  const range = { start: textDocument.positionAt(from), end: textDocument.positionAt(to) };
  const edit = { range, newText: above + inner.replace(/(?:\r\n|\n|\r)$/, "") };
  return [action(document, CodeActionKind.RefactorInline, "Take the phase apart, keep its steps", [edit])];
}

function phaseAt(m: Manuscript, offset: number): Statement | undefined {
  for (const { statement } of m.all()) {
    if (statement.keyword !== "phase" || !statement.block) continue;
    if (m.start(statement) <= offset && offset <= m.at(statement.block.open).end) return statement;
  }
  return undefined;
}

function shifted(m: Manuscript, from: number, to: number, shift: (line: string) => string): string {
  return m.text
    .slice(from, to)
    .split(/(\r\n|\n|\r)/)
    .map((part, i) => (i % 2 === 0 ? shift(part) : part))
    .join("");
}
