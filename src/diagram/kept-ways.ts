import type { Lattice, Line, ShelfLines, Slot } from "./lattice.ts";
import type { Block, FlowEdge, FlowNode } from "./plan.ts";
import type { KeptWays, Router, Side } from "./routes.ts";

/** What the last picture knew of its lines. */
export interface LastWays {
  readonly lattice: Lattice;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly router: Router;
}

/** Ways that are kept, and of which flow of the last picture each of them is. */
export interface Carried extends KeptWays {
  readonly before: readonly (FlowEdge | undefined)[];
}

/**
 * Finds the ways of the last picture again on the lines of the next one. A way goes with the lines that bear its corners: a
 * line is known by the steps that stand on it or beside it. Flows whose way cannot be found, or that are new, are left out.
 *
 * @returns undefined when the shelves are other ones: then nothing is worth keeping
 */
export function carriedWays(
  last: LastWays,
  lattice: Lattice,
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
): Carried | undefined {
  if (last.lattice.shelves.length !== lattice.shelves.length) return undefined;
  const same = sameShelves(last.lattice, lattice);
  const shift = shiftOf(last.lattice, lattice, same);
  let lines: Int32Array | undefined;
  const edgeBefore = new Map(last.edges.map((edge) => [edge.id, edge]));
  const ways: (readonly number[] | undefined)[] = [];
  const awkward = new Map<number, readonly Side[]>();
  const before: (FlowEdge | undefined)[] = [];
  const moved = new Set<number>();
  for (const edge of edges) {
    const old = edgeBefore.get(edge.id);
    if (!old || !isSame(old, edge)) continue;
    const wayBefore = last.router.ways[old.index] ?? [];
    let way = shifted(wayBefore, shift);
    if (!way) {
      lines ??= matchedLines(last, lattice, same, nodes);
      way = translated(wayBefore, last.lattice, lattice, lines, edge);
      moved.add(edge.index);
    }
    if (!way) continue;
    ways[edge.index] = way;
    before[edge.index] = old;
    const tried = last.router.awkward.get(old.index);
    if (tried) awkward.set(edge.index, tried);
  }
  const priceOf = (edge: number) => {
    const old = before[edge];
    return old && last.router.priceOf(old);
  };
  return { ways, awkward, moved, before, priceOf };
}

/** By shelf: true where the same steps stand in the same places as before, in frames of the same titles. */
function sameShelves(old: Lattice, now: Lattice): readonly boolean[] {
  return now.shelves.map((shelf, at) => {
    const before = old.shelves[at];
    return (
      before !== undefined &&
      (["strips", "rows", "feet"] as const).every((key) => before[key].length === shelf[key].length) &&
      sameBlocks(old.plan.shelves[at]?.blocks ?? [], now.plan.shelves[at]?.blocks ?? []) &&
      before.slots.length === shelf.slots.length &&
      shelf.slots.every((slot, k) => sameSlot(before.slots[k], slot, old, now))
    );
  });
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ cells }, at) => {
      const mates = b[at]?.cells ?? [];
      return (
        cells.length === mates.length &&
        cells.every(({ node, column, row }, k) => {
          const mate = mates[k];
          return mate?.node.id === node.id && mate.column === column && mate.row === row;
        })
      );
    })
  );
}

function sameSlot(a: Slot | undefined, b: Slot, old: Lattice, now: Lattice): boolean {
  if (!a) return false;
  if ("line" in a) {
    return "line" in b && a.line.kind === b.line.kind && Math.abs(a.line.at - b.line.at) < 1;
  }
  return b.kind === a.kind && old.plan.frames[a.frame]?.titleLength === now.plan.frames[b.frame]?.titleLength;
}

