import type { Spot } from "./geometry.ts";
import { clash, clashing } from "./piece.ts";
import type { FlowEdge } from "./plan.ts";

/** A piece in its place. */
export interface PlacedPiece {
  readonly id: number;
  readonly edge: FlowEdge;
  readonly a: Spot;
  readonly b: Spot;
  /** How far a line that runs beside it has to stay away, px: where a label found no place, its height is kept free. */
  readonly keep: number;
  /** Has no room to step aside. */
  readonly fixed: boolean;
}

/** Of each pair: the piece that steps aside because one of another column, in the shelf above or below, lies in the same line. */
export function asideFor(
  clashes: readonly number[],
  pieces: readonly PlacedPiece[],
  steps: ReadonlyMap<number, number>,
): readonly (PlacedPiece | undefined)[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  return clashes.map((key) => {
    const pair = clashing(key).flatMap((id) => byId.get(id) ?? []);
    const free = pair.filter((piece) => !piece.fixed);
    // Where one has stepped aside in vain, the other tries.
    const told = ({ id }: PlacedPiece) => steps.get(id) ?? 0;
    return (free.length > 0 ? free : pair).sort((a, b) => told(a) - told(b) || b.id - a.id)[0];
  });
}

/** Pairs of pieces of different flows that lie on one another for more than 3 px. */
export function overlaps(pieces: readonly PlacedPiece[]): readonly number[] {
  const found: number[] = [];
  const furthest = pieces.reduce((most, { keep }) => Math.max(most, keep), 0);
  const sorted = (alongU: boolean) => {
    const list = pieces
      .filter(({ a, b }) => (alongU ? a.v === b.v && a.u !== b.u : a.u === b.u && a.v !== b.v))
      .map(({ id, edge, keep, a, b }) => ({
        id,
        keep,
        edge,
        at: alongU ? a.v : a.u,
        lo: alongU ? Math.min(a.u, b.u) : Math.min(a.v, b.v),
        hi: alongU ? Math.max(a.u, b.u) : Math.max(a.v, b.v),
      }))
      .sort((x, y) => x.at - y.at || x.id - y.id);
    list.forEach((x, i) => {
      for (let j = i + 1; j < list.length; j++) {
        const y = list[j];
        if (!y || y.at - x.at > furthest) break;
        if (y.at - x.at > Math.max(x.keep, y.keep)) continue;
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
