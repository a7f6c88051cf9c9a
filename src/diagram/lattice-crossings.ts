import type { ColumnSlot, Lattice, Line, ShelfLines, Slot } from "./lattice.ts";
import { cellsByColumn, type FlowNode, type Frame, type Plan, roomOfColumn } from "./plan.ts";
import { areaPadding, portGap, titleAir } from "./sizes.ts";
import { titleStart } from "./strip-titles.ts";
import { Vertices } from "./vertices.ts";

/** Finds where lines cross and which way is open from there. */
export function crossed(
  plan: Plan,
  lines: readonly Line[],
  shelves: readonly ShelfLines[],
  gaps: readonly Line[],
  margins: readonly Line[],
  nodes: readonly FlowNode[],
): Lattice {
  const outer = margins.filter((m) => m.frames.length === 0);
  const before = outer.filter((m) => m.kind === "margin-start");
  const behind = outer.filter((m) => m.kind === "margin-end");
  /** Across lines of each shelf in order, margins at both ends included. */
  const acrossOf = shelves.map(({ slots }): readonly Line[] => [
    ...before,
    ...slots.flatMap((slot) => ("line" in slot ? [slot.line] : [])),
    ...behind,
  ]);
  const alongOf = shelves.map(({ strips, rows, feet }): readonly Line[] => [
    ...strips,
    ...rows,
    ...[...feet].reverse(),
  ]);
  const most = shelves.reduce((sum, _, at) => sum + (acrossOf[at]?.length ?? 0) * ((alongOf[at]?.length ?? 0) + 2), 0);
  const nowhere = () => new Int32Array(most).fill(-1);
  const [next, previous, below, above, node] = [nowhere(), nowhere(), nowhere(), nowhere(), nowhere()];
  const [along, across] = [new Int32Array(most), new Int32Array(most)];
  const [us, vs] = [new Float64Array(most), new Float64Array(most)];
  const framesNext = new Array<readonly number[]>(most).fill(noFrames);
  let count = 0;
  const vertices = new Vertices(lines.length, alongOf);
  const onGap = gaps.map((): number[] => []);
  const onShared = new Map<Line, number[]>();
  const connect = (h: Line, w: Line): number => {
    const made = count++;
    along[made] = h.index;
    across[made] = w.index;
    us[made] = w.at;
    vs[made] = h.at;
    if (w.shelf < 0) {
      const list = onShared.get(w);
      if (list) list.push(made);
      else onShared.set(w, [made]);
    }
    return made;
  };
  const connectGap = (gap: Line | undefined, w: Line) => {
    // Margins meet the gap between two shelves twice.
    if (!gap || (w.shelf < 0 && vertices.onGap(gap, w) >= 0)) return;
    const made = connect(gap, w);
    onGap[gap.number]?.push(made);
    if (w.shelf < 0) vertices.addToGap(gap, w, made);
  };
  const link = (a: number, b: number) => {
    below[a] = b;
    above[b] = a;
  };
  const linkAlong = (a: number, b: number, frames: readonly number[]) => {
    next[a] = b;
    previous[b] = a;
    framesNext[a] = frames;
  };
  const starts: number[] = [];
  shelves.forEach((shelf, index) => {
    starts.push(count);
    const hs = alongOf[index] ?? [];
    const levels = hs.map((line) => levelsOn(line, shelf));
    let [left, firstOfLeft]: [Line | undefined, number] = [undefined, -1];
    for (const w of acrossOf[index] ?? []) {
      const start = count;
      connectGap(gaps[index], w);
      const first = count;
      vertices.add(index, w, first);
      for (const h of hs) connect(h, w);
      connectGap(gaps[index + 1], w);
      if (w.shelf >= 0) for (let at = start; at + 1 < count; at++) link(at, at + 1);
      if (left) {
        const frames = union(left.frames, w.frames);
        const inside = left.frames === w.frames;
        for (let k = 0; k < hs.length; k++) {
          if (inside || isOpen(levels[k], hs[k] as Line, left, w)) linkAlong(firstOfLeft + k, first + k, frames);
        }
      }
      [left, firstOfLeft] = [w, first];
    }
  });
  for (const list of onShared.values()) {
    for (let k = 1; k < list.length; k++) link(list[k - 1] ?? 0, list[k] ?? 0);
  }
  gaps.forEach((gap, at) => {
    // A gap met the lines of the shelf above it first.
    const list = (onGap[at] ?? []).sort((a, b) => (us[a] ?? 0) - (us[b] ?? 0) || a - b);
    for (let k = 1; k < list.length; k++) linkAlong(list[k - 1] ?? 0, list[k] ?? 0, gap.frames);
  });
  // Boxes, and titles that no line may cross.
  const vertexOfNode = new Int32Array(nodes.length).fill(-1);
  const topRoom = new Int32Array(nodes.length).fill(99);
  const placeOf = new Array<Lattice["placeOf"][number]>(nodes.length);
  shelves.forEach((shelf, index) => {
    for (const slot of shelf.slots) {
      if (slot.kind !== "column") continue;
      for (const cell of cellsByColumn(slot.block)[slot.column] ?? []) {
        const row = shelf.rows[2 * cell.row] as Line;
        const v = vertices.first(index, slot.line) + shelf.strips.length + 2 * cell.row;
        node[v] = cell.node.index;
        vertexOfNode[cell.node.index] = v;
        placeOf[cell.node.index] = { cell, block: slot.block, shelf: index, column: slot.line, row };
      }
    }
    for (const [frame, level] of shelf.stripOf) {
      const first = firstColumn(shelf.slots, frame);
      if (!first) continue;
      const framed = plan.frames[frame] as Frame;
      const start = frameStart(shelf.slots, frame);
      const from = titleStart(framed, start, first.line.at, roomOfColumn(first));
      const isBehind = from > start + areaPadding;
      const to = from + framed.titleLength + 8;
      for (const slot of shelf.slots) {
        if (!("line" in slot) || !slot.line.frames.includes(frame)) continue;
        const { line } = slot;
        const v = vertices.first(index, line) + level;
        // A column may be entered beside the title, if enough of its width is left.
        if (slot.kind === "column") {
          for (const { node: below, row } of cellsByColumn(slot.block)[slot.column] ?? []) {
            if (row !== 0) continue;
            const after = Math.max(0, Math.floor((line.at + below.flankRoom - to) / portGap) + 1);
            const before =
              slot === first && isBehind
                ? Math.max(0, Math.floor((from - titleAir - line.at + below.flankRoom) / portGap) + 1)
                : 0;
            topRoom[below.index] = Math.min(topRoom[below.index] ?? 0, before + after);
          }
        }
        const free = slot.kind === "column" ? line.at + roomOfColumn(slot) : line.at - line.base / 2;
        if (free >= to || (slot === first && isBehind)) continue;
        const up = above[v] ?? -1;
        if (up < 0) continue;
        above[v] = -1;
        below[up] = -1;
      }
    }
  });
  return {
    plan,
    lines,
    shelves,
    gaps,
    margins,
    vertices,
    starts,
    along: along.subarray(0, count),
    across: across.subarray(0, count),
    u: us.subarray(0, count),
    v: vs.subarray(0, count),
    next,
    previous,
    below,
    above,
    node,
    framesNext,
    vertexOfNode,
    topRoom,
    placeOf,
  };
}

