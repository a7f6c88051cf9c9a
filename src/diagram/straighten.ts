import { columnRoom, forward, type Piece, type Range } from "./piece.ts";
import { box, gap, portGap } from "./sizes.ts";
import type { Stacked } from "./stacked-slots.ts";
import { besideTitle } from "./strip-titles.ts";
import type { Trial } from "./trial.ts";

/** Room that a line keeps beside the boxes along its gutter when it steps out of the gutter's middle. */
const besideBoxes = 9;

/** What a piece may lie between. */
function roomOf(piece: Piece, { origin }: Stacked, size: Float64Array): Range {
  const { line } = piece.leg;
  if (line.kind === "column") {
    const room = columnRoom(piece);
    return { from: piece.centre - room, to: piece.centre + room };
  }
  if (line.kind !== "gutter" && line.kind !== "between") return { from: piece.at, to: piece.at };
  const from = origin[line.index] ?? 0;
  return { from: from + besideBoxes, to: from + (size[line.index] ?? line.base) - besideBoxes };
}

/**
 * Two pieces across the flow that nearly meet at a channel become one straight line, if what stands at either side leaves
 * the room: small steps look like mistakes.
 */
export function straighten(trial: Trial, route: readonly Piece[], stacked: Stacked, size: Float64Array): void {
  const { lattice, byLine, steps, hosts } = trial;
  if (route.length < 3) return;
  const labelled = hosts.of.get(route[0]?.edge.index ?? -1);
  route.forEach((middle, at) => {
    const [a, b] = [route[at - 1], route[at + 1]];
    if (!a || !b || at === labelled || a.at === b.at || middle.leg.line.runs !== "along") return;
    if (forward(lattice, a.leg) !== forward(lattice, b.leg)) return;
    const columns = a.leg.line.kind === "column" && b.leg.line.kind === "column";
    if (Math.abs(a.at - b.at) > (columns ? box.width / 2 : gap)) return;
    // What stepped aside for another line stays there.
    if ((steps.get(a.id) ?? 0) > 1 || (steps.get(b.id) ?? 0) > 1) return;
    const free = (piece: Piece, other: Piece, to: number) => {
      if (piece.leg.line.kind === "column" && besideTitle(lattice, { ...piece, at: to }, stacked.titleU) !== to)
        return false;
      return [...(byLine.get(piece.leg.line.index) ?? []), ...(byLine.get(other.leg.line.index) ?? [])].every(
        (mate) =>
          mate === a || mate === b || mate.lo > piece.hi || mate.hi < piece.lo || Math.abs(mate.at - to) >= portGap - 4,
      );
    };
    const [ra, rb] = [roomOf(a, stacked, size), roomOf(b, stacked, size)];
    const [from, upTo] = [Math.max(ra.from, rb.from), Math.min(ra.to, rb.to)];
    if (from > upTo) return;
    for (const wanted of [b.at, a.at, (a.at + b.at) / 2]) {
      const to = Math.min(upTo, Math.max(from, wanted));
      if (!free(a, b, to) || !free(b, a, to)) continue;
      a.at = to;
      b.at = to;
      return;
    }
  });
}
