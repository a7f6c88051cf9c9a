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
