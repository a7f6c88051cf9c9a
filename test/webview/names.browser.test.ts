/** The names that phases and lanes keep where a picture is too small to read: each once, in sight, none on another. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { sampleMap } from "../../bench/sample-map.ts";
import { createLayouter } from "../../src/diagram/index.ts";
import { html } from "../../src/formats/html.ts";
import { parseMap } from "../../src/language/index.ts";
import { assets } from "../support/assets.ts";
import { published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

interface Name {
  readonly words: string;
  /** Left, top, right, bottom of the letters on the screen, in px, without the room above and below them. */
  readonly box: readonly [number, number, number, number];
  /** In px on the screen. */
  readonly size: number;
}

/** All names that are seen in a page. */
function namesIn(page: Page): Promise<readonly Name[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".mlmap-names > span")].flatMap((name) => {
      const { display, opacity, fontSize, writingMode } = getComputedStyle(name);
      const range = document.createRange();
      range.selectNodeContents(name);
      const { left, top, right, bottom, width } = range.getBoundingClientRect();
      if (display === "none" || width === 0 || opacity === "0") return [];
      const size = Number.parseFloat(fontSize);
      const [aside, over] = writingMode === "vertical-rl" ? [size * 0.2, 0] : [0, size * 0.2];
      return [
        { words: name.textContent, size, box: [left + aside, top + over, right - aside, bottom - over] as const },
      ];
    }),
  );
}

/** Pairs of names whose letters lie on one another. */
function onOneAnother(names: readonly Name[]): readonly string[] {
  return names.flatMap(({ words, box }, at) =>
    names
      .slice(at + 1)
      .filter(
        (other) => box[0] < other.box[2] && other.box[0] < box[2] && box[1] < other.box[3] && other.box[1] < box[3],
      )
      .map((other) => `${words} and ${other.words}`),
  );
}

/** Titles of phases and lanes in the picture itself that are seen. */
const titlesSeen = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll(".mlmap-area text")].filter(
        (title) => getComputedStyle(title).display !== "none" && getComputedStyle(title).fill !== "rgba(0, 0, 0, 0)",
      ).length,
  );

const nested = `map "Nested" { lanes phases }
phase outer "Everything that is done" {
  phase first "What comes first" {
    process a "A" is manual
    process b "B" is manual
  }
  phase second "What comes then" {
    process c "C" is automated
    process d "D" is automated
  }
}
a -> b -> c -> d
`;

/** Phases in phases, whose names stand one below the other over the first row of steps. */
const deep = `map "Deep"
${["a", "b", "c"]
  .map(
    (id) => `phase ${id} "Stage ${id}" {
  phase ${id}1 "First part" { process ${id}p "Step" is manual  process ${id}q "Step" is manual }
  phase ${id}2 "Second part" { process ${id}r "Step" is manual  process ${id}s "Step" is manual }
}
`,
  )
  .join("")}
ap -> aq -> ar -> as -> bp -> bq -> br -> bs -> cp -> cq -> cr -> cs
`;

