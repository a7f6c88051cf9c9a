/** That nothing of the preview is cut, covered or left unexplained, whatever the width of the panel. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axeComplaints } from "../support/axe.ts";
import { type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const examples = join(import.meta.dirname, "../../examples");
const text = readFileSync(join(examples, "nlp-company.mlflow"), "utf8").replace(/^import .*$/m, "");
const questions = readFileSync(join(examples, "questions.mlflow"), "utf8");

const panels = panelsOfSuite();

async function shown(options?: PreviewOptions): Promise<OpenPreview> {
  const preview = await panels.open(options);
  await preview.show(await published(text + questions));
  return preview;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything stands that a selector finds, in px of the window. */
const boxesOf = (page: Page, selector: string): Promise<readonly Box[]> =>
  page.locator(selector).evaluateAll((found) =>
    found.map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

browserSuite("the look of the preview", () => {
  it("tells a screen reader what else is shown: a part, a state, a comparison, another level; not the first picture", async () => {
    const preview = await shown({ size: { width: 1300, height: 800 }, reducedMotion: true });
    const { page } = preview;
    const told = page.locator("main > [role=status]");
    const says = (words: string): Promise<void> => expect.poll(() => told.textContent()).toContain(words);
    expect(await told.textContent()).toBe("");
    expect(await page.getByRole("button", { name: /^Exceptionally manual 6 55\s%/ }).count()).toBe(1);
    await page.click('.legend-entry[data-level="manual"]');
    await says("Exceptionally manual alone stands out");
    await page.click('.legend-entry[data-level="manual"]');
    await says("Current");
    await page.click(".toolbar button[aria-label^='View']");
    await page.click('[data-subject="actor"] .pill:text-is("Data scientist")');
    await says("of 18 steps shown");
    await page.click(".view-panel .link");
    await page.keyboard.press("Escape");
    await preview.show(await published(text.replace("is automated", "is manual"), 2));
    await says(": Exceptionally manual");
    await page.click('.toolbar button[aria-label^="Compare with"]');
    await says("Current compared with ML platform, 2027: ");
  });

  it("shows all levels and the findings, whatever the width", async () => {
    const { page } = await shown({ size: { width: 1400, height: 700 } });
    for (const width of [1400, 1000, 900, 760, 600, 300]) {
      await page.setViewportSize({ width, height: 700 });
      await page.waitForTimeout(100);
      const [row] = await boxesOf(page, ".legend-row");
      const entries = await boxesOf(page, ".legend-entry");
      expect(entries, `${width} px`).toHaveLength(6);
      for (const entry of entries) {
        expect(entry.right, `${width} px`).toBeLessThanOrEqual(width);
        expect(entry.bottom, `${width} px`).toBeLessThanOrEqual(Math.min(row?.bottom ?? 0, 700));
      }
    }
  });

  it.each([320, 900])("lays no chevron under a flow %i px wide", async (width) => {
    const { page } = await shown({ size: { width, height: 700 } });
    // Both in one look: the view may still be on its way.
    const { chevrons, corners } = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll(".fold path")].map((part) => part.getBoundingClientRect().toJSON());
      const points = [...document.querySelectorAll<SVGPathElement>(".mlmap-flow > path")].flatMap((line) => {
        const onScreen = line.getScreenCTM() ?? undefined;
        return Array.from({ length: Math.ceil(line.getTotalLength() / 3) + 1 }, (_, i) => {
          const { x, y } = line.getPointAtLength(i * 3).matrixTransform(onScreen);
          return { x, y };
        });
      });
      return { chevrons: boxes as Box[], corners: points };
    });
    expect(chevrons.length).toBeGreaterThan(2);
    expect(corners.length).toBeGreaterThan(100);
    for (const { left, right, top, bottom } of chevrons)
      expect(corners.filter(({ x, y }) => x > left && x < right && y > top && y < bottom)).toEqual([]);
  });

  it("puts each chevron right beside the title of its phase", async () => {
    const { page } = await shown({ size: { width: 1280, height: 800 } });
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll<SVGElement>('.fold[aria-expanded="true"]')].map((fold) => {
        const chevron = fold.querySelector("path")?.getBoundingClientRect() ?? new DOMRect();
        const area = [...document.querySelectorAll<SVGElement>(".mlmap-area")].find(
          ({ dataset }) => dataset["id"] === fold.dataset["phase"],
        );
        const title = area?.querySelector("text")?.getBoundingClientRect() ?? new DOMRect();
        const scale = (fold.querySelector("rect")?.getBoundingClientRect().width ?? 0) / 18;
        const gap = chevron.left > title.left ? chevron.left - title.right : title.left - chevron.right;
        return { gap: gap / scale, before: chevron.left < title.left };
      }),
    );
    expect(gaps).toHaveLength(4);
    // A flow comes in right behind one of the titles, and the chevron stands before that.
    expect(new Set(gaps.map(({ before }) => before))).toEqual(new Set([true, false]));
    for (const { gap } of gaps) {
      expect(gap).toBeGreaterThan(1);
      expect(gap).toBeLessThan(7);
    }
  });

  it("explains dotted lines once there are some", async () => {
    const { page } = await shown();
    expect(await page.locator(".legend-mark").count()).toBe(0);
    await page.click(".toolbar button[aria-label^='View']");
    await page.click('.pill:text-is("Data")');
    await page.waitForSelector('.legend-mark[data-mark="data"]');
    const dotted = await page.locator('[data-kind="data-flow"]').count();
    expect(await page.locator(".legend-mark").innerText()).toMatch(new RegExp(`^data read or written\\s${dotted}$`));
  });

  it("explains broken lines that lead through hidden steps", async () => {
    const { page } = await shown();
    await page.click(".toolbar button[aria-label^='View']");
    await page.click('.pill:text-is("Exceptionally manual")');
    await page.waitForSelector('.legend-mark[data-mark="through"]');
    const broken = await page.locator(".mlmap-flow[data-through]").count();
    expect(await page.locator(".legend-mark").innerText()).toMatch(
      new RegExp(`^way through hidden steps\\s${broken}$`),
    );
  });

  it("says what a heavy border means where a platform stays below its target", async () => {
    const { page } = await shown({ size: { width: 1200, height: 700 } });
    await page.click('.segment:has-text("Acme ML")');
    await page.waitForSelector('.legend-mark[data-mark="below-target"]');
    expect(await page.locator(".legend-mark").innerText()).toMatch(/^Below the target\s\d+$/);
  });

  it("covers no part of a small panel with a map in small", async () => {
    const { page } = await shown({ size: { width: 300, height: 700 } });
    const enlarge = async (): Promise<void> => {
      for (let i = 0; i < 5; i++) await page.keyboard.press("+");
      await page.waitForTimeout(250);
    };
    await enlarge();
    expect(await page.locator(".minimap").count()).toBe(0);
    await page.setViewportSize({ width: 900, height: 700 });
    await enlarge();
    await page.waitForSelector(".minimap");
  });

  it("keeps what is dimmed readable in high contrast", async () => {
    const { page } = await shown({ theme: "contrast", reducedMotion: true });
    await page.click('.legend-entry[data-level="manual"]');
    const opacity = await page
      .locator(".mlmap-step[data-dimmed]")
      .first()
      .evaluate((step) => getComputedStyle(step).opacity);
    expect(Number(opacity)).toBe(0.6);
  });

  it.each<[string, PreviewOptions, (page: Page) => Promise<unknown>]>([
    ["in a narrow panel", { size: { width: 300, height: 700 } }, (page) => page.click('.mlmap-step[data-id="label"]')],
    ["with forced colours", { forcedColors: true }, (page) => page.click('.mlmap-step[data-id="label"]')],
    ["while a view is set", {}, (page) => page.click(".toolbar button[aria-label^='View']")],
    ["while a rule is looked at", {}, (page) => page.click(".findings-count")],
    ["while it is presented", {}, (page) => present(page)],
  ])("has nothing that axe complains about %s", async (_, options, prepare) => {
    const { page } = await shown({ reducedMotion: true, ...options });
    await prepare(page);
    await page.mouse.move(2, 300);
    await page.waitForTimeout(200);
    expect(await axeComplaints(page)).toEqual([]);
  });
});

async function present(page: Page): Promise<void> {
  await page.click('.toolbar button[aria-label="More"], .toolbar button[title="More"]');
  await page.click('.menu-item:has-text("Present step by step")');
}
