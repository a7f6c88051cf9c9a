import { type Block, type Cell, columnLengths, type FlowNode, type Frame, type Plan } from "./plan.ts";
import { areaPadding, areaTitle, gap, portGap } from "./sizes.ts";

/** Lines on which flows may run. Across lines have one `u`, along lines one `v`. */
export type LineKind =
  /** Along: between two shelves. Along the top of a phase, where its title stands. Through the boxes of a row. Between
   * rows. Along the bottom of a phase. */
  | "gap"
  | "strip"
  | "row"
  | "channel"
  | "foot"
  /** Across: beside all shelves of a phase or of the map. Between two blocks. Between columns. Through a column's boxes.
   * Inside a phase's frame, before its first column and behind its last. */
  | "margin-start"
  | "margin-end"
  | "between"
  | "gutter"
  | "column"
  | "pad-start"
  | "pad-end";

export interface Line {
  readonly index: number;
  readonly kind: LineKind;
  readonly runs: "along" | "across";
  /** -1 for lines that belong to several shelves. */
  readonly shelf: number;
  /** Usual place: `v` of an along line, `u` of an across line (of its first shelf). */
  readonly at: number;
  /** Size that the line keeps free even when no flow runs there. */
  readonly base: number;
  /** Row of a `row`, column of a `column` (counted over the shelf), level of strips and feet, number of a gap. */
  readonly number: number;
  /** Frames around an across line, outermost first. */
  readonly frames: readonly number[];
  /** Shelves of a margin. */
  readonly shelves?: readonly [first: number, last: number];
}

/** What stands on a shelf from its start to its end. */
export type Slot =
  | { readonly kind: "line"; readonly line: Line }
  | {
      readonly kind: "column";
      readonly line: Line;
      readonly length: number;
      readonly block: Block;
      readonly column: number;
    }
  | { readonly kind: "open" | "close"; readonly frame: number };

export interface ShelfLines {
  readonly slots: readonly Slot[];
  readonly strips: readonly Line[];
  /** row, channel, row, channel … row */
  readonly rows: readonly Line[];
  readonly rowBreadths: readonly number[];
  readonly feet: readonly Line[];
  /** Frame → which of the shelf's strips bears its title; which of the feet it ends with. */
  readonly stripOf: ReadonlyMap<number, number>;
  readonly footOf: ReadonlyMap<number, number>;
}

export interface Lattice {
  readonly plan: Plan;
  readonly lines: readonly Line[];
  readonly shelves: readonly ShelfLines[];
  readonly gaps: readonly Line[];
  readonly margins: readonly Line[];
  /** Vertices by number. */
  readonly along: Int32Array;
  readonly across: Int32Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Neighbours, -1 where there is none or no way. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
  /** Number of the node that stands on the vertex, or -1. */
  readonly node: Int32Array;
  /** Frames that a flow enters when it goes on to `next`, to `below`. */
  readonly framesNext: readonly (readonly number[])[];
  readonly framesBelow: readonly (readonly number[])[];
  readonly vertexOfNode: Int32Array;
  /** Number of flows that can enter a node from above, beside the titles over it. */
  readonly topRoom: Int32Array;
  readonly placeOf: readonly {
    readonly cell: Cell;
    readonly shelf: number;
    readonly column: Line;
    readonly row: Line;
  }[];
}

/** Base sizes of channels in px. */
export const channelBase = gap;
const firstMargin = 20;

interface Draft {
  lines: Line[];
}

function addLine(draft: Draft, line: Omit<Line, "index">): Line {
  const made = { ...line, index: draft.lines.length };
  draft.lines.push(made);
  return made;
}

