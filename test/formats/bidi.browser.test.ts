/** Our order of lines with words of both directions beside the browser's. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { levelsOf, visualOrder } from "../../src/formats/bidi.ts";
import { startChromium } from "../vscode/ui/browser.ts";

const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

/** Letters of both directions, digits of three kinds, signs, brackets, marks of direction; always the same texts. */
function made(count: number): readonly string[] {
  const alphabet = Array.from("abאבגדرو12٣٤۵  ()[],./%-+·—«»\u200e\u200f$:!5");
  let seed = 11;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * below);
  };
  // Every other one as a line that begins at the right.
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 2 + next(10) }, () => alphabet[next(alphabet.length)] ?? "");
    const line = words.join("").trim();
    return i % 2 === 0 ? line : `\u2067${line}\u2069`;
  });
}

suite("words of both directions", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  it("stand in the order in which a browser draws them", async () => {
    const texts = made(600);
    const page = await browser.newPage();
    await page.setContent(
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60"><text x="9" y="40" font-size="20" style="white-space:pre"></text></svg>',
    );
    // What has no width has no place.
    const drawn = await page.evaluate((all) => {
      const text = document.querySelector("text") as SVGTextElement;
      return all.map((words) => {
        text.textContent = words;
        return Array.from(words, (_, i) => ({ i, box: text.getExtentOfChar(i) }))
          .filter(({ box }) => box.width > 0)
          .sort((a, b) => a.box.x - b.box.x)
          .map(({ i }) => i);
      });
    }, texts);
    expect(drawn.filter((order) => order.some((at, i) => at < (order[i - 1] ?? -1))).length).toBeGreaterThan(200);
    texts.forEach((text, i) => {
      const there = new Set(drawn[i]);
      const own = visualOrder(levelsOf(Array.from(text))).filter((at) => there.has(at));
      expect([text, own]).toEqual([text, drawn[i]]);
    });
  });
});
