import type { Lattice, Line } from "./lattice.ts";
import { columnRoom, type Piece, type Range } from "./piece.ts";
import type { Frame } from "./plan.ts";
import { areaPadding, portGap, titleAir } from "./sizes.ts";

/**
 * Where a title stands: at the beginning of its frame; where that leaves the first box no room to be entered from above, so far behind that
 * a flow can come in before it.
 *
 * @param from border of the frame
 * @param middle of the first column, which can be entered so far from it as `room`
 */
export function titleStart(
  { titleBehind, titleLength }: Pick<Frame, "titleBehind" | "titleLength">,
  from: number,
  middle: number,
  room: number,
): number {
  const usual = from + areaPadding;
  if (titleBehind) return middle + titleAir;
  return usual + titleLength + titleAir <= middle + room ? usual : Math.max(usual, middle - room + titleAir);
}

/** What the titles on a strip take of it. */
export function titlesOn(lattice: Lattice, strip: Line, titleU: readonly Range[]): readonly Range[] {
  const shelf = lattice.shelves[strip.shelf];
  return [...(shelf?.stripOf ?? [])].flatMap(([frame, level]) => {
    const title = titleU[frame];
    return title && level === strip.number ? [around(title)] : [];
  });
}

const around = ({ from, to }: Range): Range => ({ from: from - titleAir, to: to + titleAir });

/** Moves pieces that come in from above beside the titles that they pass, closer together where a box leaves little room. */
export function stepBesideTitles(lattice: Lattice, list: readonly Piece[], titleU: readonly Range[]): void {
  if (list.every((piece) => besideTitle(lattice, piece, titleU) === piece.at)) return;
  const sorted = [...list].sort((a, b) => a.at - b.at || a.id - b.id);
  const meets = (a: Piece, b: Piece) => a.lo < b.hi && b.lo < a.hi;
  const done = new Set<Piece>();
  /** Those that stand in the way of the first, which moves to `place`, are moved on in the same direction. */
  const move = (first: Piece, place: number, way: 1 | -1) => {
    const group = [first];
    for (const piece of way > 0 ? sorted : sorted.toReversed()) {
      if (done.has(piece) || way * (piece.at - first.at) <= 0 || !meets(piece, first)) continue;
      if (way * (piece.at - place) < group.length * portGap) group.push(piece);
    }
    const limits = group.flatMap((piece) => piece.boxes.map((node) => piece.centre + way * node.flankRoom));
    const limit = way > 0 ? Math.min(...limits) : Math.max(...limits);
    const step = group.length > 1 ? Math.max(4, Math.min(portGap, (way * (limit - place)) / (group.length - 1))) : 0;
    group.forEach((piece, at) => {
      piece.at = place + way * at * step;
      done.add(piece);
    });
  };
  for (const first of sorted) {
    if (done.has(first)) continue;
    const place = besideTitle(lattice, first, titleU);
    if (place > first.at) move(first, place, 1);
  }
  for (const first of sorted.toReversed()) {
    if (done.has(first)) continue;
    const place = besideTitle(lattice, first, titleU);
    if (place < first.at) move(first, place, -1);
  }
}

/** `u` of a piece beside the titles of the frames that it enters from above. */
export function besideTitle(lattice: Lattice, piece: Piece, titleU: readonly Range[]): number {
  const { line } = piece.leg;
  const shelf = lattice.shelves[line.shelf];
  if (!shelf || shelf.stripOf.size === 0) return piece.at;
  let at = piece.at;
  for (const strip of shelf.strips) {
    if (piece.lo >= strip.at || piece.hi <= strip.at - 1) continue;
    for (const [frame, level] of shelf.stripOf) {
      const title = titleU[frame];
      if (!title || level !== strip.number || !line.frames.includes(frame)) continue;
      const { from, to } = around(title);
      if (at <= from || at >= to) continue;
      at = from >= piece.centre - columnRoom(piece) ? from : to;
    }
  }
  return at;
}
