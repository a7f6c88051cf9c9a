import type { Layout, PlacedEdge } from "../diagram/layout-types.ts";
import type { Flow } from "../model/process-map.ts";

/** The line of each flow in a layout of the whole state, in the order of the flows. */
export function linesOf(layout: Layout, flows: readonly Flow[]): readonly (PlacedEdge | undefined)[] {
  const lines = new Map(layout.edges.map((edge) => [edge.id, edge]));
  const counts = new Map<string, number>();
  return flows.map(({ from, to }) => {
    const ends = `${from}->${to}`;
    const count = (counts.get(ends) ?? 0) + 1;
    counts.set(ends, count);
    return lines.get(count === 1 ? ends : `${ends}#${count}`);
  });
}
