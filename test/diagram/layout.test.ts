import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Graph, Layout, ViewOptions } from "../../src/diagram/layout-types.ts";
import type { ProcessMap, Step } from "../../src/model/process-map.ts";
import { faultsOf, qualityOf } from "../support/layout-check.ts";
import { withStepAfter } from "../support/map-edits.ts";
import { type MapWishes, mapFrom } from "../support/map-generator.ts";
import { withTarget } from "../support/map-targets.ts";

const arrangements = (["phases", "none", "actors"] as const).flatMap((lanes) =>
  (["right", "down"] as const).map((direction) => ({ lanes, direction })),
);
const layouter = createLayouter();

async function drawn(map: ProcessMap, view: Partial<ViewOptions> = {}): Promise<{ graph: Graph; layout: Layout }> {
  const graph = graphOf(map, { state: "current", ...view });
  return { graph, layout: await layouter.layout(graph) };
}

// MLMAP_SWEEP=20 tries twenty times as many maps; the usual run has to stay short.
const sweep = Number(process.env["MLMAP_SWEEP"] ?? 1);

describe.each(arrangements)("lanes $lanes, direction $direction", (view) => {
  it.each([
    [2, 4],
    [5, 6],
    [12, 8],
    [30, 4],
    [60, 2],
    [150, 1],
    [400, 1],
  ])("draws generated maps of %i nodes without a fault", { timeout: 600_000 }, async (nodes, runs) => {
    const wishes = fc.record({
      seed: fc.nat(100_000),
      nodes: fc.constant(nodes),
      nested: fc.boolean(),
      plain: fc.boolean(),
      odd: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(wishes, async (wish: MapWishes) => {
        const { graph, layout } = await drawn(mapFrom(wish), view);
        expect(faultsOf(graph, layout)).toEqual([]);
      }),
      { numRuns: runs * sweep, seed: sweep === 1 ? 7 : Date.now() % 1e9, endOnFailure: true },
    );
  });

  it.each([
    [5, 6],
    [12, 6],
    [30, 4],
    [60, 1],
    [150, 1],
  ])(
    "draws two states of generated maps of %i nodes in one picture without a fault",
    { timeout: 600_000 },
    async (nodes, runs) => {
      const wishes = fc.record({
        seed: fc.nat(100_000),
        nodes: fc.constant(nodes),
        nested: fc.boolean(),
        odd: fc.boolean(),
      });
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(wishes, async (wish: MapWishes) => {
          const map = withTarget(mapFrom(wish), wish.seed);
          const { graph, layout } = await drawn(map, { ...view, state: "later", compareWith: "current" });
          expect(faultsOf(graph, layout)).toEqual([]);
          compared += graph.nodes.filter(({ change }) => change && change.kind !== "same").length;
        }),
        { numRuns: runs * sweep, seed: sweep === 1 ? 7 : Date.now() % 1e9, endOnFailure: true },
      );
      expect(compared).toBeGreaterThan(0);
    },
  );

  it("draws two states between which parts of a phase lie in one another", async () => {
    const map = withTarget(mapFrom({ seed: 49, nodes: 60 }), 49);
    const { graph, layout } = await drawn(map, { ...view, state: "later", compareWith: "current" });
    expect(faultsOf(graph, layout)).toEqual([]);
  });

  it("comes near to the shape of a screen", async () => {
    for (const [nodes, seed] of [
      [12, 1],
      [30, 2],
      [30, 3],
      [60, 4],
      [150, 5],
    ] as const) {
      const { graph, layout } = await drawn(mapFrom({ seed, nodes }), view);
      const { aspect } = qualityOf(graph, layout);
      expect(aspect).toBeGreaterThanOrEqual(nodes < 30 ? 1 : 1.2);
      expect(aspect).toBeLessThanOrEqual(nodes < 30 ? 2.7 : 2.4);
    }
  });

  it("gives the same places twice, also from a fresh start", async () => {
    const map = mapFrom({ seed: 11, nodes: 40, nested: true });
    const again = await createLayouter().layout(graphOf(map, { state: "current", ...view }));
    expect(JSON.stringify((await drawn(map, view)).layout)).toBe(JSON.stringify(again));
  });
});

describe("an edit", () => {
  const map = mapFrom({ seed: 3, nodes: 40 });
  const edited = (change: (step: Step) => Step): ProcessMap => ({ ...map, steps: map.steps.map(change) });

  it("that leaves every box its size reckons nothing", async () => {
    const own = createLayouter();
    const first = await own.layout(graphOf(map, { state: "current" }));
    const before = { ...own.stats };
    const relevelled = edited((step) =>
      step.kind === "process" ? { ...step, level: "automated", actors: step.actors.slice(0, 1) } : step,
    );
    const second = await own.layout(graphOf(relevelled, { state: "current" }), first);
    expect(own.stats).toEqual(before);
    expect(second).toEqual(first);
  });

  it("of one step runs ELK for its phase alone", async () => {
    const own = createLayouter();
    const large = mapFrom({ seed: 6, nodes: 150 });
    const first = await own.layout(graphOf(large, { state: "current" }));
    const before = own.stats.elkRuns;
    expect(before).toBeGreaterThan(2);
    await own.layout(graphOf(withStepAfter(large, 20), { state: "current" }), first);
    expect(own.stats.elkRuns - before).toBeLessThanOrEqual(1);
  });

  it("of a title that makes a box wider runs no ELK", async () => {
    const own = createLayouter();
    const first = await own.layout(graphOf(map, { state: "current" }));
    const before = { ...own.stats };
    const longer = edited((step) =>
      step.id === "n5" ? { ...step, title: `${step.title} for every single customer` } : step,
    );
    const second = await own.layout(graphOf(longer, { state: "current" }), first);
    expect(own.stats.elkRuns).toBe(before.elkRuns);
    expect(second).not.toEqual(first);
  });

  it("moves little: most steps stay where they were, none changes its order", async () => {
    let [sum, count, still] = [0, 0, 0];
    for (let seed = 1; seed <= 10; seed++) {
      for (const at of [8, 17]) {
        const base = mapFrom({ seed, nodes: 30 });
        const own = createLayouter();
        const a = await own.layout(graphOf(base, { state: "current" }));
        const b = await own.layout(graphOf(withStepAfter(base, at), { state: "current" }), a);
        for (const node of a.nodes) {
          const moved = b.nodes.find((other) => other.id === node.id);
          const shift = Math.hypot(node.x - (moved?.x ?? 0), node.y - (moved?.y ?? 0));
          sum += shift;
          count++;
          if (shift < 1) still++;
        }
      }
    }
    expect(sum / count).toBeLessThanOrEqual(35);
    expect(still / count).toBeGreaterThanOrEqual(0.6);
  });
});
