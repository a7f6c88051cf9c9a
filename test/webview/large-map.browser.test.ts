/** A map of 400 steps in the preview: the page answers all the time. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edits } from "../../bench/preview-edits.ts";
import { sampleMap } from "../../bench/sample-map.ts";
import type { MapPublished } from "../../src/protocol.ts";
import { startChromium } from "../vscode/ui/browser.ts";
import { type OpenPreview, openPreview, published } from "./harness.ts";
import { type Task, watchMainThread } from "./main-thread.ts";

const count = 400;
const text = sampleMap(count);
/** Longer, and people notice. In time of the processor: what else the machine does is no fault of the page. */
const longest = 50;
const size = { width: 1400, height: 900 };

const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

suite("a map of 400 steps", () => {
  let browser: Browser;
  let whole: MapPublished;
  beforeAll(async () => {
    browser = await startChromium();
    whole = await published(text, 1);
  });
  afterAll(() => browser.close());

  async function zoomed({ page }: OpenPreview, turns = 8, by = -120): Promise<void> {
    await page.mouse.move(700, 450);
    for (let i = 0; i < turns; i++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(30);
    }
    await page.waitForTimeout(300);
  }
  const middleStep = ({ page }: OpenPreview): Promise<string> =>
    page.evaluate(() => {
      const inside = [...document.querySelectorAll<SVGGElement>('.mlmap-step[data-kind="process"]')].find((step) => {
        const { left, right, top, bottom } = step.getBoundingClientRect();
        return left > 300 && right < 900 && top > 200 && bottom < 700;
      });
      return inside?.dataset["id"] ?? "";
    });

  /** The longest task by action in a fresh panel. */
  async function once(): Promise<ReadonlyMap<string, Task>> {
    const preview = await openPreview(browser, { size });
    const { page } = preview;
    // The layout engine warms up in its worker before a map comes.
    await page.waitForTimeout(500);
    const watch = await watchMainThread(browser, page);
    await watch.action("first picture");
    await preview.show(whole);
    await page.waitForTimeout(300);
    let version = 1;
    for (const [name, edit] of Object.entries(edits)) {
      version += 1;
      const map = await published(edit(text, 1, count), version);
      await watch.action(`edit: ${name}`);
      await preview.show(map);
      await page.waitForTimeout(300);
    }
    await watch.action("zoom");
    await zoomed(preview);
    const id = await middleStep(preview);
    await watch.action("choose");
    await page.locator(`.mlmap-step[data-id="${id}"]`).click();
    await page.locator(".card").waitFor();
    await page.waitForTimeout(400);
    const worst = new Map<string, Task>();
    for (const task of await watch.stop()) {
      const known = worst.get(task.action);
      if (!known || known.cpu < task.cpu) worst.set(task.action, task);
    }
    expect(preview.complaints).toEqual([]);
    await preview.close();
    return worst;
  }

  it("keeps no task of the page longer than 50 ms", async () => {
    const best = new Map<string, Task>();
    // The best of three: the cold caches of a busy machine are no property of the page.
    for (let round = 0; round < 3; round++) {
      for (const [action, task] of await once()) {
        const known = best.get(action);
        if (!known || task.cpu < known.cpu) best.set(action, task);
      }
      if ([...best.values()].every((task) => task.cpu <= longest)) break;
    }
    expect(best.size).toBeGreaterThanOrEqual(6);
    expect([...best].filter(([, task]) => task.cpu > longest)).toEqual([]);
  }, 180_000);

  it("places nothing of the picture anew when it is zoomed, or when a card opens beside it", async () => {
    const preview = await openPreview(browser, { size });
    await preview.show(whole);
    // The first card brings its own weights of the font, which are read once.
    await zoomed(preview);
    const id = await middleStep(preview);
    await preview.page.locator(`.mlmap-step[data-id="${id}"]`).click();
    await preview.page.locator(".card").waitFor();
    await preview.page.keyboard.press("Escape");
    await preview.page.waitForTimeout(400);
    const watch = await watchMainThread(browser, preview.page);
    await watch.action("zoom");
    await zoomed(preview, 3, 120);
    await watch.action("card");
    await preview.page.locator(`.mlmap-step[data-id="${await middleStep(preview)}"]`).click();
    await preview.page.locator(".card").waitFor();
    await preview.page.waitForTimeout(400);
    const tasks = await watch.stop();
    const drawn = await preview.page.locator(".drawing *").count();
    expect(drawn).toBeGreaterThan(4000);
    for (const action of ["zoom", "card"]) {
      const own = tasks.filter((task) => task.action === action);
      expect(own.length).toBeGreaterThan(0);
      // Card, frame of the small map, what lights up under the pointer; were the picture placed anew, it would be all of it.
      expect(Math.max(...own.map((task) => task.placed))).toBeLessThan(drawn / 2);
    }
    await preview.close();
  }, 60_000);

  it("says that it has drawn when every step stands", async () => {
    const preview = await openPreview(browser, { size });
    await preview.page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(window, { stepsWhenDrawn: seen });
      new MutationObserver(() => {
        if (document.body.dataset["version"] === "1" && seen.length === 0)
          seen.push(document.querySelectorAll(".mlmap-step").length);
      }).observe(document.body, { attributes: true, attributeFilter: ["data-version"] });
    });
    await preview.show(whole);
    const seen = await preview.page.evaluate(() => (window as unknown as { stepsWhenDrawn: number[] }).stepsWhenDrawn);
    expect(seen).toEqual([whole.map.steps.length]);
    expect((await preview.sent()).filter((message) => message.kind === "drawn")).toHaveLength(1);
    await preview.close();
  }, 60_000);

  it("moves what only moves, and draws nothing of it anew", async () => {
    const preview = await openPreview(browser, { size });
    await preview.show(whole);
    await preview.page.evaluate(() => {
      const changed = new Set<string>();
      const moved = new Set<string>();
      Object.assign(window, { changedSteps: changed, movedSteps: moved });
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (!(target instanceof Element)) continue;
          const step = target.closest<SVGGElement>(".mlmap-step")?.dataset["id"];
          const own = target.firstElementChild;
          if (step !== undefined) changed.add(step);
          else if (own instanceof SVGElement && own.matches(".mlmap-step")) moved.add(own.dataset["id"] ?? "");
        }
      }).observe(document.querySelector(".drawing") as Element, {
        subtree: true,
        childList: true,
        attributeFilter: ["transform", "x", "y", "width", "height", "points", "d", "fill"],
      });
    });
    await preview.show(
      await published(text.replace("  process p0 ", '  process fresh "Fresh" is manual\n  process p0 '), 2),
    );
    const [changed, moved] = await preview.page.evaluate(() => {
      const { changedSteps, movedSteps } = window as unknown as Record<string, Set<string>>;
      return [[...(changedSteps ?? [])], [...(movedSteps ?? [])]] as const;
    });
    expect(moved.length).toBeGreaterThan(50);
    expect(changed).toEqual([]);
    await preview.close();
  }, 60_000);
});
