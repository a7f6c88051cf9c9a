import { textWidth } from "../diagram/text-width.ts";
import { hasNoShapes, joined, shapesOf } from "./arabic-forms.ts";
import { levelsOf, mirrored, runsLeft, visualOrder } from "./bidi.ts";
import { interWith } from "./embedded-fonts.ts";
import { advancesOf, boxesOf, familyOf, fontWith, type GlyphBox, glyphsOf, lackingIn } from "./font-subset.ts";
import type { Assets } from "./format.ts";
import type { Pen } from "./svg-reading.ts";

/** A font as lines are set with it. */
export interface LineFont {
  readonly bytes: Uint8Array;
  /** Glyph of a character, 0 where it has none. */
  glyph(char: string): number;
  /** Width of a text in em. */
  width(text: string): number;
  /** What a glyph covers, in em from its origin on the line upwards; undefined where it shows nothing. */
  box(glyph: number): GlyphBox | undefined;
}

/** Inter's two weights first, then fonts for what they lack. */
export type LineFonts = readonly [regular: LineFont, bold: LineFont, ...others: LineFont[]];

/** Words of one look. */
export interface Chunk {
  readonly pen: Pick<Pen, "size" | "bold">;
  readonly words: string;
}

/** Glyphs of one font, one after another from left to right. */
export interface Run {
  /** Index among the chunks of the line. */
  readonly chunk: number;
  /** Index among the fonts. */
  readonly font: number;
  readonly glyphs: readonly number[];
  /** Of each glyph, in pixels: what the next one stands further to the right. */
  readonly advances: readonly number[];
  /** Where it begins, in pixels from the line's left end, and how far it is moved up. */
  readonly x: number;
  readonly rise: number;
}

/** A line that is put in order. Pixels. */
export interface SetLine {
  readonly runs: readonly Run[];
  readonly width: number;
  /** Left and right end of each chunk's letters, blanks at its ends left out; undefined where it has none. */
  readonly extents: readonly ({ readonly left: number; readonly right: number } | undefined)[];
}

/** What the fonts at hand cannot do for a text. */
export interface FontGaps {
  /** Letters that Inter lacks. */
  readonly foreign: string;
  /** Letters that no font at hand has. */
  readonly missing: string;
  /** Letters that a font has, and that would have to be joined or moved by rules which we do not know. */
  readonly unshaped: string;
  /** Families of the machine that serve where Inter lacks letters. */
  readonly families: readonly string[];
}

/** Fonts with the letters of a text and no others, and what is wrong with them. */
export async function fontsFor(
  letters: string,
  assets: Pick<Assets, "font" | "fontsFor">,
): Promise<{ readonly fonts: LineFonts; readonly gaps: FontGaps }> {
  const [regular, bold] = await interWith(letters, assets);
  const foreign = lackingIn(regular, letters);
  const found = foreign && assets.fontsFor ? await assets.fontsFor(foreign, "outlines") : [];
  const shapes = Array.from(foreign, (char) => shapesOf(char).join("")).join("");
  const others = found.flatMap((font) => {
    const part = cut(font, foreign + shapes);
    return part ? [{ ...foreignFont(part), family: familyOf(font) ?? "one without a name" }] : [];
  });
  const fonts: LineFonts = [inter(regular, 400), inter(bold, 600), ...others];
  const serving = (char: string): (typeof others)[number] | undefined => others.find((font) => font.glyph(char) !== 0);
  const there = Array.from(foreign).filter((char) => serving(char));
  const isUnshaped = (char: string): boolean =>
    needsRules.test(char) || hasNoShapes(char) || shapesOf(char).some((shape) => serving(char)?.glyph(shape) === 0);
  return {
    fonts,
    gaps: {
      foreign,
      missing: Array.from(foreign)
        .filter((char) => !serving(char))
        .join(""),
      unshaped: there.filter(isUnshaped).join(""),
      families: [...new Set(there.flatMap((char) => serving(char)?.family ?? []))],
    },
  };
}

/** Scripts whose letters join, stack or change places by rules of the font, Arabic left out: what it takes is done here. */
const needsRules =
  /^[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Sundanese}\p{Script=Phags_Pa}\p{Script=Adlam}\u{1f1e6}-\u{1f1ff}]$/u;

const isMark = (char: string): boolean => /^[\p{Mn}\p{Me}]$/u.test(char);

/** What is drawn as one: a character with the marks upon it. */
interface Cluster {
  readonly chars: readonly { readonly char: string; readonly chunk: number }[];
  readonly level: number;
}

/** The clusters of a line from left to right. */
function clustersOf(chunks: readonly Chunk[]): readonly Cluster[] {
  const chars = chunks.flatMap(({ words }) => Array.from(words));
  const chunkOf = chunks.flatMap(({ words }, i) => Array.from(words, () => i));
  const leftward = runsLeft(chars.join(""));
  const levels = leftward ? levelsOf(chars) : chars.map(() => 0);
  const shapes = leftward ? joined(chars) : chars;
  const clusters: { chars: { char: string; chunk: number }[]; level: number }[] = [];
  chars.forEach((char, i) => {
    const one = { char: shapes[i] as string, chunk: chunkOf[i] as number };
    const last = clusters.at(-1);
    if ((one.char === "" || isMark(char)) && last) last.chars.push(one);
    else clusters.push({ chars: [one], level: levels[i] as number });
  });
  return visualOrder(clusters.map(({ level }) => level)).map((i) => clusters[i] as Cluster);
}

