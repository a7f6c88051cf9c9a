import type { VNode } from "preact";
import { polygonPoints } from "../path.ts";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** How far the points of the hexagon stand out from its flat sides. */
const point = 15;

/** A question with several ways out: a flat hexagon, half as high as a diamond would be. */
export function Decision({ node, placed: { x, y, width, height }, theme }: BoxProps): VNode {
  const corners = [
    { x, y: y + height / 2 },
    { x: x + point, y },
    { x: x + width - point, y },
    { x: x + width, y: y + height / 2 },
    { x: x + width - point, y: y + height },
    { x: x + point, y: y + height },
  ];
  const removed = node.change?.kind === "removed";
  return (
    <>
      <polygon
        points={polygonPoints(corners)}
        fill={theme.ground}
        stroke={node.change?.kind === "added" ? theme.text : theme.flow}
        stroke-width={node.change?.kind === "added" ? 2.4 : 1.3}
        stroke-dasharray={removed ? "1.5 3" : undefined}
        stroke-linejoin="round"
      />
      <Lines block={node.title} box={{ x, y }} size={13} weight={600} fill={theme.text} struck={removed} />
      {node.subtitle ? <Lines block={node.subtitle} box={{ x, y }} size={11} fill={theme.muted} /> : null}
    </>
  );
}
