/** A map of 400 steps in the preview: no more is drawn and placed than has to be. How long it takes is told by `bench/preview-tasks.ts`. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plannedMap } from "../../bench/planned-map.ts";
import { sampleMap } from "../../bench/sample-map.ts";
import type { MapPublished } from "../../src/protocol.ts";
import { startChromium } from "../vscode/ui/browser.ts";
import { type OpenPreview, openPreview, published } from "./harness.ts";
import { watchMainThread } from "./main-thread.ts";

const count = 400;
const text = sampleMap(count);
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

  it("places nothing of the picture anew when it is zoomed, when a card opens beside it, or in a narrower panel", async () => {
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
    await watch.action("narrower");
    // In a panel of the same shape, where other rules of the page hold.
    await preview.page.setViewportSize({ width: 1110, height: 720 });
    await preview.page.waitForTimeout(400);
    const tasks = await watch.stop();
    const drawn = await preview.page.locator(".drawing *").count();
    expect(drawn).toBeGreaterThan(4000);
    for (const action of ["zoom", "card", "narrower"]) {
      const own = tasks.filter((task) => task.action === action);
      expect(own.length).toBeGreaterThan(0);
      // Card, frame of the small map, what lights up under the pointer; were the picture placed anew, it would be all of it.
      expect(Math.max(...own.map((task) => task.placed))).toBeLessThan(drawn / 2);
    }
    await preview.close();
  }, 60_000);

  it("has no rule by the panel's size that may mean all of the picture", async () => {
    // Where a panel becomes narrow, browsers look again at what any rule of a sheet with such a condition could mean.
    const preview = await openPreview(browser, { size });
    const found = await preview.page.evaluate(() => {
      const rulesIn = (list: CSSRuleList): readonly CSSRule[] =>
        [...list].flatMap((rule) => [rule, ...(rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : [])]);
      const bySize = (rule: CSSRule): boolean =>
        rule instanceof CSSMediaRule && /width|height/.test(rule.conditionText);
      const sheets = [...document.styleSheets]
        .map((sheet) => rulesIn(sheet.cssRules))
        .filter((rules) => rules.some(bySize));
      const selectors = sheets.flat().flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.selectorText] : []));
      const last = (selector: string): string =>
        selector
          .replaceAll(/\([^()]*\)/g, "")
          .split(/[\s>+~]+/)
          .at(-1) ?? "";
      return {
        sheets: sheets.length,
        selectors: selectors.length,
        fonts: sheets.flat().filter((rule) => rule instanceof CSSFontFaceRule).length,
        ofAll: selectors.flatMap((list) =>
          list.split(/,(?![^(]*\))/).filter((one) => /^(\*|:.*)?$/.test(last(one.trim()))),
        ),
      };
    });
    expect(found.selectors).toBeGreaterThan(50);
    expect(found).toMatchObject({ sheets: 1, fonts: 0, ofAll: [] });
    await preview.close();
  }, 60_000);

  it("has the signs of its font before they are drawn", async () => {
    const preview = await openPreview(browser, { size });
    const known = await preview.page.evaluate(async () => {
      await document.fonts.ready;
      return ["a", "ş", "→"].flatMap((sign) =>
        [400, 600].map((weight) => document.fonts.check(`${weight} 13px Inter`, sign)),
      );
    });
    expect(known).toEqual(known.map(() => true));
    await preview.close();
  }, 60_000);

  it("takes another theme at once", async () => {
    const preview = await openPreview(browser, { size });
    await preview.show(whole);
    const moving = await preview.page.evaluate(async () => {
      document.body.classList.replace("vscode-light", "vscode-dark");
      await new Promise((done) => requestAnimationFrame(done));
      return document.getAnimations().filter(({ effect }) => (effect as KeyframeEffect).target?.closest(".drawing"))
        .length;
    });
    expect(moving).toBe(0);
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
        for (const { target, attributeName } of records) {
          if (!(target instanceof Element)) continue;
          // Another size of it would have each letter placed anew.
          if (target.matches(".drawing")) changed.add("the drawing itself");
          const step = target.closest<SVGGElement>(".mlmap-step")?.dataset["id"];
          if (step === undefined) continue;
          (target.matches(".mlmap-step") && attributeName === "transform" ? moved : changed).add(step);
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

  it("stays while another state, and a comparison with it, are drawn in parts", async () => {
    const preview = await openPreview(browser, { size });
    await preview.show(await published(plannedMap(count), 1));
    const steps = await preview.page.locator(".mlmap-step[data-id]").count();
    expect(steps).toBeGreaterThan(count);
    await preview.page.evaluate(() => {
      const seen: { steps: number; drawn: number }[] = [];
      Object.assign(window, { seenParts: seen });
      new MutationObserver((records) => {
        const drawn = records
          .flatMap(({ addedNodes }) => [...addedNodes])
          .filter((node) => {
            return (
              node instanceof Element && (node.matches(".mlmap-flow") || node.querySelector(".mlmap-flow") !== null)
            );
          }).length;
        seen.push({ steps: document.querySelectorAll(".mlmap-step").length, drawn });
      }).observe(document.querySelector(".canvas") as Element, { subtree: true, childList: true });
    });
    const partsOf = async (button: string): Promise<readonly { steps: number; drawn: number }[]> => {
      await preview.page.evaluate(() => {
        (window as unknown as { seenParts: unknown[] }).seenParts.length = 0;
      });
      await preview.page.locator(button).first().click();
      await preview.page.waitForTimeout(1500);
      return preview.page.evaluate(
        () => (window as unknown as { seenParts: { steps: number; drawn: number }[] }).seenParts,
      );
    };
    for (const button of [".segment[data-state=goal]", 'button[aria-label^="Compare with"]']) {
      const parts = await partsOf(button);
      expect(parts.length).toBeGreaterThan(2);
      expect(Math.min(...parts.map((part) => part.steps))).toBeGreaterThan(count * 0.9);
      expect(Math.max(...parts.map((part) => part.drawn))).toBeLessThanOrEqual(80);
    }
    await preview.close();
  }, 60_000);
});
