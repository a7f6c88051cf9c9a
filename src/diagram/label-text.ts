import type { Direction } from "../model/process-map.ts";
import { closed } from "../model/writing-direction.ts";
import { labelHeight, labelLine, smallFont } from "./sizes.ts";
import { balanced, endless } from "./text-lines.ts";
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

/** What a flow says: words, and the share of those that go this way; both may be empty. */
export interface LabelParts {
  readonly words: string;
  readonly share: string;
}

/** "no 20 %", "yes", "40–60 %", or nothing. */
export function oneLabel({ words, share }: LabelParts): string {
  return words && share ? `${closed(words)} ${share}` : words + share;
}

/** Breaks a flow's label into lines of about one length. Where it is cut, that is in its words: the share always stands. */
export function labelText(parts: LabelParts, direction: Direction): LabelText {
  const broken = (text: string) => balanced(text, longestLine[direction], smallFont, mostLines);
  const whole = broken(oneLabel(parts));
  const { lines } = whole.cut && parts.share ? broken(shorterWords(parts, (text) => !broken(text).cut)) : whole;
  const width = Math.max(...lines.map((line) => textWidth(line, smallFont.size, smallFont.weight)));
  return { lines, width, height: labelHeight + (lines.length - 1) * labelLine, cut: whole.cut };
}

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
