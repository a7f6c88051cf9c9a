import { glyphTables } from "./font-subset.ts";

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}
type Contour = readonly Point[];

/** Parts inside of parts inside of … : no sound font goes deeper. */
const deepest = 8;

/**
 * The outlines of a TrueType font's glyphs as SVG path data in em, y downwards from the baseline. Contours are quadratic
 * curves (OpenType specification, table `glyf`).
 */
export function outlinesOf(font: Uint8Array): (glyph: number) => readonly Contour[] {
  const { outline, unitsPerEm } = glyphTables(font);
  const known = new Map<number, readonly Contour[]>();
  const contoursOf = (glyph: number, depth = 0): readonly Contour[] => {
    const bytes = outline(glyph);
    if (bytes.length < 10 || depth > deepest) return [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getInt16(0);
    return count >= 0 ? simple(view, count) : composite(view, (part) => contoursOf(part, depth + 1));
  };
  return (glyph) => {
    const done = known.get(glyph);
    if (done) return done;
    const contours = contoursOf(glyph).map((contour) =>
      contour.map(({ x, y, on }) => ({ x: x / unitsPerEm, y: -y / unitsPerEm, on })),
    );
    known.set(glyph, contours);
    return contours;
  };
}

function simple(view: DataView, count: number): readonly Contour[] {
  const ends = Array.from({ length: count }, (_, i) => view.getUint16(10 + i * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    flags.push(flag);
    if (flag & 0x8) for (let repeat = view.getUint8(at++); repeat > 0; repeat--) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, points).map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(0x2, 0x10);
  const ys = coordinates(0x4, 0x20);
  return ends.map((end, i) =>
    Array.from({ length: end - (i === 0 ? -1 : (ends[i - 1] ?? 0)) }, (_, k) => {
      const p = (i === 0 ? 0 : (ends[i - 1] ?? 0) + 1) + k;
      return { x: xs[p] ?? 0, y: ys[p] ?? 0, on: ((flags[p] ?? 0) & 1) === 1 };
    }),
  );
}

/** A glyph out of others: moved, scaled, turned. */
function composite(view: DataView, part: (glyph: number) => readonly Contour[]): readonly Contour[] {
  const contours: Contour[] = [];
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    const glyph = view.getUint16(at + 2);
    at += 4;
    const wide = (flags & 0x1) !== 0;
    // Places given by matching points (flag 0x2 clear) are not in use in the fonts we draw with.
    const [dx, dy] =
      (flags & 0x2) === 0
        ? [0, 0]
        : wide
          ? [view.getInt16(at), view.getInt16(at + 2)]
          : [view.getInt8(at), view.getInt8(at + 1)];
    at += wide ? 4 : 2;
    const fraction = (offset: number): number => view.getInt16(at + offset) / 16384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 0x8) {
      a = d = fraction(0);
      at += 2;
    } else if (flags & 0x40) {
      [a, d] = [fraction(0), fraction(2)];
      at += 4;
    } else if (flags & 0x80) {
      [a, b, c, d] = [fraction(0), fraction(2), fraction(4), fraction(6)];
      at += 8;
    }
    for (const contour of part(glyph))
      contours.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })));
    if (!(flags & 0x20)) return contours;
  }
}

const number = (value: number): string => String(Math.round(value * 100) / 100 + 0);

/** Path data of a glyph's contours, `size` pixels an em, its origin at `x`, `y`. */
export function pathOf(contours: readonly Contour[], x: number, y: number, size: number): string {
  const place = (p: { readonly x: number; readonly y: number }): string =>
    `${number(x + p.x * size)} ${number(y + p.y * size)}`;
  const middle = (p: Point, q: Point) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
  return contours
    .filter((contour) => contour.length > 1)
    .map((contour) => {
      // A contour may begin off the curve: then between its last and its first point.
      const begin = contour.findIndex(({ on }) => on);
      const turned = begin < 0 ? contour : [...contour.slice(begin), ...contour.slice(0, begin)];
      const [head, ...rest] = turned as [Point, ...Point[]];
      const start = begin < 0 ? middle(contour.at(-1) as Point, head) : head;
      let path = `M${place(start)}`;
      const queue = begin < 0 ? turned : rest;
      queue.forEach((point, i) => {
        if (point.on) {
          path += `L${place(point)}`;
          return;
        }
        const next = queue[i + 1];
        const end = next === undefined ? start : next.on ? next : middle(point, next);
        path += `Q${place(point)} ${place(end)}`;
      });
      // A curve has already gone to the next point where that lies on the outline.
      return `${path}Z`;
    })
    .join("");
}
