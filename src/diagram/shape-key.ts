import type { BoxKind, Graph } from "./layout-types.ts";

/**
 * Exactly what layout sees of a graph: sizes, order, ends, phases, lanes; no titles, levels or words of any kind. Two
 * graphs with one key have one layout, so an edit that keeps the key is a repaint.
 */
export function shapeKey(graph: Graph): string {
  const { direction, lanes, aspect } = graph;
  return JSON.stringify([
    [direction, lanes, aspect],
    graph.nodes.map((n) => [n.id, placedKind(n.kind), n.phase ?? 0, n.lane ?? 0, n.width, n.height]),
    graph.edges.map((e) => [e.id, e.from, e.to, e.label === undefined ? 0 : 1, e.labelWidth ?? 0]),
    graph.phases.map((p) => [p.id, p.parent ?? 0, p.collapsed ? 1 : 0]),
    (graph.actorLanes ?? []).map((lane) => [lane.id, lane.title]),
  ]);
}

/** Events stand beside their neighbours; all other boxes are placed alike, and so is the place of a step to come. */
function placedKind(kind: BoxKind): BoxKind | 0 {
  return kind === "start" || kind === "end" ? kind : 0;
}
