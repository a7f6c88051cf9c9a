import opentype from "opentype.js";
import { describe, expect, it } from "vitest";
import { interFont } from "../../scripts/generate/fonts.ts";
import { fontWith, lackingIn } from "../../src/formats/font-subset.ts";

const whole = interFont(600);
const parsed = (bytes: Uint8Array) => opentype.parse(bytes.slice().buffer);
const codes = (text: string) => new Set(Array.from(text, (char) => char.codePointAt(0) ?? 0));

describe("Inter as it is built", () => {
  it("holds Latin, Greek, Cyrillic and signs in one font of its family", () => {
    expect(lackingIn(whole, "Zażółć gęślą jaźń, Ελληνικά, Кириллица, Tiếng Việt – € − → ≥ ≈ ≠ ✓ 日")).toBe("日");
    const { windows } = parsed(whole).names as unknown as { windows: Record<string, { en: string }> };
    expect(windows["fontFamily"]?.en).toBe("Inter");
  });
});

describe("a font cut down to a text", () => {
  const text = "Ächte Größe Źródło Ω Ж 0–9";
  const cut = fontWith([whole], { chars: codes(text) });

  it("draws each character as before", () => {
    const [before, after] = [parsed(whole), parsed(cut)];
    for (const char of text) {
      const [old, now] = [before.charToGlyph(char), after.charToGlyph(char)];
      expect(now.advanceWidth, char).toBe(old.advanceWidth);
      expect(now.getPath(0, 0, 100).toPathData(2), char).toBe(old.getPath(0, 0, 100).toPathData(2));
    }
  });

  it("holds those characters and no others", () => {
    expect(lackingIn(cut, text)).toBe("");
    expect(lackingIn(cut, "xyz")).toBe("xyz");
  });

  it("is small, and the same each time", () => {
    expect(cut.length).toBeLessThan(6_000);
    expect(fontWith([whole], { chars: codes(text) })).toEqual(cut);
  });

  it("passes the checks of readers: sums of tables and of the file", () => {
    const view = new DataView(cut.buffer, cut.byteOffset, cut.byteLength);
    let sum = 0;
    for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it("leaves out what no font has", () => {
    expect(lackingIn(fontWith([whole], { chars: codes("a日") }), "a日")).toBe("日");
  });
});
