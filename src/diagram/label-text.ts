import type { Direction } from "../model/process-map.ts";
import { closed } from "../model/writing-direction.ts";
import type { GraphEdge, LabelParts, Rect } from "./layout-types.ts";
import { labelHeight, labelLine, labelPadding, smallFont } from "./sizes.ts";
import { balanced, endless, shortened } from "./text-lines.ts";
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

/** "no 20 %", "yes", "40–60 %", or nothing. */
export function oneLabel({ words, share }: LabelParts): string {
  return words && share ? `${closed(words)} ${share}` : words + share;
}

/** Breaks a flow's label into lines of about one length. Where it is cut, that is in its words: the share always stands. */
export function labelText(parts: LabelParts, direction: Direction): LabelText {
  const { lines, cut } = brokenInto(parts, longestLine[direction], mostLines);
  return { lines, width: widest(lines), height: labelHeight + (lines.length - 1) * labelLine, cut };
}

function brokenInto(parts: LabelParts, width: number, limit: number): Pick<LabelText, "lines" | "cut"> {
  const broken = (text: string) => balanced(text, width, smallFont, limit);
  const { lines, cut } = broken(oneLabel(parts));
  return { lines: cut && parts.share ? broken(shorterWords(parts, (text) => !broken(text).cut)).lines : lines, cut };
}

const widthOf = (text: string): number => textWidth(text, smallFont.size, smallFont.weight);
const widest = (lines: readonly string[]): number => Math.max(...lines.map(widthOf));

/** A label as it is drawn in its place. */
export interface LabelIn {
  readonly lines: readonly string[];
  /** The whole text, where the place is too small for it and no tooltip has it already. */
  readonly whole?: string;
}

/** The words on a flow in the place that they got: as they were broken, or fewer of them where that place is smaller. */
export function labelIn({ label = [], said, tooltip }: GraphEdge, place: Rect): LabelIn {
  const room = place.width - 2 * labelPadding;
  const most = linesIn(place.height);
  if (!said || (label.length <= most && widest(label) <= room + 0.01)) return { lines: label };
  const { lines, cut } = brokenInto(said, room, most);
  const whole = oneLabel(said);
  // A share that is wider than its place is no share.
  const fits = lines.length <= most && widest(lines) <= room;
  return {
    lines: fits ? lines : [shortened(whole, room, smallFont)],
    ...((cut || !fits) && !tooltip?.startsWith(whole) && { whole }),
  };
}

const linesIn = (height: number): number => 1 + Math.floor((height - labelHeight) / labelLine + 0.01);

/**
 * Sizes of a label that gives way, px: the more of its words they leave, the sooner they come. The last has room for an ellipsis
 * alone.
 */
export function smallerSizes(width: number, height: number): readonly LabelBox[] {
  const most = linesIn(height);
  const sizes: LabelBox[] = [];
  for (let lines = most; lines > 0; lines--) {
    for (const part of partsOfWidth) {
      const narrow = Math.floor(width * part);
      if (narrow < leastWidth || (lines === most && part === 1)) continue;
      sizes.push({ width: narrow, height: labelHeight + (lines - 1) * labelLine });
    }
  }
  sizes.sort((a, b) => b.width * b.height - a.width * a.height);
  return [...sizes, { width: ellipsisWidth, height: labelHeight }];
}

interface LabelBox {
  readonly width: number;
  readonly height: number;
}

const partsOfWidth = [1, 0.85, 0.7, 0.55, 0.4] as const;

/** In less there is no room for words. */
const leastWidth = 40;

const ellipsisWidth = Math.ceil(textWidth("…", smallFont.size, smallFont.weight)) + 2 * labelPadding;

/** As many of the words as fit with the share, by whole words, or by characters where the first is too long already. */
function shorterWords({ words, share }: LabelParts, fits: (text: string) => boolean): string {
  for (const between of [" ", ""]) {
    const all = words.split(between);
    for (let count = all.length - 1; count > 0; count--) {
      const text = oneLabel({ words: `${endless(all.slice(0, count).join(between))}…`, share });
      if (fits(text)) return text;
    }
  }
  return share;
}
