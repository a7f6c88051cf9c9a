import { describe, expect, it } from "vitest";
import { directed } from "../../src/model/writing-direction.ts";

describe("a line among lines that begin at the left", () => {
  it.each([
    ["Label data", "Label data"],
    ["Label איסוף", "Label איסוף"],
    ["איסוף מסמכים", "איסוף מסמכים"],
    ["شَرح النص", "شَرح النص"],
    ["איסוף PDF חדש", "\u2067איסוף PDF חדש\u2069"],
    ["סוף.", "\u2067סוף.\u2069"],
    ["לא 40–60 %", "\u2067לא \u200e40–60 %\u200e\u2069"],
    ["לא\u200e 20 %", "\u2067לא \u200e20 %\u200e\u2069"],
    ["דן\u200e +1", "\u2067דן \u200e+1\u200e\u2069"],
    ["25 מסמכים", "\u206725 מסמכים\u2069"],
  ])("%j is written as %j", (line, written) => {
    expect(directed(line)).toBe(written);
  });

  it("has the direction of the text of which it is a part", () => {
    expect(directed("Label Studio של", "תיוג עם Label Studio של")).toBe("\u2067Label Studio של\u2069");
    expect(directed("איסוף PDF", "Label איסוף PDF")).toBe("איסוף PDF");
  });
});
