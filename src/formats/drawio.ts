import { graphOf } from "../diagram/index.ts";
import type { PlacedEdge, PlacedNode, Point } from "../diagram/layout-types.ts";
import { type Theme, themeWith } from "../diagram/theme.ts";
import type { Flow, Phase, Step } from "../model/process-map.ts";
import { linesOf } from "./flow-lines.ts";
import { type FormatInput, format } from "./format.ts";
import { flowWords, type StepRow, shownState, stepRows } from "./step-table.ts";

/** For draw.io (diagrams.net): boxes that can be moved and edited there, at the places that they have in our picture. */
export const drawio = format({
  id: "drawio",
  title: "draw.io drawing",
  extension: ".drawio",
  mediaType: "application/vnd.jgraph.mxfile",
  kind: "data",
  async write(input) {
    return { content: await drawing(input), losses: losses(input) };
  },
});

function losses({ map }: FormatInput): readonly string[] {
  const others = map.targets.length + map.platforms.length;
  return [
    "Numbers, notes and data are left out; it shows steps, phases, levels, actors and flows.",
    ...(others > 0 ? [`It shows one state; the map has ${others} more.`] : []),
  ];
}

async function drawing(input: FormatInput): Promise<string> {
  const { map, view, look = {}, layouter } = input;
  const state = shownState(input);
  const layout = await layouter.layout(graphOf(map, { ...view, state: state.id, lanes: "phases", collapsed: [] }));
  const theme = themeWith(look.theme ?? "light", map.settings.palette);
  const places = new Map(layout.nodes.map((node) => [node.id, node]));
  const areas = new Map(layout.areas.filter(({ kind }) => kind === "phase").map((area) => [area.id, area]));
  const origin = (phase: string | undefined): Point => areas.get(phase ?? "") ?? { x: 0, y: 0 };
  const rows = new Map(stepRows(map, state).map((row) => [row.step.id, row]));
  const lines = linesOf(layout, state.flows);
  const cells = [
    ...state.phases.flatMap((phase) => {
      const area = areas.get(phase.id);
      return area ? [phaseCell(phase, area, origin(phase.parent), theme)] : [];
    }),
    ...state.steps.flatMap((step) => {
      const [place, row] = [places.get(step.id), rows.get(step.id)];
      return place && row ? [stepCell(row, place, origin(step.phase), theme)] : [];
    }),
    ...state.flows.flatMap((flow, i) => {
      const [from, to] = [places.get(flow.from), places.get(flow.to)];
      return from && to ? [flowCell(flow, i, from, to, lines[i], theme)] : [];
    }),
  ];
  const page = `<mxGraphModel grid="1" gridSize="10" page="0" background="${theme.ground}"><root><mxCell id="0"/><mxCell id="1" parent="0"/>\n${cells.join("\n")}\n</root></mxGraphModel>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<mxfile><diagram${attributes({ id: "map", name: map.title })}>${page}</diagram></mxfile>\n`;
}

type Box = Point & { readonly width: number; readonly height: number };

/** Where a box stands in the one that holds it. */
const geometry = (box: Box, origin: Point): string =>
  `<mxGeometry x="${tidy(box.x - origin.x)}" y="${tidy(box.y - origin.y)}" width="${tidy(box.width)}" height="${tidy(box.height)}" as="geometry"/>`;

function phaseCell(phase: Phase, area: Box, origin: Point, theme: Theme): string {
  const style = styled({
    swimlane: "",
    rounded: 1,
    arcSize: 6,
    startSize: 28,
    align: "left",
    spacingLeft: 10,
    html: 1,
    fillColor: theme.area,
    swimlaneFillColor: theme.area,
    strokeColor: theme.areaBorder,
    fontColor: theme.muted,
    fontStyle: 1,
    swimlaneLine: 0,
  });
  return `<mxCell${attributes({ id: `phase:${phase.id}`, value: html(phase.title), style, vertex: "1", parent: parentOf(phase.parent) })}>${geometry(area, origin)}</mxCell>`;
}

