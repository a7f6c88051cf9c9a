/** Reads the SVG files that we write ourselves: few elements, attributes in double quotes, presentation by attributes alone. */

export type Attributes = Readonly<Record<string, string>>;

/** What holds inside a group until an element says otherwise. */
export interface Pen {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: string;
  readonly cap: number;
  readonly join: number;
  readonly opacity: number;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly size: number;
  readonly bold: boolean;
  /** Share of a text that stands before its place: 0, a half where it is centred, 1 where it ends there. */
  readonly before: number;
  readonly struck: boolean;
}

const anchors: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

export const plainPen: Pen = {
  fill: "#000000",
  stroke: "none",
  strokeWidth: 1,
  dash: "",
  cap: 0,
  join: 0,
  opacity: 1,
  fillOpacity: 1,
  strokeOpacity: 1,
  size: 12,
  bold: false,
  before: 0,
  struck: false,
};

/** The pen inside of an element with these attributes. */
export function penWith(pen: Pen, a: Attributes): Pen {
  const number = (key: string, usual: number): number => (a[key] === undefined ? usual : Number(a[key]));
  return {
    fill: a["fill"] ?? pen.fill,
    stroke: a["stroke"] ?? pen.stroke,
    strokeWidth: number("stroke-width", pen.strokeWidth),
    dash: a["stroke-dasharray"] ?? pen.dash,
    cap: a["stroke-linecap"] === undefined ? pen.cap : a["stroke-linecap"] === "round" ? 1 : 0,
    join: a["stroke-linejoin"] === undefined ? pen.join : a["stroke-linejoin"] === "round" ? 1 : 0,
    opacity: pen.opacity * number("opacity", 1),
    fillOpacity: number("fill-opacity", pen.fillOpacity),
    strokeOpacity: number("stroke-opacity", pen.strokeOpacity),
    size: number("font-size", pen.size),
    bold: a["font-weight"] === undefined ? pen.bold : a["font-weight"] === "600",
    before: anchors[a["text-anchor"] ?? ""] ?? pen.before,
    struck: a["text-decoration"] === "line-through" || pen.struck,
  };
}

/** One tag, or one piece of text between tags. */
const token = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

export type Piece =
  | { readonly kind: "open"; readonly name: string; readonly attributes: Attributes; readonly empty: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "words"; readonly words: string };

/** Tags and words of a file in their order, each with the text that it was. */
export function* piecesOf(svg: string): Generator<Piece & { readonly source: string }> {
  for (const [source, close, name = "", list = "", empty, words] of svg.matchAll(token)) {
    if (words !== undefined) yield { kind: "words", words: unescaped(words), source };
    else if (close) yield { kind: "close", name, source };
    else {
      const pairs = [...list.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value ?? "")]);
      yield { kind: "open", name, attributes: Object.fromEntries(pairs) as Attributes, empty: empty === "/", source };
    }
  }
}

/** x becomes ax + cy + e, y becomes bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A transform of SVG as one matrix; the pictures use no others than these three. */
export function matrixOf(transform: string | undefined): Matrix {
  let all: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name, list = ""] of (transform ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = list.split(/[\s,]+/).map(Number);
    if (name === "translate") all = product(all, [1, 0, 0, 1, a, b]);
    else if (name === "scale") all = product(all, [a, 0, 0, a, 0, 0]);
    else if (name === "rotate") {
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      all = product(all, [cos, sin, -sin, cos, b - b * cos + c * sin, c - b * sin - c * cos]);
    }
  }
  return all;
}

/** What holds in a group with the second transform inside of a group with the first. */
export function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
