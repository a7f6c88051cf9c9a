import type { VNode } from "preact";
import type { Point, Rect } from "../layout-types.ts";
import { polygonPoints } from "../path.ts";
import { ChangeTag, paintedChange } from "./Change.tsx";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** How far the points of the hexagon stand out from its flat sides. */
const point = 15;

/** Corners of the hexagon in a box; with `off`, of its outline so many px outside, the same distance all round. */
export function hexagon({ x, y, width, height }: Rect, off = 0): readonly Point[] {
  const half = height / 2;
  const slant = Math.hypot(point, half);
  const tip = (off * slant) / half;
  const corner = point - (off * (slant - point)) / half;
  return [
    { x: x - tip, y: y + half },
    { x: x + corner, y: y - off },
    { x: x + width - corner, y: y - off },
    { x: x + width + tip, y: y + half },
    { x: x + width - corner, y: y + height + off },
    { x: x + corner, y: y + height + off },
  ];
}

/** A question with several ways out: a flat hexagon, half as high as a diamond would be. */
export function Decision({ node, placed, theme }: BoxProps): VNode {
  const change = paintedChange(node);
  const removed = change?.kind === "removed";
  return (
    <>
      <polygon
        points={polygonPoints(hexagon(placed))}
        fill={theme.ground}
        stroke={change?.kind === "added" ? theme.text : theme.flow}
        stroke-width={change?.kind === "added" ? 2.4 : 1.3}
        stroke-dasharray={removed ? "1.5 3" : undefined}
        stroke-linejoin="round"
      />
      <Lines block={node.title} box={placed} size={13} weight={600} fill={theme.text} struck={removed} />
      {node.subtitle ? <Lines block={node.subtitle} box={placed} size={11} fill={theme.muted} /> : null}
      {node.change ? <ChangeTag change={node.change} box={placed} theme={theme} /> : null}
    </>
  );
}
