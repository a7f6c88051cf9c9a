import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { laneColumns, neighbours } from "../../src/diagram/lane-columns.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { FlowEdge, FlowNode } from "../../src/diagram/plan.ts";
import { parseMap } from "../../src/language/index.ts";
import { withStepAfter } from "../support/map-edits.ts";
import { mapFrom } from "../support/map-generator.ts";
import { flowNode } from "../support/plan.ts";

const everywhere = Number.POSITIVE_INFINITY;

/** Columns of steps named by their lane and a number ("b1" is in the second lane), by flows such as "a1 b1". */
function columns(flows: readonly string[], reach = everywhere): Readonly<Record<string, number>> {
  const ids = [...new Set(flows.flatMap((flow) => flow.split(" ")))];
  const nodes = ids.map(flowNode);
  const edges = flows.map((flow, index): FlowEdge => {
    const [from, to] = flow.split(" ").map((id) => nodes[ids.indexOf(id)] as FlowNode);
    return { index, id: flow, from: from as FlowNode, to: to as FlowNode, back: false };
  });
  const [into, outOf] = [neighbours(edges, "to", "from"), neighbours(edges, "from", "to")];
  const laneOf = (id: string) => id.charCodeAt(0) - "a".charCodeAt(0);
  return Object.fromEntries(laneColumns(nodes, into, outOf, laneOf, reach));
}

describe("columns of lanes", () => {
  it("go on with each step in the same lane", () => {
    expect(columns(["a1 a2", "a2 a3"])).toEqual({ a1: 0, a2: 1, a3: 2 });
  });

  it("are shared by a step and the one that it is handed over to", () => {
    expect(columns(["a1 b1", "b1 b2", "b2 a2"])).toEqual({ a1: 0, b1: 0, b2: 1, a2: 1 });
  });

  it("are not shared where a step stands between, or in the way", () => {
    expect(columns(["a1 b1", "a1 c1"])).toEqual({ a1: 0, b1: 0, c1: 1 });
    expect(columns(["a1 c1", "a1 b1"])).toEqual({ a1: 0, c1: 0, b1: 1 });
    expect(columns(["a1 b1", "b1 a2"])).toEqual({ a1: 0, b1: 0, a2: 1 });
  });

  it("are not shared by a step that waits for two of the same column", () => {
    expect(columns(["a1 b1", "a1 a2", "b1 c1", "a2 c1"])).toEqual({ a1: 0, b1: 0, a2: 1, c1: 1 });
  });

  it("are shared no further than asked for", () => {
    expect(columns(["a1 c1", "c1 d1"], 1)).toEqual({ a1: 0, c1: 1, d1: 1 });
    expect(columns(["a1 c1", "c1 d1"], 0)).toEqual({ a1: 0, c1: 1, d1: 2 });
  });
});

describe("a picture in lanes", () => {
  it("leads a step handed over to the next lane straight on", async () => {
    const { map } = await parseMap(
      `map "Hand-over" { lanes actors }
actor a "Curator"
actor b "Scientist"
process collect "Collect" by a is manual
process train "Train" by b is manual
process report "Report" by b is manual
collect -> train -> report`,
      "file:///hand-over.mlflow",
    );
    for (const direction of ["right", "down"] as const) {
      const graph = graphOf(map, { state: "current", lanes: "actors", direction });
      const { edges } = await createLayouter().layout(graph);
      expect(edges.map(({ points }) => points.length)).toEqual([2, 2]);
    }
  });

  it("keeps after an edit how its steps share columns", async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const own = createLayouter();
      const map = mapFrom({ seed, nodes: 30 });
      const view = { state: "current", lanes: "actors" } as const;
      const first = await own.layout(graphOf(map, view));
      const second = await own.layout(graphOf(withStepAfter(map, 14), view), first);
      const shared = ({ breaks }: typeof first) => breaks.filter((mark) => mark.startsWith("reach:"));
      expect(shared(first)).toHaveLength(1);
      expect(shared(second)).toEqual(shared(first));
    }
  });
});
