import type { VNode } from "preact";
import type { BoxKind } from "../layout-types.ts";
import type { FindingMarkData } from "../marks.ts";
import { short } from "../path.ts";
import { Collapsed } from "./Collapsed.tsx";
import { Decision } from "./Decision.tsx";
import { Event } from "./Event.tsx";
import { FindingMark } from "./FindingMark.tsx";
import { Ghost } from "./Ghost.tsx";
import { type BoxProps, Process } from "./Process.tsx";

const shapes: Readonly<Record<Exclude<BoxKind, "process">, (props: BoxProps) => VNode>> = {
  decision: Decision,
  start: Event,
  end: Event,
  ghost: Ghost,
  collapsed: Collapsed,
};

export interface StepProps extends BoxProps {
  readonly finding?: FindingMarkData | undefined;
  readonly dimmed?: boolean;
  readonly belowTarget?: boolean;
  /** With a ring to show pointing, selection and focus, and a place in the tab order. */
  readonly interactive?: boolean;
}

/** One box of the flow with what scripts, readers and the webview need to know of it. */
export function Step(props: StepProps): VNode {
  const { node, placed, theme, finding, dimmed, belowTarget, interactive } = props;
  const ghost = node.kind === "ghost";
  return (
    <g
      data-id={ghost ? undefined : node.id}
      data-ghost={ghost ? node.id : undefined}
      data-kind={node.kind === "collapsed" ? "phase" : node.kind}
      data-collapsed={node.kind === "collapsed" ? "true" : undefined}
      data-level={node.kind === "process" ? (node.level ?? "unrated") : undefined}
      data-change={node.change?.kind}
      class="mlmap-step"
      opacity={dimmed ? 0.35 : undefined}
      tabindex={interactive && !ghost ? -1 : undefined}
      role={interactive && !ghost ? "button" : undefined}
      aria-label={interactive && !ghost ? node.tooltip : undefined}
    >
      {node.tooltip ? <title>{node.tooltip}</title> : null}
      {node.kind === "process" ? (
        <Process node={node} placed={placed} theme={theme} belowTarget={belowTarget ?? false} />
      ) : (
        shape(node.kind, { node, placed, theme })
      )}
      {interactive && !ghost ? (
        <rect
          class="mlmap-ring"
          x={short(placed.x - 3.25)}
          y={short(placed.y - 3.25)}
          width={short(placed.width + 6.5)}
          height={short(placed.height + 6.5)}
          rx={node.kind === "start" || node.kind === "end" ? short(placed.height / 2 + 3.25) : 8}
          fill="none"
        />
      ) : null}
      {finding ? (
        <FindingMark finding={finding} x={placed.x + placed.width - 3} y={placed.y + 1} theme={theme} />
      ) : null}
    </g>
  );
}

function shape(kind: Exclude<BoxKind, "process">, props: BoxProps): VNode {
  const Shape = shapes[kind];
  return <Shape {...props} />;
}