/** What is added to each old vertex to find it again; `gone` where something near it has changed. */
function shiftOf(old: Lattice, now: Lattice, same: readonly boolean[]): Int32Array {
  const shift = new Int32Array(old.along.length).fill(gone);
  const end = (lattice: Lattice, shelf: number) => lattice.starts[shelf + 1] ?? lattice.along.length;
  // What runs beside a shelf may pass others.
  const unsure = new Uint8Array(old.lines.length);
  for (const { index, number } of old.gaps) {
    if (!(same[number - 1] ?? true) || !(same[number] ?? true)) unsure[index] = 1;
  }
  same.forEach((isSame, shelf) => {
    const [from, to] = [old.starts[shelf] ?? 0, now.starts[shelf] ?? 0];
    if (!isSame || end(old, shelf) - from !== end(now, shelf) - to) return;
    for (let vertex = from; vertex < end(old, shelf); vertex++) {
      if (unsure[old.along[vertex] ?? 0] === 0) shift[vertex] = to - from;
    }
  });
  return shift;
}

const gone = -(2 ** 31);

function shifted(way: readonly number[], shift: Int32Array): readonly number[] | undefined {
  if (way.length < 2) return undefined;
  const made = new Array<number>(way.length);
  for (let at = 0; at < way.length; at++) {
    const vertex = way[at] ?? 0;
    const by = shift[vertex] ?? gone;
    if (by === gone) return undefined;
    made[at] = vertex + by;
  }
  return made;
}

function isSame(a: FlowEdge, b: FlowEdge): boolean {
  return (
    a.from.id === b.from.id &&
    a.to.id === b.to.id &&
    a.back === b.back &&
    a.label?.length === b.label?.length &&
    a.label?.breadth === b.label?.breadth
  );
}

/** Old line → the line that has taken its place, -1 where there is none. */
function matchedLines(
  { lattice: old, nodes: oldNodes }: LastWays,
  now: Lattice,
  same: readonly boolean[],
  nodes: readonly FlowNode[],
): Int32Array {
  const nodeBefore = new Map(oldNodes.map((node) => [node.id, node.index]));
  const lines = new Int32Array(old.lines.length).fill(-1);
  const match = (a: Line | undefined, b: Line | undefined) => {
    if (a && b && a.kind === b.kind && lines[a.index] === -1) lines[a.index] = b.index;
  };
  now.gaps.forEach((gap, at) => {
    match(old.gaps[at], gap);
  });
  if (old.margins.length === now.margins.length) {
    now.margins.forEach((margin, at) => {
      match(old.margins[at], margin);
    });
  }
  now.shelves.forEach((shelf, at) => {
    const before = old.shelves[at];
    if (!before) return;
    if (same[at]) {
      for (const key of ["strips", "rows", "feet"] as const) {
        for (let k = 0; k < shelf[key].length; k++) match(before[key][k], shelf[key][k]);
      }
      for (let k = 0; k < shelf.slots.length; k++) {
        const [a, b] = [before.slots[k], shelf.slots[k]];
        if (a && b && "line" in a && "line" in b) match(a.line, b.line);
      }
      return;
    }
    for (const key of ["strips", "feet"] as const) {
      if (before[key].length === shelf[key].length) {
        shelf[key].forEach((line, level) => {
          match(before[key][level], line);
        });
      }
    }
    matchSlots(before, shelf, match, (slot) => {
      for (const { node, column } of slot.block.cells) {
        if (column !== slot.column) continue;
        const place = old.placeOf[nodeBefore.get(node.id) ?? -1];
        if (place?.shelf === at) return place.column;
      }
      return undefined;
    });
  });
  for (const node of nodes) {
    const place = now.placeOf[node.index];
    if (!place || same[place.shelf]) continue;
    const before = old.placeOf[nodeBefore.get(node.id) ?? -1];
    if (place.shelf === before?.shelf) match(before.row, place.row);
  }
  now.shelves.forEach((shelf, at) => {
    const before = same[at] ? [] : (old.shelves[at]?.rows ?? []);
    before.forEach((channel, row) => {
      if (row % 2 === 0) return;
      const above = lines[before[row - 1]?.index ?? -1] ?? -1;
      const place = shelf.rows.findIndex((line) => line.index === above);
      if (place >= 0 && lines[before[row + 1]?.index ?? -1] === shelf.rows[place + 2]?.index) {
        match(channel, shelf.rows[place + 1]);
      }
    });
  });
  return lines;
}

