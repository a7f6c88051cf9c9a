import type { Layout, Point } from "./layout-types.ts";

/** The same layout elsewhere. */
export function moved(layout: Layout, by: Point): Layout {
  const place = <T extends Point>(thing: T): T => ({ ...thing, x: thing.x + by.x, y: thing.y + by.y });
  return {
    ...layout,
    nodes: layout.nodes.map(place),
    areas: layout.areas.map((area) => ({ ...place(area), titleAt: place(area.titleAt) })),
    edges: layout.edges.map((edge) => ({
      ...edge,
      points: edge.points.map(place),
      ...(edge.label ? { label: place(edge.label) } : {}),
      ...(edge.midways ? { midways: edge.midways.map(place) } : {}),
    })),
  };
}
