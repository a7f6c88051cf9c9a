/**
 * Runs the layout engine away from the page, one request at a time, and reckons figures and rankings, in a worker of its own. Started
 * from a blob by `start-worker.ts`.
 */
import { createLayouter } from "../diagram/index.ts";
import type { LayoutReply, LayoutRequest } from "./layout-client.ts";
import { reckon } from "./reckoning/reckon.ts";
import type { ReckonReply, ReckonRequest } from "./reckoning/reckoner.ts";
import { reckonWorkerName } from "./start-worker.ts";
import { warmUpGraph } from "./warm-up.ts";

const layouter = createLayouter();
const reply = (message: LayoutReply | ReckonReply): void => self.postMessage(message);

// Loading the engine and its first run cost several times a warm run: pay before the first map is there.
let ready: Promise<unknown> =
  self.name === reckonWorkerName
    ? Promise.resolve()
    : layouter.layout(warmUpGraph).catch((error: unknown) => {
        console.error("The layout engine failed to warm up.", error);
      });
let warmUpRuns = 0;
ready = ready.then(() => {
  warmUpRuns = layouter.stats.layouts;
});

self.addEventListener("message", (event: MessageEvent<LayoutRequest | ReckonRequest>) => {
  if ("reckon" in event.data) return answer(event.data);
  const { run, graph, previous } = event.data;
  if (typeof run !== "number") return;
  ready = ready
    .then(() => layouter.layout(graph, previous))
    .then(
      (layout) => reply({ run, layout, engineRuns: layouter.stats.layouts - warmUpRuns }),
      (error: unknown) => reply({ run, failed: error instanceof Error ? error.message : String(error) }),
    );
});

function answer({ reckon: run, question }: ReckonRequest): void {
  try {
    reply({ reckon: run, value: reckon(question) });
  } catch (error) {
    reply({ reckon: run, failed: error instanceof Error ? error.message : String(error) });
  }
}
