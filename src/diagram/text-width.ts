import { advanceWidths } from "./advance-widths.ts";

/** The two weights of Inter that pictures use. */
export type FontWeight = 400 | 600;

const tables: Partial<Record<FontWeight, ReadonlyMap<number, number>>> = {};

function tableOf(weight: FontWeight): ReadonlyMap<number, number> {
  const known = tables[weight];
  if (known) return known;
  const table = new Map<number, number>();
  for (const run of advanceWidths[weight].split(" ")) {
    const [start = "", widths = ""] = run.split(":");
    let code = Number.parseInt(start, 36);
    for (const width of widths.split(",")) table.set(code++, Number.parseInt(width, 36));
  }
  tables[weight] = table;
  return table;
}

/** Characters that take no width of their own: combining marks, joiners, direction marks, variation selectors. */
const noWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;

/** East Asian wide and fullwidth characters, and emoji: one em. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Scripts that the bundled font lacks (Arabic, Hebrew, Indic …) are drawn by a font of the system: a broad guess. */
const guess = 650;
/** Joined Arabic letters are narrow: 455 in DejaVu, about as much in Noto. */
const arabic = /^[\u0600-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]$/u;
const arabicGuess = 500;

/** Width of one character in 1/1000 em. */
function charWidth(char: string, weight: FontWeight): number {
  const inFont = tableOf(weight).get(char.codePointAt(0) ?? 0);
  if (noWidth.test(char)) return 0;
  if (inFont !== undefined) return inFont;
  if (arabic.test(char)) return arabicGuess;
  return wide.test(char) ? 1000 : guess;
}

/** True for characters after and before which a line may break without a blank. */
export function isWide(char: string): boolean {
  return wide.test(char);
}

/** Width of a line of Inter in pixels, with kerning and ligatures off, as pictures draw it. */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  let sum = 0;
  for (const char of text) sum += charWidth(char, weight);
  return (sum * size) / 1000;
}
