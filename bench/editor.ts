/**
 * A keystroke in a real VS Code until the picture has changed on the screen, and how long the extension takes to start:
 * `node bench/editor.ts [PROCESSES…]`. In the embedded VS Code of `npm start`, so editor, language server, layout and
 * drawing are all in it. The clock starts at the key's event and stops in the frame after the picture of that text.
 * `--json PATH` keeps the numbers.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHost } from "../scripts/host/host.ts";
import { calmSettings } from "../test/vscode/hosts/editor-host.ts";
import { startChromium } from "../test/vscode/ui/browser.ts";
import {
  eventually,
  focusEditor,
  goTo,
  openWindow,
  previewFrame,
  runCommand,
  type Window,
} from "../test/vscode/ui/window.ts";
import { sampleMap } from "./sample-map.ts";
import { timingOf } from "./timing.ts";

const jsonAt = process.argv.indexOf("--json");
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const measured: Record<string, number> = {};
const rounds = 30;
const warmUp = 6;

const browser = await startChromium();
try {
  for (const count of sizes.length > 0 ? sizes : [50, 200]) await measure(browser, count);
} finally {
  await browser.close();
}
if (jsonAt >= 0) writeFileSync(process.argv[jsonAt + 1] ?? "editor.json", `${JSON.stringify(measured, null, 2)}\n`);

async function measure(chromium: Awaited<ReturnType<typeof startChromium>>, count: number): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-bench-")));
  const text = sampleMap(count);
  writeFileSync(join(folder, "big.mlflow"), text);
  const host = await startHost({ folder, file: "/big.mlflow", settings: calmSettings });
  try {
    const began = performance.now();
    const window = await openWindow(chromium, host.url, { width: 1800, height: 900 });
    await drawn(window, 0);
    console.log(`${count} processes: window to picture ${Math.round(performance.now() - began)} ms`);
    const line = text.split("\n").findIndex((l) => /process p\d+ "/.test(l)) + 1;
    const column = (text.split("\n")[line - 1] ?? "").indexOf('"') + 2;
    await focusEditor(window, "big.mlflow");
    await goTo(window, line, column);
    // Two letters and back: the box keeps its size or not, as it comes; then a whole new line.
    await typing(window, `${count} processes, a letter in a title`, ["i", "Backspace"]);
    await goTo(window, line, (text.split("\n")[line - 1] ?? "").length + 1);
    await typing(window, `${count} processes, a new line`, ["Enter", "Backspace"]);
    if (measured["activation"] === undefined) await activation(window);
    await window.close();
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function typing(window: Window, what: string, keys: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const frame = await previewFrame(window);
    const before = await frame.evaluate(() => Number(document.body.dataset["version"] ?? 0));
    await window.page.evaluate(() => {
      addEventListener("keydown", () => Object.assign(window, { keyAt: performance.timeOrigin + performance.now() }), {
        capture: true,
        once: true,
      });
    });
    await window.page.keyboard.press(keys[round % keys.length] ?? "i");
    const at = await frame.evaluate(
      (old) =>
        new Promise<number>((done) => {
          const look = (): void => {
            if (Number(document.body.dataset["version"] ?? 0) <= old) {
              requestAnimationFrame(look);
              return;
            }
            requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
          };
          look();
        }),
      before,
    );
    const pressed = await window.page.evaluate(() => (window as unknown as { keyAt: number }).keyAt);
    if (round >= warmUp) times.push(at - pressed);
    await window.page.waitForTimeout(120);
  }
  const { median, p95 } = timingOf(times);
  measured[`${what}, median`] = median;
  measured[`${what}, p95`] = p95;
  console.log(`${what}: keystroke to picture, median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
}

/** VS Code's own figure, as “Show Running Extensions” tells it. */
async function activation(window: Window): Promise<void> {
  await runCommand(window, "Developer: Show Running Extensions");
  const row = window.page
    .locator(".runtime-extensions-editor .monaco-list-row", { hasText: "ML Process Maps" })
    .first();
  await row.waitFor();
  const words = (await row.textContent()) ?? "";
  const time = /(\d+)\s*ms/.exec(words)?.[1];
  if (time === undefined) throw new Error(`VS Code does not say how long the activation took: ${words}`);
  measured["activation"] = Number(time);
  console.log(`activation, as VS Code tells it: ${time} ms`);
}

function drawn(window: Window, after: number): Promise<true> {
  return eventually(
    "a picture",
    async () => {
      const frame = await previewFrame(window, 60_000);
      const version = await frame.evaluate(() => Number(document.body.dataset["version"] ?? 0));
      return version > after ? true : undefined;
    },
    60_000,
  );
}
