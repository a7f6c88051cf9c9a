import type { VNode } from "preact";
import type { GraphEdge, PlacedEdge } from "../layout-types.ts";
import { lineMarkOf } from "../legend.ts";
import { arrowhead, polygonPoints, roundedPath, shortened, simplified, withGap } from "../path.ts";
import { labelLine, smallFont } from "../sizes.ts";
import type { Theme } from "../theme.ts";
import { lineStroke } from "./LineMark.tsx";
import { Lines } from "./Lines.tsx";

const cornerRadius = 6;
/** Baseline of 11 px text below the middle of its box. */
const baseline = 3.9;

export interface FlowProps {
  readonly edge: GraphEdge;
  readonly placed: PlacedEdge;
  readonly theme: Theme;
  readonly dimmed?: boolean;
}

/** One arrow: its line, its head and, in a gap of the line, its label. */
export function Flow({ edge, placed, theme, dimmed }: FlowProps): VNode {
  const added = edge.change === "added";
  const points = simplified(placed.points);
  const { colour, ...stroke } = lineStroke(lineMarkOf(edge), theme);
  const label = edge.label === undefined ? undefined : placed.label;
  // The line ends inside the head: at the tip its own width would blunt it.
  const cut = shortened(points, added ? 4 : 2.5);
  const line = edge.data === "both" ? shortened(cut.toReversed(), 2.5).toReversed() : cut;
  const pieces = label ? withGap(line, label) : [line];
  return (
    <g
      data-kind={edge.data ? "data-flow" : "flow"}
      data-use={edge.data}
      data-flow={edge.id}
      data-from={edge.from}
      data-to={edge.to}
      data-through={edge.through?.length}
      data-change={edge.change}
      class="mlmap-flow"
      opacity={dimmed ? theme.dimmed : undefined}
    >
      {edge.tooltip ? <title>{edge.tooltip}</title> : null}
      <path
        d={pieces.map((piece) => roundedPath(piece, cornerRadius)).join("")}
        fill="none"
        stroke={colour}
        {...stroke}
      />
      <polygon points={polygonPoints(added ? arrowhead(points, 9, 4) : arrowhead(points, 7, 3))} fill={colour} />
      {edge.data === "both" ? (
        <polygon points={polygonPoints(arrowhead(points.toReversed(), 7, 3))} fill={colour} />
      ) : null}
      {label && edge.label !== undefined ? (
        <g data-kind="label">
          <Lines
            block={{
              lines: edge.label,
              x: label.width / 2,
              y: label.height / 2 + baseline - ((edge.label.length - 1) * labelLine) / 2,
              lineHeight: labelLine,
              anchor: "middle",
            }}
            box={label}
            size={smallFont.size}
            fill={theme.muted}
          />
        </g>
      ) : null}
    </g>
  );
}
