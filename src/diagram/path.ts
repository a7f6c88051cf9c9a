import type { Point, Rect } from "./layout-types.ts";

/** A number as it stands in a file: at most two decimals, no `-0`. */
export function short(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Points without repetitions and without corners at which the line goes straight on. */
export function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && distance(last, point) < 0.01) continue;
    const before = kept.at(-2);
    if (last && before) {
      const turn = (last.x - before.x) * (point.y - last.y) - (last.y - before.y) * (point.x - last.x);
      const onwards = (last.x - before.x) * (point.x - last.x) + (last.y - before.y) * (point.y - last.y);
      if (Math.abs(turn) < 0.01 && onwards > 0) kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** The line without its last `by` px, so that an arrow's tip stays sharp. At least a stump of the last piece is left. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before) return points;
  const length = distance(before, last);
  if (length <= by) return points;
  return [...points.slice(0, -1), between(before, last, 1 - by / length)];
}

/** Which part of the piece a–b (0 to 1) lies in the box; undefined where none does. */
function partInside(a: Point, b: Point, box: Rect): readonly [number, number] | undefined {
  let from = 0;
  let to = 1;
  for (const [start, step, low, high] of [
    [a.x, b.x - a.x, box.x, box.x + box.width],
    [a.y, b.y - a.y, box.y, box.y + box.height],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (start < low || start > high) return undefined;
      continue;
    }
    const first = (low - start) / step;
    const second = (high - start) / step;
    from = Math.max(from, Math.min(first, second));
    to = Math.min(to, Math.max(first, second));
  }
  return from < to ? [from, to] : undefined;
}

/** What is left of a line where a box is cut out of it: the gap in which a label stands. */
export function withGap(points: readonly Point[], box: Rect): readonly (readonly Point[])[] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  const end = (): void => {
    if (line.length > 1) lines.push(line);
    line = [];
  };
  points.forEach((point, i) => {
    const next = points[i + 1];
    if (line.length === 0) line.push(point);
    if (!next) return;
    const inside = partInside(point, next, box);
    if (!inside) {
      line.push(next);
      return;
    }
    line.push(between(point, next, inside[0]));
    end();
    if (inside[1] < 1) line.push(between(point, next, inside[1]), next);
  });
  end();
  return lines.map(simplified).filter((l) => l.length > 1);
}

/** SVG path data of a line with its corners rounded. Corners nearer than two radii share what room there is. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const at = (p: Point): string => `${short(p.x)} ${short(p.y)}`;
  return points
    .map((point, i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      const room = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      if (room < 0.5) return `L${at(point)}`;
      const into = between(point, before, room / distance(before, point));
      const out = between(point, after, room / distance(point, after));
      return `L${at(into)}Q${at(point)} ${at(out)}`;
    })
    .join("");
}

/** Corners of an arrowhead whose tip is the line's end. */
export function arrowhead(points: readonly Point[], length: number, halfWidth: number): readonly Point[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return [];
  const whole = distance(before, tip) || 1;
  const along = { x: (tip.x - before.x) / whole, y: (tip.y - before.y) / whole };
  const base = { x: tip.x - along.x * length, y: tip.y - along.y * length };
  return [
    tip,
    { x: base.x - along.y * halfWidth, y: base.y + along.x * halfWidth },
    { x: base.x + along.y * halfWidth, y: base.y - along.x * halfWidth },
  ];
}

/** Corners as the `points` of a polygon. */
export function polygonPoints(points: readonly Point[]): string {
  return points.map((p) => `${short(p.x)},${short(p.y)}`).join(" ");
}
