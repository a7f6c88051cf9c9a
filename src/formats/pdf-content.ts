import { points, round, shownRuns } from "./pdf-text.ts";
import { type Segment, segmentsOf } from "./svg-path.ts";
import {
  type Attributes,
  type Matrix,
  matrixOf,
  type Pen,
  penWith,
  piecesOf,
  plainPen,
  product,
} from "./svg-reading.ts";
import { type Chunk, type LineFonts, lineOf } from "./text-runs.ts";

/** A colour as the operator for fills (`rg`) or strokes (`RG`); none for `none` and `transparent`. */
export function colour(hex: string, operator: "rg" | "RG"): string | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match ? `${points(...match.slice(1).map((part) => Number.parseInt(part, 16) / 255))} ${operator}` : undefined;
}

/** A part of the picture, in its CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place that can be clicked. */
export interface LinkArea extends Area {
  readonly href: string;
}

export interface PageContent {
  readonly operators: string;
  /** Opacities in use, as `fill stroke`; `/G0` is the first. */
  readonly opacities: readonly string[];
  /**
   * Drawings that show through as one, as a step that is set back does: `/T0` is the first. What one holds of others
   * stands before it.
   */
  readonly groups: readonly string[];
  readonly links: readonly LinkArea[];
  /** What is read as one: boxes of steps, labels of flows, the words of header and legend. */
  readonly wholes: readonly Area[];
}

/** Words as they are drawn. */
interface PenChunk extends Chunk {
  readonly pen: Pen;
}

