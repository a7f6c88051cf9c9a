import type { Spot } from "./geometry.ts";
import { clash, clashing } from "./piece.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";

/** A piece in its place: a stretch along or across the flow. */
export interface PlacedPiece {
  readonly id: number;
  readonly edge: FlowEdge;
  readonly along: boolean;
  /** Where it lies, and from where to where it goes. */
  readonly at: number;
  readonly lo: number;
  readonly hi: number;
  /** How far a line that runs beside it has to stay away, px: where a label found no place, its height is kept free. */
  readonly keep: number;
  /** Has no room to step aside. */
  readonly fixed: boolean;
  /** Boxes at its ends. */
  readonly boxes: readonly FlowNode[];
}

/** The piece from one spot to another, undefined where it has no length or is not straight. */
export function placedPiece(
  a: Spot,
  b: Spot,
  piece: Pick<PlacedPiece, "id" | "edge" | "keep" | "fixed" | "boxes">,
): PlacedPiece | undefined {
  const along = a.v === b.v;
  if (along ? a.u === b.u : a.u !== b.u) return undefined;
  const { id, edge, keep, fixed, boxes } = piece;
  const [from, to] = along ? [a.u, b.u] : [a.v, b.v];
  return {
    id,
    edge,
    along,
    at: along ? a.v : a.u,
    lo: Math.min(from, to),
    hi: Math.max(from, to),
    keep,
    fixed,
    boxes,
  };
}

/** Of each pair: the piece that steps aside because one of another column, in the shelf above or below, lies in the same line. */
export function asideFor(
  clashes: readonly number[],
  pieces: readonly PlacedPiece[],
  steps: ReadonlyMap<number, number>,
): readonly (PlacedPiece | undefined)[] {
  if (clashes.length === 0) return [];
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  return clashes.map((key) => {
    const pair = clashing(key).flatMap((id) => byId.get(id) ?? []);
    const free = pair.filter((piece) => !piece.fixed);
    // Where one has stepped aside in vain, the other tries.
    const told = ({ id }: PlacedPiece) => steps.get(id) ?? 0;
    return (free.length > 0 ? free : pair).sort((a, b) => told(a) - told(b) || b.id - a.id)[0];
  });
}

/** From here on, in px, lines that end at the same side of one box count as parted. */
const squeezed = 2;

/** Pairs of pieces of different flows that lie on one another for more than 3 px. */
export function overlaps(pieces: readonly PlacedPiece[]): readonly number[] {
  const found: number[] = [];
  const furthest = pieces.reduce((most, { keep }) => Math.max(most, keep), 0);
  for (const along of [true, false]) {
    const list = pieces.filter((piece) => piece.along === along).sort((x, y) => x.at - y.at || x.id - y.id);
    for (let i = 0; i < list.length; i++) {
      const x = list[i] as PlacedPiece;
      for (let j = i + 1; j < list.length; j++) {
        const y = list[j] as PlacedPiece;
        if (y.at - x.at > furthest) break;
        // Lines on one another are wrong; lines as close as this for longer are hard to tell apart.
        const common = y.at - x.at > 2 ? 24 : 3;
        if (x.hi - y.lo <= common || y.hi - x.lo <= common || y.edge === x.edge) continue;
        if (y.at - x.at > Math.max(x.keep, y.keep) || Math.min(x.hi, y.hi) - Math.max(x.lo, y.lo) <= common) continue;
        // Beside one another at a side of a box that has room for no more: one that stepped aside would meet the next.
        if (y.at - x.at > squeezed && x.boxes.some((box) => y.boxes.includes(box))) continue;
        found.push(clash(x.id, y.id));
      }
    }
  }
  return found;
}
