import { spreadApart } from "./cells.ts";
import type { GraphLane } from "./layout-types.ts";
import type { Band, Block, Cell, FlowEdge, FlowNode, Plan, Shelf } from "./plan.ts";
import { box, gap } from "./sizes.ts";

export interface LaneWishes {
  /** Extent along the flow ÷ extent across it. */
  readonly aspect: number;
  /** Ids of the nodes that began a system in the last picture. */
  readonly breaks: readonly string[];
  /** Breadth that a lane needs for its title. */
  readonly titleBreadth: (lane: string) => number;
  /** Length of a usual column. */
  readonly columnLength: number;
}

/**
 * Lanes for actors, wrapped into systems like staves of music: a node's column is the longest way that leads to it, its
 * rows are those of its lane. ELK has no lanes, so this is done here. A system shows only the lanes that it uses.
 */
export function lanePlan(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  rank: ReadonlyMap<string, number>,
  lanes: readonly GraphLane[],
  laneOf: (id: string) => string,
  wishes: LaneWishes,
): Plan {
  const ordered = [...nodes].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  const before = neighbours(edges, "to", "from");
  const columns = columnsOf(ordered, before, neighbours(edges, "from", "to"));
  const count = 1 + Math.max(0, ...columns.values());
  const system = (from: number, to: number): Shelf =>
    systemOf(
      ordered.filter((node) => within(columns.get(node.id) ?? 0, from, to)),
      (node) => (columns.get(node.id) ?? 0) - from,
      to - from,
      before,
      lanes,
      laneOf,
      wishes,
    );
  const wrapped = (starts: readonly number[]) => starts.map((from, at) => system(from, starts[at + 1] ?? count));
  const shapeOf = (shelves: readonly Shelf[]) => {
    const longest =
      Math.max(...shelves.map((shelf) => shelf.blocks[0]?.columns ?? 1)) * (wishes.columnLength + gap + 8);
    return longest / shelves.reduce((sum, shelf) => sum + systemBreadth(shelf) + gap, 0);
  };
  const far = (shelves: readonly Shelf[]) => Math.abs(Math.log(shapeOf(shelves) / wishes.aspect));
  const kept = keptStarts(wishes.breaks, columns, count);
  const last = kept && wrapped(kept);
  // Good enough, whatever else could be found.
  if (last && far(last) <= bearable) return { shelves: last, frames: [] };
  let best = wrapped([0]);
  for (let parts = 2; parts <= Math.min(count, 40); parts++) {
    const starts = Array.from({ length: parts }, (_, part) => Math.round((part * count) / parts));
    const shelves = wrapped(starts);
    if (far(shelves) < far(best) - 1e-9) best = shelves;
  }
  if (last && far(last) <= far(best) + bearable) best = last;
  return { shelves: best, frames: [] };
}

/** How much further from the wanted shape kept breaks may be than new ones. */
const bearable = 0.4;

const within = (column: number, from: number, to: number) => column >= from && column < to;

type Neighbours = ReadonlyMap<string, readonly string[]>;

/** Of each node: what stands at the other ends of its flows, but for those that go back. */
function neighbours(edges: readonly FlowEdge[], own: "from" | "to", other: "from" | "to"): Neighbours {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    if (edge.back) continue;
    const list = found.get(edge[own].id);
    if (list) list.push(edge[other].id);
    else found.set(edge[own].id, [edge[other].id]);
  }
  return found;
}

