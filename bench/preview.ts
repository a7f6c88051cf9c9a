/**
 * From a new map to the picture on the screen, in the real preview: `node bench/preview.ts [PROCESSES…]`. The clock starts
 * when the message with the map reaches the panel and stops in the frame after the picture was changed. The map is in the
 * page by then: bringing it there is work of the tool, in VS Code of another process.
 */
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";
import { edits } from "./preview-edits.ts";
import { sampleMap } from "./sample-map.ts";
import { timingOf } from "./timing.ts";

const sizes = process.argv.slice(2).map(Number);
const rounds = 24;

const browser = await startChromium();
try {
  for (const count of sizes.length > 0 ? sizes : [12, 50, 150, 400]) {
    const text = sampleMap(count);
    const preview = await openPreview(browser, { size: { width: 1400, height: 900 } });
    await preview.show(await published(text, 1));
    await preview.page.evaluate(() => {
      const long: { readonly from: number; readonly duration: number }[] = [];
      Object.assign(window, { longTasks: long, edits: [] as (readonly [number, number])[] });
      new PerformanceObserver((list) =>
        long.push(...list.getEntries().map((e) => ({ from: e.startTime, duration: e.duration }))),
      ).observe({ type: "longtask" });
    });
    let version = 1;
    for (const [name, edit] of Object.entries(edits)) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        version += 1;
        const map = await published(edit(text, round, count), version);
        await preview.page.evaluate((message) => void Object.assign(window, { message }), {
          kind: "map",
          published: map,
        } as const);
        const time = await preview.page.evaluate(
          () =>
            new Promise<number>((done) => {
              const { message, edits } = window as unknown as {
                message: { published: { version: number } };
                edits: [number, number][];
              };
              const started = performance.now();
              window.addEventListener(
                "message",
                () => {
                  const look = (): void => {
                    if (document.body.dataset["version"] !== String(message.published.version)) {
                      requestAnimationFrame(look);
                      return;
                    }
                    requestAnimationFrame(() =>
                      setTimeout(() => {
                        edits.push([started, performance.now()]);
                        done(performance.now() - started);
                      }),
                    );
                  };
                  look();
                },
                { once: true },
              );
              window.postMessage(message, "*");
            }),
        );
        if (round >= 4) times.push(time);
      }
      const { median, p95 } = timingOf(times);
      console.log(`${count} processes, ${name} changed: median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
    }
    // What lies between an edit and the next map that the tool brings.
    const long = await preview.page.evaluate(() => {
      type Watched = { longTasks: { from: number; duration: number }[]; editedAt: number[] };
      const { longTasks, editedAt } = window as unknown as Watched;
      return longTasks
        .filter(({ from }) => editedAt.some((at) => from >= at && from < at + 400))
        .map((t) => t.duration);
    });
    const longest = Math.max(0, ...long);
    console.log(
      `${count} processes: ${long.length} tasks over 50 ms in ${3 * rounds} edits, longest ${longest.toFixed(0)} ms`,
    );
    await preview.close();
  }
} finally {
  await browser.close();
}
