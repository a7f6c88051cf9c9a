import { textWidth } from "../diagram/text-width.ts";
import { interWith } from "./embedded-fonts.ts";
import { advancesOf, fontWith, glyphsOf, lackingIn } from "./font-subset.ts";
import type { Assets } from "./format.ts";

/** A font as lines are set with it. */
export interface LineFont {
  readonly bytes: Uint8Array;
  /** Glyph of a character, 0 where it has none. */
  glyph(char: string): number;
  /** Width of a text in em. */
  width(text: string): number;
}

/** Inter's two weights first, then fonts for what they lack. */
export type LineFonts = readonly [regular: LineFont, bold: LineFont, ...others: LineFont[]];

/** A piece of a line that one font has. */
export interface Run {
  /** Index among the fonts. */
  readonly font: number;
  readonly words: string;
  readonly glyphs: readonly number[];
  /** In em. */
  readonly width: number;
}

/** Fonts with the letters of a text and no others, and the letters that no font at hand has. */
export async function fontsFor(
  letters: string,
  assets: Pick<Assets, "font" | "fontsFor">,
): Promise<{ fonts: LineFonts; missing: string }> {
  const [regular, bold] = await interWith(letters, assets);
  const foreign = lackingIn(regular, letters);
  const found = foreign && assets.fontsFor ? await assets.fontsFor(foreign) : [];
  const others = found.flatMap((font) => cut(font, foreign) ?? []);
  return {
    fonts: [inter(regular, 400), inter(bold, 600), ...others.map(foreignFont)],
    missing: others.reduce((left, font) => lackingIn(font, left), foreign),
  };
}

/** A line in pieces of one font each. What none has is left to the usual one, which shows an empty box. */
export function runsOf(fonts: LineFonts, words: string, usual: 0 | 1): readonly Run[] {
  const runs: { font: number; words: string; glyphs: number[] }[] = [];
  for (const char of words) {
    const own = fonts[usual].glyph(char);
    // Marks of direction and joiners are nothing to see, and no font need have them.
    if (own === 0 && /^\p{Cf}$/u.test(char)) continue;
    const other = own === 0 ? fonts.findIndex((font, i) => i > 1 && font.glyph(char) !== 0) : -1;
    const font = other < 0 ? usual : other;
    const glyph = fonts[font]?.glyph(char) ?? 0;
    const last = runs.at(-1);
    if (last?.font === font) {
      last.words += char;
      last.glyphs.push(glyph);
    } else runs.push({ font, words: char, glyphs: [glyph] });
  }
  return runs.map((run) => ({ ...run, width: fonts[run.font]?.width(run.words) ?? 0 }));
}

function inter(bytes: Uint8Array, weight: 400 | 600): LineFont {
  const glyphs = glyphsOf(bytes);
  return {
    bytes,
    glyph: (char) => glyphs.get(char.codePointAt(0) ?? 0) ?? 0,
    width: (text) => textWidth(text, 1, weight),
  };
}

function foreignFont(bytes: Uint8Array): LineFont {
  const glyphs = glyphsOf(bytes);
  const advances = advancesOf(bytes);
  const glyph = (char: string): number => glyphs.get(char.codePointAt(0) ?? 0) ?? 0;
  return {
    bytes,
    glyph,
    width: (text) => Array.from(text).reduce((sum, char) => sum + (advances[glyph(char)] ?? 0), 0),
  };
}

/** A font with only these characters; undefined where its outlines are of a kind (PostScript) that we do not cut. */
function cut(font: Uint8Array, characters: string): Uint8Array | undefined {
  try {
    return fontWith([font], { chars: new Set(Array.from(characters, (char) => char.codePointAt(0) ?? 0)) });
  } catch {
    return undefined;
  }
}
