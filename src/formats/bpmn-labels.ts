import type { Point, Rect } from "../diagram/layout-types.ts";
import { wrapped } from "../diagram/text-lines.ts";
import { textWidth } from "../diagram/text-width.ts";

/** Modelers write in Arial of 11 px; ours is about as wide, and a line that is cut short would wrap. */
const font = { size: 11, weight: 400 } as const;
const lineHeight = 14;
const spare = 1.12;

/** Words beside a shape or a line, and where they may stand, the best first. */
export interface LooseLabel {
  readonly places: readonly Rect[];
  readonly put: (place: Rect) => void;
}

/** What labels keep clear of. */
export interface Ground {
  readonly boxes: readonly Rect[];
  /** Corners of lines. */
  readonly lines: readonly (readonly Point[])[];
  /** Frames around phases: to lie on their borders is better than to lie on a flow. */
  readonly frames: readonly Rect[];
}

const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Where the straight parts of a line lie. */
function legsOf(points: readonly Point[]): readonly Rect[] {
  return points.slice(1).map((b, at) => {
    const a = points[at] ?? b;
    const [x, y] = [Math.min(a.x, b.x) - 1, Math.min(a.y, b.y) - 1];
    return { x, y, width: Math.abs(a.x - b.x) + 2, height: Math.abs(a.y - b.y) + 2 };
  });
}

/** A gateway as boxes: it stands on its tip, and its corners are free. */
export function gatewayGround({ x, y, width, height }: Rect): readonly Rect[] {
  const part = (across: number, along: number): Rect => ({
    x: x + (width - across) / 2,
    y: y + (height - along) / 2,
    width: across,
    height: along,
  });
  return [part(width, 8), part(width / 2, height / 2), part(8, height)];
}

/** Puts each label where it lies on the fewest boxes, lines and other labels; the first of equal places. */
export function putLabels(labels: readonly LooseLabel[], { boxes, lines, frames }: Ground): void {
  const legs = lines.flatMap(legsOf);
  const borders = frames.flatMap(({ x, y, width, height }) =>
    legsOf([
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
      { x, y },
    ]),
  );
  const taken = [...boxes];
  const count = (list: readonly Rect[], place: Rect) => list.filter((other) => meet(other, place)).length;
  // Those with the least choice first.
  for (const { places, put } of [...labels].sort((a, b) => a.places.length - b.places.length)) {
    let best: Rect | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const place of places) {
      const covered = 4 * count(taken, place) + 2 * count(legs, place) + count(borders, place);
      if (covered < least) [best, least] = [place, covered];
    }
    if (!best) continue;
    taken.push(best);
    put(best);
  }
}

/** Size of a text in lines no longer than `width`. */
export function sizeOf(text: string, width: number): { readonly width: number; readonly height: number } {
  const { lines } = wrapped(text, width / spare, font, 6);
  const longest = Math.max(...lines.map((line) => textWidth(line, font.size, font.weight)));
  return { width: Math.ceil(longest * spare) + 4, height: lines.length * lineHeight };
}

/** Where a question may stand: beside the lower and upper tips of its gateway, then above and below it. */
export function besideGateway(gateway: Rect, text: string): readonly Rect[] {
  const [x, y] = [gateway.x + gateway.width / 2, gateway.y + gateway.height / 2];
  const beside = [84, 120].flatMap((widest) => {
    const { width, height } = sizeOf(text, widest);
    const [right, left, below, above] = [x + 14, x - 14 - width, y + 13, y - 13 - height];
    return [
      { x: right, y: below, width, height },
      { x: right, y: above, width, height },
      { x: left, y: below, width, height },
      { x: left, y: above, width, height },
    ];
  });
  const { width, height } = sizeOf(text, 140);
  const half = gateway.height / 2 + 3;
  return [
    ...beside,
    { x: x - width / 2, y: y - half - height, width, height },
    { x: x - width / 2, y: y + half, width, height },
  ];
}

/** Where the words of an event may stand: below, above, at its sides. */
export function besideEvent(event: Rect, text: string): readonly Rect[] {
  const [x, y] = [event.x + event.width / 2, event.y + event.height / 2];
  return [120, 80].flatMap((widest) => {
    const { width, height } = sizeOf(text, widest);
    const [across, along] = [event.height / 2 + 4, event.width / 2 + 4];
    return [
      { x: x - width / 2, y: y + across, width, height },
      { x: x - width / 2, y: y - across - height, width, height },
      { x: x + along, y: y + 4, width, height },
      { x: x - along - width, y: y + 4, width, height },
    ];
  });
}

/** Where the words of a flow may stand: above and below its level parts, beside its upright ones, near `at` first. */
export function besideLine(points: readonly Point[], text: string, at: Rect): readonly Rect[] {
  const wish = { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  const away = ({ x, y, width, height }: Rect) => Math.abs(x + width / 2 - wish.x) + Math.abs(y + height / 2 - wish.y);
  const places = [160, 90].flatMap((widest) => {
    const size = sizeOf(text, widest);
    const fitting = points.slice(1).flatMap((b, k) => besideLeg(points[k] ?? b, b, size, wish));
    return fitting.sort((a, b) => away(a) - away(b));
  });
  if (places.length > 0) return places;
  const { width, height } = sizeOf(text, 160);
  return [{ x: wish.x - width / 2, y: wish.y - height - 9, width, height }];
}

/** Places at either side of a straight part that is long enough: as near to a wish as can be, at its ends, in its middle. */
function besideLeg(a: Point, b: Point, size: { width: number; height: number }, wish: Point): readonly Rect[] {
  const { width, height } = size;
  const level = a.y === b.y;
  const half = (level ? width : height) / 2 + 4;
  const [from, to, near] = level ? [a.x, b.x, wish.x] : [a.y, b.y, wish.y];
  const [lo, hi] = [Math.min(from, to) + half, Math.max(from, to) - half];
  if (lo > hi) return [];
  return [Math.min(hi, Math.max(lo, near)), lo, hi, (lo + hi) / 2].flatMap((along) =>
    // Where other lines lie close, beyond them.
    [0, lineHeight].flatMap((beyond) =>
      (level ? [-1, 1] : [1, -1]).map((side) => {
        const across = side * (beyond + (level ? height / 2 + 3 : width / 2 + 4));
        const [x, y] = level ? [along, a.y + across] : [a.x + across, along];
        return { x: x - width / 2, y: y - height / 2, width, height };
      }),
    ),
  );
}
