import type { Graph } from "./layout-types.ts";

/**
 * All of a graph that places depend on, as a text to compare. Levels, actors, tooltips and titles that leave a box its
 * size are not in it: such edits need no layout.
 */
export function shapeKey(graph: Graph): string {
  return JSON.stringify([
    graph.direction,
    graph.lanes,
    graph.aspect,
    graph.nodes.map((node) => [
      node.id,
      node.shape ?? node.kind,
      node.phase ?? 0,
      node.width,
      node.height,
      node.lane ?? 0,
    ]),
    graph.edges.map((edge) => [edge.id, edge.from, edge.to, edge.labelWidth ?? 0, edge.labelHeight ?? 0]),
    graph.phases.map((phase) => [phase.id, phase.title, phase.parent ?? 0, phase.collapsed ? 1 : 0]),
    (graph.actorLanes ?? []).map((lane) => [lane.id, lane.title]),
  ]);
}
