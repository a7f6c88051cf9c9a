import { renderToString } from "preact-render-to-string";
import type { HeadFigure } from "../analysis/head-figures.ts";
import type { Graph, Layout, Picture, Point } from "./layout-types.ts";
import { type LegendEntry, type LegendHours, legendNotesOf, legendOf, numbersWords } from "./legend.ts";
import { MapPicture } from "./MapPicture.tsx";
import type { PictureMarks } from "./marks.ts";
import { moved } from "./moved.ts";
import { outlineOf } from "./outline.ts";
import { Header, type HeaderPlan, planHeader } from "./parts/Header.tsx";
import { Legend, planLegend } from "./parts/Legend.tsx";
import { type Theme, type ThemeId, themes } from "./theme.ts";

export interface SvgOptions {
  /** `light` when left out. */
  readonly theme?: Theme | ThemeId;
  /** Title of the map; without it there is no header. */
  readonly title?: string;
  /** Title of the state, beside the map's. */
  readonly state?: string;
  readonly facts?: readonly HeadFigure[];
  /** `true`: the levels with the number of steps. */
  readonly legend?: boolean | readonly LegendEntry[];
  /** In the legend of a comparison: the hours of both sides. */
  readonly hours?: readonly LegendHours[];
  /** `false`: nothing says what the numbers in the legend are, since the page around the picture does. */
  readonly caption?: boolean;
  readonly marks?: PictureMarks;
  /** `@font-face` rules; without them the picture leans on the fonts of the reader's machine. */
  readonly fontFaces?: string;
  /** A picture without a ground can be laid on any. */
  readonly transparent?: boolean;
  /** Begins the ids in the file; to be set where several pictures stand in one page. */
  readonly idPrefix?: string;
}

/** Scripts that Inter lacks are left to what the machine has; the last resort is its sans-serif. */
export const fontFamily =
  "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'PingFang SC', 'Hiragino Sans', 'Yu Gothic', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif";

/** Boxes were measured with kerning off, so text is drawn so. */
const textStyle = "font-kerning:none;font-feature-settings:'kern' 0,'calt' 0,'liga' 0";

const margin = 16;
const gapAboveLegend = 20;
/** Narrower pictures are widened for their legend. */
const leastLegend = 360;

/** Flows or steps that are written in one go: about 5 ms of work. */
const part = 80;

/**
 * A picture as the text of an SVG file: same input, same bytes. Everything stands in CSS pixels at scale 1 without
 * transformed groups around it, so that a script can read places from the shapes.
 */
export function toSvg(picture: Picture, options: SvgOptions = {}): string {
  return [...svgParts(picture, options)].join("");
}

/** A strip across the whole width of a file, in its px. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

/** The size of the file, in px. */
export function svgSize(
  picture: Picture,
  options: SvgOptions = {},
): { readonly width: number; readonly height: number } {
  const { width, height } = sheetOf(picture, options);
  return { width, height };
}

/** Bears more than the number of its steps, which needs no word. */
const isNumbered = ({ share, before }: LegendEntry): boolean => share !== undefined || before !== undefined;

/** Where everything stands in the file. */
function sheetOf(picture: Picture, options: SvgOptions) {
  const { graph, layout } = picture;
  const header = headerOf(picture, options);
  const entries = options.legend === true ? legendOf(graph) : options.legend || [];
  const inner = Math.max(layout.width, header?.width ?? 0, entries.length > 0 ? leastLegend : 0);
  const { hours = [], facts = [] } = options;
  const isAssumed = [...facts.map(({ value }) => value), ...hours.map(({ words }) => words)].some((one) =>
    one.includes("*"),
  );
  const caption = options.caption === false || !entries.some(isNumbered) ? "" : numbersWords(entries, isAssumed);
  const plan =
    entries.length > 0
      ? planLegend(entries, inner, { notes: legendNotesOf(graph, options.marks), hours, caption })
      : undefined;
  const origin = mapPlace(header);
  const legendTop = origin.y + layout.height + gapAboveLegend;
  const height = Math.ceil(plan ? legendTop + plan.height + margin : origin.y + layout.height + margin);
  return { header, plan, inner, width: Math.ceil(inner + 2 * margin), height, origin, legendTop };
}

/**
 * The same file in parts, each written when it is asked for: a window that writes a large map answers in between.
 *
 * @param band only what can be seen in this strip of the file, as a file of its size; for eyes alone, it tells no outline
 */