/**
 * A line as glyphs from left to right: words that run to the left in their own order, Arabic letters in the shapes in which they
 * join. What no font has is left to Inter, which shows an empty box.
 */
export function lineOf(fonts: LineFonts, chunks: readonly Chunk[]): SetLine {
  const runs: Run[] = [];
  const extents: ({ left: number; right: number } | undefined)[] = chunks.map(() => undefined);
  /** What the next glyph goes on with. */
  let open: { readonly chunk: number; readonly font: number; glyphs: number[]; advances: number[] } | undefined;
  let x = 0;
  for (const { chars, level } of clustersOf(chunks)) {
    const start = x;
    const first = runs.length;
    const runsToLeft = level % 2 === 1;
    // Seen from the left, the marks of a letter come before it: so that readers of a PDF find it before its marks.
    if (runsToLeft && chars.length > 1) open = undefined;
    let base: GlyphBox | undefined;
    for (const { char: shape, chunk } of chars) {
      const { pen } = chunks[chunk] as Chunk;
      const char = runsToLeft ? mirrored(shape) : shape;
      for (const { font, glyph, letter } of chosen(fonts, char, pen.bold ? 1 : 0)) {
        const box = fonts[font]?.box(glyph);
        // A mark upon a letter that runs to the left: fonts mean it to be put there by their rules.
        if (runsToLeft && base && box && isMark(char)) {
          const rise = riseOf(box, base);
          const dx = (base.left + base.right - box.left - box.right) / 2;
          const [markX, markRise] = [start + dx * pen.size, rise * pen.size];
          runs.splice(first, 0, { chunk, font, glyphs: [glyph], advances: [0], x: markX, rise: markRise });
          base = {
            ...base,
            bottom: Math.min(base.bottom, box.bottom + rise),
            top: Math.max(base.top, box.top + rise),
          };
          continue;
        }
        base ??= box;
        const advance = (fonts[font]?.width(letter) ?? 0) * pen.size;
        if (open?.font !== font || open.chunk !== chunk) {
          open = { chunk, font, glyphs: [], advances: [] };
          runs.push({ ...open, x, rise: 0 });
        }
        open.glyphs.push(glyph);
        open.advances.push(advance);
        x += advance;
        if (/^\s$/u.test(char)) continue;
        const extent = extents[chunk];
        extents[chunk] = { left: Math.min(extent?.left ?? start, start), right: Math.max(extent?.right ?? x, x) };
      }
    }
  }
  return { runs, width: x, extents };
}

/** How far up or down a mark is moved so that it lies neither on its letter nor on another mark, in em. */
function riseOf(mark: GlyphBox, base: GlyphBox): number {
  const gap = 0.03;
  const isBelow = mark.top <= 0.1;
  return isBelow ? Math.min(0, base.bottom - gap - mark.top) : Math.max(0, base.top + gap - mark.bottom);
}

interface Chosen {
  readonly font: number;
  readonly glyph: number;
  readonly letter: string;
}

/** Characters that show nothing by themselves: marks of direction, joiners, variation selectors. */
const unseen = /^[\p{Cf}\p{DI}]$/u;
const arabicShape = /^[\ufb50-\ufdff\ufe70-\ufefc]$/u;

/** Glyphs for a character, from left to right: a shape of Arabic by its plain letters where no font has it; none where nothing is to be seen. */
function chosen(fonts: LineFonts, char: string, usual: 0 | 1): readonly Chosen[] {
  if (char === "") return [];
  const own = fonts[usual].glyph(char);
  if (own !== 0) return [{ font: usual, glyph: own, letter: char }];
  if (unseen.test(char)) return [];
  const font = fonts.findIndex((one, i) => i > 1 && one.glyph(char) !== 0);
  if (font > 1) return [{ font, glyph: fonts[font]?.glyph(char) ?? 0, letter: char }];
  const letters = arabicShape.test(char) ? Array.from(char.normalize("NFKC")) : [char];
  if (letters.join("") !== char) return letters.reverse().flatMap((letter) => chosen(fonts, letter, usual));
  // An empty box for each of the accents that no font has, one upon the other, would cover the letters.
  return isMark(char) ? [] : [{ font: usual, glyph: 0, letter: char }];
}

function inter(bytes: Uint8Array, weight: 400 | 600): LineFont {
  const glyphs = glyphsOf(bytes);
  return {
    bytes,
    glyph: (char) => glyphs.get(char.codePointAt(0) ?? 0) ?? 0,
    width: (text) => textWidth(text, 1, weight),
    box: boxesOf(bytes),
  };
}

function foreignFont(bytes: Uint8Array): LineFont {
  const glyphs = glyphsOf(bytes);
  const advances = advancesOf(bytes);
  const box = boxesOf(bytes);
  const glyph = (char: string): number => {
    const found = glyphs.get(char.codePointAt(0) ?? 0) ?? 0;
    // Fonts of pictures, of emoji say, have letters with no outline, which would leave a gap.
    return box(found) || blank.test(char) ? found : 0;
  };
  return {
    bytes,
    glyph,
    width: (text) => Array.from(text).reduce((sum, char) => sum + (advances[glyph(char)] ?? 0), 0),
    box,
  };
}

const blank = /^[\s\u2800\p{DI}]$/u;

/** A font with only these characters; undefined where its outlines are of a kind (PostScript) that we do not cut. */
function cut(font: Uint8Array, characters: string): Uint8Array | undefined {
  try {
    return fontWith([font], { chars: new Set(Array.from(characters, (char) => char.codePointAt(0) ?? 0)) });
  } catch {
    return undefined;
  }
}
