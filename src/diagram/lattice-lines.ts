import type { Lattice, Line, LineKind, ShelfLines, Slot } from "./lattice.ts";
import { crossed } from "./lattice-crossings.ts";
import { columnLengths, type FlowNode, type Frame, type Plan } from "./plan.ts";
import { areaPadding, areaTitle, gap } from "./sizes.ts";

/** Base sizes of channels in px. */
export const channelBase = gap;
const firstMargin = 20;

interface Draft {
  lines: Line[];
}

/** All lines are made in one way, so that they are read in one way: that is what large maps take their time for. */
function addLine(draft: Draft, { kind, runs, shelf, at, base, number, frames, shelves }: Omit<Line, "index">): Line {
  const made: Line = { index: draft.lines.length, kind, runs, shelf, at, base, number, frames, shelves };
  draft.lines.push(made);
  return made;
}

/** Lines and crossings of a plan, at usual distances. */
export function latticeOf(plan: Plan, nodes: readonly FlowNode[]): Lattice {
  const draft: Draft = { lines: [] };
  const framesOn = framesByShelf(plan);
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
    const here = framesOn[index] ?? [];
    const inGap = here.flatMap(({ frame, at }) => (!frame.blocks && frame.firstShelf < index ? [at] : []));
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
    const around = here.flatMap(({ frame, at }) => (frame.blocks ? [] : [at]));
    const stripOf = new Map<number, number>();
    const footOf = new Map<number, number>();
    let stripCount = 0;
    let footCount = 0;
    for (const { frame, at } of here) {
      if (frame.firstShelf !== index) continue;
      const level = here.filter((other) => stripOf.has(other.at) && encloses(other.frame, frame)).length;
      stripOf.set(at, level);
      stripCount = Math.max(stripCount, level + 1);
    }
    for (const { frame, at } of here) {
      if (frame.lastShelf !== index) continue;
      const level = here.filter((other) => other.frame.lastShelf === index && encloses(other.frame, frame)).length;
      footOf.set(at, level);
      footCount = Math.max(footCount, level + 1);
    }
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
    // A list that never changes: lines between the same borders share it, which tells at a glance that nothing lies between.
    let open: readonly number[] = [];
    const line = (kind: LineKind, size: number, base = size, number = 0) => {
      const made = addLine(draft, {
        kind,
        runs: "across",
        shelf: index,
        at: u + size / 2,
        base,
        number,
        frames: open,
      });
      slots.push({ kind: "line", line: made });
      u += size;
    };
    for (const frame of around) {
      slots.push({ kind: "open", frame });
      open = [...open, frame];
      const of = plan.frames[frame] as Frame;
      const made = start(frame, index, [of.firstShelf, of.lastShelf], open, u + areaPadding / 2);
      slots.push({ kind: "line", line: made });
      u += areaPadding;
    }
    let column = 0;
    let before: readonly number[] | undefined;
    shelf.blocks.forEach((block, at) => {
      const frames = here.flatMap(({ frame, at: f }) =>
        frame.blocks && frame.blocks[0] <= at && at <= frame.blocks[1] ? [f] : [],
      );
      if (before) {
        for (const frame of [...before].reverse().filter((f) => !frames.includes(f))) {
          line("pad-end", areaPadding);
          open = open.slice(0, -1);
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
            frames: open,
          }),
        });
      }
      for (const frame of frames.filter((f) => !before?.includes(f))) {
        slots.push({ kind: "open", frame });
        open = [...open, frame];
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
          frames: open,
        });
        slots.push({ kind: "column", line: made, length, block, column: c });
        column++;
        u += length;
      });
    });
    for (const frame of [...(before ?? [])].reverse()) {
      line("pad-end", areaPadding);
      open = open.slice(0, -1);
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
        const shelf = shelves[s];
        if (!shelf) continue;
        shelves[s] = {
          ...shelf,
          slots: [...shelf.slots, { kind: "line", line: made }, { kind: "close", frame: index }],
        };
      }
    });
  end(-1, [0, last], []);
  return crossed(plan, draft.lines, shelves, gaps, margins, nodes);
}

interface NumberedFrame {
  readonly frame: Frame;
  /** Its number in the plan. */
  readonly at: number;
}

/** Frames on each shelf, in the order of the plan. */
function framesByShelf(plan: Plan): readonly (readonly NumberedFrame[])[] {
  const found = plan.shelves.map((): NumberedFrame[] => []);
  plan.frames.forEach((frame, at) => {
    for (let shelf = frame.firstShelf; shelf <= frame.lastShelf; shelf++) found[shelf]?.push({ frame, at });
  });
  return found;
}

/** True when one frame lies around another. */
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
