import { isStray } from "../../src/diagram/badness.ts";
import { flowOrder } from "../../src/diagram/flow-order.ts";
import type { Graph, Layout, Point, Rect } from "../../src/diagram/layout-types.ts";
import { areaFont } from "../../src/diagram/sizes.ts";
import { textWidth } from "../../src/diagram/text-width.ts";

interface Piece {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly flat: boolean;
}

const grown = (r: Rect, by: number): Rect => ({
  x: r.x - by,
  y: r.y - by,
  width: r.width + 2 * by,
  height: r.height + 2 * by,
});
const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;
const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const asRect = (p: Piece): Rect => ({
  x: p.x0 - 0.1,
  y: p.y0 - 0.1,
  width: p.x1 - p.x0 + 0.2,
  height: p.y1 - p.y0 + 0.2,
});

function piecesOf(graph: Graph, layout: Layout): readonly Piece[] {
  const ends = new Map(graph.edges.map((edge) => [edge.id, edge]));
  return layout.edges.flatMap((edge) =>
    edge.points.slice(1).map((b, at): Piece => {
      const a = edge.points[at] as Point;
      const graphEdge = ends.get(edge.id);
      return {
        edge: edge.id,
        from: graphEdge?.from ?? "",
        to: graphEdge?.to ?? "",
        x0: Math.min(a.x, b.x),
        y0: Math.min(a.y, b.y),
        x1: Math.max(a.x, b.x),
        y1: Math.max(a.y, b.y),
        flat: a.y === b.y,
      };
    }),
  );
}

/** Boxes of the titles of phases and lanes, as they are drawn. */
export function titleRects(layout: Layout): readonly (Rect & { readonly id: string })[] {
  return layout.areas.map((area) => {
    const width = textWidth(area.title ?? "", areaFont.size, areaFont.weight);
    const { x, y } = area.titleAt;
    return area.upright
      ? { id: area.id, x: x - 11, y: y - width, width: 14, height: width }
      : { id: area.id, x, y: y - 11, width, height: 14 };
  });
}