export function* svgParts(picture: Picture, options: SvgOptions = {}, band?: Band): Generator<string> {
  const theme = typeof options.theme === "object" ? options.theme : themes[options.theme ?? "light"];
  const { graph, layout } = picture;
  const { header, plan, inner, width, height, origin, legendTop } = sheetOf(picture, options);
  // What is called an image hides its parts, links among them, from screen readers.
  const linked = [...graph.nodes, ...graph.phases].some((part) => part.href !== undefined);
  const ids = options.idPrefix ?? "mlmap";
  const name = [options.title, options.state].filter(Boolean).join(", ");

  const page = renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={band?.height ?? height}
      viewBox={`0 ${band?.top ?? 0} ${width} ${band?.height ?? height}`}
      role={linked ? "group" : "img"}
      aria-labelledby={`${ids}-title ${ids}-desc`}
      font-family={fontFamily}
      style={textStyle}
    >
      <title id={`${ids}-title`}>{name || "Process map"}</title>
      {band ? null : <desc id={`${ids}-desc`}>{outlineOf(graph)}</desc>}
      {options.fontFaces ? <style dangerouslySetInnerHTML={{ __html: options.fontFaces }} /> : null}
      {options.transparent ? null : <rect data-kind="ground" width={width} height={height} fill={theme.ground} />}
      {header ? <Header plan={header} x={margin} y={margin} theme={theme} /> : null}
    </svg>,
  );
  yield asFile(page.slice(0, -"</svg>".length));
  const { areas, ...rest } = moved(layout, origin);
  const { nodes, edges } = band ? within(graph, rest, band) : graph;
  const mapOf = (some: Pick<Graph, "nodes" | "edges">, areas: Layout["areas"] = []): string =>
    renderToString(
      <MapPicture
        picture={{ graph: { ...graph, ...some }, layout: { ...rest, areas } }}
        theme={theme}
        {...(options.marks ? { marks: options.marks } : {})}
      />,
    );
  const ground = mapOf({ nodes: [], edges: [] }, areas);
  const [begin, end] = [ground.indexOf(">") + 1, "</g>"];
  yield inside(ground.slice(0, -end.length));
  for (let at = 0; at < edges.length; at += part) {
    yield inside(mapOf({ nodes: [], edges: edges.slice(at, at + part) }).slice(begin, -end.length));
  }
  for (let at = 0; at < nodes.length; at += part) {
    yield inside(mapOf({ nodes: nodes.slice(at, at + part), edges: [] }).slice(begin, -end.length));
  }
  yield end;
  if (plan) {
    yield inside(renderToString(<Legend plan={plan} x={margin} y={legendTop} width={inner} theme={theme} />));
  }
  yield "</svg>\n";
}

/** What a step's marks or the words on a flow reach beyond its box, and more, in px. */
const overhang = 60;

/** The steps and flows that a strip shows a part of. */
function within(
  { nodes, edges }: Graph,
  layout: Pick<Layout, "nodes" | "edges">,
  { top, height }: Band,
): Pick<Graph, "nodes" | "edges"> {
  const shows = (...ys: readonly number[]): boolean =>
    Math.max(...ys) + overhang > top && Math.min(...ys) - overhang < top + height;
  const seen = new Set([
    ...layout.nodes.filter((node) => shows(node.y, node.y + node.height)).map(({ id }) => id),
    ...layout.edges
      .filter(({ points, label }) =>
        shows(...points.map(({ y }) => y), ...(label ? [label.y, label.y + label.height] : [])),
      )
      .map(({ id }) => id),
  ]);
  const isSeen = ({ id }: { readonly id: string }): boolean => seen.has(id);
  return { nodes: nodes.filter(isSeen), edges: edges.filter(isSeen) };
}

function headerOf({ layout }: Picture, { title, state, facts = [] }: SvgOptions): HeaderPlan | undefined {
  return title === undefined ? undefined : planHeader({ title, facts, ...(state ? { state } : {}) }, layout.width);
}

const mapPlace = (header: HeaderPlan | undefined): Point => ({ x: margin, y: margin + (header?.height ?? 0) });

/** Where the picture's own origin lies in what `toSvg` writes, in px. */
export function placeInSvg(picture: Picture, options: SvgOptions): Point {
  return mapPlace(headerOf(picture, options));
}

/** Characters that XML 1.0 forbids: a picture with one in it would open nowhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Short tags, a line a group (so that a file in git can be compared), nothing that XML forbids. */
function asFile(svg: string): string {
  return svg
    .replaceAll(forbidden, "")
    .replaceAll(/><\/(path|rect|polygon|circle)>/g, "/>")
    .replaceAll(/>(<(?:g data-|a href))/g, ">\n$1")
    .replaceAll(/>(<(?:title|desc|rect) (?:id|data-kind)=)/g, ">\n$1");
}

/** The same of a part that follows another. */
const inside = (part: string): string => asFile(`>${part}`).slice(1);
