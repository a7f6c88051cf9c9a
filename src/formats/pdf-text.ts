import type { Run } from "./text-runs.ts";

/** A number as a PDF page writes it: to a thousandth. */
export const round = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);
/** Numbers as a PDF page writes them. */
export const points = (...values: readonly number[]): string => values.map(round).join(" ");

/** Where a line of glyphs stands. */
export interface LinePlace {
  readonly size: number;
  /** Left end of the line, and its baseline. */
  readonly x: number;
  readonly y: number;
  /** 1 where y grows upwards, as it does on a page; -1 where it grows downwards, as it does in the picture. */
  readonly up: 1 | -1;
}

/** The operators that show glyphs, from left to right: readers of PDF put words that run to the left into their order themselves. */
export function shownRuns(runs: readonly Run[], { size, x, y, up }: LinePlace): string {
  const set = runs.map((run) => {
    const glyphs = run.glyphs.map((glyph) => glyph.toString(16).padStart(4, "0")).join("");
    return `/F${run.font} ${round(size)} Tf ${points(1, 0, 0, up, x + run.x, y + up * run.rise)} Tm <${glyphs}> Tj`;
  });
  return ["BT", ...set, "ET"].join("\n");
}
