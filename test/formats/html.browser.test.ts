/** The web page of a map as people open it: what axe reads of it, on a screen and on a phone, light and dark. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import { html } from "../../src/formats/html.ts";
import { parseMap } from "../../src/language/index.ts";
import { assets } from "../support/assets.ts";
import { axeComplaints } from "../support/axe.ts";
import { startChromium } from "../vscode/ui/browser.ts";

const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

suite("the web page in a browser", () => {
  let browser: Browser;
  let text: string;

  beforeAll(async () => {
    browser = await startChromium();
    const file = join(import.meta.dirname, "../../examples/nlp-company.mlflow");
    const { map } = await parseMap(readFileSync(file, "utf8").replace(/^import .*$/m, ""), `file://${file}`);
    const written = await html.write({ map, view: { state: "current" }, layouter: createLayouter(), assets });
    text = String(written.content);
  });
  afterAll(() => browser.close());

  it.each([
    ["light", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("has nothing that axe complains about: %s, %i px", async (colorScheme, width) => {
    // The page allows no script but its own; axe has to come in all the same.
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(text);
    expect(await axeComplaints(page)).toEqual([]);
    expect(await page.locator("h1").innerText()).toBe("NLP model creation");
    await page.click('nav button:has-text("By hand"), nav button:has-text("by hand")');
    expect(await axeComplaints(page)).toEqual([]);
    await context.close();
  });

  describe("under fingers", () => {
    let page: Page;
    const place = (): Promise<readonly number[]> =>
      page.evaluate(() => {
        const { a, e, f } = new DOMMatrix(
          document.querySelector<SVGElement>("section:not([hidden]) > svg")?.style.transform,
        );
        return [a, e, f];
      });
    const open = async (colorScheme: "light" | "dark" = "light"): Promise<void> => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 390, height: 760 },
        hasTouch: true,
        isMobile: true,
        bypassCSP: true,
      });
      page = await context.newPage();
      await page.setContent(text);
    };
    /** Fingers come down, go through all places, and leave. */
    const fingers = async (...ways: readonly (readonly [number, number])[][]): Promise<void> => {
      const session = await page.context().newCDPSession(page);
      const places = ways[0]?.length ?? 0;
      for (let i = 0; i < places; i++)
        await session.send("Input.dispatchTouchEvent", {
          type: i === 0 ? "touchStart" : "touchMove",
          touchPoints: ways.map((way, id) => ({ x: way[i]?.[0] ?? 0, y: way[i]?.[1] ?? 0, id })),
        });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    afterEach(() => page.context().close());

    it("follows one finger, and grows around the middle of two, which also move it", async () => {
      await open();
      const [k = 0, x = 0, y = 0] = await place();
      await fingers([
        [200, 400],
        [190, 380],
        [150, 300],
      ]);
      const moved = await place();
      expect(moved[0]).toBe(k);
      expect(moved[1]).toBeCloseTo(x - 50, 0);
      expect(moved[2]).toBeCloseTo(y - 100, 0);
      await fingers(
        [
          [150, 400],
          [130, 400],
          [120, 400],
        ],
        [
          [250, 400],
          [270, 400],
          [320, 400],
        ],
      );
      const [larger = 0, left = 0] = await place();
      expect(larger).toBeCloseTo(2 * k, 2);
      // What lay between the fingers, at 200, lies between them now, at 220.
      expect((220 - left) / larger).toBeCloseTo((200 - (moved[1] ?? 0)) / k, 0);
    });

    it.each(["light", "dark"] as const)(
      "tells of a step that is tapped, until its card is closed: %s",
      async (scheme) => {
        await open(scheme);
        await page.getByRole("button", { name: "Fit", exact: true }).tap();
        await page.locator('section:not([hidden]) .mlmap-step[data-id="label"]').tap();
        const card = page.locator("aside");
        expect(await card.innerText()).toMatch(/^Label entities\s+Exceptionally manual\s+Data curator, Data scientist/);
        const [box, room] = [
          await page.locator('section:not([hidden]) .mlmap-step[data-id="label"]').boundingBox(),
          await page.locator("main").boundingBox(),
        ];
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
        expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual((room?.y ?? 0) + (room?.height ?? 0));
        expect(await axeComplaints(page)).toEqual([]);
        await page.getByRole("button", { name: "Close" }).tap();
        expect(await card.isVisible()).toBe(false);
      },
    );

    it("moves nothing else: the page neither scrolls nor zooms, and its states stand in one row", async () => {
      await open();
      const [wide, high] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector("nav")?.clientHeight,
      ]);
      expect(wide).toBe(390);
      expect(high).toBeLessThanOrEqual(56);
      await page.locator("nav .states button").last().tap();
      expect(await page.locator("nav .states button").last().getAttribute("aria-pressed")).toBe("true");
    });
  });

  it("answers to its keys wherever the focus is, and leads by Tab from step to step", async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 500 }, bypassCSP: true });
    await page.setContent(text);
    const style = (): Promise<string> =>
      page.evaluate(() => document.querySelector<SVGElement>("section:not([hidden]) > svg")?.style.transform ?? "");
    const states = page.locator("nav .states button");
    for (const focus of [
      () => page.evaluate(() => undefined),
      () => states.nth(1).focus(),
      () => states.nth(1).click(),
    ]) {
      await focus();
      const seen = [await style()];
      for (const key of ["+", "ArrowLeft", "ArrowUp", "-", "0"]) {
        await page.keyboard.press(key);
        seen.push(await style());
        expect(seen.at(-1), key).not.toBe(seen.at(-2));
      }
      expect(seen.at(-1)).toBe(seen[0]);
    }
    await page.locator("main").focus();
    const title = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const step = document.activeElement;
        return (step?.querySelector("title") ?? step)?.textContent?.split("\n")[0];
      });
    for (const step of ["Customer brief", "In production", "Collect documents"]) {
      await page.keyboard.press("Tab");
      expect(await title()).toBe(step);
    }
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe("dotted");
    await page.keyboard.press("Enter");
    expect(await page.locator("aside h2").innerText()).toBe("Collect documents");
    await page.keyboard.press("Escape");
    expect(await page.locator("aside").isVisible()).toBe(false);
    await page.close();
  });
});
