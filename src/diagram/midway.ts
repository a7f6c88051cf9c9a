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

/** A straight piece of a line, from `start` px behind the line's beginning on, with where on it heads may stand. */
interface Piece {
  readonly a: Point;
  readonly dx: number;
  readonly dy: number;
  readonly start: number;
  readonly free: readonly Interval[];
}

/** What a head keeps clear of, and the line that it is a piece of, if any. */
interface Thing {
  readonly rect: Rect;
  readonly of?: PlacedEdge;
}

/** What lies beside a straight piece of a line. */
interface Near {
  readonly level: Strips;
  readonly upright: Strips;
}

/** Breadth of a strip, px: a few things lie in each. */
const strip = 64;

/** Things by the strips of the picture in which they lie: a large one has thousands, and each piece of a line meets few. */
class Strips {
  readonly #strips: Thing[][] = [];

  /** @param level strips lie side by side from top to bottom, else from left to right */
  constructor(things: readonly Thing[], level: boolean) {
    for (const thing of things) {
      const { x, y, width, height } = thing.rect;
      const [from, extent] = level ? [y, height] : [x, width];
      const last = stripOf(from + extent + asideRoom);
      for (let at = stripOf(from - asideRoom); at <= last; at++) (this.#strips[at] ??= []).push(thing);
    }
  }

  /** All that may be nearer than `asideRoom` to a line at a place. */
  at(place: number): readonly Thing[] {
    return this.#strips[stripOf(place)] ?? [];
  }
}

const stripOf = (place: number): number => Math.max(0, Math.floor(place / strip));

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
  const long = edges.filter((edge) => edge.back && isFlow(edge) && lengthOf(edge.points) >= longBack);
  if (long.length === 0) return edges;
  const things: Thing[] = [...nodes, ...areas.flatMap(bordersOf), ...edges.flatMap(({ label }) => label ?? [])].map(
    (rect) => ({ rect }),
  );
  for (const edge of edges) {
    for (let at = 1; at < edge.points.length; at++) {
      things.push({ rect: between(edge.points[at - 1], edge.points[at] as Point), of: edge });
    }
  }
  const near = { level: new Strips(things, true), upright: new Strips(things, false) };
  const found = new Map(long.map((edge) => [edge, midwaysOf(edge, near)]));
  return edges.map((edge) => {
    const midways = found.get(edge) ?? [];
    return midways.length > 0 ? { ...edge, midways } : edge;
  });
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, b, at) => sum + distance(points[at] ?? b, b), 0);
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function midwaysOf(edge: PlacedEdge, near: Near): readonly Midway[] {
  const { points } = edge;
  const length = lengthOf(points);
  const count = Math.floor(length / longBack);
  const apart = length / (count + 1);
  const pieces = piecesOf(edge, near);
  const found: Midway[] = [];
  for (let k = 1; k <= count; k++) {
    const wanted = k * apart;
    let [best, off]: [Midway | undefined, number] = [undefined, apart / 2];
    for (const { a, dx, dy, start, free } of pieces) {
      for (const { from, to } of free) {
        const at = Math.min(Math.max(wanted - start, from), to);
        const away = Math.abs(start + at - wanted);
        if (away >= off) continue;
        [best, off] = [{ x: a.x + dx * at, y: a.y + dy * at, dx, dy }, away];
      }
    }
    if (best) found.push(best);
  }
  return found;
}

function piecesOf(edge: PlacedEdge, near: Near): readonly Piece[] {
  const { points } = edge;
  const pieces: Piece[] = [];
  let start = 0;
  points.slice(1).forEach((b, at) => {
    const a = points[at] ?? b;
    const length = distance(a, b);
    const [dx, dy] = [Math.sign(b.x - a.x), Math.sign(b.y - a.y)];
    const tip = cornerRoom + midwayLength;
    const free = without({ from: tip, to: length - cornerRoom }, blockedOn(a, b, edge, near));
    pieces.push({ a, dx, dy, start, free });
    start += length;
  });
  return pieces;
}

/** Where on a piece of a line a head's tip would be too near to something else. */
function blockedOn(a: Point, b: Point, own: PlacedEdge, near: Near): readonly Interval[] {
  const level = a.y === b.y;
  const rising = level ? b.x > a.x : b.y > a.y;
  const length = distance(a, b);
  const blocked: Interval[] = [];
  for (const { rect, of } of level ? near.level.at(a.y) : near.upright.at(a.x)) {
    if (of === own) continue;
    const beside = level
      ? Math.max(rect.y - a.y, a.y - rect.y - rect.height)
      : Math.max(rect.x - a.x, a.x - rect.x - rect.width);
    if (beside >= asideRoom) continue;
    const start = level ? rect.x - a.x : rect.y - a.y;
    const end = start + (level ? rect.width : rect.height);
    const [from, to] = rising ? [start, end] : [-end, -start];
    if (to + aheadRoom + midwayLength < 0 || from - aheadRoom > length) continue;
    blocked.push({ from: from - aheadRoom, to: to + aheadRoom + midwayLength });
  }
  return blocked;
}

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

function between(a: Point | undefined, b: Point): Rect {
  const from = a ?? b;
  return {
    x: Math.min(from.x, b.x),
    y: Math.min(from.y, b.y),
    width: Math.abs(from.x - b.x),
    height: Math.abs(from.y - b.y),
  };
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
