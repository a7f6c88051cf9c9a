import { segmentsOf } from "./svg-path.ts";

/** A font as the page draws with it. */
export interface PageFont {
  /** Glyph of a character, 0 where it has none. */
  glyph(char: string): number;
  /** Width of a text in em. */
  width(text: string): number;
}

type Attributes = Readonly<Record<string, string>>;

/** What holds inside a group until an element says otherwise. */
interface Pen {
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
  readonly middle: boolean;
  readonly struck: boolean;
}

const plainPen: Pen = {
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
  middle: false,
  struck: false,
};

function penWith(pen: Pen, a: Attributes): Pen {
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
    middle: a["text-anchor"] === undefined ? pen.middle : a["text-anchor"] === "middle",
    struck: a["text-decoration"] === "line-through" || pen.struck,
  };
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);
const points = (...values: readonly number[]): string => values.map(round).join(" ");

function colour(hex: string, operator: "rg" | "RG"): string | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match ? `${points(...match.slice(1).map((part) => Number.parseInt(part, 16) / 255))} ${operator}` : undefined;
}

/** A transform of SVG as the operands of `cm`; the pictures use no others. */
function matrices(transform: string | undefined): readonly string[] {
  const found: string[] = [];
  for (const [, name, list = ""] of (transform ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = list.split(/[\s,]+/).map(Number);
    if (name === "translate") found.push(points(1, 0, 0, 1, a, b));
    else if (name === "scale") found.push(points(a, 0, 0, a, 0, 0));
    else if (name === "rotate") {
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      found.push(points(cos, sin, -sin, cos, b - b * cos + c * sin, c - b * sin - c * cos));
    }
  }
  return found;
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

export interface PageContent {
  readonly operators: string;
  /** Opacities in use, as `fill stroke`; `/G0` is the first. */
  readonly opacities: readonly string[];
}

/**
 * The drawing of one of our own SVG files as operators of a PDF page; y still runs downwards. `/F0` is the regular font,
 * `/F1` the bold one; the `others`, from `/F2` on, serve characters that these lack.
 */
export function pageContent(
  svg: string,
  fonts: readonly [regular: PageFont, bold: PageFont],
  others: readonly PageFont[] = [],
): PageContent {
  const out: string[] = [];
  const opacities: string[] = [];
  const pens: Pen[] = [plainPen];
  let silent = 0;
  let text: { x: number; y: number; chunk: { pen: Pen; words: string }[] } | undefined;

  /** Pieces of a line that one font has. What none has is left to the usual one, which shows an empty box. */
  const runsOf = (words: string, usual: 0 | 1): { font: number; words: string; glyphs: string }[] => {
    const runs: { font: number; words: string; glyphs: string }[] = [];
    for (const char of words) {
      const own = fonts[usual].glyph(char);
      const other = own === 0 ? others.findIndex((font) => font.glyph(char) !== 0) : -1;
      const font = other < 0 ? usual : other + 2;
      const glyph = (other < 0 ? own : (others[other]?.glyph(char) ?? 0)).toString(16).padStart(4, "0");
      const last = runs.at(-1);
      if (last?.font === font) {
        last.words += char;
        last.glyphs += glyph;
      } else runs.push({ font, words: char, glyphs: glyph });
    }
    return runs;
  };

  const transparency = (fill: number, stroke: number): void => {
    const key = points(fill, stroke);
    if (key === "1 1") return;
    const known = opacities.indexOf(key);
    out.push(`/G${known < 0 ? opacities.push(key) - 1 : known} gs`);
  };

  const paint = (pen: Pen, outline: string, evenOdd: boolean): void => {
    const fill = colour(pen.fill, "rg");
    const stroke = colour(pen.stroke, "RG");
    if (!fill && !stroke) return;
    out.push("q");
    transparency(pen.opacity * pen.fillOpacity, pen.opacity * pen.strokeOpacity);
    if (fill) out.push(fill);
    if (stroke) {
      const dash = pen.dash ? `[${points(...pen.dash.split(/[\s,]+/).map(Number))}] 0 d` : "";
      out.push(stroke, `${round(pen.strokeWidth)} w`, `${pen.cap} J ${pen.join} j`, ...(dash ? [dash] : []));
    }
    out.push(outline, fill ? (stroke ? (evenOdd ? "B*" : "B") : evenOdd ? "f*" : "f") : "S", "Q");
  };

  const flush = (): void => {
    if (!text || text.chunk.length === 0) return;
    const widthOf = (pen: Pen, words: string): number =>
      runsOf(words, pen.bold ? 1 : 0).reduce(
        (sum, run) => sum + ((run.font < 2 ? fonts[run.font as 0 | 1] : others[run.font - 2])?.width(run.words) ?? 0),
        0,
      ) * pen.size;
    const width = text.chunk.reduce((sum, { pen, words }) => sum + widthOf(pen, words), 0);
    let x = text.chunk[0]?.pen.middle ? text.x - width / 2 : text.x;
    for (const { pen, words } of text.chunk) {
      const fill = colour(pen.fill, "rg");
      if (fill && words) {
        out.push("q");
        transparency(pen.opacity * pen.fillOpacity, 1);
        out.push(fill, "BT");
        let at = x;
        for (const run of runsOf(words, pen.bold ? 1 : 0)) {
          out.push(`/F${run.font} ${round(pen.size)} Tf ${points(1, 0, 0, -1, at, text.y)} Tm <${run.glyphs}> Tj`);
          at += widthOf(pen, run.words);
        }
        out.push("ET", "Q");
        if (pen.struck) {
          const y = text.y - pen.size * 0.3;
          const line = `${points(x, y)} m ${points(x + widthOf(pen, words.trimEnd()), y)} l`;
          paint({ ...plainPen, fill: "none", stroke: pen.fill, strokeWidth: pen.size / 14 }, line, false);
        }
      }
      x += widthOf(pen, words);
    }
    text.chunk = [];
  };

  for (const [, close, name = "", list = "", selfClosed, words] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const pen = pens.at(-1) ?? plainPen;
    if (words !== undefined) {
      if (silent === 0 && text) text.chunk.push({ pen, words: unescaped(words) });
      continue;
    }
    if (close) {
      if (name === "title" || name === "desc" || name === "style") silent--;
      else if (name === "text") {
        flush();
        text = undefined;
        out.push("Q");
        pens.pop();
      } else if (name === "g" || name === "svg") {
        out.push("Q");
        pens.pop();
      } else if (name === "tspan") pens.pop();
      continue;
    }
    const a: Attributes = Object.fromEntries(
      [...list.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    const number = (key: string): number => Number(a[key] ?? 0);
    const own = penWith(pen, a);
    if (name === "title" || name === "desc" || name === "style") silent += selfClosed ? 0 : 1;
    else if (name === "g" || name === "svg" || name === "text") {
      out.push("q", ...matrices(a["transform"]).map((matrix) => `${matrix} cm`));
      pens.push(own);
      if (name === "text") text = { x: number("x"), y: number("y"), chunk: [] };
      if (selfClosed) {
        out.push("Q");
        pens.pop();
      }
    } else if (name === "tspan" && text) {
      if (a["x"] !== undefined) {
        flush();
        text.x = number("x");
        text.y = number("y");
      }
      pens.push(own);
    } else {
      const outline = outlineOf(name, a);
      if (!outline) continue;
      const moves = matrices(a["transform"]);
      if (moves.length > 0) out.push("q", ...moves.map((matrix) => `${matrix} cm`));
      paint(own, outline, a["fill-rule"] === "evenodd");
      if (moves.length > 0) out.push("Q");
    }
  }
  return { operators: out.join("\n"), opacities };
}

/** A shape as path operators. */
function outlineOf(name: string, a: Attributes): string | undefined {
  const n = (key: string): number => Number(a[key] ?? 0);
  if (name === "path") return pathOperators(a["d"] ?? "");
  if (name === "polygon") return pathOperators(`M${(a["points"] ?? "").replaceAll(",", " ")}Z`);
  if (name === "circle") {
    const [x, y, r] = [n("cx"), n("cy"), n("r")];
    return pathOperators(`M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}A${r} ${r} 0 0 1 ${x - r} ${y}Z`);
  }
  if (name !== "rect") return undefined;
  const [x, y, width, height] = [n("x"), n("y"), n("width"), n("height")];
  const r = Math.min(n("rx"), width / 2, height / 2);
  if (r <= 0) return `${points(x, y, width, height)} re`;
  const arc = (toX: number, toY: number): string => `A${r} ${r} 0 0 1 ${toX} ${toY}`;
  return pathOperators(
    `M${x + r} ${y}H${x + width - r}${arc(x + width, y + r)}V${y + height - r}${arc(x + width - r, y + height)}` +
      `H${x + r}${arc(x, y + height - r)}V${y + r}${arc(x + r, y)}Z`,
  );
}

function pathOperators(data: string): string {
  return segmentsOf(data)
    .map((segment) => {
      if (segment.to === "Z") return "h";
      if (segment.to === "C") return `${points(...segment.points)} c`;
      return `${points(segment.x, segment.y)} ${segment.to === "M" ? "m" : "l"}`;
    })
    .join(" ");
}
