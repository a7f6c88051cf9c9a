import type { Lattice, Line } from "./lattice.ts";
import { forward, type Piece } from "./piece.ts";
import { labelHeight } from "./sizes.ts";

/** Which legs bear labels, and the room that is to be made for them. */
export interface Hosts {
  /** Edge → number of the leg that bears its label. */
  readonly of: ReadonlyMap<number, number>;
  /** Line → room for labels of flows that only pass it. */
  readonly zones: ReadonlyMap<number, { before: number; after: number }>;
}

/**
 * Chooses the leg that bears each label: the first along the flow that is long enough, rather a level one than an upright
 * one. `misplaced` counts for each edge how often its label found no free place: then room is made where its leg crosses
 * a line that can grow.
 */
export function labelHosts(
  lattice: Lattice,
  routes: readonly (readonly Piece[])[],
  misplaced: ReadonlyMap<number, number>,
): Hosts {
  const of = new Map<number, number>();
  const zones = new Map<number, { before: number; after: number }>();
  const demand = (line: Line, key: "before" | "after", room: number) => {
    const zone = zones.get(line.index) ?? { before: 0, after: 0 };
    zone[key] = Math.max(zone[key], room);
    zones.set(line.index, zone);
  };
  for (const route of routes) {
    const edge = route[0]?.edge;
    if (!edge?.label) continue;
    const { length, breadth } = edge.label;
    const tries = misplaced.get(edge.index) ?? 0;
    const priced = route.map((piece, at) => {
      const along = piece.leg.line.runs === "along";
      const need = (along ? length : breadth) + 24;
      const has = piece.hi - piece.lo;
      const level = along === length > breadth;
      const channel = piece.leg.line.kind !== "row" && piece.leg.line.kind !== "column";
      const passes = !channel && (isRoomy(piece, need) || passedLines(lattice, piece).length > 0);
      const short = channel && has < need ? 400 + need - has : 0;
      // A step aside within a column is often made straight.
      const none = has === 0 && route.length > 1 ? 2000 : 0;
      // Beside the box that it leaves, a loop of one step has no room for lines below one another.
      const tall = !channel && level && edge.from === edge.to && Math.min(length, breadth) > labelHeight ? 900 : 0;
      return { piece, at, price: at * 30 + (level ? 0 : 700) + short + (!channel && !passes ? 900 : 0) + none + tall };
    });
    const best = priced.sort((a, b) => a.price - b.price || a.at - b.at)[0];
    if (!best) continue;
    const { piece } = best;
    of.set(edge.index, best.at);
    const along = piece.leg.line.runs === "along";
    const own = along ? length : breadth;
    const ahead = forward(lattice, piece.leg);
    const throughBoxes = piece.leg.line.kind === "row" || piece.leg.line.kind === "column";
    if (!throughBoxes || tries > 0) piece.half = Math.max(piece.half, (along ? breadth : length) / 2 + 2);
    if (tries === 0 && (!throughBoxes || isRoomy(piece, own + 24))) {
      if (throughBoxes || piece.hi - piece.lo >= own + 24) continue;
    }
    const passed = passedLines(lattice, piece, tries >= desperate);
    const line = passed[Math.min(Math.max(0, tries - 1), passed.length - 1)];
    if (!line) continue;
    // Where the piece comes out of the line itself, its room lies beyond the line's tracks.
    const before = startsOn(lattice, piece, line) ? !ahead : ahead;
    const missing =
      throughBoxes || tries >= desperate ? own + 20 : line.base + Math.max(0, own + 24 - (piece.hi - piece.lo));
    demand(line, before ? "before" : "after", missing + 8 * tries);
  }
  return { of, zones };
}

/** True when the piece begins at the line. */
function startsOn(lattice: Lattice, piece: Piece, line: Line): boolean {
  const lines = piece.leg.line.runs === "along" ? lattice.across : lattice.along;
  return lines[piece.leg.from] === line.index;
}

/** True when a piece on a line through boxes is long enough beside its own boxes. */
function isRoomy(piece: Piece, need: number): boolean {
  const along = piece.leg.line.runs === "along";
  const boxes = piece.boxes.reduce((sum, node) => sum + (along ? node.length : node.breadth) / 2, 0);
  return piece.hi - piece.lo - boxes >= need + 16;
}

/** From this try on, the strips beside titles grow for a label too. */
const desperate = 3;

/** Lines that can grow, crossed or reached by a piece on a line through boxes, in the flow's direction. */
function passedLines(lattice: Lattice, piece: Piece, any = false): readonly Line[] {
  const { leg } = piece;
  const along = leg.line.runs === "along";
  const found: Line[] = [];
  const ahead = forward(lattice, leg);
  const step = along ? (ahead ? lattice.next : lattice.previous) : ahead ? lattice.below : lattice.above;
  for (let vertex = leg.from; vertex >= 0; vertex = step[vertex] ?? -1) {
    const line = lattice.lines[(along ? lattice.across : lattice.along)[vertex] ?? 0] as Line;
    const strip = line.kind === "strip" || line.kind === "foot";
    const grows = along ? line.kind !== "column" : line.kind === "channel" || line.kind === "gap" || (any && strip);
    if (grows) found.push(line);
    if (vertex === leg.to) break;
  }
  return found;
}
