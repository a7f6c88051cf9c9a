import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { syllableBreak } from "../../src/diagram/syllables.ts";

/** A word as a line of so many characters breaks it. */
function split(word: string, most: number): string {
  const at = syllableBreak([...word], most);
  return at === undefined ? word : `${word.slice(0, at)}-${word.slice(at)}`;
}

describe("where a long word goes on", () => {
  it.each([
    ["Fachabteilungsleiterkonferenz", 19, "Fachabteilungslei-terkonferenz"],
    ["Schadensaktenbestandsverzeichnis", 17, "Schadensaktenbe-standsverzeichnis"],
    ["Fachkräfteüberlassungsvertrag", 6, "Fach-kräfteüberlassungsvertrag"],
    ["Datenschutzfolgenabschätzung", 12, "Datenschutz-folgenabschätzung"],
    ["Documentation", 9, "Documenta-tion"],
    ["Переобучение", 8, "Переобу-чение"],
  ])("%s in lines of %i: %s", (word, most, expected) => expect(split(word, most)).toBe(expected));

  it("has no place in a word without vowels before it, or only near its beginning", () => {
    expect(split("Rhythmsxyz", 3)).toBe("Rhythmsxyz");
    expect(split("Abgschtrmpfts", 12)).toBe("Abgschtrmpfts");
  });

  it("is never after what fits, nor in its first half", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüß]{4,40}$/), fc.integer({ min: 2, max: 30 }), (word, most) => {
        const at = syllableBreak([...word], most);
        if (at === undefined) return;
        expect(at).toBeLessThanOrEqual(most);
        expect(at * 2).toBeGreaterThanOrEqual(most);
        expect(at).toBeLessThan(word.length);
      }),
    );
  });
});