type LineSlot = Extract<ShelfLines["slots"][number], { readonly line: Line }>;
type ColumnSlot = Extract<LineSlot, { readonly kind: "column" }>;

/** Columns are known by their steps, what stands between them by the columns beside it. */
function matchSlots(
  before: ShelfLines,
  now: ShelfLines,
  match: (a: Line | undefined, b: Line | undefined) => void,
  columnBefore: (slot: ColumnSlot) => Line | undefined,
): void {
  const own = (slots: ShelfLines["slots"]) => slots.filter((slot): slot is LineSlot => "line" in slot);
  const [a, b] = [own(before.slots), own(now.slots)];
  const placeOf = new Map(a.map(({ line }, at) => [line, at]));
  const anchor = b.map((slot) =>
    slot.kind === "column" ? (placeOf.get(columnBefore(slot) as Line) ?? -1) : undefined,
  );
  const walk = (first: number, step: 1 | -1, start: number) => {
    let mate = start;
    for (let at = first; at >= 0 && at < b.length; at += step) {
      const known = anchor[at];
      if (known === -1) continue;
      if (known !== undefined) mate = known;
      const [x, y] = [a[mate], b[at]];
      if (x && y && (known !== undefined || (x.kind !== "column" && x.line.kind === y.line.kind))) {
        match(x.line, y.line);
        mate += step;
      } else mate = -1;
    }
  };
  walk(0, 1, 0);
  walk(b.length - 1, -1, a.length - 1);
}

/** The way over the same corners, undefined where it is not open any more. */
function translated(
  way: readonly number[],
  old: Lattice,
  now: Lattice,
  lines: Int32Array,
  edge: FlowEdge,
): readonly number[] | undefined {
  if (way.length < 2) return undefined;
  const start = now.vertexOfNode[edge.from.index] ?? -1;
  const goal = now.vertexOfNode[edge.to.index] ?? -1;
  const made = [start];
  let [at, corner] = [start, way[0] ?? 0];
  for (let k = 1; k < way.length; k++) {
    const here = way[k] ?? 0;
    const ends = k === way.length - 1;
    if (!ends && isStraight(old, way[k - 1] ?? 0, here, way[k + 1] ?? 0)) continue;
    const [h, w] = [now.lines[lines[old.along[here] ?? 0] ?? -1], now.lines[lines[old.across[here] ?? 0] ?? -1]];
    const to = ends ? goal : h && w ? now.vertices.of(h, w) : -1;
    if (to < 0) return undefined;
    const isAlong = old.along[here] === old.along[way[k - 1] ?? 0];
    const sameLine = isAlong ? now.along[at] === now.along[to] : now.across[at] === now.across[to];
    const ahead = isAhead(now, isAlong, at, to);
    if (!sameLine || at === to || ahead !== isAhead(old, isAlong, corner, here)) return undefined;
    corner = here;
    const step = isAlong ? (ahead ? now.next : now.previous) : ahead ? now.below : now.above;
    while (at !== to) {
      at = step[at] ?? -1;
      if (at < 0 || (now.node[at] !== -1 && at !== goal) || (at === goal && !ends)) return undefined;
      made.push(at);
    }
  }
  return made;
}

function isAhead({ u, v }: Lattice, along: boolean, from: number, to: number): boolean {
  return along ? (u[from] ?? 0) < (u[to] ?? 0) : (v[from] ?? 0) < (v[to] ?? 0);
}

function isStraight(lattice: Lattice, a: number, b: number, c: number): boolean {
  const { along, across } = lattice;
  return along[a] === along[b] ? along[b] === along[c] : across[b] === across[c];
}
