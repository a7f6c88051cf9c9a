import { type Hosts, labelHosts } from "./label-hosts.ts";
import type { Lattice } from "./lattice.ts";
import { type Piece, piecesOf } from "./piece.ts";
import type { Route } from "./routes.ts";
import { portGap } from "./sizes.ts";
import type { Orders } from "./tracks.ts";

/** What earlier trials taught. */
export interface Lessons {
  /** Pairs of pieces that were found on top of one another and have to be kept apart. */
  readonly clashes: ReadonlySet<number>;
  /** Pieces that have to step aside, and how often they have been told so. */
  readonly steps: ReadonlyMap<number, number>;
  /** Orders of tracks that are known from earlier goes. */
  readonly orders: Orders;
  /** How often the label of each edge found no free place. */
  readonly misplaced: ReadonlyMap<number, number>;
}

/** One go at placing everything. */
export interface Trial extends Lessons {
  readonly lattice: Lattice;
  /** By route, then by leg. */
  readonly pieces: readonly (readonly Piece[])[];
  readonly byLine: ReadonlyMap<number, readonly Piece[]>;
  /** Number of pieces: their ids lie below it. */
  readonly count: number;
  readonly hosts: Hosts;
}

export function trialOf(lattice: Lattice, routes: readonly Route[], lessons: Lessons): Trial {
  const pieces = piecesOf(lattice, routes);
  const hosts = labelHosts(lattice, pieces, lessons.misplaced);
  const byLine = new Map<number, Piece[]>();
  let count = 0;
  for (const route of pieces) {
    for (const piece of route) {
      const { index } = piece.leg.line;
      const list = byLine.get(index);
      if (list) list.push(piece);
      else byLine.set(index, [piece]);
    }
    count += route.length;
  }
  const trial = { ...lessons, lattice, pieces, byLine, count, hosts };
  if (lessons.steps.size > 0)
    for (const route of pieces) for (const piece of route) piece.half += stepsOf(trial, piece);
  return trial;
}

/** How far a piece has to step aside, in px. */
function stepsOf({ steps }: Lessons, piece: Piece): number {
  return (steps.get(piece.id) ?? 0) * (portGap / 2);
}
