import type { VNode } from "preact";
import { short } from "../path.ts";
import { ChangeTag, paintedChange } from "./Change.tsx";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** Where the flow enters (thin pill) or leaves (heavy pill). */
export function Event({ node, placed, theme }: BoxProps): VNode {
  const change = paintedChange(node);
  const removed = change?.kind === "removed";
  return (
    <>
      <rect
        x={short(placed.x)}
        y={short(placed.y)}
        width={short(placed.width)}
        height={short(placed.height)}
        rx={short(placed.height / 2)}
        fill={theme.ground}
        stroke={change?.kind === "added" ? theme.text : theme.flow}
        stroke-width={node.kind === "end" ? 3 : change?.kind === "added" ? 2.4 : 1.3}
        stroke-dasharray={removed ? "1.5 3" : undefined}
      />
      <Lines block={node.title} box={placed} size={13} fill={theme.text} struck={removed} />
      {node.change ? <ChangeTag change={node.change} box={placed} theme={theme} /> : null}
    </>
  );
}