/** Lines and crossings of a plan, at usual distances. */
export function latticeOf(plan: Plan, nodes: readonly FlowNode[]): Lattice {
  const draft: Draft = { lines: [] };
  const frameIndex = new Map(plan.frames.map((frame, index) => [frame, index]));
  const whole = (shelf: number) =>
    plan.frames.filter((frame) => !frame.blocks && frame.firstShelf <= shelf && shelf <= frame.lastShelf);
  const shelves: ShelfLines[] = [];
  const gaps: Line[] = [];
  const last = plan.shelves.length - 1;
  const margins: Line[] = [];
  const marginStart = new Map<number, Line>();
  const marginEnd = new Map<number, Line>();
  const start = (
    frame: number,
    shelf: number,
    shelvesOf: readonly [number, number],
    frames: readonly number[],
    at: number,
  ) => {
    const known = marginStart.get(frame);
    if (known) return known;
    const line = addLine(draft, {
      kind: "margin-start",
      runs: "across",
      shelf: -1,
      at,
      base: frame < 0 ? 0 : areaPadding,
      number: shelf,
      frames,
      shelves: shelvesOf,
    });
    marginStart.set(frame, line);
    margins.push(line);
    return line;
  };
  start(-1, 0, [0, last], [], -firstMargin);
  let v = 0;
  plan.shelves.forEach((shelf, index) => {
    const inGap = plan.frames.flatMap((frame, at) =>
      !frame.blocks && frame.firstShelf < index && index <= frame.lastShelf ? [at] : [],
    );
    const base = index === 0 ? 0 : channelBase;
    gaps.push(
      addLine(draft, {
        kind: "gap",
        runs: "along",
        shelf: -1,
        at: v + base / 2 - (index === 0 ? 14 : 0),
        base,
        number: index,
        frames: inGap,
      }),
    );
    v += base;
    const around = whole(index).map((frame) => frameIndex.get(frame) ?? 0);
    const stripOf = new Map<number, number>();
    const footOf = new Map<number, number>();
    let stripCount = 0;
    let footCount = 0;
    plan.frames.forEach((frame, at) => {
      if (frame.firstShelf !== index && frame.lastShelf !== index) return;
      if (frame.firstShelf === index) {
        const outer = plan.frames.flatMap((other, o) =>
          o !== at && stripOf.has(o) && encloses(other, frame) ? [o] : [],
        );
        const level = outer.length;
        stripOf.set(at, level);
        stripCount = Math.max(stripCount, level + 1);
      }
    });
    plan.frames.forEach((frame, at) => {
      if (frame.lastShelf !== index) return;
      const level = plan.frames.filter(
        (other) => other !== frame && other.lastShelf === index && encloses(other, frame),
      ).length;
      footOf.set(at, level);
      footCount = Math.max(footCount, level + 1);
    });
    // A system of lanes has free room above its first lane and below its last.
    if (shelf.bands) [stripCount, footCount] = [1, 1];
    const stripBase = shelf.bands ? areaPadding : areaTitle;
    const strips: Line[] = [];
    for (let level = 0; level < stripCount; level++) {
      strips.push(
        addLine(draft, {
          kind: "strip",
          runs: "along",
          shelf: index,
          at: v + stripBase / 2,
          base: stripBase,
          number: level,
          frames: [],
        }),
      );
      v += stripBase;
    }
    const rowCount = Math.max(1, ...shelf.blocks.map((block) => block.rows));
    const rowBreadths = new Array<number>(rowCount).fill(0);
    for (const band of shelf.bands ?? []) rowBreadths[band.firstRow] = band.breadth;
    for (const block of shelf.blocks) {
      for (const { node, row } of block.cells) rowBreadths[row] = Math.max(rowBreadths[row] ?? 0, node.breadth);
    }
    const rows: Line[] = [];
    rowBreadths.forEach((breadth, row) => {
      if (row > 0) {
        rows.push(
          addLine(draft, {
            kind: "channel",
            runs: "along",
            shelf: index,
            at: v + channelBase / 2,
            base: channelBase,
            number: row,
            frames: [],
          }),
        );
        v += channelBase;
      }
      rows.push(
        addLine(draft, {
          kind: "row",
          runs: "along",
          shelf: index,
          at: v + breadth / 2,
          base: breadth,
          number: row,
          frames: [],
        }),
      );
      v += breadth;
    });
    const feet: Line[] = [];
    for (let level = footCount - 1; level >= 0; level--) {
      feet[level] = addLine(draft, {
        kind: "foot",
        runs: "along",
        shelf: index,
        at: v + 6,
        base: areaPadding,
        number: level,
        frames: [],
      });
      v += areaPadding;
    }
    shelves.push({ slots: [], strips, rows, rowBreadths, feet, stripOf, footOf });
    let u = 0;
    const slots: Slot[] = [];
    const open: number[] = [];
    const line = (kind: LineKind, size: number, base = size, number = 0) => {
      const made = addLine(draft, {
        kind,
        runs: "across",
        shelf: index,
        at: u + size / 2,
        base,
        number,
        frames: [...open],
      });
      slots.push({ kind: "line", line: made });
      u += size;
    };
    for (const frame of around) {
      slots.push({ kind: "open", frame });
      open.push(frame);
      const of = plan.frames[frame] as Frame;
      const made = start(frame, index, [of.firstShelf, of.lastShelf], [...open], u + areaPadding / 2);
      slots.push({ kind: "line", line: made });
      u += areaPadding;
    }
    let column = 0;
    let before: readonly number[] | undefined;
    shelf.blocks.forEach((block, at) => {
      const frames = plan.frames.flatMap((frame, f) =>
        frame.blocks && frame.firstShelf === index && frame.blocks[0] <= at && at <= frame.blocks[1] ? [f] : [],
      );
      if (before) {
        for (const frame of [...before].reverse().filter((f) => !frames.includes(f))) {
          line("pad-end", areaPadding);
          open.pop();
          slots.push({ kind: "close", frame });
        }
        const bare = before.length === 0 || frames.length === 0;
        line("between", bare && before.length + frames.length > 0 ? gap - areaPadding : gap);
      } else if (frames.length === 0 && plan.frames.length > 0) {
        // A block without a frame is set in, so that columns of different shelves stand below one another.
        u += areaPadding;
        slots.push({
          kind: "line",
          line: addLine(draft, {
            kind: "between",
            runs: "across",
            shelf: index,
            at: u - 6,
            base: areaPadding,
            number: 0,
            frames: [...open],
          }),
        });
      }
      for (const frame of frames.filter((f) => !before?.includes(f))) {
        slots.push({ kind: "open", frame });
        open.push(frame);
        line("pad-start", areaPadding);
      }
      before = frames;
      const lengths = columnLengths(block);
      lengths.forEach((length, c) => {
        if (c > 0) line("gutter", gap);
        const made = addLine(draft, {
          kind: "column",
          runs: "across",
          shelf: index,
          at: u + length / 2,
          base: length,
          number: column,
          frames: [...open],
        });
        slots.push({ kind: "column", line: made, length, block, column: c });
        column++;
        u += length;
      });
    });
    for (const frame of [...(before ?? [])].reverse()) {
      line("pad-end", areaPadding);
      open.pop();
      slots.push({ kind: "close", frame });
    }
    shelves[index] = { ...(shelves[index] as ShelfLines), slots };
    if (index < last) return;
    gaps.push(
      addLine(draft, { kind: "gap", runs: "along", shelf: -1, at: v + 14, base: 0, number: index + 1, frames: [] }),
    );
  });
  // Margins behind the shelves, inner ones first.
  const lengths = shelves.map((shelf) => lengthOf(shelf.slots));
  const end = (frame: number, of: readonly [number, number], frames: readonly number[]) => {
    const at = Math.max(...lengths.slice(of[0], of[1] + 1)) + (frame < 0 ? firstMargin : areaPadding / 2);
    const made = addLine(draft, {
      kind: "margin-end",
      runs: "across",
      shelf: -1,
      at,
      base: frame < 0 ? 0 : areaPadding,
      number: of[0],
      frames,
      shelves: of,
    });
    marginEnd.set(frame, made);
    margins.push(made);
    for (let s = of[0]; s <= of[1]; s++) lengths[s] = at + areaPadding / 2;
    return made;
  };
  plan.frames
    .map((frame, index) => ({ frame, index }))
    .filter(({ frame }) => !frame.blocks)
    .reverse()
    .forEach(({ frame, index }) => {
      const outer = plan.frames.flatMap((f, i) => (i !== index && !f.blocks && encloses(f, frame) ? [i] : []));
      const made = end(index, [frame.firstShelf, frame.lastShelf], [...outer, index]);
      for (let s = frame.firstShelf; s <= frame.lastShelf; s++) {
        (shelves[s]?.slots as Slot[]).push({ kind: "line", line: made }, { kind: "close", frame: index });
      }
    });
  end(-1, [0, last], []);
  return crossed(plan, draft.lines, shelves, gaps, margins, nodes);
}

