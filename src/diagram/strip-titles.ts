import type { Lattice, Line } from "./lattice.ts";
import type { Piece, Range } from "./piece.ts";
import { areaPadding, portGap } from "./sizes.ts";

export function titlesOn(lattice: Lattice, strip: Line, frameU: readonly Range[]): readonly Range[] {
  const shelf = lattice.shelves[strip.shelf];
  return [...(shelf?.stripOf ?? [])].flatMap(([frame, level]) => {
    if (level !== strip.number) return [];
    const from = frameU[frame]?.from ?? 0;
    return [
      { from: from + areaPadding - 6, to: from + areaPadding + (lattice.plan.frames[frame]?.titleLength ?? 0) + 6 },
    ];
  });
}

/** Moves pieces that come in from above beside the titles that they pass, closer together where a box leaves little room. */
export function stepBesideTitles(lattice: Lattice, list: readonly Piece[], frameU: readonly Range[]): void {
  const sorted = [...list].sort((a, b) => a.at - b.at || a.id - b.id);
  const meets = (a: Piece, b: Piece) => a.lo < b.hi && b.lo < a.hi;
  const done = new Set<Piece>();
  for (const first of sorted) {
    if (done.has(first) || beyondTitle(lattice, first, frameU) === first.at) continue;
    const least = beyondTitle(lattice, first, frameU);
    const group = [first];
    for (const piece of sorted) {
      if (done.has(piece) || piece.at <= first.at || !meets(piece, first)) continue;
      if (piece.at < least + group.length * portGap) group.push(piece);
    }
    const limit = Math.min(...group.flatMap((piece) => piece.boxes.map((node) => piece.centre + node.flankRoom)));
    const step = group.length > 1 ? Math.max(4, Math.min(portGap, (limit - least) / (group.length - 1))) : 0;
    group.forEach((piece, at) => {
      piece.at = least + at * step;
      done.add(piece);
    });
  }
}

/** `u` of a piece beside the titles of the frames that it enters from above. */
export function beyondTitle(lattice: Lattice, piece: Piece, frameU: readonly Range[]): number {
  const { line } = piece.leg;
  const shelf = lattice.shelves[line.shelf];
  if (!shelf) return piece.at;
  let at = piece.at;
  for (const strip of shelf.strips) {
    if (piece.lo >= strip.at || piece.hi <= strip.at - 1) continue;
    for (const [frame, level] of shelf.stripOf) {
      if (level !== strip.number || !line.frames.includes(frame)) continue;
      const from = frameU[frame]?.from ?? 0;
      const to = from + areaPadding + (lattice.plan.frames[frame]?.titleLength ?? 0) + 6;
      if (at > from && at < to) at = to;
    }
  }
  return at;
}
