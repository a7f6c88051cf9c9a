import type { Lattice } from "./lattice.ts";
import type { Range } from "./piece.ts";
import { areaPadding } from "./sizes.ts";

/** Places along the flow. */
export interface Stacked {
  /** Where each across line begins; of a column: its middle. */
  readonly origin: ReadonlyMap<number, number>;
  readonly nodeU: ReadonlyMap<number, number>;
  readonly frameU: readonly Range[];
  readonly shelfEnds: readonly number[];
}

/** Adds up what stands on each shelf, given the width of each line. */
export function stackedSlots(lattice: Lattice, size: ReadonlyMap<number, number>): Stacked {
  const { shelves, plan } = lattice;
  const origin = new Map<number, number>();
  const frameU: { from: number; to: number }[] = plan.frames.map(() => ({ from: Number.POSITIVE_INFINITY, to: 0 }));
  const shelfEnds: number[] = [];
  const nodeU = new Map<number, number>();
  // The margin behind several shelves stands behind the longest; inner margins push outer ones.
  const ends = new Map<number, number>();
  const stack = () =>
    shelves.forEach((shelf, index) => {
      let u = 0;
      const opened = new Map<number, number>();
      const known = new Set<number>();
      for (const slot of shelf.slots) {
        switch (slot.kind) {
          case "open":
            opened.set(slot.frame, u);
            frameU[slot.frame] = {
              ...(frameU[slot.frame] as { from: number; to: number }),
              from: Math.min(frameU[slot.frame]?.from ?? u, u),
            };
            break;
          case "close": {
            const frame = plan.frames[slot.frame];
            const least = (opened.get(slot.frame) ?? 0) + (frame?.titleLength ?? 0) + 2 * areaPadding;
            u = Math.max(u, least);
            const range = frameU[slot.frame] as { from: number; to: number };
            range.to = Math.max(range.to, u);
            break;
          }
          case "column": {
            origin.set(slot.line.index, u + slot.length / 2);
            for (const cell of slot.block.cells) {
              if (cell.column !== slot.column) continue;
              const slack = slot.length - cell.node.length;
              const shift = slot.block.align === "start" ? 0 : slot.block.align === "end" ? slack : slack / 2;
              nodeU.set(cell.node.index, u + shift);
            }
            u += slot.length;
            break;
          }
          case "line":
            if (!known.has(slot.line.index)) {
              known.add(slot.line.index);
              if (slot.line.kind === "margin-end") u = Math.max(u, ends.get(slot.line.index) ?? u);
              if (slot.line.kind === "margin-end") ends.set(slot.line.index, u);
              origin.set(slot.line.index, u);
              u += size.get(slot.line.index) ?? slot.line.base;
            }
        }
      }
      shelfEnds[index] = u;
    });
  for (let settled = ""; ; ) {
    stack();
    const now = [...ends.values()].join(" ");
    if (now === settled) break;
    settled = now;
  }
  // Frames around several shelves end together.
  plan.frames.forEach((frame, at) => {
    if (frame.blocks) return;
    const end = frameU[at]?.to ?? 0;
    for (let s = frame.firstShelf; s <= frame.lastShelf; s++) shelfEnds[s] = Math.max(shelfEnds[s] ?? 0, end);
  });
  return { origin, nodeU, frameU, shelfEnds };
}
