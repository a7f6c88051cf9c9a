/** elkjs and nothing else: the time that a layered layout of the same boxes and flows costs anybody who uses it. */
import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Graph } from "../src/diagram/layout-types.ts";

const elk = new ELK();

export const bareElk = (graph: Graph): Promise<ElkNode> => elk.layout(elkGraph(graph));

/** The whole graph, phases as boxes around boxes, as elkjs wants it. */
export function elkGraph(graph: Graph): ElkNode {
  const boxes = (phase: string | undefined) =>
    graph.nodes.filter((n) => n.phase === phase).map(({ id, width, height }) => ({ id, width, height }));
  const groups = graph.phases.map((p) => ({ id: `phase ${p.id}`, children: boxes(p.id) }));
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    },
    children: [...boxes(undefined), ...groups],
    edges: graph.edges.map((e) => ({
      id: e.id,
      sources: [e.from],
      targets: [e.to],
      labels: e.label === undefined ? [] : [{ text: e.label.join(" "), width: e.labelWidth ?? 40, height: 14 }],
    })),
  };
}
