/** One piece of an outline, all coordinates absolute; arcs and quadratic curves have become cubic ones. */
export type Segment =
  | { readonly to: "M" | "L"; readonly x: number; readonly y: number }
  | { readonly to: "C"; readonly points: readonly [number, number, number, number, number, number] }
  | { readonly to: "Z" };

const numbersOf = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
const lengths: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 };

/** Numbers of one command. The flags of an arc may stand without anything between them. */
function operands(command: string, text: string): readonly number[] {
  if (command.toUpperCase() !== "A") return (text.match(numbersOf) ?? []).map(Number);
  const found: number[] = [];
  let rest = text;
  while ((rest = rest.replace(/^[\s,]+/, "")) !== "") {
    const place = found.length % 7;
    const match =
      place === 3 || place === 4 ? /^[01]/.exec(rest) : new RegExp(`^(?:${numbersOf.source})`, "i").exec(rest);
    if (!match) break;
    found.push(Number(match[0]));
    rest = rest.slice(match[0].length);
  }
  return found;
}

/** Reads path data, as far as the pictures' own outlines go (no smooth quadratic curves). */
export function segmentsOf(data: string): readonly Segment[] {
  const segments: Segment[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let control: readonly [number, number] | undefined;
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number): void => {
    segments.push({ to: "C", points: [x1, y1, x2, y2, toX, toY] });
    control = [x2, y2];
    [x, y] = [toX, toY];
  };
  for (const [, command = "", text = ""] of data.matchAll(/([MLHVCSQAZ])([^MLHVCSQAZ]*)/gi)) {
    const upper = command.toUpperCase();
    const relative = command !== upper;
    const values = operands(command, text);
    const size = lengths[upper] ?? 0;
    for (let at = 0; at === 0 || at < values.length; at += Math.max(size, 1)) {
      const v = (i: number): number => values[at + i] ?? 0;
      const px = (i: number): number => v(i) + (relative ? x : 0);
      const py = (i: number): number => v(i) + (relative ? y : 0);
      const smooth = upper === "S" && control ? ([2 * x - control[0], 2 * y - control[1]] as const) : ([x, y] as const);
      if (upper !== "S") control = undefined;
      if (upper === "Z") {
        segments.push({ to: "Z" });
        [x, y] = [startX, startY];
      } else if (upper === "M" || upper === "L") {
        [x, y] = [px(0), py(1)];
        const first = upper === "M" && at === 0;
        segments.push({ to: first ? "M" : "L", x, y });
        if (first) [startX, startY] = [x, y];
      } else if (upper === "H" || upper === "V") {
        if (upper === "H") x = px(0);
        else y = py(0);
        segments.push({ to: "L", x, y });
      } else if (upper === "C") curve(px(0), py(1), px(2), py(3), px(4), py(5));
      else if (upper === "S") curve(smooth[0], smooth[1], px(0), py(1), px(2), py(3));
      else if (upper === "Q") {
        const [cx, cy, toX, toY] = [px(0), py(1), px(2), py(3)];
        const third = (from: number, to: number): number => from + (2 / 3) * (to - from);
        curve(third(x, cx), third(y, cy), third(toX, cx), third(toY, cy), toX, toY);
      } else if (upper === "A") {
        for (const piece of arcPieces(x, y, v(0), v(1), v(3) === 1, v(4) === 1, px(5), py(6))) curve(...piece);
      }
    }
  }
  return segments;
}

type Curve = readonly [number, number, number, number, number, number];

/** An arc of an upright ellipse as cubic curves of at most a quarter turn each (SVG 1.1, appendix F.6). */
function arcPieces(
  x1: number,
  y1: number,
  radiusX: number,
  radiusY: number,
  large: boolean,
  sweep: boolean,
  x2: number,
  y2: number,
): readonly Curve[] {
  if (radiusX === 0 || radiusY === 0) return [[x1, y1, x2, y2, x2, y2]];
  const [halfX, halfY] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const excess = Math.max(1, Math.hypot(halfX / radiusX, halfY / radiusY));
  const [rx, ry] = [Math.abs(radiusX) * excess, Math.abs(radiusY) * excess];
  const far = (halfX / rx) ** 2 + (halfY / ry) ** 2;
  const factor = Math.sqrt(Math.max(0, 1 / far - 1)) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(x1 + x2) / 2 + (factor * rx * halfY) / ry, (y1 + y2) / 2 - (factor * ry * halfX) / rx];
  const start = Math.atan2((y1 - cy) / ry, (x1 - cx) / rx);
  let turn = Math.atan2((y2 - cy) / ry, (x2 - cx) / rx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, i): Curve => {
    const [a, b] = [start + i * step, start + (i + 1) * step];
    return [
      cx + rx * (Math.cos(a) - handle * Math.sin(a)),
      cy + ry * (Math.sin(a) + handle * Math.cos(a)),
      cx + rx * (Math.cos(b) + handle * Math.sin(b)),
      cy + ry * (Math.sin(b) - handle * Math.cos(b)),
      cx + rx * Math.cos(b),
      cy + ry * Math.sin(b),
    ];
  });
}
