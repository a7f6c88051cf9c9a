import type { Drawing } from "./drawing.ts";
import { type Area, extentOf, type Spot } from "./geometry.ts";
import type { Graph, Layout, PlacedArea, PlacedEdge, PlacedNode, Point, Rect } from "./layout-types.ts";
import { withMidways } from "./midway.ts";
import type { FlowNode } from "./plan.ts";
import { breaksOf } from "./shelves.ts";
import { areaFont, areaPadding } from "./sizes.ts";
import { shortened } from "./text-lines.ts";
import { textWidth } from "./text-width.ts";

/** Free room around the whole picture. */
const around = 16;

const whole = (value: number) => Math.round(value * 2) / 2;

/** Turns places along and across the flow into a picture with its origin at the top left. */
export function finished(graph: Graph, nodes: readonly FlowNode[], { plan, placed, labels }: Drawing): Layout {
  const down = graph.direction === "down";
  const extent = extentOf(placed, labels.values());
  const [u0, v0] = [whole(extent.u0 - around), whole(extent.v0 - around)];
  const [u1, v1] = [whole(extent.u1 + around), whole(extent.v1 + around)];
  const point = ({ u, v }: Spot): Point => {
    const [x, y] = [whole(u - u0), whole(v - v0)];
    return down ? { x: y, y: x } : { x, y };
  };
  const rect = (area: Area): Rect => ({
    ...point(area),
    width: down ? area.breadth : area.length,
    height: down ? area.length : area.breadth,
  });
  const placedNodes = nodes.map((node): PlacedNode => ({ id: node.id, ...rect(placed.nodes[node.index] as Area) }));
  const titleOf = new Map(graph.phases.map((phase) => [phase.id, phase.title]));
  const placedAreas = plan.frames.map((frame, at): PlacedArea => {
    const area = rect(placed.frames[at] as Area);
    const titled = point(placed.titles[at] as Area);
    const title = shortened(titleOf.get(frame.id) ?? "", frame.titleLength + 1, areaFont);
    return {
      id: frame.id,
      kind: "phase",
      ...area,
      title,
      titleAt: down ? { x: area.x + 17, y: titled.y + frame.titleLength } : { x: titled.x, y: area.y + 17 },
      ...(down && { upright: true }),
      depth: frame.depth,
    };
  });
  const lanes = placed.bands.map((band): PlacedArea => {
    const area = rect(band);
    const title = shortened(band.title, (down ? area.width : area.height) - areaPadding, areaFont);
    const length = textWidth(title, areaFont.size, areaFont.weight);
    return {
      id: band.system === 0 ? band.id : `${band.id}#${band.system + 1}`,
      kind: "lane",
      ...area,
      title,
      titleAt: down
        ? { x: area.x + areaPadding / 2, y: area.y + 18 }
        : { x: area.x + 18, y: whole(area.y + (area.height + length) / 2) },
      ...(!down && { upright: true }),
      depth: 0,
    };
  });
  const edges = placed.lines.map(({ edge, spots: corners }): PlacedEdge => {
    const label = labels.get(edge.index);
    return {
      id: edge.id,
      points: withoutRepeats(corners.map(point)),
      ...(label && { label: rect(label) }),
      ...(edge.back && { back: true }),
    };
  });
  const areas = [...placedAreas, ...lanes];
  const dataFlows = new Set(graph.edges.flatMap(({ id, data }) => (data ? [id] : [])));
  const [width, height] = [u1 - u0, v1 - v0];
  return {
    width: down ? height : width,
    height: down ? width : height,
    nodes: placedNodes,
    edges: withMidways(edges, placedNodes, areas, ({ id }) => !dataFlows.has(id)),
    areas,
    breaks: breaksOf(plan),
  };
}

/** Leaves out corners at which nothing turns; two points at least are kept. */
function withoutRepeats(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last.x === point.x && last.y === point.y && kept.length > 0 && points.length > 2) continue;
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept.length < 2 && points.length > 1 ? [points[0] as Point, points.at(-1) as Point] : kept;
}
