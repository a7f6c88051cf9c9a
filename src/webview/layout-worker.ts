/**
 * Runs the layout engine away from the page, one request at a time, and ranks platforms, in a worker of its own. Started
 * from a blob by `start-worker.ts`.
 */
import { languageOf, rankingOf } from "../analysis/index.ts";
import { createLayouter } from "../diagram/index.ts";
import type { LayoutReply, LayoutRequest } from "./layout-client.ts";
import type { RankingReply, RankingRequest } from "./platforms/ranking-client.ts";
import { rankingWorkerName } from "./start-worker.ts";
import { warmUpGraph } from "./warm-up.ts";

const layouter = createLayouter();
const reply = (message: LayoutReply | RankingReply): void => self.postMessage(message);

// Loading the engine and its first run cost several times a warm run: pay before the first map is there.
let ready: Promise<unknown> =
  self.name === rankingWorkerName
    ? Promise.resolve()
    : layouter.layout(warmUpGraph).catch((error: unknown) => {
        console.error("The layout engine failed to warm up.", error);
      });
let warmUpRuns = 0;
ready = ready.then(() => {
  warmUpRuns = layouter.stats.layouts;
});

self.addEventListener("message", (event: MessageEvent<LayoutRequest | RankingRequest>) => {
  if ("rank" in event.data) return rank(event.data);
  const { run, graph, previous } = event.data;
  if (typeof run !== "number") return;
  ready = ready
    .then(() => layouter.layout(graph, previous))
    .then(
      (layout) => reply({ run, layout, engineRuns: layouter.stats.layouts - warmUpRuns }),
      (error: unknown) => reply({ run, failed: error instanceof Error ? error.message : String(error) }),
    );
});

function rank({ rank: run, map, target }: RankingRequest): void {
  try {
    reply({ rank: run, ranking: rankingOf(map, target, languageOf(map)) ?? null });
  } catch (error) {
    reply({ rank: run, failed: error instanceof Error ? error.message : String(error) });
  }
}
