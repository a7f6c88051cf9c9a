import type { VNode } from "preact";
import { short } from "../path.ts";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** The place of a step that another state adds: keeps all states in one arrangement. */
export function Ghost({ node, placed, theme }: BoxProps): VNode {
  return (
    <>
      <rect
        x={short(placed.x)}
        y={short(placed.y)}
        width={short(placed.width)}
        height={short(placed.height)}
        rx="5"
        fill="none"
        stroke={theme.flow}
        stroke-opacity="0.55"
        stroke-width="1.2"
        stroke-dasharray="1.2 3.2"
        stroke-linecap="round"
      />
      <Lines block={node.title} box={placed} size={11} fill={theme.muted} />
    </>
  );
}
