import type { Hosts } from "./label-hosts.ts";
import type { Lattice } from "./lattice.ts";
import { margin, type Piece } from "./piece.ts";
import { trackGap } from "./sizes.ts";
import { meeting, ordered, packed, type Wish } from "./tracks.ts";

/** Widths of the margins that lie inside frames. */
export function marginWidths(
  lattice: Lattice,
  byLine: ReadonlyMap<number, readonly Piece[]>,
): { sizes: Map<number, number> } {
  const sizes = new Map<number, number>();
  for (const line of lattice.margins) {
    const count = byLine.get(line.index)?.length ?? 0;
    if (line.frames.length === 0) sizes.set(line.index, 0);
    else sizes.set(line.index, count === 0 ? line.base : margin.frame + margin.box + (count - 1) * trackGap);
  }
  return { sizes };
}

/** Tracks of the margins: as near to the shelves that they pass as the tracks nearer allow. */
export function placeMargins(
  lattice: Lattice,
  byLine: ReadonlyMap<number, readonly Piece[]>,
  origin: Float64Array,
  inside: Float64Array,
  shelfEnds: readonly number[],
  zones: Hosts["zones"],
  parting: (list: readonly Piece[]) => Wish,
): void {
  for (const line of lattice.margins) {
    const list = byLine.get(line.index) ?? [];
    if (list.length === 0) continue;
    const start = line.kind === "margin-start";
    const framed = line.frames.length > 0;
    let order = [...ordered(list, meeting.perhaps, parting(list))];
    if (start) order.reverse();
    if (framed) {
      const from = (origin[line.index] ?? 0) + (start ? margin.frame : margin.box);
      const place = packed(list, start ? [...order].reverse() : order, () => true);
      const least = Math.min(...place);
      list.forEach((piece, at) => {
        inside[piece.id] = from + (place[at] ?? 0) - least;
      });
      continue;
    }
    order = [...order];
    order.forEach((item, k) => {
      const piece = list[item] as Piece;
      const zone = zones.get(line.index);
      const beside = Math.max(margin.outer, zone?.before ?? 0, zone?.after ?? 0);
      let at = start ? -beside : beside;
      if (!start) {
        const passed = shelvesBeside(lattice, piece);
        at += Math.max(...passed.map((shelf) => shelfEnds[shelf] ?? 0));
      }
      for (const other of order.slice(0, k)) {
        const mate = list[other] as Piece;
        if (Math.max(piece.lo, mate.lo) > Math.min(piece.hi, mate.hi)) continue;
        const there = inside[mate.id] ?? 0;
        at = start ? Math.min(at, there - trackGap) : Math.max(at, there + trackGap);
      }
      inside[piece.id] = at;
    });
  }
}

/** Shelves that a piece in a margin passes. */
export function shelvesBeside(lattice: Lattice, piece: Piece): readonly number[] {
  const passed = lattice.shelves.flatMap((_, index) => {
    const top = lattice.gaps[index]?.at ?? 0;
    const bottom = lattice.gaps[index + 1]?.at ?? 0;
    return piece.lo < bottom && piece.hi > top ? [index] : [];
  });
  return passed.length > 0 ? passed : [0];
}
