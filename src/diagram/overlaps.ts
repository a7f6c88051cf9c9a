import type { Spot } from "./geometry.ts";
import { clash } from "./piece.ts";
import type { FlowEdge } from "./plan.ts";

/** A piece in its place. */
export interface PlacedPiece {
  readonly id: number;
  readonly edge: FlowEdge;
  readonly a: Spot;
  readonly b: Spot;
  /** Has no room to step aside. */
  readonly fixed: boolean;
}

/** Of each pair: the piece that steps aside because one of another column, in the shelf above or below, lies in the same line. */
export function asideFor(
  clashes: readonly string[],
  pieces: readonly PlacedPiece[],
): readonly (PlacedPiece | undefined)[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  return clashes.map((key) => {
    const pair = key.split(" ").flatMap((id) => byId.get(Number(id)) ?? []);
    return pair.findLast((piece) => !piece.fixed) ?? pair[pair.length - 1];
  });
}

/** Pairs of pieces of different flows that lie on one another for more than 3 px. */
export function overlaps(pieces: readonly PlacedPiece[]): readonly string[] {
  const found: string[] = [];
  const sorted = (alongU: boolean) => {
    const list = pieces
      .filter(({ a, b }) => (alongU ? a.v === b.v && a.u !== b.u : a.u === b.u && a.v !== b.v))
      .map(({ id, edge, a, b }) => ({
        id,
        edge,
        at: alongU ? a.v : a.u,
        lo: alongU ? Math.min(a.u, b.u) : Math.min(a.v, b.v),
        hi: alongU ? Math.max(a.u, b.u) : Math.max(a.v, b.v),
      }))
      .sort((x, y) => x.at - y.at || x.id - y.id);
    list.forEach((x, i) => {
      for (let j = i + 1; j < list.length; j++) {
        const y = list[j];
        if (!y || y.at - x.at > 5) break;
        const common = Math.min(x.hi, y.hi) - Math.max(x.lo, y.lo);
        // Lines on one another are wrong; lines as close as this for longer are hard to tell apart.
        if (y.edge !== x.edge && common > (y.at - x.at > 2 ? 24 : 3)) found.push(clash(x.id, y.id));
      }
    });
  };
  sorted(true);
  sorted(false);
  return found;
}
