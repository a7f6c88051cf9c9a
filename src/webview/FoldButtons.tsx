import { collapsedId } from "../diagram/graph.ts";
import type { Picture, PlacedArea, Point, Rect } from "../diagram/layout-types.ts";
import { textWidth } from "../diagram/text-width.ts";

/** What `collapsedId` puts before the id of a phase. */
export const foldedPrefix = collapsedId("");

/** A chevron beside each phase's title that draws the phase as one box, and one on such a box that opens it again. */
export function FoldButtons(props: { readonly picture: Picture; fold(phase: string): void }) {
  const { graph, layout } = props.picture;
  const titles = new Map(graph.phases.map((phase) => [phase.id, phase.title]));
  const boxes = new Map(layout.nodes.map((node) => [node.id, node]));
  return (
    <g class="folds">
      {layout.areas.map((area) => {
        const title = titles.get(area.id);
        if (area.kind !== "phase" || title === undefined) return null;
        const { x, y } = chevronPlace(area, textWidth(title, 12, 600) + 9, layout.edges);
        return (
          <Fold
            key={area.id}
            phase={area.id}
            x={x}
            y={y}
            label={`Fold ${title}`}
            folded={false}
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
            fold={() => props.fold(phase)}
          />
        );
      })}
    </g>
  );
}

/** Half the side of the square that a chevron takes, in px. */
const reach = 9;

/**
 * Where the chevron of an area stands: behind its title, `along` px from where that begins, or as far further as it takes
 * to be clear of the flows that come in there; behind the title after all where no place up to the frame's end is clear.
 */
function chevronPlace(area: PlacedArea, along: number, edges: Picture["layout"]["edges"]): Point {
  const place = (by: number): Point =>
    area.upright
      ? { x: area.titleAt.x - 4.2, y: area.titleAt.y - along - by }
      : { x: area.titleAt.x + along + by, y: area.titleAt.y - 4.2 };
  const room = area.upright
    ? area.titleAt.y - along - area.y - reach
    : area.x + area.width - area.titleAt.x - along - reach;
  // Only what crosses the strip that the chevron could stand in, looked for once: there are thousands of lines elsewhere.
  const [first, last] = [place(0), place(Math.max(0, room))];
  const strip = {
    x: Math.min(first.x, last.x),
    y: Math.min(first.y, last.y),
    width: Math.abs(last.x - first.x),
    height: Math.abs(last.y - first.y),
  };
  const near = edges.filter((edge) => !isClear(strip, [edge]));
  for (let by = 0; by <= room; by += 4) if (isClear({ ...place(by), width: 0, height: 0 }, near)) return place(by);
  return first;
}

/** Whether no line comes within `reach` of a box. */
function isClear({ x, y, width, height }: Rect, edges: Picture["layout"]["edges"]): boolean {
  return edges.every(({ points }) =>
    points.every((to, i) => {
      const from = points[i - 1];
      if (!from) return true;
      return (
        Math.max(from.x, to.x) < x - reach ||
        Math.min(from.x, to.x) > x + width + reach ||
        Math.max(from.y, to.y) < y - reach ||
        Math.min(from.y, to.y) > y + height + reach
      );
    }),
  );
}

function Fold(props: {
  readonly x: number;
  readonly y: number;
  readonly phase: string;
  readonly label: string;
  readonly folded: boolean;
  fold(): void;
}) {
  return (
    <g
      class="fold"
      data-phase={props.phase}
      role="button"
      tabindex={0}
      aria-label={props.label}
      aria-expanded={props.folded ? "false" : "true"}
      transform={`translate(${props.x} ${props.y})`}
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
