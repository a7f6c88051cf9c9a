import type { Lattice } from "./lattice.ts";
import type { Range } from "./piece.ts";
import { cellsByColumn, type Frame, roomOfColumn } from "./plan.ts";
import { areaPadding } from "./sizes.ts";
import { titleStart } from "./strip-titles.ts";

/** Places along the flow. */
export interface Stacked {
  /** By line: where each across line begins; of a column: its middle. */
  readonly origin: Float64Array;
  /** By node. */
  readonly nodeU: Float64Array;
  readonly frameU: readonly Range[];
  /** Where the title of each frame stands. */
  readonly titleU: readonly Range[];
  readonly shelfEnds: readonly number[];
}

/**
 * Adds up what stands on each shelf.
 *
 * @param size width of each line
 */
export function stackedSlots(lattice: Lattice, size: Float64Array): Stacked {
  const { shelves, plan } = lattice;
  const origin = new Float64Array(lattice.lines.length);
  const frameU: { from: number; to: number }[] = plan.frames.map(() => ({ from: Number.POSITIVE_INFINITY, to: 0 }));
  const titleU: Range[] = plan.frames.map(() => ({ from: 0, to: 0 }));
  const shelfEnds: number[] = [];
  const nodeU = new Float64Array(lattice.vertexOfNode.length);
  // The margin behind several shelves stands behind the longest; inner margins push outer ones.
  const ends = new Map<number, number>();
  const titleAt = (frame: number, from: number) => {
    titleU[frame] = { from, to: from + (plan.frames[frame]?.titleLength ?? 0) };
  };
  /** True when a margin has moved on from where an earlier shelf met it. */
  const stack = (): boolean => {
    let moved = false;
    shelves.forEach((shelf, index) => {
      let u = 0;
      const opened = new Map<number, number>();
      /** Frames whose first column is still to come. */
      let untitled: number[] = [];
      for (const slot of shelf.slots) {
        switch (slot.kind) {
          case "open":
            if (shelf.stripOf.has(slot.frame)) {
              untitled.push(slot.frame);
              opened.set(slot.frame, u);
              titleAt(slot.frame, u + areaPadding);
            }
            (frameU[slot.frame] as { from: number }).from = Math.min(frameU[slot.frame]?.from ?? u, u);
            break;
          case "close": {
            if (shelf.stripOf.has(slot.frame)) u = Math.max(u, (titleU[slot.frame]?.to ?? 0) + areaPadding);
            const range = frameU[slot.frame] as { from: number; to: number };
            range.to = Math.max(range.to, u);
            break;
          }
          case "column": {
            origin[slot.line.index] = u + slot.length / 2;
            for (const frame of untitled) {
              const start = titleStart(
                plan.frames[frame] as Frame,
                opened.get(frame) ?? u,
                u + slot.length / 2,
                roomOfColumn(slot),
              );
              titleAt(frame, start);
            }
            untitled = [];
            for (const cell of cellsByColumn(slot.block)[slot.column] ?? []) {
              const slack = slot.length - cell.node.length;
              const shift = slot.block.align === "start" ? 0 : slot.block.align === "end" ? slack : slack / 2;
              nodeU[cell.node.index] = u + shift;
            }
            u += slot.length;
            break;
          }
          case "line":
            if (slot.line.kind === "margin-end") {
              const before = ends.get(slot.line.index) ?? u;
              if (u > before) moved = true;
              u = Math.max(u, before);
              ends.set(slot.line.index, u);
            }
            origin[slot.line.index] = u;
            u += size[slot.line.index] ?? 0;
        }
      }
      shelfEnds[index] = u;
    });
    return moved;
  };
  while (stack());
  // Frames around several shelves end together.
  plan.frames.forEach((frame, at) => {
    if (frame.blocks) return;
    const end = frameU[at]?.to ?? 0;
    for (let s = frame.firstShelf; s <= frame.lastShelf; s++) shelfEnds[s] = Math.max(shelfEnds[s] ?? 0, end);
  });
  return { origin, nodeU, frameU, titleU, shelfEnds };
}