/** The drawing of one of our own SVG files as operators of a PDF page; y still runs downwards. `/F0` is the first font. */
export function pageContent(svg: string, fonts: LineFonts): PageContent {
  let out: string[] = [];
  /** What was being written when a group that shows through began, and how deep that was. */
  const around: { readonly out: string[]; readonly depth: number; readonly opacity: number }[] = [];
  const groups: string[] = [];
  const opacities: string[] = [];
  const links: LinkArea[] = [];
  const pens: Pen[] = [plainPen];
  const places: Matrix[] = [[1, 0, 0, 1, 0, 0]];
  let silent = 0;
  let text: { x: number; y: number; chunk: PenChunk[] } | undefined;
  let link: { href: string; corners: [number, number][] } | undefined;
  const wholes: Area[] = [];
  let whole: { readonly depth: number; readonly corners: [number, number][] } | undefined;
  let inHeader = false;

  /** Notes what the open link covers. */
  const cover = (corners: readonly (readonly [number, number])[]): void => {
    const [a, b, c, d, e, f] = places.at(-1) as Matrix;
    const placed = corners.map(([x, y]): [number, number] => [a * x + c * y + e, b * x + d * y + f]);
    link?.corners.push(...placed);
    whole?.corners.push(...placed);
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
    const line = lineOf(fonts, text.chunk);
    const x = text.x - (text.chunk[0]?.pen.before ?? 0) * line.width;
    for (const [i, { pen }] of text.chunk.entries()) {
      const fill = colour(pen.fill, "rg");
      const extent = line.extents[i];
      if (!fill || !extent) continue;
      out.push("q");
      transparency(pen.opacity * pen.fillOpacity, 1);
      const own = line.runs.filter((run) => run.chunk === i);
      out.push(fill, shownRuns(own, { size: pen.size, x, y: text.y, up: -1 }), "Q");
      const [left, right] = [x + extent.left, x + extent.right];
      if (pen.struck) {
        const y = text.y - pen.size * 0.3;
        const stroke = `${points(left, y)} m ${points(right, y)} l`;
        paint({ ...plainPen, fill: "none", stroke: pen.fill, strokeWidth: pen.size / 14 }, stroke, false);
      }
      cover([
        [left, text.y - pen.size],
        [right, text.y + pen.size / 4],
      ]);
    }
    text.chunk = [];
  };

  const enter = (attributes: Attributes): void => {
    const matrix = matrixOf(attributes["transform"]);
    out.push("q");
    if (attributes["transform"]) out.push(`${points(...matrix)} cm`);
    places.push(product(places.at(-1) as Matrix, matrix));
  };
  const leave = (): void => {
    out.push("Q");
    places.pop();
    const outer = around.at(-1);
    if (outer?.depth === places.length) {
      around.pop();
      const group = groups.push(out.join("\n")) - 1;
      out = outer.out;
      out.push("q");
      transparency(outer.opacity, outer.opacity);
      out.push(`/T${group} Do`, "Q");
    }
    if (whole?.depth !== places.length) return;
    if (whole.corners.length > 0) wholes.push(areaOf(whole.corners));
    whole = undefined;
  };

  for (const piece of piecesOf(svg)) {
    const pen = pens.at(-1) ?? plainPen;
    if (piece.kind === "words") {
      if (silent === 0 && text) text.chunk.push({ pen, words: piece.words });
      continue;
    }
    const { name } = piece;
    if (piece.kind === "close") {
      if (isSilent(name)) silent--;
      else if (name === "tspan") pens.pop();
      else if (isGroup(name)) {
        if (name === "text") {
          flush();
          text = undefined;
        }
        leave();
        pens.pop();
        if (name === "a" && link) {
          if (link.corners.length > 0) links.push({ href: link.href, ...areaOf(link.corners) });
          link = undefined;
        }
      }
      continue;
    }
    const a = piece.attributes;
    const number = (key: string): number => Number(a[key] ?? 0);
    const own = penWith(pen, name === "g" ? { ...a, opacity: "1" } : a);
    if (isSilent(name)) silent += piece.empty ? 0 : 1;
    else if (isGroup(name)) {
      const depth = places.length;
      // Its shapes are painted in full and the whole of them is set back: else each would show what lies below it.
      const opacity = name === "g" && !piece.empty ? Number(a["opacity"] ?? 1) : 1;
      if (opacity < 1) {
        around.push({ out, depth, opacity });
        out = [];
      }
      enter(a);
      if (a["data-kind"] !== undefined) inHeader = a["data-kind"] === "header";
      if (!whole && (isWhole(a) || (inHeader && name === "text"))) whole = { depth, corners: [] };
      pens.push(own);
      if (name === "a") link = { href: a["href"] ?? "", corners: [] };
      if (name === "text") text = { x: number("x"), y: number("y"), chunk: [] };
      if (piece.empty) {
        leave();
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
      if (outline.length === 0) continue;
      if (a["transform"]) enter(a);
      paint(own, operatorsOf(outline), a["fill-rule"] === "evenodd");
      cover(outline.flatMap((s): [number, number][] => (s.to === "Z" ? [] : [endOf(s)])));
      if (a["transform"]) leave();
    }
  }
  return { operators: out.join("\n"), opacities, groups, links, wholes };
}

/** Whether a group is one thing to the eye, which half of says nothing. */
const isWhole = (a: Attributes): boolean =>
  a["class"] === "mlmap-step" || a["data-kind"] === "label" || a["data-entry"] !== undefined;

const isSilent = (name: string): boolean => name === "title" || name === "desc" || name === "style";
const isGroup = (name: string): boolean => name === "g" || name === "svg" || name === "text" || name === "a";

function areaOf(corners: readonly (readonly [number, number])[]): Area {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function endOf(segment: Exclude<Segment, { to: "Z" }>): [number, number] {
  return segment.to === "C" ? [segment.points[4], segment.points[5]] : [segment.x, segment.y];
}

/** The outline of a shape; none for what is no shape. */
function outlineOf(name: string, a: Attributes): readonly Segment[] {
  const n = (key: string): number => Number(a[key] ?? 0);
  if (name === "path") return segmentsOf(a["d"] ?? "");
  if (name === "polygon") return segmentsOf(`M${(a["points"] ?? "").replaceAll(",", " ")}Z`);
  if (name === "circle") {
    const [x, y, r] = [n("cx"), n("cy"), n("r")];
    return segmentsOf(`M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}A${r} ${r} 0 0 1 ${x - r} ${y}Z`);
  }
  if (name !== "rect") return [];
  const [x, y, width, height] = [n("x"), n("y"), n("width"), n("height")];
  const r = Math.min(n("rx"), width / 2, height / 2);
  if (r <= 0) return segmentsOf(`M${x} ${y}h${width}v${height}h${-width}Z`);
  const arc = (toX: number, toY: number): string => `A${r} ${r} 0 0 1 ${toX} ${toY}`;
  return segmentsOf(
    `M${x + r} ${y}H${x + width - r}${arc(x + width, y + r)}V${y + height - r}${arc(x + width - r, y + height)}` +
      `H${x + r}${arc(x, y + height - r)}V${y + r}${arc(x + r, y)}Z`,
  );
}

function operatorsOf(outline: readonly Segment[]): string {
  return outline
    .map((segment) => {
      if (segment.to === "Z") return "h";
      if (segment.to === "C") return `${points(...segment.points)} c`;
      return `${points(segment.x, segment.y)} ${segment.to === "M" ? "m" : "l"}`;
    })
    .join(" ");
}
