import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { edits } from "../../bench/preview-edits.ts";
import { sampleMap } from "../../bench/sample-map.ts";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Graph } from "../../src/diagram/layout-types.ts";
import { parseMap } from "../../src/language/index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Memory in use once all garbage is gone, in MB. */
function inUse(): number {
  collect();
  return getHeapStatistics().used_heap_size / 1e6;
}

describe("A layouter that goes on from picture to picture", () => {
  it("lets go of those before the last ones", async () => {
    const text = sampleMap(60);
    const graphs: Graph[] = [];
    for (let round = 0; round < 50; round++) {
      const { map } = await parseMap(edits["step"]?.(text, round, 60) ?? text);
      graphs.push(graphOf(map, { state: "current" }));
    }
    const layouter = createLayouter();
    let layout = await layouter.layout(graphs[0] as Graph);
    const goOn = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        layout = await layouter.layout(graphs[time % graphs.length] as Graph, layout);
      }
    };
    await goOn(50);
    const before = inUse();
    const layouts = layouter.stats.layouts;
    await goOn(100);
    expect(layouter.stats.layouts - layouts).toBe(100);
    // Keeping each one before it, a picture of 60 steps takes 0.17 MB.
    expect(inUse() - before).toBeLessThan(6);
  });
});
