import type { Lattice } from "./lattice.ts";
import { shelvesBeside } from "./margins.ts";
import { margin, type Piece, type Range } from "./piece.ts";
import type { Frame, Plan } from "./plan.ts";
import { areaPadding } from "./sizes.ts";
import type { Stacked } from "./stacked-slots.ts";

/**
 * Extents of the frames along the flow, where the last phase of each shelf ends where the longest shelf ends, so that phases make
 * one rectangle; or before the first flow that passes the shelf. Flows stay where they are.
 */
export function stretchedFrames(
  lattice: Lattice,
  byLine: ReadonlyMap<number, readonly Piece[]>,
  { frameU, shelfEnds }: Stacked,
): readonly Range[] {
  const { plan, margins } = lattice;
  const end = Math.max(...shelfEnds);
  const limits = shelfEnds.map(() => end);
  for (const line of margins) {
    if (line.kind !== "margin-end" || line.frames.length > 0) continue;
    for (const piece of byLine.get(line.index) ?? []) {
      const before = piece.at - Math.max(margin.outer, piece.half);
      for (const shelf of shelvesBeside(lattice, piece)) limits[shelf] = Math.min(limits[shelf] ?? end, before);
    }
  }
  return frameU.map((range, at) => {
    const frame = plan.frames[at];
    if (!frame || !endsShelf(plan, frame)) return range;
    const { firstShelf, lastShelf, depth } = frame;
    const limit = Math.min(...limits.slice(firstShelf, lastShelf + 1));
    return { from: range.from, to: Math.max(range.to, limit - depth * areaPadding) };
  });
}

/** True when nothing stands behind the frame on its shelf. */
function endsShelf({ shelves }: Plan, { blocks, lastShelf }: Frame): boolean {
  return blocks === undefined || blocks[1] === (shelves[lastShelf]?.blocks.length ?? 0) - 1;
}
