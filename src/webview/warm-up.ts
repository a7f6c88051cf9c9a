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
const steps = ["a", "b", "c", "d", "e", "f"];

/** A small map with what most maps have: two phases, a chain, a loop back, a label. */
export const warmUpGraph: Graph = {
  nodes: steps.map((id, at) => box(id, at < 3 ? "p" : "q")),
  edges: [
    ...steps.slice(1).map((to, at) => ({ id: `e${at}`, from: steps[at] as string, to })),
    { id: "back", from: "f", to: "b", label: "no", labelWidth: 14 },
  ],
  phases: [
    { id: "p", title: "P" },
    { id: "q", title: "Q" },
  ],
  direction: "right",
  lanes: "phases",
  aspect: 1.7,
};
