import type { Midway, PlacedArea, PlacedEdge, Point, Rect } from "./layout-types.ts";
import { areaFont } from "./sizes.ts";
import { textWidth } from "./text-width.ts";

/** A flow that goes back as far as this is longer than a screen is wide: whoever sees a part of it sees no head, px. */
export const longBack = 900;

/** Length of the arrowhead. */
export const midwayLength = 6;

/** What is kept free before and behind the head, and beside its middle, px. */
const [aheadRoom, asideRoom] = [8, 6] as const;

/** From a corner, which is round. */
const cornerRoom = 16;

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A straight piece of a long line, from `start` px behind the line's beginning on. */
interface Piece {
  readonly edge: PlacedEdge;
  readonly a: Point;
  readonly length: number;
  readonly dx: number;
  readonly dy: number;
  readonly start: number;
  /** Where it lies across its direction, and from where to where things along it are too near, px of the picture. */
  readonly place: number;
  readonly low: number;
  readonly high: number;
  /** Where on it a head's tip would be too near to something else. */
  readonly blocked: Interval[];
}

/**
 * Long flows back with arrowheads on their way, at regular distances, each where it is clear of everything: lines, words, boxes, borders
 * and titles. A long line in lanes or across rows would not tell its direction otherwise.
 *
 * @param isFlow false for what is drawn as another kind of line
 */
export function withMidways(
  edges: readonly PlacedEdge[],
  nodes: readonly Rect[],
  areas: readonly PlacedArea[],
  isFlow: (edge: PlacedEdge) => boolean,
): readonly PlacedEdge[] {
  const long = new Map<PlacedEdge, readonly Piece[]>();
  const strips = { level: new Strips(true), upright: new Strips(false) };
  for (const edge of edges) {
    if (!edge.back || !isFlow(edge) || lengthOf(edge.points) < longBack) continue;
    const pieces = piecesOf(edge);
    long.set(edge, pieces);
    for (const piece of pieces) (piece.dx === 0 ? strips.upright : strips.level).add(piece);
  }
  if (long.size === 0) return edges;
  const block = (x: number, y: number, width: number, height: number, of?: PlacedEdge): void => {
    strips.level.block(y, height, x, width, of);
    strips.upright.block(x, width, y, height, of);
  };
  for (const { x, y, width, height } of [...nodes, ...areas.flatMap(bordersOf)]) block(x, y, width, height);
  for (const edge of edges) {
    const { points, label } = edge;
    if (label) block(label.x, label.y, label.width, label.height);
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1] as Point, points[at] as Point];
      block(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y), edge);
    }
  }
  return edges.map((edge) => {
    const midways = midwaysOf(long.get(edge) ?? []);
    return midways.length > 0 ? { ...edge, midways } : edge;
  });
}

/** Breadth of a strip, px: few pieces of long lines lie in each. */
const strip = 64;

const stripOf = (place: number): number => Math.max(0, Math.floor(place / strip));

/** Pieces by the strip of the picture in which they lie: a large picture has thousands of things, and few are beside a piece. */
class Strips {
  readonly #level: boolean;
  readonly #strips: Piece[][] = [];

  /** @param level for pieces that lead to the left or right: strips lie one below the other */
  constructor(level: boolean) {
    this.#level = level;
  }

  add(piece: Piece): void {
    (this.#strips[stripOf(piece.place)] ??= []).push(piece);
  }

  /**
   * Takes up what lies on or near pieces: from `aside` on, `breadth` px broad; along the pieces from `ahead` on, `length` px long.
   *
   * @param of the line that it is a piece of, whose own pieces it does not block
   */
  block(aside: number, breadth: number, ahead: number, length: number, of: PlacedEdge | undefined): void {
    const last = Math.min(this.#strips.length - 1, stripOf(aside + breadth + asideRoom));
    for (let at = stripOf(aside - asideRoom); at <= last; at++) {
      const pieces = this.#strips[at];
      if (!pieces) continue;
      for (const piece of pieces) {
        if (aside >= piece.place + asideRoom || aside + breadth <= piece.place - asideRoom) continue;
        if (ahead > piece.high || ahead + length < piece.low || piece.edge === of) continue;
        const start = this.#level ? piece.a.x : piece.a.y;
        const near = piece.dx + piece.dy > 0 ? ahead - start : start - ahead - length;
        piece.blocked.push({ from: near - aheadRoom, to: near + length + aheadRoom + midwayLength });
      }
    }
  }
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, b, at) => sum + distance(points[at] ?? b, b), 0);
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function midwaysOf(pieces: readonly Piece[]): readonly Midway[] {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const count = Math.floor(length / longBack);
  const apart = length / (count + 1);
  const free = pieces.map(freeOn);
  const found: Midway[] = [];
  for (let k = 1; k <= count; k++) {
    const wanted = k * apart;
    let [best, off]: [Midway | undefined, number] = [undefined, apart / 2];
    pieces.forEach(({ a, dx, dy, start }, which) => {
      for (const { from, to } of free[which] ?? []) {
        const at = Math.min(Math.max(wanted - start, from), to);
        const away = Math.abs(start + at - wanted);
        if (away >= off) continue;
        [best, off] = [{ x: a.x + dx * at, y: a.y + dy * at, dx, dy }, away];
      }
    });
    if (best) found.push(best);
  }
  return found;
}

function piecesOf(edge: PlacedEdge): readonly Piece[] {
  let start = 0;
  return edge.points.slice(1).map((b, at): Piece => {
    const a = edge.points[at] ?? b;
    const length = distance(a, b);
    const begins = start;
    start += length;
    const [dx, dy] = [Math.sign(b.x - a.x), Math.sign(b.y - a.y)];
    const [low, high, place] = dx === 0 ? [a.y, b.y, a.x] : [a.x, b.x, a.y];
    return {
      edge,
      a,
      length,
      dx,
      dy,
      start: begins,
      place,
      low: Math.min(low, high) - aheadRoom - midwayLength,
      high: Math.max(low, high) + aheadRoom + midwayLength,
      blocked: [],
    };
  });
}

/** Where on a piece heads may stand. */
const freeOn = ({ length, blocked }: Piece): readonly Interval[] =>
  without({ from: cornerRoom + midwayLength, to: length - cornerRoom }, blocked);

/** What of an interval no other one covers. */
function without(whole: Interval, others: readonly Interval[]): readonly Interval[] {
  const free: Interval[] = [];
  let { from } = whole;
  for (const other of others.toSorted((x, y) => x.from - y.from)) {
    if (other.from > whole.to) break;
    if (other.from >= from) free.push({ from, to: other.from });
    from = Math.max(from, other.to);
  }
  if (from <= whole.to) free.push({ from, to: whole.to });
  return free;
}

/** Room beside a title, for the sign that folds its phase. */
const titleRoom = 24;

/** Borders and title of a phase or lane. */
function bordersOf(area: PlacedArea): readonly Rect[] {
  const { x, y, width, height, title, titleAt, upright } = area;
  const length = textWidth(title ?? "", areaFont.size, areaFont.weight) + titleRoom;
  return [
    { x, y, width, height: 0 },
    { x, y: y + height, width, height: 0 },
    { x, y, width: 0, height },
    { x: x + width, y, width: 0, height },
    upright
      ? { x: titleAt.x - 12, y: titleAt.y - length, width: 16, height: length }
      : { x: titleAt.x, y: titleAt.y - 12, width: length, height: 16 },
  ];
}
