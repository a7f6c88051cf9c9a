import { describe, expect, it } from "vitest";
import { levelsOf, mirrored, runsLeft, visualOrder } from "../../src/formats/bidi.ts";

/** The line as the eye sees it from the left. */
const seen = (text: string): string => {
  const chars = Array.from(text);
  const levels = levelsOf(chars);
  return visualOrder(levels)
    .map((i) => ((levels[i] ?? 0) % 2 === 1 ? mirrored(chars[i] as string) : (chars[i] as string)))
    .join("");
};

describe("the order of a line with words of both directions", () => {
  it.each([
    ["Label data", "Label data"],
    ["אבג", "גבא"],
    ["abc אבג def", "abc גבא def"],
    ["אבג abc דהו", "גבא abc והד"],
    ["אבג 25 דהו", "והד 25 גבא"],
    ["אבג 12.5%", "12.5% גבא"],
    ["אבג (PDF) דהו", "גבא (PDF) והד"],
    ["אבג (דהו)", "(והד) גבא"],
    ["abc (אבג) def", "abc (גבא) def"],
    ["אבג\u200e 20 %", "גבא\u200e 20 %"],
    ["دبج ٤٥٫٦٪ (د)", "(د) ٪٤٥٫٦ جبد"],
    ["دبج 12-5", "5-12 جبد"],
    ["אבג!", "גבא!"],
    ["אבג ", "גבא "],
    ["a«אבג»", "a«גבא»"],
  ])("%j stands as %j", (text, from) => {
    expect(seen(text)).toBe(from);
  });

  it("begins at the right where the whole line is isolated so", () => {
    expect(seen("\u2067אבג abc דהו.\u2069").replaceAll(/\p{Cf}/gu, "")).toBe(".והד abc גבא");
    expect(seen("\u2067אבג (PDF 2) דה\u2069").replaceAll(/\p{Cf}/gu, "")).toBe("הד (PDF 2) גבא");
  });

  it("is asked for only where a word runs to the left", () => {
    expect(["Größe 5 %", "数据", "Обучение", ""].some(runsLeft)).toBe(false);
    expect(["a א", "نص", "٤"].every(runsLeft)).toBe(true);
  });
});
