import { describe, expect, it } from "vitest";
import { createLayouter, graphOf } from "../../src/diagram/index.ts";
import type { Layout } from "../../src/diagram/layout-types.ts";
import { shapeKey } from "../../src/diagram/shape-key.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { createDrawing, type Drawn } from "../../src/webview/drawing.ts";
import type { LayoutAnswer, LayoutClient } from "../../src/webview/layout-client.ts";
import { aMap, phase, step, target } from "../support/map.ts";

/** Layouts of the real engine without a worker; the answers wait until they are let through. */
function slowClient() {
  const layouter = createLayouter();
  const waiting: (() => Promise<void>)[] = [];
  /** The old places that each request was to keep. */
  const given: (Layout | undefined)[] = [];
  const client: LayoutClient = {
    layout: (graph, previous) =>
      new Promise<LayoutAnswer>((answer) => {
        given.push(previous);
        waiting.push(async () => {
          const layout = await layouter.layout(graph, previous);
          answer({ kind: "done", layout, engineRuns: layouter.stats.layouts });
          await Promise.resolve();
        });
      }),
    dispose: () => undefined,
  };
  return { client, waiting, given, letThrough: async () => waiting.shift()?.() };
}

function drawingOf(client: LayoutClient) {
  const drawn: Drawn[] = [];
  const drawing = createDrawing(client, {
    drawn: (next) => drawn.push(next),
    failed: (message) => {
      throw new Error(message);
    },
    waiting: () => undefined,
  });
  const show = (map: ProcessMap, version: number, state = "current", aspect = 1.7): void =>
    drawing.show({ map, version, options: { state, ghosts: true, aspect }, askedAt: 0 });
  return { drawn, show };
}

const inPhase = { phase: "p" };
const map = aMap({
  phases: [phase("p")],
  steps: [step("a", "manual", { ...inPhase, title: "Label" }), step("b", "automated", { ...inPhase, title: "Train" })],
  flows: ["a -> b"],
});
const repainted: ProcessMap = {
  ...map,
  steps: [step("a", "automated", { ...inPhase, title: "Lable" }), ...map.steps.slice(1)],
};
const longer = aMap({ ...map, steps: [...map.steps, step("c", "manual", inPhase)], flows: ["a -> b -> c"] });

const longest = aMap({
  ...longer,
  steps: [...longer.steps, step("d", "manual", inPhase)],
  flows: ["a -> b -> c -> d"],
});

describe("from maps to pictures", () => {
  it("an edit that leaves the boxes' sizes alone asks for no layout", async () => {
    const { client, waiting, letThrough } = slowClient();
    const { drawn, show } = drawingOf(client);
    show(map, 1);
    await letThrough();
    show(repainted, 2);
    expect(waiting).toHaveLength(0);
    expect(drawn.map((d) => [d.version, d.layoutRun])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(drawn[1]?.picture.layout).toBe(drawn[0]?.picture.layout);
    expect(drawn[1]?.picture.graph.nodes[0]?.level).toBe("automated");
  });

  it("going back to an earlier shape asks for none either", async () => {
    const { client, waiting, letThrough } = slowClient();
    const { drawn, show } = drawingOf(client);
    show(map, 1);
    await letThrough();
    show(longer, 2);
    await letThrough();
    show(map, 3);
    expect(waiting).toHaveLength(0);
    expect(drawn.at(-1)?.version).toBe(3);
  });

  it("a picture that comes late never takes the place of a newer one", async () => {
    const { client, letThrough } = slowClient();
    const { drawn, show } = drawingOf(client);
    show(map, 1);
    await letThrough();
    show(longer, 2);
    show(map, 3);
    await letThrough();
    expect(drawn.map((d) => d.version)).toEqual([1, 3]);
  });

  it("places are kept after an edit, not in a panel of another shape", async () => {
    const { client, given, letThrough } = slowClient();
    const { drawn, show } = drawingOf(client);
    show(map, 1);
    await letThrough();
    show(longer, 2);
    await letThrough();
    show(longer, 2, "current", 0.6);
    await letThrough();
    expect(given).toEqual([undefined, drawn[0]?.picture.layout, undefined]);
    expect(drawn).toHaveLength(3);
    // Back in the first shape, after an edit in the other one: the places there are the ones to keep.
    show(longest, 3);
    await letThrough();
    expect(given.at(-1)).toBe(drawn[1]?.picture.layout);
  });

  it("all states of a map share one layout", async () => {
    const { client, waiting, letThrough } = slowClient();
    const { drawn, show } = drawingOf(client);
    const withTarget = aMap({
      ...map,
      flows: ["a -> b"],
      targets: [target("later", { adds: { steps: [step("n", "automated", inPhase)] }, flows: ["b -> n"] })],
    });
    show(withTarget, 1);
    await letThrough();
    show(withTarget, 1, "later");
    expect(waiting).toHaveLength(0);
    expect(drawn[1]?.picture.layout).toBe(drawn[0]?.picture.layout);
  });
});

describe("the key of a shape", () => {
  const key = (m: ProcessMap) => shapeKey(graphOf(m, { state: "current" }));

  it("does not know words or levels", () => {
    expect(key(repainted)).toBe(key(map));
  });

  it("knows steps, flows and sizes", () => {
    expect(key(longer)).not.toBe(key(map));
    expect(key(aMap({ ...map, flows: ["b -> a"] }))).not.toBe(key(map));
    const wide = step("a", "manual", { ...inPhase, title: "Label every entity of every kind" });
    expect(key({ ...map, steps: [wide, ...map.steps.slice(1)] })).not.toBe(key(map));
  });
});