browserSuite("names in a picture that is too small to read", () => {
  const panels = panelsOfSuite();
  const large = { width: 1400, height: 900 };

  it.each([
    ["phases", "right", 1000, large],
    ["phases", "down", 400, large],
    ["phases", "right", 400, { width: 460, height: 400 }],
    ["actors", "right", 400, large],
    ["actors", "down", 400, large],
  ] as const)(
    "are all there: %s, %s, %i steps, %o",
    async (lanes, direction, count, size) => {
      const panel = await panels.open({ size });
      await panel.show(
        await published(sampleMap(count).replace("lanes phases", `lanes ${lanes}\n  direction ${direction}`)),
      );
      const names = await namesIn(panel.page);
      const areas = await panel.page.evaluate(() =>
        [...document.querySelectorAll(".mlmap-area")].map((area) => area.querySelector("text")?.textContent ?? ""),
      );
      expect(areas.length).toBeGreaterThan(15);
      expect(names.map(({ words }) => words).sort()).toEqual(areas.sort());
      expect(Math.min(...names.map(({ size: height }) => height))).toBeGreaterThanOrEqual(9);
      expect(onOneAnother(names)).toEqual([]);
      expect(await titlesSeen(panel.page)).toBe(0);
    },
    120_000,
  );

  it("stand one below the other where phases lie in phases, and go where the steps can be read", async () => {
    const panel = await panels.open({ size: { width: 320, height: 300 } });
    await panel.show(await published(nested));
    const { page } = panel;
    expect((await namesIn(page)).map(({ words }) => words)).toEqual([
      "Everything that is done",
      "What comes first",
      "What comes then",
    ]);
    expect(onOneAnother(await namesIn(page))).toEqual([]);
    expect(await titlesSeen(page)).toBe(0);
    await page.locator(".sheet").focus();
    await page.mouse.move(160, 150);
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, -120);
    await expect.poll(() => namesIn(page)).toEqual([]);
    expect(await titlesSeen(page)).toBe(3);
  });

  it.each([
    [320, 256],
    [600, 300],
    [900, 220],
  ])("lie on hardly any step, and give way rather: %i × %i", async (width, height) => {
    const panel = await panels.open({ size: { width, height } });
    await panel.show(await published(deep));
    const names = await namesIn(panel.page);
    const boxes = await panel.page.locator(".mlmap-step").evaluateAll((steps) =>
      steps.map((step) => {
        const { left, top, right, bottom } = step.getBoundingClientRect();
        return [left, top, right, bottom] as const;
      }),
    );
    // A quarter of a step's height, 13 of 52 px, is what one may lie on, and a pixel for the ends of its letters.
    const covered = names.flatMap(({ box: [left, top, right, bottom] }) =>
      boxes
        .filter((step) => left < step[2] && step[0] < right)
        .map((step) => Math.min(bottom, step[3]) - Math.max(top, step[1]) - (step[3] - step[1]) / 4),
    );
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...covered)).toBeLessThanOrEqual(1);
    expect(onOneAnother(names)).toEqual([]);
  });

  it("are not read to anybody twice", async () => {
    const panel = await panels.open({ size: { width: 320, height: 300 } });
    await panel.show(await published(nested));
    expect(await namesIn(panel.page)).toHaveLength(3);
    const heard = await panel.page.locator("body").ariaSnapshot();
    expect(heard).toContain("What comes first");
    await panel.page.evaluate(() => document.querySelector(".mlmap-names")?.remove());
    expect(await panel.page.locator("body").ariaSnapshot()).toBe(heard);
  });

  it("stand over the frames in the exported page as well", async () => {
    const { map } = await parseMap(nested, "file:///nested.mlflow");
    const { content } = await html.write({ map, view: { state: "current" }, layouter: createLayouter(), assets });
    const context = await panels.browser().newContext({ viewport: { width: 720, height: 140 } });
    const page = await context.newPage();
    await page.setContent(String(content));
    const names = await namesIn(page);
    expect(names.map(({ words }) => words)).toEqual(["Everything that is done", "What comes first", "What comes then"]);
    expect(onOneAnother(names)).toEqual([]);
    expect(await titlesSeen(page)).toBe(0);
    const frames = await page.evaluate(() =>
      [...document.querySelectorAll(".mlmap-area > rect")].map((frame) => {
        const { left, top, right } = frame.getBoundingClientRect();
        return { left, top, right };
      }),
    );
    names.forEach(({ box }, at) => {
      const frame = frames[at];
      expect(box[0]).toBeGreaterThanOrEqual(frame?.left ?? Number.NaN);
      expect(box[2]).toBeLessThanOrEqual(frame?.right ?? Number.NaN);
      expect(Math.abs(box[1] - (frame?.top ?? Number.NaN))).toBeLessThan(20);
    });
    await page.click("[data-do=in]", { clickCount: 6, delay: 5 });
    expect(await namesIn(page)).toEqual([]);
    expect(await titlesSeen(page)).toBe(3);
    await context.close();
  });
});
