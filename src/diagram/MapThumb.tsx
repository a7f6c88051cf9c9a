import type { VNode } from "preact";
import { levelsAndUnrated } from "../model/level.ts";
import type { State } from "../model/process-map.ts";
import type { Layout, PlacedNode, Point, Rect } from "./layout-types.ts";
import { Glyphs } from "./parts/Glyphs.tsx";

/** Size of a glyph. */
const glyph = 34;

export interface MapThumbProps {
  /** Places that all states share. */
  readonly layout: Layout;
  /** The state whose steps are drawn; what it lacks keeps its place empty. */
  readonly state: State;
  /** Ids of steps that stay below the target: bordered heavily. */
  readonly below: ReadonlySet<string>;
  /** The picture in a sentence. */
  readonly label: string;
  /** What is said when pointing at a step. */
  titleOf?(id: string): string;
  choose?(id: string): void;
}

/** A map so small that only its shape and its levels are seen: frames, lines, boxes with their glyphs. For pages whose styles hold the picture's variables. */
export function MapThumb({ layout, state, below, label, titleOf, choose }: MapThumbProps): VNode {
  const steps = new Map(state.steps.map((s) => [s.id, s]));
  const margin = 6;
  return (
    <svg
      class="map-thumb"
      viewBox={`${-margin} ${-margin} ${layout.width + 2 * margin} ${layout.height + 2 * margin}`}
      preserveAspectRatio="xMinYMin meet"
      role="img"
      aria-label={label}
    >
      {layout.areas.length > 0 && (
        <path d={layout.areas.map(frameOf).join("")} fill="none" stroke="var(--mlmap-rule)" stroke-width="3" />
      )}
      {layout.edges.length > 0 && (
        <path
          d={layout.edges.map(({ points }) => `M${points.map((p) => `${p.x} ${p.y}`).join("L")}`).join("")}
          fill="none"
          stroke="var(--mlmap-flow)"
          stroke-opacity="0.5"
          stroke-width="3"
        />
      )}
      {layout.nodes.map((box) => {
        const step = steps.get(box.id);
        if (!step) return null;
        if (step.kind !== "process")
          return (
            <rect
              key={box.id}
              {...rectOf(box)}
              rx={box.height / 2}
              fill="none"
              stroke="var(--mlmap-muted)"
              stroke-width="2"
            />
          );
        const take = choose && (() => choose(box.id));
        const level = step.level ?? "unrated";
        const low = below.has(box.id);
        return (
          <rect
            key={box.id}
            data-process={box.id}
            onClick={take}
            style={take && "cursor:pointer"}
            {...rectOf(box)}
            rx="6"
            fill={`var(--mlmap-${level}-fill)`}
            stroke={low ? "var(--mlmap-text)" : `var(--mlmap-${level}-border)`}
            stroke-width={low ? 8 : 3}
            stroke-dasharray={level === "absent" ? "10 6" : undefined}
          >
            <title>{titleOf?.(box.id) ?? step.title}</title>
          </rect>
        );
      })}
      {levelsAndUnrated.map((level) => {
        const alike = layout.nodes.filter(({ id }) => {
          const step = steps.get(id);
          return step?.kind === "process" && (step.level ?? "unrated") === level;
        });
        return (
          <Glyphs key={level} id={`thumb-${state.id}-${level}`} level={level} size={glyph} at={alike.map(middleOf)} />
        );
      })}
    </svg>
  );
}

/** A frame with round corners, as a part of the one line that all frames are: a page of many thumbs has little to hold then. */
function frameOf({ x, y, width, height }: Rect): string {
  const r = Math.min(8, width / 2, height / 2);
  const [across, down] = [width - 2 * r, height - 2 * r];
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
}

const middleOf = ({ x, y, width, height }: PlacedNode): Point => ({ x: x + width / 2, y: y + height / 2 });

const rectOf = ({ x, y, width, height }: PlacedNode): { x: number; y: number; width: number; height: number } => ({
  x,
  y,
  width,
  height,
});
