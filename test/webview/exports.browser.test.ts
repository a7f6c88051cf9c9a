/** That what leaves the preview is what is seen in it: the same boxes, flows and frames in the same places, with the same words and colours. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { answer } from "../../src/reporter/answer.ts";
import { assets } from "../support/assets.ts";
import type { EditorTheme } from "./editor-themes.ts";
import { type OpenPreview, published } from "./harness.ts";
import { type Exported, exported, looks, pill, text, views } from "./looks.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

/** One thing of a picture. */
interface Seen {
  readonly what: string;
  /** Left, top, right, bottom from the corner of all that is seen, in px of the picture. */
  readonly box: readonly number[];
  readonly words: string;
  /** Fill and border of a step that has a level: the colours that are the picture's own and not the editor's. */
  readonly colours: string;
  readonly opacity: number;
}

/** All frames, flows and steps of the picture in a page, in the order in which they are drawn. */
function seenIn(page: Page, selector: string): Promise<readonly Seen[]> {
  return page.evaluate((svgSelector) => {
    const picture = document.querySelector<SVGGElement>(`${svgSelector} .mlmap-picture`);
    const toPicture = picture?.getScreenCTM()?.inverse();
    if (!picture || !toPicture) throw new Error(`No picture at ${svgSelector}.`);
    const seen = [...picture.querySelectorAll<SVGGElement>(".mlmap-step, .mlmap-flow, .mlmap-area")].map((thing) => {
      // What says where findings are is of the editor.
      const shapes = [...thing.querySelectorAll<SVGGraphicsElement>("rect, path, circle, polygon, line")].filter(
        (shape) => !shape.closest("[data-kind=finding]"),
      );
      const boxes = shapes.map((shape) => {
        const { x, y, width, height } = shape.getBBox();
        const matrix = toPicture.multiply(shape.getScreenCTM() ?? new DOMMatrix());
        const from = new DOMPoint(x, y).matrixTransform(matrix);
        const to = new DOMPoint(x + width, y + height).matrixTransform(matrix);
        return [from.x, from.y, to.x, to.y] as const;
      });
      const style = shapes[0] && getComputedStyle(shapes[0]);
      const { kind, level } = thing.dataset;
      return {
        what: [kind, level, thing.dataset["from"], thing.dataset["to"]].filter(Boolean).join(" "),
        box: [
          Math.min(...boxes.map((b) => b[0])),
          Math.min(...boxes.map((b) => b[1])),
          Math.max(...boxes.map((b) => b[2])),
          Math.max(...boxes.map((b) => b[3])),
        ],
        words: [...thing.querySelectorAll("text")].map((one) => one.textContent).join(" | "),
        colours: level && style ? `${style.fill} ${style.stroke}` : "",
        opacity: Number(getComputedStyle(thing).opacity),
      };
    });
    const [left, top] = [0, 1].map((at) => Math.min(...seen.map((one) => one.box[at] ?? 0)));
    const from = (value: number, at: number): number => value - ((at % 2 === 0 ? left : top) ?? 0);
    return seen.map((one) => ({ ...one, box: one.box.map(from) }));
  }, selector);
}

/** What the legend of a page says, an entry a line: of the panel, and of a file in another page. */
function legendIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const told = (selector: string): readonly string[] =>
      [...document.querySelectorAll<HTMLElement | SVGElement>(selector)].map((entry) => {
        const name = entry.dataset["entry"] ?? entry.dataset["level"] ?? entry.dataset["mark"] ?? "hours";
        const words = [...entry.querySelectorAll("text, b, .legend-name, .legend-share, dt")]
          .filter((one) => !one.closest("svg") || one.closest("[data-kind=legend]"))
          .filter((one) => !one.closest("[data-kind=change]"));
        return `${name}: ${words.map((one) => one.textContent?.trim()).join(" ")}`;
      });
    return told(
      "[data-kind=legend] :is([data-entry], [data-mark], [data-kind=hours]), .below :is(.cmp-hours-then > div, .cmp-legend > li:not(.cmp-caption), .legend .legend-entry[data-level], .legend-mark)",
    );
  });
}

