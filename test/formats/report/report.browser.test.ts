/** The report as people open it: in Chromium, on a screen, on a phone, on paper, and as axe reads it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLayouter } from "../../../src/diagram/index.ts";
import { report } from "../../../src/formats/report/index.ts";
import { findingsOf, parseMap } from "../../../src/language/index.ts";
import { assets } from "../../support/assets.ts";
import { startChromium } from "../../vscode/ui/browser.ts";

const suite = process.env["E2E"] === "skip" ? describe.skip : describe;

suite("the report in a browser", () => {
  let browser: Browser;
  let page: string;

  beforeAll(async () => {
    const folder = join(import.meta.dirname, "../../../examples");
    const file = (name: string) => ({
      uri: pathToFileURL(join(folder, name)).href,
      text: readFileSync(join(folder, name), "utf8"),
    });
    const [main, questions] = [file("nlp-company.mlflow"), file("questions.mlflow")];
    const { map } = await parseMap(main.text, main.uri, [questions]);
    page = await report({ map, layouter: createLayouter(), assets, findings: findingsOf(map, main.text) });
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function opened(
    width: number,
    colorScheme: "light" | "dark" = "light",
  ): Promise<{ tab: Page; requests: string[] }> {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    tab.on("request", (request) => requests.push(request.url()));
    await tab.setContent(page);
    return { tab, requests };
  }

  it.each([1100, 390, 320])("fits %i px without sideways scrolling, and asks for nothing", async (width) => {
    const { tab, requests } = await opened(width);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([]);
    await tab.close();
  });

  it("shows a picture made for the screen that it is on", async () => {
    const shown = async (width: number): Promise<readonly boolean[]> => {
      const { tab } = await opened(width);
      const visible = await Promise.all([".full svg", ".narrow svg"].map((s) => tab.locator(s).first().isVisible()));
      await tab.close();
      return visible;
    };
    expect(await shown(1100)).toEqual([true, false]);
    expect(await shown(390)).toEqual([false, true]);
  });

  it("shows a large map in a shape in which its titles can be read", async () => {
    const path = join(import.meta.dirname, "../../../examples/processes/crisp-ml-q.mlflow");
    const { map } = await parseMap(readFileSync(path, "utf8"), pathToFileURL(path).href);
    const large = await report({ map, layouter: createLayouter(), assets, findings: [] });
    const tab = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    await tab.setContent(large);
    const [scale, share] = await tab
      .locator(".full svg")
      .first()
      .evaluate((svg) => {
        const { width, height } = svg.getBoundingClientRect();
        return [width / (svg as SVGSVGElement).viewBox.baseVal.width, height / width];
      });
    // Titles are 13 px at full size; a sheet of A4 is 1.4 times as tall as wide, its margins taken off.
    expect(13 * (scale as number)).toBeGreaterThan(9);
    expect(share).toBeLessThan(1.4);
    await tab.close();
  });

  it("prints on a few pages", async () => {
    const { tab } = await opened(1100);
    const pdf = (await tab.pdf({ format: "A4", printBackground: true })).toString("latin1");
    expect(pdf.startsWith("%PDF")).toBe(true);
    const pages = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1])));
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThanOrEqual(9);
    await tab.close();
  });

  it.each(["light", "dark"] as const)("has nothing that axe complains about: %s", async (scheme) => {
    const { tab } = await opened(1100, scheme);
    await tab.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const violations = await tab.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(
        (v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary ?? ""}`).join(" | ")}`,
      );
    });
    expect(violations).toEqual([]);
    await tab.close();
  });
});
