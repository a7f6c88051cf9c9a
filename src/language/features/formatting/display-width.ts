/** Ranges of code points drawn two columns wide (East Asian Wide and Fullwidth, and emoji). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const withoutWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a fixed-width font: wide characters 2, combining marks 0, every other 1. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x300) width += 1;
    else if (withoutWidth.test(character)) continue;
    else width += wide.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
  }
  return width;
}
