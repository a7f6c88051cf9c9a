/**
 * The longest task of the preview's main thread by what people do: `node bench/preview-tasks.ts [PROCESSES [ROUNDS]]`.
 * Every round opens a fresh panel and does everything once; a task's time is that of the processor, and on the clock in
 * brackets. A task over 50 ms is one that people notice.
 */
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";
import { type Task, watchMainThread } from "../test/webview/main-thread.ts";
import { plannedMap } from "./planned-map.ts";
import { edits } from "./preview-edits.ts";
import { currentGestures, plannedGestures, settled } from "./preview-gestures.ts";
import { sampleMap } from "./sample-map.ts";

const [count = 400, rounds = 3] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith("-"))
  .map(Number);

const scenes = [
  { text: sampleMap(count), gestures: currentGestures, prefix: "", edits },
  { text: plannedMap(count), gestures: plannedGestures, prefix: "with a target: ", edits: {} },
] as const;
const only = process.argv.includes("--planned") ? scenes.slice(1) : scenes;

const browser = await startChromium();
const rows = new Map<string, Task[]>();
try {
  for (const scene of only) {
    for (let round = 0; round < rounds; round++) {
      const preview = await openPreview(browser, { size: { width: 1400, height: 900 } });
      const { page } = preview;
      // The engine warms up before a map comes, as it does while VS Code starts the server.
      await settled(page, 1000);
      const watch = await watchMainThread(browser, page);
      await watch.action(`${scene.prefix}first picture`);
      await preview.show(await published(scene.text, 1));
      await settled(page, 800);
      let version = 1;
      const edited = (edit: (typeof edits)[string]) => published(edit(scene.text, round, count), ++version);
      for (const [name, edit] of Object.entries(scene.edits)) {
        const map = await edited(edit);
        await watch.action(`edit: ${name}`);
        await preview.show(map);
        await settled(page);
      }
      for (const [name, gesture] of scene.gestures) {
        const map = await edited(edits["title"] ?? ((text) => text));
        await watch.action(name);
        await gesture(page, map);
        await settled(page, 600);
      }
      for (const task of await watch.stop()) {
        const known = rows.get(task.action) ?? [];
        const now = known[round];
        if (!now || now.cpu < task.cpu) known[round] = task;
        rows.set(task.action, known);
      }
      await preview.close();
    }
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
    `${name.padEnd(32)} ${best.cpu.toFixed(0).padStart(4)} [${wall.toFixed(0).padStart(4)}]  rounds ${all.padEnd(14)} ${best.parts}`,
  );
}
