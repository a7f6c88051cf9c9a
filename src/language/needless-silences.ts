import type { Problem } from "../model/process-map.ts";

/** A piece of text to replace, in UTF-16 offsets, the end exclusive. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Takes a comment out that silences one rule which finds nothing there; a line that held nothing else goes with it.
 * Undefined where the comment silences several rules: somebody has to say which.
 */
export function withoutSilence(text: string, { range }: Pick<Problem, "range">): Replacement | undefined {
  if (/lint-ignore(?:-block|-file)?\s+[\w/-]+\s*,/.test(text.slice(range.offset, range.end))) return undefined;
  const lineStart = text.lastIndexOf("\n", range.offset - 1) + 1;
  const before = text.slice(lineStart, range.offset);
  const lineEnd = /^[^\S\n]*\r?\n?/.exec(text.slice(range.end))?.[0].length ?? 0;
  if (before.trim() === "") return { start: lineStart, end: range.end + lineEnd, newText: "" };
  return { start: lineStart + before.trimEnd().length, end: range.end, newText: "" };
}

/** All that do not touch each other, the earlier ones first. */
export function apart<R extends Pick<Replacement, "start" | "end">>(replacements: readonly R[]): readonly R[] {
  let at = 0;
  return replacements
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < at) return false;
      at = end;
      return true;
    });
}
