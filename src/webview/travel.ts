import type { Graph, Layout, Picture, PlacedNode } from "../diagram/layout-types.ts";

export type TravelKey = "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown" | "Home" | "End";

export function isTravelKey(key: string): key is TravelKey {
  return ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"].includes(key);
}

/** Boxes that can be stood on: places that another state fills cannot. */
function places(graph: Graph, layout: Layout): readonly PlacedNode[] {
  const ghosts = new Set(graph.nodes.filter((n) => n.kind === "ghost").map((n) => n.id));
  const placed = new Map(layout.nodes.map((n) => [n.id, n]));
  return graph.nodes.flatMap((n) => {
    const place = placed.get(n.id);
    return place && !ghosts.has(n.id) ? [place] : [];
  });
}

/**
 * Where a key leads from a box. Along the map's direction the flow decides: forward to what follows (the first way that
 * does not lead back), backward to where one came from. Across it, and where no flow leads on, the nearest box on that
 * side decides, so that every box can be reached.
 */
export function travel(graph: Graph, layout: Layout, from: string | undefined, key: TravelKey): string | undefined {
  const boxes = places(graph, layout);
  const here = boxes.find((b) => b.id === from);
  if (!here) return key === "End" ? boxes.at(-1)?.id : boxes[0]?.id;
  if (key === "Home") return boxes[0]?.id;
  if (key === "End") return boxes.at(-1)?.id;
  const [forward, backward] = graph.direction === "down" ? ["ArrowDown", "ArrowUp"] : ["ArrowRight", "ArrowLeft"];
  const known = new Set(boxes.map((b) => b.id));
  if (key === forward || key === backward) {
    const back = new Set(layout.edges.filter((e) => e.back).map((e) => e.id));
    const ways = graph.edges
      .filter((e) => !e.ghost && !e.data && (key === forward ? e.from : e.to) === here.id && e.from !== e.to)
      .filter((e) => known.has(key === forward ? e.to : e.from));
    const way = ways.find((e) => !back.has(e.id)) ?? ways[0];
    if (way) return key === forward ? way.to : way.from;
  }
  return nearest(boxes, here, key);
}

/** Who takes a box's place when it goes: what followed it, what led to it, else the nearest of those that stay. */
export function heirOf({ graph, layout }: Picture, gone: string, stays: ReadonlySet<string>): string | undefined {
  const flows = graph.edges.filter((edge) => !edge.ghost && !edge.data);
  const next = flows.find((edge) => edge.from === gone && stays.has(edge.to))?.to;
  const last = flows.find((edge) => edge.to === gone && stays.has(edge.from))?.from;
  if (next !== undefined || last !== undefined) return next ?? last;
  const here = layout.nodes.find(({ id }) => id === gone);
  if (!here) return undefined;
  const far = (box: PlacedNode): number => Math.hypot(middle(box).x - middle(here).x, middle(box).y - middle(here).y);
  return places(graph, layout)
    .filter(({ id }) => stays.has(id))
    .toSorted((a, b) => far(a) - far(b))[0]?.id;
}

const middle = (box: PlacedNode): { x: number; y: number } => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

function nearest(boxes: readonly PlacedNode[], here: PlacedNode, key: TravelKey): string | undefined {
  const at = middle(here);
  const upright = key === "ArrowUp" || key === "ArrowDown";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const box of boxes) {
    const { x, y } = middle(box);
    const along = sign * (upright ? y - at.y : x - at.x);
    const across = Math.abs(upright ? x - at.x : y - at.y);
    if (box.id === here.id || along < 8) continue;
    const cost = along + 2 * across;
    if (!best || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id;
}

/** What leads to a box and what follows from it, by flows that go forward: loops would light up everything. */
export function reachOf(
  graph: Graph,
  layout: Layout,
  id: string,
): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const back = new Set(layout.edges.filter((e) => e.back).map((e) => e.id));
  const forward = graph.edges.filter((e) => !e.ghost && !back.has(e.id));
  const nodes = new Set([id]);
  const edges = new Set<string>();
  const walk = (ahead: boolean): void => {
    const seen = new Set([id]);
    const queue = [id];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const edge of forward) {
        if ((ahead ? edge.from : edge.to) !== at) continue;
        const next = ahead ? edge.to : edge.from;
        edges.add(edge.id);
        nodes.add(next);
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
  };
  walk(true);
  walk(false);
  return { nodes, edges };
}

/** Steps in the order in which they are told: along the flow from the starts, what is not reached last. */
export function storyOf(graph: Graph, layout: Layout): readonly string[] {
  const ghosts = new Set(graph.nodes.filter((n) => n.kind === "ghost" || n.kind === "data").map((n) => n.id));
  const back = new Set(layout.edges.filter((e) => e.back).map((e) => e.id));
  const order = graph.nodes.map((n) => n.id).filter((id) => !ghosts.has(id));
  const waitsFor = new Map(order.map((id) => [id, 0]));
  const forward = graph.edges.filter((e) => !e.ghost && !back.has(e.id) && waitsFor.has(e.from) && waitsFor.has(e.to));
  for (const edge of forward) waitsFor.set(edge.to, (waitsFor.get(edge.to) ?? 0) + 1);
  const told: string[] = [];
  const left = new Set(order);
  while (left.size > 0) {
    const next = order.find((id) => left.has(id) && waitsFor.get(id) === 0) ?? order.find((id) => left.has(id));
    if (next === undefined) break;
    left.delete(next);
    told.push(next);
    for (const edge of forward) if (edge.from === next) waitsFor.set(edge.to, (waitsFor.get(edge.to) ?? 1) - 1);
  }
  return told;
}
