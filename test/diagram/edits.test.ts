import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Layout } from "../../src/diagram/layout-types.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { faultsOf, qualityOf } from "../support/layout-check.ts";
import { withLongerTitleAt, withoutStepAt, withStepAfter } from "../support/map-edits.ts";
import { mapFrom, numbersFrom } from "../support/map-generator.ts";

const arrangements = (["phases", "none", "actors"] as const).flatMap((lanes) =>
  (["right", "down"] as const).map((direction) => ({ lanes, direction })),
);
const sweep = Number(process.env["MLMAP_SWEEP"] ?? 1);
const editsInSeries = 5;

describe.each(arrangements)("edits in series, lanes $lanes, direction $direction", (view) => {
  it("go on from the lines of the last picture, without a fault and as well as from nothing", {
    timeout: 600_000,
  }, async () => {
    const crossings = { keptLines: 0, newLines: 0 };
    for (let seed = 1; seed <= 3 * sweep; seed++) {
      for (const nodes of seed === 1 ? [12, 30, 60] : [12, 30]) {
        const random = numbersFrom(seed * 31 + nodes);
        let map = mapFrom({ seed: sweep === 1 ? seed : (Date.now() % 100_000) + seed, nodes, nested: seed % 3 === 0 });
        const layouter = createLayouter();
        let last = await layouter.layout(graphOf(map, { state: "current", ...view }));
        // The same breaks, but lines that are led anew after each edit.
        let anew = last;
        for (let count = 0; count < editsInSeries; count++) {
          map = edited(map, random, `added${count}`);
          const graph = graphOf(map, { state: "current", ...view });
          last = await layouter.layout(graph, last);
          anew = await createLayouter().layout(graph, anew);
          expect(faultsOf(graph, last)).toEqual([]);
          crossings.keptLines += qualityOf(graph, last).crossings;
          crossings.newLines += qualityOf(graph, anew).crossings;
        }
      }
    }
    expect(crossings.keptLines).toBeLessThanOrEqual(1.05 * crossings.newLines);
  });
});

describe("an edit", () => {
  const map = mapFrom({ seed: 3, nodes: 60 });
  const graph = graphOf(map, { state: "current" });

  it("gives the same places whether the last picture comes back as a copy, as from another thread", async () => {
    const after = graphOf(withStepAfter(map, 20), { state: "current" });
    const own = createLayouter();
    const first = await own.layout(graph);
    const other = createLayouter();
    await other.layout(graph);
    const copy: Layout = structuredClone(first);
    expect(await other.layout(after, copy)).toEqual(await own.layout(after, first));
  });

  it("leaves the lines of other shelves where they were", async () => {
    const own = createLayouter();
    const large = mapFrom({ seed: 5, nodes: 150 });
    const first = await own.layout(graphOf(large, { state: "current" }));
    const second = await own.layout(graphOf(withStepAfter(large, 70), { state: "current" }), first);
    const form = (layout: Layout) => new Map(layout.edges.map(({ id, points }) => [id, points.length]));
    const [before, after] = [form(first), form(second)];
    const kept = [...after].filter(([id, corners]) => before.get(id) === corners);
    expect(kept.length / before.size).toBeGreaterThan(0.95);
  });
});

function edited(map: ProcessMap, random: () => number, id: string): ProcessMap {
  const at = 1 + Math.floor(random() * (map.steps.length - 3));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return withoutStepAt(map, at);
  return kind === 1 ? withLongerTitleAt(map, at) : withStepAfter(map, at, id);
}