export function encloses(outer: Frame, inner: Frame): boolean {
  if (outer.depth >= inner.depth) return false;
  if (outer.firstShelf > inner.firstShelf || outer.lastShelf < inner.lastShelf) return false;
  if (!outer.blocks) return true;
  return inner.blocks !== undefined && outer.blocks[0] <= inner.blocks[0] && inner.blocks[1] <= outer.blocks[1];
}

function lengthOf(slots: readonly Slot[]): number {
  return slots.reduce(
    (sum, slot) => sum + (slot.kind === "line" ? slot.line.base : slot.kind === "column" ? slot.length : 0),
    0,
  );
}

/** Finds where lines cross and which way is open from there. */
function crossed(
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
    const known = at.get(key(h, w));
    if (known !== undefined) return known;
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
    if (list) {
      if (!list.includes(v)) list.push(v);
    } else map.set(line.index, [v]);
  };
  const connect = (h: Line, w: Line) => {
    const v = vertex(h, w);
    push(rowsOnLine, h, v);
    push(onAcross, w, v);
  };
  shelves.forEach((_, index) => {
    const ws = acrossOf(index);
    const top = gaps[index];
    const bottom = gaps[index + 1];
    for (const w of ws) {
      if (top) connect(top, w);
      for (const h of alongOf(index)) connect(h, w);
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
    const order = new Map(line.shelf < 0 ? [] : acrossOf(line.shelf).map((w, place) => [w.index, place]));
    vertices.sort((a, b) =>
      line.shelf < 0
        ? (us[a] ?? 0) - (us[b] ?? 0) || a - b
        : (order.get(across[a] ?? 0) ?? 0) - (order.get(across[b] ?? 0) ?? 0),
    );
    const shelf = shelves[line.shelf];
    vertices.slice(1).forEach((b, k) => {
      const a = vertices[k] ?? 0;
      const [wa, wb] = [lineOf(across[a]), lineOf(across[b])];
      if (line.kind === "strip" || line.kind === "foot") {
        const levels = line.kind === "strip" ? shelf?.stripOf : shelf?.footOf;
        const at = (w: Line) => w.frames.find((frame) => levels?.get(frame) === line.number);
        if (at(wa) !== at(wb)) return;
      }
      next[a] = b;
      previous[b] = a;
      framesNext[a] =
        line.kind === "gap" ? line.frames : [...wa.frames, ...wb.frames.filter((frame) => !wa.frames.includes(frame))];
    });
  }
  for (const [w, vertices] of onAcross) {
    const line = lineOf(w);
    vertices.sort((a, b) => (vs[a] ?? 0) - (vs[b] ?? 0) || a - b);
    vertices.slice(1).forEach((b, k) => {
      const a = vertices[k] ?? 0;
      below[a] = b;
      above[b] = a;
      framesBelow[a] = line.frames;
    });
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
        placeOf[cell.node.index] = { cell, shelf: index, column: slot.line, row };
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
