/** The frame of a file of tests in the browser: one Chromium for all, panels that complain of nothing and are closed. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { startChromium } from "../vscode/ui/browser.ts";
import { type OpenPreview, openPreview, type PreviewOptions } from "./harness.ts";
import { lentPages, type Pages } from "./pages.ts";

/** `describe`, left out where `E2E=skip` says that there is no browser. */
export const browserSuite = process.env["E2E"] === "skip" ? describe.skip : describe;

export interface Panels {
  /** From the first test on. */
  browser(): Browser;
  /** A panel without a map, closed after the test. */
  open(options?: PreviewOptions): Promise<OpenPreview>;
}

/** To be called once within a suite. After each test its panels must have nothing on their consoles. */
export function panelsOfSuite(): Panels {
  let browser: Browser | undefined;
  let pages: Pages | undefined;
  let opened: OpenPreview[] = [];
  beforeAll(async () => {
    browser = await startChromium();
    pages = lentPages(browser);
    // The scripts are bundled with the first page: no test's time.
    await (await openPreview(browser, {}, pages)).close();
  }, 120_000);
  afterEach(async () => {
    const complaints = opened.flatMap((panel) => panel.complaints);
    await Promise.all(opened.map((panel) => panel.close()));
    opened = [];
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser?.close());
  const started = (): Browser => {
    if (!browser) throw new Error("The browser starts with the first test.");
    return browser;
  };
  return {
    browser: started,
    async open(options) {
      const panel = await openPreview(started(), options, pages);
      opened.push(panel);
      return panel;
    },
  };
}
