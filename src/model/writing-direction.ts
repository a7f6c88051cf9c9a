/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Left-to-right mark: no width, nothing to see. */
const leftToRightMark = "\u200e";

/** Right-to-left isolate, and what ends it. Nothing to see. */
export const isolate = "\u2067";
const isolateEnd = "\u2069";
/** What stands in the same order whichever side a line begins at. */
const oneWay = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\s]*$/u;
/** A number and its sign, which keep their order: "20 %", "40–60 %", "+1"; with the mark that `closed` may have set before it. */
const signed = /\u200e?(\s?)(\d[\d.,–\s]*%|\+\d+)/gu;

/** True where a text's first letter is written from right to left: then the whole of it begins at the right. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/**
 * A line of a text that is written from right to left, as it is drawn among lines that begin at the left: "איסוף PDF חדש" would have its
 * first word at the left and a full stop at the right. Marks around it say where it begins, in every program that draws the text.
 */
export function directed(line: string, text = line): string {
  if (!isRightToLeft(text) || oneWay.test(line)) return line;
  return isolate + line.replaceAll(signed, `$1${leftToRightMark}$2${leftToRightMark}`) + isolateEnd;
}

/**
 * A text that something of ours follows, a number or a comma. After letters that run to the left these would be drawn at the left, a
 * per cent sign apart from its number: a mark between them keeps them in their place, in every program that draws the text.
 */
export function closed(text: string): string {
  return rightToLeft.test(text) ? text + leftToRightMark : text;
}
