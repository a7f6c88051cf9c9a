import { describe, expect, it } from "vitest";
import type { Graph, Layout } from "../../src/diagram/layout-types.ts";
import { heirOf, reachOf, storyOf, travel } from "../../src/webview/travel.ts";

/**
 * start → a → check → b → end in one row, `check` leads back to `a` and down to `fix`, which leads to `b`; `later` is a
 * place that only another state fills.
 */
const places: Readonly<Record<string, readonly [x: number, y: number]>> = {
  start: [0, 0],
  a: [200, 0],
  check: [400, 0],
  later: [600, 100],
  b: [800, 0],
  end: [1000, 0],
  fix: [600, 200],
};
const ways: readonly (readonly [from: string, to: string])[] = [
  ["start", "a"],
  ["a", "check"],
  ["check", "a"],
  ["check", "b"],
  ["check", "fix"],
  ["fix", "b"],
  ["b", "end"],
];
const text = { lines: [""], x: 0, y: 0, lineHeight: 15, anchor: "start" } as const;
const graph: Graph = {
  nodes: Object.keys(places).map((id) => ({
    id,
    kind: id === "later" ? "ghost" : "process",
    width: 140,
    height: 52,
    title: text,
    actors: [],
    tooltip: "",
  })),
  edges: ways.map(([from, to]) => ({ id: `${from}->${to}`, from, to })),
  phases: [],
  direction: "right",
  lanes: "none",
  aspect: 1.7,
};
const layout: Layout = {
  width: 1200,
  height: 300,
  nodes: Object.entries(places).map(([id, [x, y]]) => ({ id, x, y, width: 140, height: 52 })),
  edges: graph.edges.map(({ id }) => ({ id, points: [], ...(id === "check->a" && { back: true }) })),
  areas: [],
  breaks: [],
};
const go = (from: string | undefined, key: Parameters<typeof travel>[3]) => travel(graph, layout, from, key);

describe("keys on the map", () => {
  it("begin at the first box", () => {
    expect(go(undefined, "ArrowRight")).toBe("start");
    expect(go("gone", "ArrowDown")).toBe("start");
  });

  it("follow the flow forward, not the loop back", () => {
    expect(go("start", "ArrowRight")).toBe("a");
    expect(go("check", "ArrowRight")).toBe("b");
  });

  it("go back the way one comes", () => {
    expect(go("a", "ArrowLeft")).toBe("start");
    expect(go("fix", "ArrowLeft")).toBe("check");
  });

  it("go across the flow to what stands nearest", () => {
    expect(go("check", "ArrowDown")).toBe("fix");
    expect(go("fix", "ArrowUp")).toBe("check");
  });

  it("never stop at a place that only another state fills", () => {
    expect(go("b", "ArrowDown")).toBe("fix");
  });

  it("go on with what followed a box that went, else with what led to it, else with the nearest", () => {
    const heir = (gone: string, ...stays: string[]) => heirOf({ graph, layout }, gone, new Set(stays));
    expect(heir("check", "start", "a", "b", "end", "fix")).toBe("a");
    expect(heir("end", "start", "a", "check", "b", "fix")).toBe("b");
    expect(heir("a", "fix", "end")).toBe("fix");
    expect(heir("a")).toBeUndefined();
  });

  it("stay where nothing lies ahead", () => {
    expect(go("end", "ArrowRight")).toBeUndefined();
  });

  it("know the first and the last", () => {
    expect(go("check", "Home")).toBe("start");
    expect(go("check", "End")).toBe("fix");
  });

  it("turn with the map", () => {
    const down = { ...graph, direction: "down" } as const;
    expect(travel(down, layout, "start", "ArrowDown")).toBe("a");
    expect(travel(down, layout, "a", "ArrowUp")).toBe("start");
  });

  it("reach every box there is", () => {
    const reached = new Set(["start"]);
    for (const id of reached) {
      for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"] as const) {
        const next = go(id, key);
        if (next !== undefined) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual(["a", "b", "check", "end", "fix", "start"]);
  });
});

describe("pointing at a box", () => {
  it("lights up what leads to it and what follows, without going round loops", () => {
    const { nodes, edges } = reachOf(graph, layout, "fix");
    expect([...nodes].sort()).toEqual(["a", "b", "check", "end", "fix", "start"]);
    expect(edges.has("check->b")).toBe(false);
    expect(edges.has("check->a")).toBe(false);
  });
});

describe("the story of a map", () => {
  it("tells each step once, after what leads to it", () => {
    expect(storyOf(graph, layout)).toEqual(["start", "a", "check", "fix", "b", "end"]);
  });
});
