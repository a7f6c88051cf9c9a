/**
 * The longest task of the preview's main thread by what people do: `node bench/preview-tasks.ts [PROCESSES [ROUNDS]] [--only=current|planned|panel]`.
 * Every round opens a fresh panel and does everything once; a task's time is that of the processor. Beside other
 * work on the machine it grows all the same; a yardstick before each action tells by how much. A task over 50 ms is one that
 * people notice.
 */
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";
import { type Task, watchMainThread } from "../test/webview/main-thread.ts";
import { settled } from "./gesture.ts";
import { panelGestures } from "./panel-gestures.ts";
import { plannedMap } from "./planned-map.ts";
import { edits } from "./preview-edits.ts";
import { currentGestures, plannedGestures } from "./preview-gestures.ts";
import { sampleMap } from "./sample-map.ts";
import { yardstick } from "./yardstick.ts";

const [count = 400, rounds = 3] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith("-"))
  .map(Number);

const scenes = {
  current: { text: sampleMap(count), gestures: currentGestures, prefix: "", edits },
  planned: { text: plannedMap(count), gestures: plannedGestures, prefix: "with a target: ", edits: {} },
  panel: { text: sampleMap(count), gestures: panelGestures, prefix: "around it: ", edits: {} },
} as const satisfies Record<string, unknown>;
const wanted = process.argv.find((word) => word.startsWith("--only="))?.slice("--only=".length);
const only = Object.entries(scenes).flatMap(([name, scene]) =>
  wanted === undefined || wanted === name ? [scene] : [],
);
if (only.length === 0) throw new Error(`There is no scene ${wanted}: ${Object.keys(scenes).join(", ")}.`);

const browser = await startChromium();
/** The longest task of each action, a round each. */
const rows = new Map<string, Task[]>();
/** How long the yardstick took right before that action. */
const beside = "yardstick before ";
try {
  for (const scene of only) {
    for (let round = 0; round < rounds; round++) {
      const preview = await openPreview(browser, { size: { width: 1400, height: 900 } });
      const { page } = preview;
      page.setDefaultTimeout(120_000);
      // The engine warms up before a map comes, as it does while VS Code starts the server.
      await settled(page, 1000);
      const watch = await watchMainThread(browser, page);
      const begin = async (name: string): Promise<void> => {
        await watch.action(`${beside}${name}`);
        await yardstick(page);
        await watch.action(name);
      };
      await begin(`${scene.prefix}first picture`);
      await preview.show(await published(scene.text, 1));
      await settled(page, 800);
      let version = 1;
      const edited = (edit: (typeof edits)[string]) => published(edit(scene.text, round, count), ++version);
      for (const [name, edit] of Object.entries(scene.edits)) {
        const map = await edited(edit);
        await begin(`edit: ${name}`);
        await preview.show(map);
        await settled(page);
      }
      for (const [name, gesture] of scene.gestures) {
        const map = await edited(edits["title"] ?? ((text) => text));
        await begin(name);
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
const yards = [...rows].flatMap(([name, tasks]) => (name.startsWith(beside) ? tasks.map(({ cpu }) => cpu) : []));
const quickest = Math.min(...yards);
console.log(
  `${count} processes, longest task of the main thread by action, in ms of the processor: the middle of ${rounds} rounds, each reckoned` +
    ` down to the quickest yardstick of the run; in brackets as it was.`,
);
console.log(`Yardstick: ${quickest.toFixed(1)} ms at its quickest, ${middleOf(yards).toFixed(1)} in the middle.`);
for (const [name, tasks] of rows) {
  if (name.startsWith(beside)) continue;
  const quiet = tasks.map(
    ({ cpu }, round) => (cpu * quickest) / (rows.get(`${beside}${name}`)?.[round]?.cpu ?? quickest),
  );
  const longest = tasks.reduce((a, b) => (b.cpu < a.cpu ? b : a));
  const all = tasks.map((t) => t.cpu.toFixed(0)).join(" ");
  console.log(`${name.padEnd(32)} ${middleOf(quiet).toFixed(0).padStart(4)} [${all}]  ${longest.parts}`);
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
