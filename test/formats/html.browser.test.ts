/** The web page of a map as people open it: what axe reads of it, on a screen and on a phone, light and dark. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
});
