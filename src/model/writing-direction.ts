/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Left-to-right mark: no width, nothing to see. */
const leftToRightMark = "\u200e";

/** True where a text's first letter is written from right to left: then the whole of it begins at the right. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/**
 * A text that something of ours follows, a number or a comma. After letters that run to the left these would be drawn at the left, a
 * per cent sign apart from its number: a mark between them keeps them in their place, in every program that draws the text.
 */
export function closed(text: string): string {
  return rightToLeft.test(text) ? text + leftToRightMark : text;
}
