import type { Graph, GraphNode } from "../diagram/layout-types.ts";

const box = (id: string, phase: string): GraphNode => ({
  id,
  kind: "process",
  phase,
  width: 140,
  height: 52,
  title: { lines: [id], x: 0, y: 0, lineHeight: 15, anchor: "start" },
  actors: [],
  tooltip: "",
});
const steps = ["a", "b", "c", "d", "e", "f", "g"];
const flows = ["ab", "ac", "bd", "ce", "de", "ef", "fg"];

/**
 * A small map with what most maps have: two phases, a chain, a loop back, a label; and a knot that is not known by heart, so
 * that the layout engine is loaded.
 */
export const warmUpGraph: Graph = {
  nodes: steps.map((id, at) => box(id, at < 5 ? "p" : "q")),
  edges: [
    ...flows.map((ends, at) => ({ id: `e${at}`, from: ends.charAt(0), to: ends.charAt(1) })),
    { id: "back", from: "g", to: "b", label: ["no"], labelWidth: 14 },
  ],
  phases: [
    { id: "p", title: "P" },
    { id: "q", title: "Q" },
  ],
  direction: "right",
  lanes: "phases",
  aspect: 1.7,
};
