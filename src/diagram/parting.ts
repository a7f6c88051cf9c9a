import type { Lattice } from "./lattice.ts";
import { forward, type Piece } from "./piece.ts";

/** What comes after a piece, seen from one of its ends: along the flow or against it. */
interface Walk {
  readonly route: readonly Piece[];
  readonly place: number;
  readonly step: 1 | -1;
}

/**
 * Two flows that turn the same way at one end of a line, and run on side by side, had better lie so that neither has to
 * cross the other where they part.
 *
 * @returns 1 when `a` should lie before `b` (above it, or left of it), -1 behind it, 0 when it does not matter
 */
export function partingOrder(lattice: Lattice, routes: readonly (readonly Piece[])[], a: Piece, b: Piece): number {
  return atEnd(lattice, routes, a, b, true) + atEnd(lattice, routes, a, b, false);
}

function atEnd(lattice: Lattice, routes: readonly (readonly Piece[])[], a: Piece, b: Piece, high: boolean): number {
  if (high ? a.hi !== b.hi || a.turnHi !== b.turnHi : a.lo !== b.lo || a.turnLo !== b.turnLo) return 0;
  const walkOf = (piece: Piece): Walk | undefined => {
    const route = routes[piece.route];
    return route && { route, place: piece.place, step: forward(lattice, piece.leg) === high ? 1 : -1 };
  };
  const [x, y] = [walkOf(a), walkOf(b)];
  if (!x || !y) return 0;
  const left = isLeft(lattice, x, y);
  // Who goes down has larger places on the left hand, who goes right has smaller ones there.
  const across = a.leg.line.runs === "across";
  return left * (across === high ? -1 : 1);
}

/** 1 when the first flow should keep to the left of the second, going on from where both are; -1 for the right. */
function isLeft(lattice: Lattice, a: Walk, b: Walk): number {
  let [x, y] = [a, b];
  let [px, py] = [pieceOf(x), pieceOf(y)];
  for (;;) {
    const [nx, ny] = [nextOf(x), nextOf(y)];
    const [qx, qy] = [pieceOf(nx), pieceOf(ny)];
    const [tx, ty] = [turn(lattice, x, px, qx), turn(lattice, y, py, qy)];
    if (tx !== ty) return Math.sign(tx - ty);
    // Both end at boxes, or turn the same way.
    if (!qx || !qy || !px || !py || qx.leg.line !== qy.leg.line) return 0;
    const [lx, ly] = [reach(lattice, nx, qx), reach(lattice, ny, qy)];
    if (lx !== ly) {
      // The one that leaves first leaves to the side on which it should lie.
      const first = lx < ly;
      const [walk, piece] = first ? [nx, qx] : [ny, qy];
      const side = turn(lattice, walk, piece, pieceOf(nextOf(walk)));
      return first ? side : -side;
    }
    [x, y, px, py] = [nx, ny, qx, qy];
  }
}

const pieceOf = ({ route, place }: Walk): Piece | undefined => route[place];
const nextOf = (walk: Walk): Walk => ({ ...walk, place: walk.place + walk.step });

/** True when the walk goes towards larger places on the piece's line. */
function ahead(lattice: Lattice, walk: Walk, piece: Piece): boolean {
  return forward(lattice, piece.leg) === (walk.step === 1);
}

/** Where a walk leaves a piece, in its direction: the nearer, the smaller. */
function reach(lattice: Lattice, walk: Walk, piece: Piece): number {
  return ahead(lattice, walk, piece) ? piece.hi : -piece.lo;
}

/** 1 for a turn to the left, -1 to the right, 0 into a box. */
function turn(lattice: Lattice, walk: Walk, piece: Piece | undefined, next: Piece | undefined): number {
  if (!piece || !next) return 0;
  const now = ahead(lattice, walk, piece);
  const then = ahead(lattice, nextOf(walk), next);
  // To the right, then up; down, then to the right; and so on: `v` grows downwards.
  return (piece.leg.line.runs === "along") === (now !== then) ? 1 : -1;
}
