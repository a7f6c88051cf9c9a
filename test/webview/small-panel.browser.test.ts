/** A panel of 320×256 px, as at 400 % on a small screen: the picture has the room, and all else is a key away. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axeComplaints } from "../support/axe.ts";
import { type OpenPreview, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";
import { useTool } from "./tools.ts";

const examples = join(import.meta.dirname, "../../examples");
const read = (name: string): string => readFileSync(join(examples, name), "utf8");
const text = read("nlp-company.mlflow").replace(/^import .*$/m, "") + read("questions.mlflow");
const size = { width: 320, height: 256 };

const panels = panelsOfSuite();

async function shown(): Promise<OpenPreview> {
  const preview = await panels.open({ size, reducedMotion: true });
  await preview.show(await published(text));
  return preview;
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

/** Presses Tab until the focus stands on what is called like that. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab never leads to ${name}`);
}

browserSuite("a narrow or a low panel", () => {
  const stage = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const { height = 0 } = document.querySelector(".canvas")?.getBoundingClientRect() ?? {};
      return height / innerHeight;
    });

  it.each([
    [320, 600],
    [420, 600],
    [600, 400],
  ])("keeps a third of its height for the picture with a list and a card: %i × %i", async (width, height) => {
    const { page, show } = await panels.open({ size: { width, height }, reducedMotion: true });
    await show(await published(text));
    await page.click(".findings-count");
    await page.locator(".finding-rule").first().click();
    await page.locator('.mlmap-step[tabindex="0"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(".card-line");
    expect(await page.locator(".card").count()).toBe(0);
    await expect.poll(() => stage(page)).toBeGreaterThanOrEqual(0.33);
    expect(await axeComplaints(page)).toEqual([]);
    // The line takes the room, and the keyboard with it; the list gives it back.
    const title = await page.locator(".card-line-title").textContent();
    await page.locator(".card-line").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".card");
    expect(await focused(page)).toBe(`Details of ${title}`);
    expect(await page.locator(".findings-bar").count()).toBe(0);
    await expect.poll(() => stage(page)).toBeGreaterThanOrEqual(0.33);
    await page.click(".findings-count");
    await page.waitForSelector(".card-line");

    await useTool(page, "Compare with");
    const list = page.locator(".compare-end [aria-pressed]");
    await list.waitFor();
    if ((await list.getAttribute("aria-pressed")) === "false") await list.click();
    await page.waitForSelector(".changes .cmp-row");
    await page.waitForSelector(".card-line");
    await expect.poll(() => stage(page)).toBeGreaterThanOrEqual(0.33);
    const bar = await page.locator(".compare-bar").boundingBox();
    expect(bar?.height).toBeLessThanOrEqual(width < 520 ? 64 : 35);
    const beyond = await page
      .locator(".compare-bar :is(button, select)")
      .evaluateAll((all) => all.filter((tool) => tool.getBoundingClientRect().right > innerWidth).length);
    expect(beyond).toBe(0);
    expect(await axeComplaints(page)).toEqual([]);
    await page.click(".card-line");
    await page.waitForSelector(".card");
    expect(await page.locator(".changes").count()).toBe(0);
  });
});

browserSuite("a panel enlarged to 400 %", () => {
  it.each<[string, (page: Page) => Promise<unknown>]>([
    ["at first", () => Promise.resolve()],
    ["with a step chosen", (page) => page.click('.mlmap-step[data-id="label"]')],
    ["while two states are compared", (page) => useTool(page, "Compare with")],
    ["while it is presented", (page) => useTool(page, "Present step by step")],
  ])("leaves three fifths of its height to the picture, %s", async (_, prepare) => {
    const { page } = await shown();
    await prepare(page);
    await page.waitForTimeout(400);
    const seen = await page.evaluate(() => {
      const stage = document.querySelector(".stage")?.getBoundingClientRect();
      return {
        share: (Math.min(stage?.bottom ?? 0, innerHeight) - (stage?.top ?? 0)) / innerHeight,
        toolbar: document.querySelector(".toolbar")?.getBoundingClientRect().height ?? 0,
        scrolls: [document.documentElement.scrollWidth > 320, document.documentElement.scrollHeight > 256],
        beyond: [...document.querySelectorAll(".toolbar button")].filter(
          (tool) => tool.getBoundingClientRect().right > 320,
        ).length,
      };
    });
    expect(seen.share).toBeGreaterThanOrEqual(0.6);
    expect(seen.toolbar).toBeLessThanOrEqual(36);
    expect(seen.scrolls).toEqual([false, false]);
    expect(seen.beyond).toBe(0);
    expect(await axeComplaints(page)).toEqual([]);
  });

  it("has what filters and what leads on in sight, whole", async () => {
    const { page } = await shown();
    await page.click('.toolbar button[aria-label^="View"]');
    const panel = page.locator(".view-panel");
    await panel.waitFor();
    const [box, save] = [await panel.boundingBox(), await panel.locator(".save-button").boundingBox()];
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(256);
    expect((save?.x ?? 0) + (save?.width ?? 0)).toBeLessThanOrEqual(320);
    await page.keyboard.press("Escape");
    await useTool(page, "Present step by step");
    await page.waitForSelector(".presenter");
    for (let step = 0; step < 3; step++) {
      await page.locator('.presenter [aria-label="Next step"]').click();
      const tools = await page.locator(".presenter > button").evaluateAll((all) =>
        all.map((tool) => {
          const { left, top, right, bottom } = tool.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        }),
      );
      expect(tools).toEqual([true, true, true]);
      const title = await page.locator(".presenter .card-title").boundingBox();
      expect((title?.y ?? 256) + (title?.height ?? 0)).toBeLessThanOrEqual(256);
    }
  });

  it("gives the list of changes all of the room, and the picture when a change is picked", async () => {
    const { page } = await shown();
    await useTool(page, "Compare with");
    await page.click(".compare-end [aria-pressed]");
    const row = page.locator(".changes .cmp-row[data-key]").first();
    await row.waitFor();
    const [list, stage] = [await page.locator(".changes").boundingBox(), await page.locator(".stage").boundingBox()];
    expect(list?.height).toBe(stage?.height);
    await row.click();
    await expect.poll(() => page.locator(".changes").count()).toBe(0);
    expect(await page.locator('.mlmap-step[aria-pressed="true"]').count()).toBe(1);
  });

  it("cuts no figure of a card off at the side", async () => {
    const { page, show } = await panels.open({ size: { width: 320, height: 700 }, reducedMotion: true });
    await show(await published(text));
    await page.click('.mlmap-step[data-id="tune"]');
    const cells = page.locator(".card table th, .card table td");
    await expect.poll(() => cells.count()).toBeGreaterThan(8);
    expect(await page.locator(".card").evaluate((card) => card.scrollWidth - card.clientWidth)).toBe(0);
    const beyond = await cells.evaluateAll(
      (all) => all.filter((cell) => cell.getBoundingClientRect().right > 320).length,
    );
    expect(beyond).toBe(0);
  });

  it("leads by keyboard to figures, legend and card, and back", async () => {
    const { page } = await shown();
    await tabTo(page, /^Figures and legend$/);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".drawer-body .figures");
    await tabTo(page, /Exceptionally manual/);
    await page.keyboard.press("Enter");
    await page.waitForSelector('.legend-entry[data-level="manual"][aria-pressed="true"]');
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Figures and legend");
    expect(await page.locator(".drawer-body").count()).toBe(0);
    await page.locator('.mlmap-step[tabindex="0"]').focus();
    await page.keyboard.press("ArrowRight");
    const title = await page.locator(".drawer-words").textContent();
    await tabTo(page, new RegExp(`^${title}$`));
    await page.keyboard.press("Enter");
    expect(await page.locator(".drawer-body .card-title").textContent()).toBe(title);
    expect(await axeComplaints(page)).toEqual([]);
  });

  it("has the tools that find no room in one menu, from whose top the keys begin", async () => {
    const { page, sent } = await shown();
    await tabTo(page, /^More$/);
    await page.keyboard.press("Enter");
    const items = await page.locator(".menu-label").allTextContents();
    for (const item of [
      "Show figures",
      "Compare platforms",
      "Drawn downwards",
      "Fit the map",
      "Export as SVG…",
      "Report…",
    ])
      expect(items).toContain(item);
    expect(await focused(page)).toBe(items[0]);
    await page.keyboard.press("End");
    expect(await focused(page)).toBe(items.at(-1));
    await page.keyboard.press("Enter");
    expect((await sent()).findLast((m) => m.kind === "command")).toMatchObject({ command: "exportReport" });
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".figures-page h1");
    await tabTo(page, /^Show figures$/);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".canvas");
  });
});
