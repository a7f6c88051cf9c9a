/**
 * Photographs the page of platforms of `examples/nlp-company.mlflow` for docs/platforms.md, in Chromium, as it ships:
 * `node scripts/panel-pictures.ts`. By hand, after the page's look has changed: a photograph differs from machine to machine.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/platforms");
mkdirSync(folder, { recursive: true });
const read = (name: string): string => readFileSync(join(root, "examples", name), "utf8");
const text = read("nlp-company.mlflow").replace(/^import .*$/m, "") + read("questions.mlflow");

const browser = await startChromium();
const { page, show } = await openPreview(browser, { size: { width: 1120, height: 2400 }, theme: "light", scale: 1 });
await show(await published(text));
await page.click('button[aria-label="Compare platforms"]');
await page.waitForSelector(".platforms[data-ranked]");
for (const [name, selector] of [
  ["ranking", ".ranking"],
  ["answers", ".platforms-columns"],
  ["maps", ".multiples"],
] as const)
  await page.locator(selector).screenshot({ path: join(folder, `${name}.png`) });
await browser.close();
