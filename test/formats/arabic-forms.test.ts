import { describe, expect, it } from "vitest";
import { hasNoShapes, joined, shapesOf } from "../../src/formats/arabic-forms.ts";

const shapes = (text: string): readonly string[] => joined(Array.from(text));

describe("shapes of Arabic letters", () => {
  it.each([
    // Beginning, middle, end; dal joins nothing after it.
    ["بيت", ["\ufe91", "\ufef4", "\ufe96"]],
    ["دب", ["\ufea9", "\ufe8f"]],
    ["ب", ["\ufe8f"]],
    // Lam and alef are one, alone and after a letter that joins.
    ["لا", ["\ufefb", ""]],
    ["كلا", ["\ufedb", "\ufefc", ""]],
    ["لأ", ["\ufef7", ""]],
    // A mark stands between letters that join all the same.
    ["بِت", ["\ufe91", "\u0650", "\ufe96"]],
    // Persian letters; a joiner that is not to be seen keeps them apart.
    ["پی", ["\ufb58", "\ufbfd"]],
    ["ب\u200cت", ["\ufe8f", "\u200c", "\ufe95"]],
    ["ب\u0640", ["\ufe91", "\u0640"]],
    // Alef maksura has two of its shapes in another place of Unicode.
    ["على", ["\ufecb", "\ufee0", "\ufef0"]],
    ["ab א", ["a", "b", " ", "א"]],
  ])("of %s", (text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it("are each a shape of their own letter", () => {
    for (let code = 0x620; code < 0x700; code++) {
      const letter = String.fromCharCode(code);
      for (const shape of shapesOf(letter)) expect(shape.normalize("NFKC").startsWith(letter)).toBe(true);
    }
    expect(shapesOf("ب")).toHaveLength(4);
    expect(shapesOf("a")).toEqual([]);
  });

  it("are lacking for letters of some languages", () => {
    expect(hasNoShapes("ڵ")).toBe(true);
    for (const letter of "بپیءa٤") expect([letter, hasNoShapes(letter)]).toEqual([letter, false]);
  });
});
