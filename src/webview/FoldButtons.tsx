import { useState } from "preact/hooks";
import { foldedPrefix } from "../diagram/graph.ts";
import type { Picture, PlacedArea, Point, Rect } from "../diagram/layout-types.ts";
import { textWidth } from "../diagram/text-width.ts";

/** A chevron right beside each phase's title that draws the phase as one box, and one on such a box that opens it again. */
export function FoldButtons(props: { readonly picture: Picture; fold(phase: string): void }) {
  const { graph, layout } = props.picture;
  const titles = new Map(graph.phases.map((phase) => [phase.id, phase.title]));
  const boxes = new Map(layout.nodes.map((node) => [node.id, node]));
  const lines = layout.edges.map(({ points }) => boxesOf(points));
  // Tab leads to one of them, arrow keys from there to the others: a map may have dozens.
  const [stood, setStood] = useState<string>();
  const all = [
    ...layout.areas.flatMap(({ id, kind }) => (kind === "phase" && titles.has(id) ? [id] : [])),
    ...graph.nodes.flatMap(({ id, kind }) =>
      kind === "collapsed" && boxes.has(id) ? [id.slice(foldedPrefix.length)] : [],
    ),
  ];
  const stop = all.find((phase) => phase === stood) ?? all[0];
  return (
    <g class="folds" role="group" aria-label="Folding of phases" onKeyDown={goOn}>
      {layout.areas.map((area) => {
        const title = titles.get(area.id);
        if (area.kind !== "phase" || title === undefined) return null;
        const { x, y } = chevronPlace(area, area.title ?? title, lines);
        return (
          <Fold
            key={area.id}
            phase={area.id}
            x={x}
            y={y}
            label={`Fold ${title}`}
            folded={false}
            stop={area.id === stop}
            stand={() => setStood(area.id)}
            fold={() => props.fold(area.id)}
          />
        );
      })}
      {graph.nodes.map((node) => {
        const box = node.kind === "collapsed" ? boxes.get(node.id) : undefined;
        if (!box) return null;
        const phase = node.id.slice(foldedPrefix.length);
        return (
          <Fold
            key={node.id}
            phase={phase}
            x={box.x + box.width - 12}
            y={box.y + 12}
            label={`Unfold ${titles.get(phase) ?? phase}`}
            folded
            stop={phase === stop}
            stand={() => setStood(phase)}
            fold={() => props.fold(phase)}
          />
        );
      })}
    </g>
  );
}

/** Arrow keys, Home and End lead from one chevron to another, in the order in which they stand in the page. */
function goOn(event: KeyboardEvent): void {
  const folds = [...((event.currentTarget as Element).querySelectorAll<SVGGElement>(".fold") ?? [])];
  const here = folds.indexOf((event.target as Element).closest(".fold") as SVGGElement);
  const to = {
    ArrowRight: here + 1,
    ArrowDown: here + 1,
    ArrowLeft: here - 1,
    ArrowUp: here - 1,
    Home: 0,
    End: folds.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  folds[(to + folds.length) % folds.length]?.focus();
}

/** Half the side of the square that a chevron takes, in px. */
const reach = 9;

/** A flow's line as the boxes that its pieces fill, and the one around them all. */
interface Line {
  readonly around: Rect;
  readonly pieces: readonly Rect[];
}

function boxesOf(points: readonly Point[]): Line {
  let around: Rect | undefined;
  const pieces = points.slice(1).map((to, i) => between(points[i] ?? to, to));
  for (const piece of pieces) around = around ? union(around, piece) : piece;
  return { around: around ?? { x: 0, y: 0, width: 0, height: 0 }, pieces };
}

const between = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

function union(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** From the middle of a chevron to the title: beside one that is level, and above or below one that stands upright. */
const offset = { level: 9, upright: 6 };
/** The same before a title that is level, where the frame's margin of 12 px is all the room. */
const before = 6;

/**
 * Where the chevron of an area stands: right behind its title, or right before it where a flow comes in behind. It never
 * stands apart from the title, where it would seem to belong to the flow.
 */
function chevronPlace(area: PlacedArea, title: string, lines: readonly Line[]): Point {
  const length = textWidth(title, 12, 600);
  const { x, y } = area.titleAt;
  const places = area.upright
    ? [
        { x: x - 4.2, y: y - length - offset.upright },
        { x: x - 4.2, y: y + offset.upright },
      ]
    : [
        { x: x + length + offset.level, y: y - 4.2 },
        { x: x - before, y: y - 4.2 },
      ];
  const isClear = (place: Point): boolean => {
    const spot = { ...place, width: 0, height: 0 };
    return !lines.some(({ around, pieces }) => isNear(spot, around) && pieces.some((piece) => isNear(spot, piece)));
  };
  return places.find(isClear) ?? (places[0] as Point);
}

/** Whether a box comes within `reach` of another. */
function isNear(a: Rect, b: Rect): boolean {
  return (
    b.x + b.width >= a.x - reach &&
    b.x <= a.x + a.width + reach &&
    b.y + b.height >= a.y - reach &&
    b.y <= a.y + a.height + reach
  );
}

function Fold(props: {
  readonly x: number;
  readonly y: number;
  readonly phase: string;
  readonly label: string;
  readonly folded: boolean;
  /** Tab leads here. */
  readonly stop: boolean;
  /** The keyboard has come here. */
  stand(): void;
  fold(): void;
}) {
  return (
    <g
      class="fold"
      data-phase={props.phase}
      role="button"
      tabindex={props.stop ? 0 : -1}
      aria-label={props.label}
      aria-expanded={props.folded ? "false" : "true"}
      transform={`translate(${props.x} ${props.y})`}
      onFocusIn={props.stand}
      onClick={(event) => {
        event.stopPropagation();
        props.fold();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        props.fold();
      }}
    >
      <title>{props.label}</title>
      <rect x="-9" y="-9" width="18" height="18" rx="4" />
      <path d={props.folded ? "M-1.8 -3.5 1.8 0-1.8 3.5" : "M-3.5 -1.8 0 1.8 3.5 -1.8"} />
    </g>
  );
}
