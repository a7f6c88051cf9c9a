import { cutsOf, easedStarts, evenStarts, isReadableRow } from "./breaks.ts";
import { spreadApart } from "./cells.ts";
import { laneColumns, type Neighbours, neighbours } from "./lane-columns.ts";
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
 *
 * @returns plans that are worth a try, best first: just one where the last picture's breaks are kept
 */
export function lanePlans(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  rank: ReadonlyMap<string, number>,
  lanes: readonly GraphLane[],
  laneOf: (id: string) => string,
  wishes: LaneWishes,
): readonly Plan[] {
  const ordered = [...nodes].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  const before = neighbours(edges, "to", "from");
  const after = neighbours(edges, "from", "to");
  const laneAt = new Map(lanes.map(({ id }, at) => [id, at]));
  const place = (id: string) => laneAt.get(laneOf(id)) ?? 0;
  const columnsAt = (reach: number): Columns => {
    const of = laneColumns(ordered, before, after, place, reach);
    return { reach, of, count: 1 + Math.max(0, ...of.values()) };
  };
  const wrapped = ({ of, count }: Columns, starts: readonly number[]): readonly Shelf[] =>
    starts.map((from, at) => {
      const to = starts[at + 1] ?? count;
      return systemOf(
        ordered.filter((node) => within(of.get(node.id) ?? 0, from, to)),
        (node) => (of.get(node.id) ?? 0) - from,
        to - from,
        before,
        lanes,
        laneOf,
        wishes,
      );
    });
  const shapeOf = (shelves: readonly Shelf[]) => {
    const longest =
      Math.max(...shelves.map((shelf) => shelf.blocks[0]?.columns ?? 1)) * (wishes.columnLength + gap + 8);
    return longest / shelves.reduce((sum, shelf) => sum + systemBreadth(shelf) + gap, 0);
  };
  const far = (shelves: readonly Shelf[]) => Math.abs(Math.log(shapeOf(shelves) / wishes.aspect));
  const kept = wishes.breaks.map(reachIn).find((reach) => reach !== undefined);
  const keptColumns = kept === undefined ? undefined : columnsAt(kept);
  const starts = keptColumns && keptStarts(wishes.breaks, keptColumns);
  const last = starts && wrapped(keptColumns, starts);
  // Good enough, whatever else could be found.
  if (last && kept !== undefined && far(last) <= bearable)
    return [{ shelves: last, frames: [], marks: [reachMark(kept)] }];
  const found: { readonly plan: Plan; readonly cost: number; readonly off: number }[] = [];
  // A map that can stand in one row of a few columns does so, as in every other arrangement.
  const row = columnsAt(reaches[0].reach).count;
  const whole = isReadableRow(row, row * (wishes.columnLength + gap), wishes.aspect);
  for (const { reach, price } of reaches) {
    const columns = columnsAt(reach);
    if (whole && columns.count > row) continue;
    const cuts = cutsOf(edges, columns.of, columns.count);
    for (let parts = 1; parts <= Math.min(whole ? 1 : columns.count, 40); parts++) {
      const tries = startsOf(columns.count, parts, cuts).map((starts) => ({
        starts,
        shelves: wrapped(columns, starts),
      }));
      for (const { starts, shelves } of tries) {
        const off = far(shelves);
        const untidy = 0.4 * emptiness(starts, columns);
        const cost = 1.5 * off * off + 2 * cutPart(starts, cuts, edges) + untidy + price;
        found.push({ plan: { shelves, frames: [], untidy, marks: [reachMark(reach)] }, cost, off });
      }
      // More systems are further still from what is wanted.
      if (tries.every(({ shelves }) => shapeOf(shelves) < wishes.aspect / 2)) break;
    }
  }
  found.sort((a, b) => a.cost - b.cost);
  if (last && kept !== undefined && far(last) <= (found[0]?.off ?? 0) + bearable)
    return [{ shelves: last, frames: [], marks: [reachMark(kept)] }];
  return found.map(({ plan }) => plan);
}

/** Part of the flows that lead from one system to another. */
function cutPart(starts: readonly number[], cuts: readonly number[], edges: readonly FlowEdge[]): number {
  return starts.reduce((sum, at) => sum + (cuts[at] ?? 0), 0) / Math.max(1, edges.length);
}

/** Part of the picture that stays empty since its systems have not the same length. */
function emptiness(starts: readonly number[], { count }: Columns): number {
  const longest = Math.max(...starts.map((from, at) => (starts[at + 1] ?? count) - from));
  return 1 - count / (longest * starts.length);
}

interface Columns {
  readonly reach: number;
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * How far a step may be handed over within its column. A picture that is broader than long is worth a column for each step,
 * but flows are shorter and bend less where it need not be.
 */
const reaches = [
  { reach: Number.POSITIVE_INFINITY, price: 0 },
  { reach: 1, price: 0.1 },
  { reach: 0, price: 0.4 },
] as const;

const reachPrefix = "reach:";

/** Kept with the breaks: an edit must not arrange all columns anew. */
const reachMark = (reach: number) => `${reachPrefix}${reach}`;

/** The reach that a kept mark names; undefined for a node's id. */
function reachIn(mark: string): number | undefined {
  return mark.startsWith(reachPrefix) ? Number(mark.slice(reachPrefix.length)) : undefined;
}

/** Where systems of about the same length begin; also a column sooner or later where fewer flows lead over it. */
function startsOf(count: number, parts: number, cuts: readonly number[]): readonly (readonly number[])[] {
  const even = evenStarts(count, parts);
  const eased = easedStarts(even, count, cuts);
  return eased.every((at, part) => at === even[part]) ? [even] : [even, eased];
}

/** How much further from the wanted shape kept breaks may be than new ones. */
const bearable = 0.4;

const within = (column: number, from: number, to: number) => column >= from && column < to;

function keptStarts(breaks: readonly string[], { of, count }: Columns): readonly number[] | undefined {
  const nodes = breaks.filter((mark) => reachIn(mark) === undefined);
  if (nodes.some((id) => !of.has(id))) return undefined;
  const starts = [0, ...nodes.map((id) => of.get(id) ?? 0)];
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
