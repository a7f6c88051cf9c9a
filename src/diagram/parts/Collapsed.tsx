import type { VNode } from "preact";
import { short } from "../path.ts";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** A phase drawn as one box: a frame with the edge of a second sheet below it. */
export function Collapsed({ node, placed, theme }: BoxProps): VNode {
  const { x, y, width, height } = placed;
  return (
    <>
      <rect
        x={short(x)}
        y={short(y)}
        width={short(width)}
        height={short(height)}
        rx="8"
        fill={theme.area}
        stroke={theme.flow}
        stroke-width="1.2"
      />
      <path
        d={`M${short(x + 8)} ${short(y + height + 3)}H${short(x + width - 8)}`}
        stroke={theme.flow}
        stroke-width="1.2"
        stroke-linecap="round"
      />
      <Lines block={node.title} box={placed} size={13} weight={600} fill={theme.text} />
      {node.subtitle ? <Lines block={node.subtitle} box={placed} size={11} fill={theme.muted} /> : null}
    </>
  );
}