/** The same things in the same order, none of them further away than numbers are rounded. */
function expectSame(file: readonly Seen[], panel: readonly Seen[]): void {
  const told = (seen: readonly Seen[]) => seen.map(({ box: _, ...rest }) => rest);
  expect(told(file)).toEqual(told(panel));
  const away = file.map(({ what, box }, i) => ({
    what,
    by: Math.max(...box.map((value, at) => Math.abs(value - (panel[i]?.box[at] ?? Number.NaN)))),
  }));
  expect(away.filter(({ by }) => !(by < 0.2))).toEqual([]);
}

/** The page that the extension writes of what the preview sends, with the colours of the light theme. */
async function pageOf({ map, view, setBack, inFull }: Exported): Promise<string> {
  const fonts = { 400: await assets.font(400), 600: await assets.font(600) };
  const words = inFull === undefined ? {} : { inFull };
  const reply = await answer({ kind: "page", map, view, setBack, ...words, theme: "light", fonts });
  if (!("html" in reply)) throw new Error("No page came.");
  return reply.html;
}

browserSuite("what leaves the preview", () => {
  const panels = panelsOfSuite();

  async function shown(theme: EditorTheme, source = text): Promise<OpenPreview> {
    const open = await panels.open({ size: { width: 1300, height: 900 }, reducedMotion: true, theme });
    await open.show(await published(source));
    return open;
  }
  async function seenInFile(content: string, selector = "svg"): Promise<readonly Seen[]> {
    const page = await panels.browser().newPage();
    await page.setContent(content);
    const seen = await seenIn(page, selector);
    await page.close();
    return seen;
  }
  it.each(looks)("is what is seen: $title", async ({ theme, source, set }) => {
    const preview = await shown(theme, source);
    await set(preview.page);
    await preview.page.waitForTimeout(800);
    const seen = await seenIn(preview.page, ".drawing");
    expect(seen.length).toBeGreaterThan(8);
    const file = await exported(preview, "svg");
    expectSame(await seenInFile(file.content), seen);
    expect((await exported(preview, "svg")).content).toBe(file.content);
    expect(file.content).toContain("@font-face");
    expect(file.content).toMatch(/<title>[^<]{20,}/);
  });

  it.each(["sides", "slider", "fade"])("holds both states where both are shown: %s", async (how) => {
    const preview = await shown("light");
    const { page } = preview;
    await page.click(".toolbar button[aria-label^='Compare with']");
    await page.click(`.segment[data-how=${how}]`);
    await page.waitForSelector('.side[data-side="before"] .mlmap-step');
    await page.keyboard.press("/");
    await page.keyboard.type("model");
    await page.waitForTimeout(800);
    expect(await page.locator(".mlmap-step[data-dimmed]").count()).toBeGreaterThan(4);
    const told = (seen: readonly Seen[]) =>
      seen.map(({ box: _, what, ...rest }) => JSON.stringify([what.replaceAll("before/", ""), rest])).toSorted();
    const sides = [
      ...(await seenIn(page, '.side[data-side="before"] .drawing')),
      ...(await seenIn(page, '.side[data-side="after"] .drawing')),
    ];
    const file = await exported(preview, "svg");
    const inFile = await seenInFile(file.content);
    const frames = inFile.filter(({ what, words }) => what === "phase" && /^(Current|ML platform, 2027)$/.test(words));
    expect(frames.map(({ words }) => words)).toEqual(["Current", "ML platform, 2027"]);
    expect(told(inFile.filter((thing) => !frames.includes(thing)))).toEqual(told(sides));
    expect(file.content).toContain("Current → ML platform, 2027");
    const content = await pageOf(await exported(preview, "html"));
    // It has room for what other states add, too: boxes may stand a few pixels from there.
    expect(told(await seenInFile(content, "section[data-state=y2027] svg"))).toEqual(told(inFile));
    expect(content).toContain("set back: all but “model”");
  });

  it.each(["one state", "filtered", "one", "sides", "slider", "fade", "filtered, sides", "a level alone, fade"])(
    "has the legend of the panel: %s",
    async (way) => {
      const preview = await shown("light");
      const { page } = preview;
      await views(page);
      await pill(page, "Data");
      if (way.startsWith("filtered")) await pill(page, "Data scientist");
      await page.keyboard.press("Escape");
      const how = ["one", "sides", "slider", "fade"].find((one) => way.endsWith(one));
      if (how) {
        await page.click(".toolbar button[aria-label^='Compare with']");
        await page.click(`.segment[data-how=${how}]`);
        await page.waitForSelector(".cmp-legend");
        if (how !== "one") await page.waitForSelector('.side[data-side="before"] .mlmap-step');
      }
      if (way.startsWith("a level")) await page.click('.legend-entry[data-level="manual"]');
      await page.waitForTimeout(600);
      const said = await legendIn(page);
      expect(said.length).toBeGreaterThan(5);
      const file = await exported(preview, "svg");
      const other = await panels.browser().newPage();
      await other.setContent(file.content);
      const inFile = await legendIn(other);
      await other.close();
      // What stands back is said by the pressed button in the panel.
      expect(inFile.filter((line) => !line.startsWith("set-back"))).toEqual(said);
      if (way.startsWith("a level"))
        expect(inFile.at(-1)).toMatch(/^set-back: set back: all but Exceptionally manual \d+$/);
      if (how) expect(said.some((line) => /^manual: Exceptionally manual \d+ → \d+$/.test(line))).toBe(true);
      expect(said.filter((line) => /^hours: .+ a month$/.test(line))).toHaveLength(
        how && !way.startsWith("filtered") ? 2 : 0,
      );
    },
  );

  it("has bars of hours that are printed as they are seen, and seen in forced colours", async () => {
    const { page, show } = await panels.open({ size: { width: 1300, height: 900 }, forcedColors: true });
    await show(await published(text));
    await page.click(".toolbar button[aria-label^='Compare with']");
    const bar = page.locator(".cmp-hours-bar").first();
    await bar.waitFor();
    await page.waitForTimeout(400);
    expect(
      await bar
        .locator("i")
        .first()
        .evaluate((part) => getComputedStyle(part).printColorAdjust),
    ).toBe("exact");
    const seen = await bar.screenshot();
    await bar.evaluate((whole) => whole.replaceChildren());
    expect((await bar.screenshot()).equals(seen)).toBe(false);
  });

  it("tells which letters of a PNG are the machine's, as the command line does", async () => {
    const fonts = { 400: await assets.font(400), 600: await assets.font(600) };
    const notes = async (source: string): Promise<unknown> => {
      const { letters = "" } = await exported(await shown("light", source), "png");
      expect(letters).toContain("M");
      return answer({ kind: "letters", letters, fonts });
    };
    expect(await notes(`map "Map"\nprocess a "بيانات" is manual\n`)).toEqual({
      notes: [
        "“ابتني” are drawn with fonts of this machine: made on another one, the file may look otherwise and have other bytes.",
      ],
    });
    expect(await notes(`map "Map"\nprocess a "Daten prüfen" is manual\n`)).toEqual({ notes: [] });
  });

  it("is what is seen in a web page, too", async () => {
    const preview = await shown("light");
    const { page } = preview;
    await views(page);
    await pill(page, "Data");
    await page.keyboard.press("Escape");
    await page.locator(".fold").first().click();
    await page.click('.legend-entry[data-level="manual"]');
    await page.waitForTimeout(800);
    const content = await pageOf(await exported(preview, "html"));
    expect(content).toContain("set back: all but Exceptionally manual");
    expectSame(await seenInFile(content, "section[data-state=current] svg"), await seenIn(page, ".drawing"));
  });
});
