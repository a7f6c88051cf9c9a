import type { Elk, ElkGraph } from "./elk.ts";
import type { Cell, FlowEdge, FlowNode } from "./plan.ts";

/** ELK lays out boxes of one size: it says who stands before, above and beside whom; real sizes come with the channels. */
const unit = { width: 100, height: 60, across: 40, along: 60 };

const options: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.separateConnectedComponents": "false",
  "elk.layered.cycleBreaking.strategy": "GREEDY",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.spacing.nodeNode": String(unit.across),
  "elk.layered.spacing.nodeNodeBetweenLayers": String(unit.along),
  "elk.spacing.edgeNode": "10",
  "elk.spacing.edgeEdge": "10",
  "elk.layered.spacing.edgeNodeBetweenLayers": "10",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
};

/** Pairs of indices into the block's nodes: forward, but for those that only put one part of the block behind another. */
export type Pair = readonly [from: number, to: number];

/**
 * The graph that ELK gets for a block. It holds no sizes, names or labels, so it is the same after an edit of any text,
 * and two blocks of one shape share one run.
 */
export function elkGraphOf(count: number, pairs: readonly Pair[]): ElkGraph {
  return {
    id: "block",
    layoutOptions: options,
    children: Array.from({ length: count }, (_, at) => ({ id: String(at), width: unit.width, height: unit.height })),
    edges: pairs.map(([from, to], at) => ({ id: `e${at}`, sources: [String(from)], targets: [String(to)] })),
  };
}

/** Column and row of each node, in the order of the graph's nodes. */
export type Places = readonly (readonly [column: number, row: number])[];

/** Reads columns and rows off ELK's coordinates. */
export function placesFrom(elk: Elk, graph: ElkGraph): Places {
  const placed = (elk(graph).children ?? []).map((node, at) => ({ at, x: node.x ?? 0, y: node.y ?? 0 }));
  const xs = [...new Set(placed.map((node) => node.x))].sort((a, b) => a - b);
  const columnOf = new Map(xs.map((x, column) => [x, column]));
  const first = placed.find((node) => columnOf.get(node.x) === 0)?.y ?? 0;
  const rows = new Array<number>(placed.length).fill(0);
  for (const x of xs) {
    const column = placed.filter((node) => node.x === x).sort((a, b) => a.y - b.y);
    const wanted = column.map((node) => Math.round((node.y - first) / (unit.height + unit.across)));
    spreadApart(wanted).forEach((row, at) => {
      rows[column[at]?.at ?? 0] = row;
    });
  }
  const used = [...new Set(rows)].sort((a, b) => a - b);
  const rowOf = new Map(used.map((row, at) => [row, at]));
  return placed.map((node) => [columnOf.get(node.x) ?? 0, rowOf.get(rows[node.at] ?? 0) ?? 0]);
}

/** The nearest strictly rising whole numbers: clashes give way to both sides. */
export function spreadApart(wanted: readonly number[]): readonly number[] {
  // Isotonic regression on wanted[i] − i makes neighbours at least one apart.
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((value, at) => {
    pools.push({ sum: value - at, count: 1 });
    for (;;) {
      const last = pools[pools.length - 1];
      const before = pools[pools.length - 2];
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  const result: number[] = [];
  for (const pool of pools) {
    const level = Math.round(pool.sum / pool.count);
    for (let k = 0; k < pool.count; k++) result.push(level + result.length);
  }
  return result;
}

/** The forward flows among nodes in flow order, each pair once: what the shape of a block is. */
export function pairsOf(ordered: readonly FlowNode[], edges: readonly FlowEdge[]): readonly Pair[] {
  const at = new Map(ordered.map((node, index) => [node.id, index]));
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  for (const edge of edges) {
    const a = at.get(edge.from.id);
    const b = at.get(edge.to.id);
    if (a === undefined || b === undefined || a === b) continue;
    const pair: Pair = a < b ? [a, b] : [b, a];
    const key = `${pair[0]} ${pair[1]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // A loop back over several steps says nothing about who stands where: leaving it out keeps the main line straight.
    if (!edge.back) pairs.push(pair);
  }
  return [...pairs, ...linksBetweenParts(ordered, pairs, edges)];
}

/**
 * Steps of a block between which no flow runs stand in a row, in flow order, but for those that come from or lead to the
 * same step elsewhere: they are parallel and stand below one another. ELK alone would put all parts below one another.
 */
function linksBetweenParts(
  ordered: readonly FlowNode[],
  pairs: readonly Pair[],
  edges: readonly FlowEdge[],
): readonly Pair[] {
  const partOf = ordered.map((_, at) => at);
  const root = (at: number): number => {
    let found = at;
    while (partOf[found] !== found) found = partOf[found] ?? found;
    partOf[at] = found;
    return found;
  };
  for (const [a, b] of pairs) {
    const [first, second] = [root(a), root(b)].sort((x, y) => x - y);
    if (first !== undefined && second !== undefined) partOf[second] = first;
  }
  if (ordered.every((_, index) => root(index) === 0)) return [];
  const at = new Map(ordered.map((node, index) => [node.id, index]));
  const strangers = new Map<number, { before: Set<string>; after: Set<string>; last: number }>();
  ordered.forEach((_, index) => {
    const part = root(index);
    const known = strangers.get(part);
    if (known) known.last = index;
    else strangers.set(part, { before: new Set(), after: new Set(), last: index });
  });
  for (const edge of edges) {
    const from = at.get(edge.from.id);
    const to = at.get(edge.to.id);
    if (from === undefined && to !== undefined) strangers.get(root(to))?.before.add(edge.from.id);
    if (to === undefined && from !== undefined) strangers.get(root(from))?.after.add(edge.to.id);
  }
  const links: Pair[] = [];
  const parts = [...strangers].sort(([a], [b]) => a - b);
  let group: typeof parts = [];
  let before: typeof parts = [];
  const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((id) => b.has(id));
  for (const part of parts) {
    const mate = group[0]?.[1];
    if (mate && (meet(mate.before, part[1].before) || meet(mate.after, part[1].after))) group.push(part);
    else {
      before = group;
      group = [part];
    }
    for (const [, { last }] of before) links.push([last, part[0]]);
  }
  return links;
}

export function cellsOf(ordered: readonly FlowNode[], places: Places): readonly Cell[] {
  return ordered.map((node, at) => ({ node, column: places[at]?.[0] ?? 0, row: places[at]?.[1] ?? 0 }));
}