const noFrames: readonly number[] = [];

/** False where a title or the lower border of a frame ends between two lines. */
function isOpen(levels: ReadonlyMap<number, number> | undefined, line: Line, a: Line, b: Line): boolean {
  if (!levels) return true;
  const frameAt = (w: Line) => w.frames.find((frame) => levels.get(frame) === line.number);
  return frameAt(a) === frameAt(b);
}

/** Level of each frame whose title or lower border lies on the line. */
function levelsOn(line: Line, shelf: ShelfLines | undefined): ReadonlyMap<number, number> | undefined {
  if (line.kind === "strip") return shelf?.stripOf;
  return line.kind === "foot" ? shelf?.footOf : undefined;
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.every((frame) => a.includes(frame))) return a;
  return [...a, ...b.filter((frame) => !a.includes(frame))];
}

/** The first column inside of a frame. */
function firstColumn(slots: readonly Slot[], frame: number): ColumnSlot | undefined {
  for (const slot of slots) if (slot.kind === "column" && slot.line.frames.includes(frame)) return slot;
  return undefined;
}

/** Usual `u` of a frame's border on a shelf. */
function frameStart(slots: readonly Slot[], frame: number): number {
  let u = 0;
  for (const slot of slots) {
    if (slot.kind === "open" && slot.frame === frame) return u;
    if (slot.kind === "line") u += slot.line.base;
    else if (slot.kind === "column") u += slot.length;
  }
  return u;
}
