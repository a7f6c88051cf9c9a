import type { VNode } from "preact";
import { type LabelIn, labelIn, oneLabel } from "../label-text.ts";
import type { GraphEdge, PlacedEdge } from "../layout-types.ts";
import { lineMarkOf } from "../legend.ts";
import { midwayLength } from "../midway.ts";
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

/** What a flow says whose label has no place in the picture, or that has none. */
function unplaced({ label, said, tooltip }: GraphEdge): LabelIn {
  const whole = label && said && oneLabel(said);
  return whole && !tooltip?.startsWith(whole) ? { lines: [], whole } : { lines: [] };
}

/** One arrow: its line, its head and, in a gap of the line, its label. */
export function Flow({ edge, placed, theme, dimmed }: FlowProps): VNode {
  const added = edge.change === "added";
  const points = simplified(placed.points);
  const { colour, ...stroke } = lineStroke(lineMarkOf(edge), theme);
  const label = edge.label === undefined ? undefined : placed.label;
  const words = label ? labelIn(edge, label) : unplaced(edge);
  const tooltip = [words.whole, edge.tooltip].filter(Boolean).join("\n");
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
      {tooltip ? <title>{tooltip}</title> : null}
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
      {placed.midways?.map(({ x, y, dx, dy }) => (
        <polygon
          data-kind="midway"
          points={polygonPoints(
            arrowhead(
              [
                { x: x - dx, y: y - dy },
                { x, y },
              ],
              midwayLength,
              3,
            ),
          )}
          fill={colour}
        />
      ))}
      {label ? (
        <g data-kind="label">
          <Lines
            block={{
              lines: words.lines,
              x: label.width / 2,
              y: label.height / 2 + baseline - ((words.lines.length - 1) * labelLine) / 2,
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
