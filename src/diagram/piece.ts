import type { Lattice, Line } from "./lattice.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";
import type { Leg, Route } from "./routes.ts";
import { portGap, trackGap } from "./sizes.ts";
import type { Stretch } from "./tracks.ts";

/** A leg of a route on its way to a place. */
export interface Piece extends Stretch {
  readonly id: number;
  /** Place of its route among all, and its own on it. */
  readonly route: number;
  readonly edge: FlowEdge;
  readonly leg: Leg;
  readonly place: number;
  lo: number;
  hi: number;
  half: number;
  /** Final `u` of an across piece, `v` of an along piece. */
  at: number;
  /** Boxes at its ends. */
  readonly boxes: readonly FlowNode[];
  /** Middle of the box or column, for pieces in a column. */
  centre: number;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Room between a track and what stands beside its channel. */
export const margin = { box: 14, gap: 10, frame: 8, outer: 14 } as const;

/** Pieces of one picture at most. */
const mostPieces = 2 ** 26;

/** Names a pair of pieces by their ids. */
export const clash = (a: number, b: number): number => (a < b ? a * mostPieces + b : b * mostPieces + a);

/** The ids that a pair was named by. */
export const clashing = (pair: number): readonly [number, number] => [Math.floor(pair / mostPieces), pair % mostPieces];

/** Room between the tracks of a line that is used and what stands before and behind it. */
export function sidesOf(line: Line): readonly [number, number] {
  switch (line.kind) {
    case "gap":
      return line.base === 0 ? [10, 10] : [margin.gap, margin.gap];
    case "strip":
      return [12, 13];
    case "foot":
      return [13, margin.frame];
    case "pad-start":
      return [margin.frame, margin.box];
    case "pad-end":
      return [margin.box, margin.frame];
    case "between":
      return [margin.gap, margin.gap];
    default:
      return [margin.box, margin.box];
  }
}

export function forward(lattice: Lattice, leg: Leg): boolean {
  return leg.line.runs === "along"
    ? order(lattice, leg.from) < order(lattice, leg.to)
    : (lattice.v[leg.from] ?? 0) < (lattice.v[leg.to] ?? 0);
}

/** Place of a vertex along its along line. */
function order(lattice: Lattice, vertex: number): number {
  return lattice.u[vertex] ?? 0;
}

const noBoxes: readonly FlowNode[] = [];

export function piecesOf(lattice: Lattice, routes: readonly Route[]): Piece[][] {
  let id = 0;
  return routes.map(({ edge, legs }, route) => {
    const last = legs.length - 1;
    const pieces = new Array<Piece>(legs.length);
    for (let place = 0; place <= last; place++) {
      const leg = legs[place] as Leg;
      const position = leg.line.runs === "along" ? lattice.u : lattice.v;
      const from = position[leg.from] ?? 0;
      const to = position[leg.to] ?? 0;
      const atFrom = place === 0 ? 0 : forward(lattice, legs[place - 1] as Leg) ? -1 : 1;
      const atTo = place === last ? 0 : forward(lattice, legs[place + 1] as Leg) ? 1 : -1;
      const rising = from <= to;
      pieces[place] = {
        id: id++,
        route,
        edge,
        leg,
        place,
        lo: rising ? from : to,
        hi: rising ? to : from,
        turnLo: rising ? atFrom : atTo,
        turnHi: rising ? atTo : atFrom,
        half: trackGap / 2,
        at: 0,
        centre: 0,
        boxes:
          place === 0 ? (place === last ? [edge.from, edge.to] : [edge.from]) : place === last ? [edge.to] : noBoxes,
      };
    }
    return pieces;
  });
}

/** True when both pieces end at a box at this position, which stands between them. */
export function atBox(a: Piece, b: Piece, position: number): boolean {
  const end = (piece: Piece) => (piece.lo === position ? piece.turnLo : piece.turnHi);
  return end(a) === 0 && end(b) === 0;
}

/** Piece that runs straight from a box to a box. */
export function isStraight(piece: Piece): boolean {
  return piece.turnLo === 0 && piece.turnHi === 0;
}

/** How far from the middle of its row a piece may lie, given the boxes at its ends. */
export function sideRoom(piece: Piece): number {
  let room = 40;
  for (const { endRoom } of piece.boxes) room = Math.min(room, endRoom);
  return room;
}

/** How far a piece may lie from the middle of its column. */
export function columnRoom(piece: Piece): number {
  let room = piece.leg.line.base / 2 - 8;
  for (const { flankRoom } of piece.boxes) room = Math.min(room, flankRoom);
  return room;
}

export function isFixed(piece: Piece): boolean {
  const { kind } = piece.leg.line;
  return kind === "row" || (kind === "column" && columnRoom(piece) < portGap / 2);
}
