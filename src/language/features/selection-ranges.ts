import type { LangiumDocument } from "langium";
import type { Position, SelectionRange } from "vscode-languageserver";
import { commentsOf } from "../comments.ts";
import { Manuscript } from "../edits/manuscript.ts";

/** What “expand selection” takes in, from the inside out: word, clause, declaration, the blocks around it, everything. */
export function selectionRanges(document: LangiumDocument, positions: readonly Position[]): SelectionRange[] {
  const { textDocument } = document;
  const text = textDocument.getText();
  const m = Manuscript.of(text);
  const rangeOf = (start: number, end: number) => ({
    start: textDocument.positionAt(start),
    end: textDocument.positionAt(end),
  });
  return positions.map((position) => {
    const offset = textDocument.offsetAt(position);
    const spans: (readonly [number, number])[] = [[0, text.length]];
    const comment = commentsOf(text).find((c) => c.offset <= offset && offset <= c.end);
    if (comment) {
      spans.push([comment.offset, comment.end]);
      const word = wordAround(text, offset);
      if (word) spans.push(word);
    }
    if (m) {
      for (const { statement } of m.all()) {
        if (m.start(statement) > offset || offset > m.end(statement)) continue;
        spans.push([m.start(statement), m.end(statement)]);
        const { block } = statement;
        if (!block) continue;
        const [open, close] = [m.at(block.open), m.at(block.close)];
        if (open.end <= offset && offset <= close.start)
          spans.push([open.start, close.end], trimmed(text, open.end, close.start));
        else spans.push([m.start(statement), m.at(block.open - 1).end]);
      }
      const lexeme = m.lexemes.find((l) => l.kind !== "end" && l.start <= offset && offset <= l.end);
      if (lexeme) {
        spans.push([lexeme.start, lexeme.end]);
        const quotes = lexeme.kind === "long-string" ? 3 : lexeme.kind === "string" ? 1 : 0;
        const [start, end] = [lexeme.start + quotes, lexeme.end - quotes];
        if (quotes > 0 && start <= offset && offset <= end) spans.push([start, end]);
      }
    }
    return nested(spans, rangeOf, offset);
  });
}

/** A stretch without the blanks at its ends. */
function trimmed(text: string, start: number, end: number): readonly [number, number] {
  const inner = text.slice(start, end);
  return [start + inner.length - inner.trimStart().length, start + inner.trimEnd().length];
}

/** The word of a comment that an offset touches. */
function wordAround(text: string, offset: number): readonly [number, number] | undefined {
  const before = /[\p{L}\p{M}\p{N}_-]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  return before + after > 0 ? [offset - before, offset + after] : undefined;
}

function nested(
  spans: readonly (readonly [number, number])[],
  rangeOf: (start: number, end: number) => SelectionRange["range"],
  offset: number,
): SelectionRange {
  let result: SelectionRange | undefined;
  let last: readonly [number, number] | undefined;
  const bySize = [...spans].sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  for (const [start, end] of bySize) {
    const inside =
      last === undefined || (start >= last[0] && end <= last[1] && !(start === last[0] && end === last[1]));
    if (!inside) continue;
    result = { range: rangeOf(start, end), ...(result && { parent: result }) };
    last = [start, end];
  }
  return result ?? { range: rangeOf(offset, offset) };
}
