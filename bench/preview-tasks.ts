/**
 * The longest task of the preview's main thread by what people do: `node bench/preview-tasks.ts [PROCESSES [ROUNDS]]`.
 * Every round opens a fresh panel and does everything once; a task's time is that of the processor, and on the clock in
 * brackets. A task over 50 ms is one that people notice.
 */
import type { Page } from "playwright-core";
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";
import { type Task, watchMainThread } from "../test/webview/main-thread.ts";
import { edits } from "./preview-edits.ts";
import { sampleMap } from "./sample-map.ts";

const [count = 400, rounds = 3] = process.argv.slice(2).map(Number);
const text = sampleMap(count);

const middle = { x: 700, y: 450 };
const settled = (page: Page, ms = 350): Promise<void> => page.waitForTimeout(ms);

/** What hands do, each on the panel as the last one left it. */
const gestures: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  [
    "zoom with the wheel",
    async (page) => {
      await page.mouse.move(middle.x, middle.y);
      for (let i = 0; i < 12; i++) {
        await page.mouse.wheel(0, -120);
        await page.waitForTimeout(30);
      }
    },
  ],
  [
    "pan by hand",
    async (page) => {
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.down();
      for (let i = 1; i <= 12; i++) await page.mouse.move(middle.x - 20 * i, middle.y - 5 * i);
      await page.mouse.up();
    },
  ],
  [
    "zoom out with the wheel",
    async (page) => {
      for (let i = 0; i < 6; i++) {
        await page.mouse.wheel(0, 120);
        await page.waitForTimeout(30);
      }
    },
  ],
  [
    "point at a step",
    async (page) => {
      await page.locator(".mlmap-step[data-id=p200]").hover({ force: true });
      await settled(page, 500);
    },
  ],
  ["choose a step", (page) => page.locator(".mlmap-step[data-id=p200]").click({ force: true })],
  [
    "travel by keys",
    async (page) => {
      for (let i = 0; i < 4; i++) {
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(60);
      }
    },
  ],
  ["let go", (page) => page.keyboard.press("Escape")],
  ["show all of it", (page) => page.keyboard.press("0")],
  [
    "search",
    async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("model", { delay: 40 });
      await settled(page);
      await page.keyboard.press("Escape");
    },
  ],
  [
    "one level alone",
    async (page) => {
      const level = page.locator(".legend button").first();
      await level.click();
      await settled(page);
      await level.click();
    },
  ],
  ["fold a phase", (page) => page.locator(".fold").nth(3).dispatchEvent("click")],
  ["unfold it", (page) => page.locator(".fold[aria-expanded=false]").dispatchEvent("click")],
  [
    "another arrangement",
    async (page) => {
      await page.getByRole("button", { name: /^Arrangement/ }).click();
      await page.getByRole("menuitemradio", { name: "Downwards" }).click();
      await settled(page, 1200);
    },
  ],
  ["page of figures", (page) => page.getByRole("button", { name: "Figures" }).click()],
  [
    "back to the picture",
    async (page) => {
      await page.getByRole("button", { name: "Figures" }).click();
      await settled(page, 800);
    },
  ],
];

const browser = await startChromium();
const rows = new Map<string, Task[]>();
try {
  for (let round = 0; round < rounds; round++) {
    const preview = await openPreview(browser, { size: { width: 1400, height: 900 } });
    const { page } = preview;
    // The engine warms up before a map comes, as it does while VS Code starts the server.
    await settled(page, 1000);
    const watch = await watchMainThread(browser, page);
    await watch.action("first picture");
    await preview.show(await published(text, 1));
    await settled(page, 800);
    let version = 1;
    for (const [name, edit] of Object.entries(edits)) {
      version += 1;
      const map = await published(edit(text, round, count), version);
      await watch.action(`edit: ${name}`);
      await preview.show(map);
      await settled(page);
    }
    for (const [name, gesture] of gestures) {
      await watch.action(name);
      await gesture(page);
      await settled(page);
    }
    for (const task of await watch.stop()) {
      const known = rows.get(task.action) ?? [];
      const now = known[round];
      if (!now || now.cpu < task.cpu) known[round] = task;
      rows.set(task.action, known);
    }
    await preview.close();
  }
} finally {
  await browser.close();
}
console.log(
  `${count} processes, longest task of the main thread by action, the best of ${rounds} rounds: ms of the processor [on the clock]`,
);
for (const [name, tasks] of rows) {
  const best = tasks.reduce((a, b) => (b.cpu < a.cpu ? b : a));
  const all = tasks.map((t) => t.cpu.toFixed(0)).join(" ");
  const wall = Math.min(...tasks.map((t) => t.wall));
  console.log(
    `${name.padEnd(26)} ${best.cpu.toFixed(0).padStart(4)} [${wall.toFixed(0).padStart(4)}]  rounds ${all.padEnd(14)} ${best.parts}`,
  );
}
