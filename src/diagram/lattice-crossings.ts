import type { Lattice, Line, ShelfLines, Slot } from "./lattice.ts";
import type { FlowNode, Plan } from "./plan.ts";
import { areaPadding, portGap } from "./sizes.ts";

/** Finds where lines cross and which way is open from there. */
export function crossed(
  plan: Plan,
  lines: readonly Line[],
  shelves: readonly ShelfLines[],
  gaps: readonly Line[],
  margins: readonly Line[],
  nodes: readonly FlowNode[],
): Lattice {
  const along: number[] = [];
  const across: number[] = [];
  const us: number[] = [];
  const vs: number[] = [];
  const at = new Map<number, number>();
  const key = (h: Line, w: Line) => h.index * lines.length + w.index;
  const vertex = (h: Line, w: Line) => {
    const made = along.length;
    at.set(key(h, w), made);
    along.push(h.index);
    across.push(w.index);
    us.push(w.at);
    vs.push(h.at);
    return made;
  };
  /** Across lines of a shelf in order, margins at both ends included. */
  const acrossOf = (shelf: number): readonly Line[] => {
    const own = (shelves[shelf]?.slots ?? []).flatMap((slot) => ("line" in slot ? [slot.line] : []));
    const outer = margins.filter((m) => m.frames.length === 0);
    return [...outer.filter((m) => m.kind === "margin-start"), ...own, ...outer.filter((m) => m.kind === "margin-end")];
  };
  const alongOf = (shelf: number): readonly Line[] => {
    const s = shelves[shelf];
    return s ? [...s.strips, ...s.rows, ...[...s.feet].reverse()] : [];
  };
  const rowsOnLine = new Map<number, number[]>();
  const onAcross = new Map<number, number[]>();
  const push = (map: Map<number, number[]>, line: Line, v: number) => {
    const list = map.get(line.index);
    if (list) list.push(v);
    else map.set(line.index, [v]);
  };
  const connect = (h: Line, w: Line) => {
    // Margins meet the gap between two shelves twice.
    if (at.has(key(h, w))) return;
    const v = vertex(h, w);
    push(rowsOnLine, h, v);
    push(onAcross, w, v);
  };
  shelves.forEach((_, index) => {
    const ws = acrossOf(index);
    const hs = alongOf(index);
    const top = gaps[index];
    const bottom = gaps[index + 1];
    for (const w of ws) {
      if (top) connect(top, w);
      for (const h of hs) connect(h, w);
      if (bottom) connect(bottom, w);
    }
  });
  const count = along.length;
  const none = () => new Int32Array(count).fill(-1);
  const [next, previous, below, above, node] = [none(), none(), none(), none(), none()];
  const framesNext = new Array<readonly number[]>(count).fill([]);
  const framesBelow = new Array<readonly number[]>(count).fill([]);
  const lineOf = (index: number | undefined) => lines[index ?? 0] as Line;

  for (const [h, vertices] of rowsOnLine) {
    const line = lineOf(h);
    // Lines of one shelf met the others in order; a gap met those of the shelf above it first.
    if (line.shelf < 0) vertices.sort((a, b) => (us[a] ?? 0) - (us[b] ?? 0) || a - b);
    const levels = levelsOn(line, shelves[line.shelf]);
    for (let k = 1; k < vertices.length; k++) {
      const [a, b] = [vertices[k - 1] ?? 0, vertices[k] ?? 0];
      const [wa, wb] = [lineOf(across[a]), lineOf(across[b])];
      if (levels) {
        const at = (w: Line) => w.frames.find((frame) => levels.get(frame) === line.number);
        if (at(wa) !== at(wb)) continue;
      }
      next[a] = b;
      previous[b] = a;
      framesNext[a] = line.kind === "gap" ? line.frames : union(wa.frames, wb.frames);
    }
  }
  for (const [w, vertices] of onAcross) {
    const line = lineOf(w);
    for (let k = 1; k < vertices.length; k++) {
      const [a, b] = [vertices[k - 1] ?? 0, vertices[k] ?? 0];
      below[a] = b;
      above[b] = a;
      framesBelow[a] = line.frames;
    }
  }
  // Boxes, and titles that no line may cross.
  const vertexOfNode = new Int32Array(nodes.length).fill(-1);
  const topRoom = new Int32Array(nodes.length).fill(99);
  const placeOf: Lattice["placeOf"][number][] = [];
  shelves.forEach((shelf, index) => {
    for (const slot of shelf.slots) {
      if (slot.kind !== "column") continue;
      for (const cell of slot.block.cells) {
        if (cell.column !== slot.column) continue;
        const row = shelf.rows[2 * cell.row] as Line;
        const v = at.get(key(row, slot.line)) ?? 0;
        node[v] = cell.node.index;
        vertexOfNode[cell.node.index] = v;
        placeOf[cell.node.index] = { cell, block: slot.block, shelf: index, column: slot.line, row };
      }
    }
    for (const [frame, level] of shelf.stripOf) {
      const strip = shelf.strips[level] as Line;
      const from = frameStart(shelf.slots, frame);
      const to = from + areaPadding + (plan.frames[frame]?.titleLength ?? 0) + 8;
      for (const slot of shelf.slots) {
        if (!("line" in slot) || !slot.line.frames.includes(frame)) continue;
        const { line } = slot;
        const v = at.get(key(strip, line));
        if (v === undefined) continue;
        // A column may be entered beside the title, if enough of its width is left.
        if (slot.kind === "column") {
          for (const { node: below, column, row } of slot.block.cells) {
            if (column !== slot.column || row !== 0) continue;
            const ports = Math.floor((line.at + below.flankRoom - to) / portGap) + 1;
            topRoom[below.index] = Math.min(topRoom[below.index] ?? 0, Math.max(0, ports));
          }
        }
        const free = slot.kind === "column" ? line.at + roomOfColumn(slot) : line.at - line.base / 2;
        if (free >= to) continue;
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
    along: Int32Array.from(along),
    across: Int32Array.from(across),
    u: Float64Array.from(us),
    v: Float64Array.from(vs),
    next,
    previous,
    below,
    above,
    node,
    framesNext,
    framesBelow,
    vertexOfNode,
    topRoom,
    placeOf,
  };
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

/** How far from its middle a column can be entered, whatever box is meant. */
function roomOfColumn(slot: Slot & { readonly kind: "column" }): number {
  const cells = slot.block.cells.filter((cell) => cell.column === slot.column);
  return Math.min(...cells.map(({ node }) => node.flankRoom - (slot.length - node.length) / 2));
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