function stepCell({ step, actors }: StepRow, place: Box, origin: Point, theme: Theme): string {
  const who = actors.length > 0 ? `<br><font style="font-size:11px">${html(actors.join(", "))}</font>` : "";
  const label =
    step.kind === "process" || step.kind === "decision" ? `<b>${html(step.title)}</b>${who}` : html(step.title);
  const level = step.kind === "process" && step.level ? { level: step.level } : {};
  // What the label shows is said once more for whoever reads the drawing back.
  const object = attributes({
    id: `step:${step.id}`,
    label,
    ...level,
    ...(actors.length > 0 && { by: actors.join("; ") }),
  });
  const cell = attributes({ style: styled(looks(step, theme)), vertex: "1", parent: parentOf(step.phase) });
  return `<object${object}><mxCell${cell}>${geometry(place, origin)}</mxCell></object>`;
}

function looks(step: Step, theme: Theme): Style {
  const plain = {
    whiteSpace: "wrap",
    html: 1,
    fontColor: theme.text,
    strokeColor: theme.flow,
    fillColor: theme.ground,
  };
  switch (step.kind) {
    case "decision":
      return { shape: "hexagon", perimeter: "hexagonPerimeter2", size: 0.12, ...plain };
    case "start":
      return { rounded: 1, arcSize: 50, ...plain };
    case "end":
      return { rounded: 1, arcSize: 50, ...plain, strokeWidth: 3 };
    case "process": {
      const { fill, border, text } = theme.levels[step.level ?? "unrated"];
      return {
        rounded: 1,
        arcSize: 8,
        ...plain,
        fillColor: fill === "transparent" ? "none" : fill,
        strokeColor: border,
        fontColor: text,
        ...(step.level === "absent" && { dashed: 1 }),
      };
    }
  }
}

function flowCell(
  flow: Flow,
  index: number,
  from: PlacedNode,
  to: PlacedNode,
  edge: PlacedEdge | undefined,
  theme: Theme,
): string {
  const points = edge?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  const style = styled({
    edgeStyle: "orthogonalEdgeStyle",
    rounded: 1,
    html: 1,
    endArrow: "block",
    endFill: 1,
    strokeColor: theme.flow,
    fontColor: theme.muted,
    labelBackgroundColor: theme.ground,
    ...(first && fixed("exit", first, from)),
    ...(last && fixed("entry", last, to)),
  });
  const corners = points.slice(1, -1).map(({ x, y }) => `<mxPoint x="${tidy(x)}" y="${tidy(y)}"/>`);
  const path = corners.length > 0 ? `<Array as="points">${corners.join("")}</Array>` : "";
  const at = edge?.label ? ` x="${tidy(along(points, middle(edge.label)))}"` : "";
  const cell = attributes({
    id: `flow:${index}`,
    value: html(flowWords(flow)),
    style,
    edge: "1",
    parent: "1",
    source: `step:${flow.from}`,
    target: `step:${flow.to}`,
  });
  return `<mxCell${cell}><mxGeometry${at} relative="1" as="geometry">${path}</mxGeometry></mxCell>`;
}

/** Where a line touches a box, as shares of its sides. */
function fixed(end: "exit" | "entry", at: Point, box: Box): Style {
  return {
    [`${end}X`]: tidy((at.x - box.x) / box.width),
    [`${end}Y`]: tidy((at.y - box.y) / box.height),
    [`${end}Dx`]: 0,
    [`${end}Dy`]: 0,
  };
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** How far along a line a point stands: −1 at its start, 1 at its end. */
function along(points: readonly Point[], at: Point): number {
  let [before, total] = [0, 0];
  points.slice(1).forEach((end, i) => {
    const start = points[i] ?? end;
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    const within =
      Math.min(start.x, end.x) - 1 <= at.x &&
      at.x <= Math.max(start.x, end.x) + 1 &&
      Math.min(start.y, end.y) - 1 <= at.y &&
      at.y <= Math.max(start.y, end.y) + 1;
    if (within) before = total + Math.abs(at.x - start.x) + Math.abs(at.y - start.y);
    total += length;
  });
  return total === 0 ? 0 : (2 * before) / total - 1;
}

const parentOf = (phase: string | undefined): string => (phase === undefined ? "1" : `phase:${phase}`);

type Style = Readonly<Record<string, string | number>>;
const styled = (style: Style): string =>
  Object.entries(style)
    .map(([key, value]) => (value === "" ? `${key};` : `${key}=${value};`))
    .join("");

const tidy = (value: number): number => Math.round(value * 1000) / 1000;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** Labels are HTML in draw.io. */
const html = escaped;

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}
