import { describe, expect, it } from "vitest";
import { fontNotes } from "../../src/formats/font-losses.ts";
import { fontWith } from "../../src/formats/font-subset.ts";
import { fontsFor, type LineFont, type LineFonts, lineOf } from "../../src/formats/text-runs.ts";
import { assets } from "../support/assets.ts";

/** A font in which a character's glyph is its code, half an em wide, and marks lie at the line's beginning. */
function fontOf(has: RegExp): LineFont {
  const glyph = (char: string): number => (has.test(char) ? (char.codePointAt(0) ?? 0) : 0);
  return {
    bytes: new Uint8Array(),
    glyph,
    width: (text) => Array.from(text).length / 2,
    box: (code) =>
      /\p{Mn}/u.test(String.fromCodePoint(code))
        ? { left: 0, right: 0.1, bottom: 0.6, top: 0.7 }
        : { left: 0.05, right: 0.45, bottom: 0, top: 0.65 },
  };
}

const latin = fontOf(/^[ -~]$/);
const arabic = fontOf(/^[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]$/u);
const set = (fonts: LineFonts, ...words: string[]) =>
  lineOf(
    fonts,
    words.map((one) => ({ pen: { size: 10, bold: false }, words: one })),
  );
const lettersOf = (line: ReturnType<typeof set>): string =>
  line.runs.map(({ glyphs }) => String.fromCodePoint(...glyphs)).join("|");

describe("a line of glyphs", () => {
  it("keeps its order where nothing runs to the left", () => {
    const line = set([latin, latin], "Label ", "data ");
    expect(lettersOf(line)).toBe("Label |data ");
    expect(line.width).toBe(55);
    expect(line.extents).toEqual([
      { left: 0, right: 25 },
      { left: 30, right: 50 },
    ]);
  });

  it("joins Arabic letters and puts them in the eye's order, over the borders of its chunks", () => {
    expect(lettersOf(set([latin, latin, arabic], "ab بيت"))).toBe("ab |\ufe96\ufef4\ufe91");
    const two = set([latin, latin, arabic], "بت", "لا");
    expect(two.runs.map(({ chunk, x }) => [chunk, x])).toEqual([
      [1, 0],
      [0, 5],
    ]);
    expect(lettersOf(two)).toBe("\ufefc|\ufe98\ufe91");
  });

  it("draws plain letters where a font lacks the shapes, both of a pair", () => {
    const plain = fontOf(/^[\u0600-\u06ff]$/u);
    expect(lettersOf(set([latin, latin, plain], "لا"))).toBe("ال");
  });

  it("puts marks over the middle of their letter, one above the other, and before it for readers", () => {
    const { runs } = set([latin, latin, arabic], "بَّت");
    expect(runs.map(({ glyphs }) => String.fromCodePoint(...glyphs))).toEqual(["\ufe96", "\u0651", "\u064e", "\ufe91"]);
    const [, second, first, letter] = runs;
    expect(letter?.x).toBe(5);
    // The letter covers 0.05 to 0.45 em from 5: its middle is 7.5, and a mark is 1 wide.
    expect(first?.x).toBeCloseTo(7);
    expect(second?.x).toBeCloseTo(7);
    expect(first?.rise).toBeCloseTo(0.8);
    expect(second?.rise).toBeCloseTo(1.3 + 0.8);
  });

  it("shows an empty box for a letter that no font has, and none for a mark or for what is not to be seen", () => {
    expect(set([latin, latin], "a日").runs.flatMap(({ glyphs }) => glyphs)).toEqual([97, 0]);
    expect(set([latin, latin], "a\u0353\u200e\ufe0fb").runs.flatMap(({ glyphs }) => glyphs)).toEqual([97, 98]);
  });

  it("turns brackets around among words that run to the left", () => {
    expect(lettersOf(set([latin, latin, arabic], "د (ب)"))).toBe("(|\ufe8f|) |\ufea9");
  });
});

/** Inter's first capital letters as a font for others: its longer table of characters is written over. */
function posing(font: Uint8Array, first: number, count: number): Uint8Array {
  const bytes = fontWith([font], { chars: new Set(Array.from({ length: count }, (_, i) => 65 + i)) });
  const view = new DataView(bytes.buffer);
  for (let at = 12; at < bytes.length; at += 16)
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === "cmap") {
      const cmap = view.getUint32(at + 8);
      const groups = cmap + view.getUint32(cmap + 4 + 8 + 4) + 16;
      view.setUint32(groups, first);
      view.setUint32(groups + 4, first + count - 1);
      return bytes;
    }
  throw new Error("The font has no table of characters.");
}

describe("what fonts of the machine cannot do", () => {
  const gapsOf = async (letters: string, ...found: Uint8Array[]) =>
    (await fontsFor(letters, { ...assets, fontsFor: async () => found })).gaps;

  it("is said by letter: none has it, or it would join by rules of the font", async () => {
    const font = posing(await assets.font(400), 0x915, 3);
    expect(await gapsOf("aक日", font)).toEqual({ foreign: "क日", missing: "日", unshaped: "क", families: ["Inter"] });
    const arab = posing(await assets.font(400), 0x628, 1);
    expect(await gapsOf("ب", arab)).toMatchObject({ missing: "", unshaped: "ب" });
  });

  it("asks for outlines, and knows a letter without one for missing", async () => {
    let kind: string | undefined;
    await fontsFor("日", {
      ...assets,
      fontsFor: async (_, asked) => {
        kind = asked;
        return [];
      },
    });
    expect(kind).toBe("outlines");
    // A blank of Inter posing as a letter: so do the letters in fonts of pictures.
    const bytes = fontWith([await assets.font(400)], { chars: new Set([32, 33]) });
    const view = new DataView(bytes.buffer);
    const at = bytes.findIndex((_, i) => i % 4 === 0 && view.getUint32(i) === 0x000c0000);
    expect(at).toBeGreaterThan(0);
    view.setUint32(at + 16, 0x65e5);
    view.setUint32(at + 20, 0x65e5);
    expect(await gapsOf("日", bytes)).toMatchObject({ missing: "日" });
  });

  it("is nothing with letters that Inter has, and then the file is the same everywhere", async () => {
    const gaps = await gapsOf("Größe Ελλάδα Обучение");
    expect(gaps).toEqual({ foreign: "", missing: "", unshaped: "", families: [] });
    expect(fontNotes(gaps, "")).toEqual([]);
  });
});
