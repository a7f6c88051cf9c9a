import type { Manuscript } from "./manuscript.ts";

/** Silences a finding: at the end of its line, or on a line above where something else stands there. */
export function silence(m: Manuscript, rule: string, line: number, reason: string): string | undefined {
  const starts = [0, ...[...m.text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  const start = starts[line];
  if (start === undefined) return `The file has no line ${line + 1}.`;
  const lineText = /^[^\n\r]*/.exec(m.text.slice(start))?.[0] ?? "";
  const end = start + lineText.trimEnd().length;
  const comment = `// lint-ignore ${rule}: ${reason.replace(/\s+/g, " ").trim()}`;
  const inside = (from: number, to: number) => from < end && end < to;
  const commented = m.lexemes.some((l) =>
    l.comments.some((c) => (c.end === end && c.start >= start) || inside(c.start, c.end)),
  );
  const inText = m.lexemes.some((l) => inside(l.start, l.end));
  if (!commented && !inText) m.insert(end, `  ${comment}`);
  else m.insert(start, `${/^[ \t]*/.exec(lineText)?.[0] ?? ""}${comment}${m.lineEnd}`);
  return undefined;
}
