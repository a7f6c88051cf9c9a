import type { Lattice } from "./lattice.ts";
import { columnRoom, type Piece, type Range } from "./piece.ts";
import { box, portGap } from "./sizes.ts";
import { beyondTitle } from "./strip-titles.ts";

/**
 * Two pieces through columns that nearly meet across a channel become one straight line, if a box at either end leaves the
 * room: small steps look like mistakes.
 */
export function straighten(
  lattice: Lattice,
  route: readonly Piece[],
  byLine: ReadonlyMap<number, readonly Piece[]>,
  frameU: readonly Range[],
  labelled: number | undefined,
  steps: ReadonlyMap<number, number>,
): void {
  route.forEach((middle, at) => {
    const [a, b] = [route[at - 1], route[at + 1]];
    if (!a || !b || at === labelled || a.leg.line.kind !== "column" || b.leg.line.kind !== "column") return;
    // What stepped aside for another line stays there.
    if ((steps.get(a.id) ?? 0) > 1 || (steps.get(b.id) ?? 0) > 1) return;
    if (a.at === b.at || Math.abs(a.at - b.at) > box.width / 2 || middle.leg.line.runs !== "along") return;
    const free = (piece: Piece, other: Piece, to: number) => {
      if (Math.abs(to - piece.centre) > columnRoom(piece)) return false;
      const moved = { ...piece, at: to };
      if (beyondTitle(lattice, moved, frameU) !== to) return false;
      return [...(byLine.get(piece.leg.line.index) ?? []), ...(byLine.get(other.leg.line.index) ?? [])].every(
        (mate) =>
          mate === a || mate === b || mate.lo > piece.hi || mate.hi < piece.lo || Math.abs(mate.at - to) >= portGap - 4,
      );
    };
    for (const to of [b.at, a.at, (a.at + b.at) / 2]) {
      if (!free(a, b, to) || !free(b, a, to)) continue;
      a.at = to;
      b.at = to;
      return;
    }
  });
}