/** Everything that a picture must never show, as sentences; empty when all is well. */
export function faultsOf(graph: Graph, layout: Layout): readonly string[] {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(text);
  const boxes = new Map(layout.nodes.map((node) => [node.id, node]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const pieces = piecesOf(graph, layout);
  const titles = titleRects(layout);
  for (const node of graph.nodes) if (!boxes.has(node.id)) fault(`box ${node.id} has no place`);
  for (const edge of graph.edges) {
    const placed = layout.edges.find((candidate) => candidate.id === edge.id);
    if (!placed || placed.points.length < 2) fault(`flow ${edge.id} has no line`);
    if (edge.label && placed && !placed.label) fault(`flow ${edge.id} lost its label`);
  }
  const everything: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  for (const node of layout.nodes) if (!holds(everything, node)) fault(`box ${node.id} lies outside of the picture`);
  for (const [at, a] of layout.nodes.entries()) {
    for (const b of layout.nodes.slice(at + 1)) if (meet(grown(a, 3), b)) fault(`boxes ${a.id} and ${b.id} meet`);
  }
  for (const edge of layout.edges) {
    edge.points.slice(1).forEach((b, at) => {
      const a = edge.points[at] as Point;
      if (a.x !== b.x && a.y !== b.y) fault(`flow ${edge.id} runs askew`);
    });
    const ends = edges.get(edge.id);
    const [from, to] = [boxes.get(ends?.from ?? ""), boxes.get(ends?.to ?? "")];
    const [first, last] = [edge.points[0], edge.points.at(-1)];
    if (from && first && !onBorder(from, first)) fault(`flow ${edge.id} begins away from its box`);
    if (to && last && !onBorder(to, last)) fault(`flow ${edge.id} ends away from its box`);
  }
  for (const piece of pieces) {
    for (const box of layout.nodes) {
      const own = box.id === piece.from || box.id === piece.to;
      if (meet(asRect(piece), grown(box, own ? -3 : 2))) fault(`flow ${piece.edge} runs through box ${box.id}`);
    }
    for (const title of titles) {
      if (meet(asRect(piece), title)) fault(`flow ${piece.edge} runs over the title of ${title.id}`);
    }
    if (!holds(everything, asRect(piece))) fault(`flow ${piece.edge} leaves the picture`);
  }
  const labelled = layout.edges.flatMap((edge) => (edge.label ? [{ id: edge.id, rect: edge.label }] : []));
  for (const [at, { id, rect }] of labelled.entries()) {
    for (const box of layout.nodes) if (meet(rect, box)) fault(`label of ${id} lies on box ${box.id}`);
    for (const title of titles) if (meet(rect, title)) fault(`label of ${id} lies on the title of ${title.id}`);
    for (const other of labelled.slice(at + 1))
      if (meet(rect, other.rect)) fault(`labels of ${id} and ${other.id} meet`);
    for (const piece of pieces) {
      if (piece.edge !== id && meet(rect, asRect(piece))) fault(`label of ${id} lies on flow ${piece.edge}`);
    }
    const own = pieces.some((piece) => piece.edge === id && meet(rect, asRect(piece)));
    if (!own) fault(`label of ${id} lies beside its line`);
  }
  for (const line of overlapsOf(pieces)) fault(line);
  const parents = new Map(graph.phases.map((phase) => [phase.id, phase.parent]));
  const inside = (id: string | undefined, phase: string): boolean => {
    for (let at = id; at !== undefined; at = parents.get(at)) if (at === phase) return true;
    return false;
  };
  for (const area of layout.areas) {
    if (!holds(everything, area)) fault(`area ${area.id} lies outside of the picture`);
    if (area.kind === "lane") {
      const lane = area.id.replace(/#\d+$/, "");
      for (const node of graph.nodes) {
        const box = boxes.get(node.id);
        if (box && node.lane !== lane && meet(area, box)) fault(`box ${node.id} lies in lane ${area.id}`);
      }
      continue;
    }
    for (const node of graph.nodes) {
      const box = boxes.get(node.id);
      if (!box) continue;
      if (inside(node.phase, area.id) && !holds(area, box)) fault(`box ${node.id} lies outside of phase ${area.id}`);
      if (!inside(node.phase, area.id) && meet(area, box)) fault(`box ${node.id} lies in phase ${area.id}`);
    }
  }
  const laneAreas = layout.areas.filter((area) => area.kind === "lane");
  if (graph.lanes === "actors") {
    for (const [id, box] of boxes) if (!laneAreas.some((area) => holds(area, box))) fault(`box ${id} lies in no lane`);
  }
  return [...new Set(faults)];
}

function onBorder(box: Rect, point: Point): boolean {
  const inX = point.x >= box.x - 0.6 && point.x <= box.x + box.width + 0.6;
  const inY = point.y >= box.y - 0.6 && point.y <= box.y + box.height + 0.6;
  const atX = Math.abs(point.x - box.x) < 0.6 || Math.abs(point.x - box.x - box.width) < 0.6;
  const atY = Math.abs(point.y - box.y) < 0.6 || Math.abs(point.y - box.y - box.height) < 0.6;
  return inX && inY && (atX || atY);
}

/** Lines of flows that lie on one another for more than 3 px. */
function overlapsOf(pieces: readonly Piece[]): readonly string[] {
  const found: string[] = [];
  for (const flat of [true, false]) {
    const list = pieces
      .filter((p) => p.flat === flat && (p.x0 !== p.x1 || p.y0 !== p.y1))
      .map((p) => ({ p, at: flat ? p.y0 : p.x0, lo: flat ? p.x0 : p.y0, hi: flat ? p.x1 : p.y1 }))
      .sort((a, b) => a.at - b.at);
    list.forEach((a, i) => {
      for (const b of list.slice(i + 1)) {
        if (b.at - a.at > 1.5) break;
        if (a.p.edge === b.p.edge) continue;
        const common = Math.min(a.hi, b.hi) - Math.max(a.lo, b.lo);
        if (common > 3) found.push(`flows ${a.p.edge} and ${b.p.edge} lie on one another for ${common} px`);
      }
    });
  }
  return found;
}

/** Numbers that say how good a picture is; less is better. */
export interface Quality {
  readonly crossings: number;
  readonly bends: number;
  /** Forward flows to a box farther down that run above their source or below their target, as flows do that go back. */
  readonly strays: number;
  readonly length: number;
  readonly aspect: number;
}

export function qualityOf(graph: Graph, layout: Layout): Quality {
  const pieces = piecesOf(graph, layout);
  let crossings = 0;
  const flats = pieces.filter((p) => p.flat);
  const uprights = pieces.filter((p) => !p.flat);
  for (const a of flats) {
    for (const b of uprights) {
      if (a.edge !== b.edge && b.x0 > a.x0 && b.x0 < a.x1 && a.y0 > b.y0 && a.y0 < b.y1) crossings++;
    }
  }
  return {
    crossings,
    bends: layout.edges.reduce((sum, edge) => sum + edge.points.length - 2, 0),
    strays: straysOf(graph, layout),
    length: Math.round(pieces.reduce((sum, p) => sum + p.x1 - p.x0 + p.y1 - p.y0, 0)),
    aspect: Math.round((100 * layout.width) / layout.height) / 100,
  };
}

function straysOf(graph: Graph, layout: Layout): number {
  const { back } = flowOrder(
    graph.nodes.map(({ id }) => id),
    graph.edges,
  );
  const across = (x: number, y: number) => (graph.direction === "down" ? x : y);
  const boxes = new Map(
    layout.nodes.map((node) => {
      const from = across(node.x, node.y);
      return [node.id, { from, to: from + across(node.width, node.height) }];
    }),
  );
  const pointsOf = new Map(layout.edges.map(({ id, points }) => [id, points]));
  return graph.edges.filter((edge, at) => {
    const [source, target] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (back.has(at) || !source || !target) return false;
    const corners = pointsOf.get(edge.id) ?? [];
    return isStray(
      source,
      target,
      corners.map(({ x, y }) => across(x, y)),
    );
  }).length;
}