/** Longest way to each node; flows that go back do not count. Nodes in an order in which all other flows go on. */
function columnsOf(ordered: readonly FlowNode[], into: Neighbours, outOf: Neighbours): ReadonlyMap<string, number> {
  const column = new Map<string, number>();
  for (const { id } of ordered)
    column.set(id, Math.max(-1, ...(into.get(id) ?? []).map((from) => column.get(from) ?? 0)) + 1);
  // What nothing leads to stands right before what it leads to.
  for (const { id } of ordered) {
    if (into.has(id)) continue;
    const next = (outOf.get(id) ?? []).map((to) => column.get(to) ?? 0);
    if (next.length > 0) column.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return column;
}

function keptStarts(
  breaks: readonly string[],
  columns: ReadonlyMap<string, number>,
  count: number,
): readonly number[] | undefined {
  if (breaks.length === 0 || breaks.some((id) => !columns.has(id))) return undefined;
  const starts = [0, ...breaks.map((id) => columns.get(id) ?? 0)];
  return starts.every((start, at) => at === 0 || (start > (starts[at - 1] ?? 0) && start < count)) ? starts : undefined;
}

function systemOf(
  nodes: readonly FlowNode[],
  columnOf: (node: FlowNode) => number,
  columns: number,
  before: Neighbours,
  lanes: readonly GraphLane[],
  laneOf: (id: string) => string,
  wishes: LaneWishes,
): Shelf {
  const cellKey = (column: number, lane: string) => `${column} ${lane}`;
  const standing = new Map<string, FlowNode[]>();
  for (const node of nodes) {
    const key = cellKey(columnOf(node), laneOf(node.id));
    const list = standing.get(key);
    if (list) list.push(node);
    else standing.set(key, [node]);
  }
  const rowInLane = new Map<string, number>();
  const rowsOf = new Map<string, number>();
  for (let column = 0; column < columns; column++) {
    for (const lane of lanes) {
      const here = standing.get(cellKey(column, lane.id));
      if (!here) continue;
      const wanted = here
        .map((node, at) => {
          const rows = (before.get(node.id) ?? []).flatMap((id) =>
            laneOf(id) === lane.id ? (rowInLane.get(id) ?? []) : [],
          );
          return { node, at, row: rows.length > 0 ? rows.reduce((sum, row) => sum + row, 0) / rows.length : 0 };
        })
        .sort((a, b) => a.row - b.row || a.at - b.at);
      const rows = spreadApart(wanted.map(({ row }) => Math.round(row)));
      const shift = Math.max(0, -(rows[0] ?? 0));
      wanted.forEach(({ node }, at) => {
        rowInLane.set(node.id, (rows[at] ?? 0) + shift);
        rowsOf.set(lane.id, Math.max(rowsOf.get(lane.id) ?? 1, (rows[at] ?? 0) + shift + 1));
      });
    }
  }
  const bands: Band[] = [];
  const firstRow = new Map<string, number>();
  let next = 0;
  for (const lane of lanes) {
    const rows = rowsOf.get(lane.id);
    if (rows === undefined) continue;
    firstRow.set(lane.id, next);
    const breadth = Math.max(0, wishes.titleBreadth(lane.id) - 22 - (rows - 1) * (box.height + gap));
    bands.push({ id: lane.id, title: lane.title, firstRow: next, lastRow: next + rows - 1, breadth });
    next += rows;
  }
  const cells = nodes.map(
    (node): Cell => ({
      node,
      column: columnOf(node),
      row: (firstRow.get(laneOf(node.id)) ?? 0) + (rowInLane.get(node.id) ?? 0),
    }),
  );
  const first = cells.find((cell) => cell.column === 0)?.node.id ?? "";
  const block: Block = {
    id: first,
    frames: [],
    cells,
    columns,
    rows: Math.max(1, next),
    align: "middle",
    columnLength: wishes.columnLength,
  };
  return { blocks: [block], bands };
}

function systemBreadth(shelf: Shelf): number {
  const breadths = new Map<number, number>();
  for (const { node, row } of shelf.blocks[0]?.cells ?? []) {
    breadths.set(row, Math.max(breadths.get(row) ?? 0, node.breadth));
  }
  for (const band of shelf.bands ?? [])
    breadths.set(band.firstRow, Math.max(breadths.get(band.firstRow) ?? 0, band.breadth));
  return [...breadths.values()].reduce((sum, breadth) => sum + breadth + gap + 6, 0);
}
