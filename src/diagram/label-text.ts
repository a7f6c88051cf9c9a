import type { Direction } from "../model/process-map.ts";
import { labelHeight, labelLine, smallFont } from "./sizes.ts";
import { balanced } from "./text-lines.ts";
import { textWidth } from "./text-width.ts";

/** Longest line of a label, px, by direction: across the lines of a map that runs down there is less room. */
const longestLine = { right: 172, down: 120 } as const;

/** What is longer than so many lines is a note, not a label: it is cut, and the whole text stands in the tooltip. */
const mostLines = 4;

/** The words on a flow, broken into lines as they will be drawn. */
export interface LabelText {
  readonly lines: readonly string[];
  /** Of the text, px, without the room around it. */
  readonly width: number;
  readonly height: number;
  /** True when the end was left out. */
  readonly cut: boolean;
}

/** Breaks a flow's label into lines of about one length. */
export function labelText(text: string, direction: Direction): LabelText {
  const { lines, cut } = balanced(text, longestLine[direction], smallFont, mostLines);
  const width = Math.max(...lines.map((line) => textWidth(line, smallFont.size, smallFont.weight)));
  return { lines, width, height: labelHeight + (lines.length - 1) * labelLine, cut };
}
