import type { VNode } from "preact";
import type { BoxKind } from "../layout-types.ts";
import type { FindingMarkData } from "../marks.ts";
import { Collapsed } from "./Collapsed.tsx";
import { DataSheet } from "./DataSheet.tsx";
import { Decision } from "./Decision.tsx";
import { Event } from "./Event.tsx";
import { FindingMark } from "./FindingMark.tsx";
import { Ghost } from "./Ghost.tsx";
import { Linked } from "./Linked.tsx";
import { type BoxProps, Process } from "./Process.tsx";

const shapes: Readonly<Record<Exclude<BoxKind, "process">, (props: BoxProps) => VNode>> = {
  decision: Decision,
  start: Event,
  end: Event,
  ghost: Ghost,
  collapsed: Collapsed,
  data: DataSheet,
};

export interface StepProps extends BoxProps {
  readonly finding?: FindingMarkData | undefined;
  readonly dimmed?: boolean;
  readonly belowTarget?: boolean;
  /** With a place in the tab order. */
  readonly interactive?: boolean;
}

/** One box of the flow with what scripts, readers and the webview need to know of it. */
export function Step(props: StepProps): VNode {
  const { node, placed, theme, finding, dimmed, belowTarget, interactive } = props;
  const ghost = node.kind === "ghost";
  const box = (
    <g
      data-id={ghost ? undefined : idInFile(node, interactive)}
      data-ghost={ghost ? node.id : undefined}
      data-kind={node.kind === "collapsed" ? "phase" : node.kind}
      data-collapsed={node.kind === "collapsed" ? "true" : undefined}
      data-level={node.kind === "process" ? (node.level ?? "unrated") : undefined}
      data-change={node.change?.kind}
      class="mlmap-step"
      opacity={dimmed ? theme.dimmed : undefined}
      tabindex={interactive && !ghost ? -1 : undefined}
      role={interactive && !ghost ? "button" : undefined}
    >
      {node.tooltip ? <title>{node.tooltip}</title> : null}
      {node.kind === "process" ? (
        <Process node={node} placed={placed} theme={theme} belowTarget={belowTarget ?? false} />
      ) : (
        shape(node.kind, { node, placed, theme })
      )}
      {finding ? (
        <FindingMark finding={finding} x={placed.x + placed.width - 1} y={placed.y - 1} theme={theme} />
      ) : null}
    </g>
  );
  // In the webview a click selects; the card there holds the links.
  return interactive ? box : <Linked href={node.href}>{box}</Linked>;
}

function shape(kind: Exclude<BoxKind, "process">, props: BoxProps): VNode {
  const Shape = shapes[kind];
  return <Shape {...props} />;
}

/**
 * A collapsed phase and a data set bear their own ids in files, which scripts look for; the webview tells them from a step
 * of the same name by the id of the box.
 */
function idInFile(node: StepProps["node"], interactive: boolean | undefined): string {
  return (node.kind === "collapsed" || node.kind === "data") && !interactive
    ? node.id.slice(node.id.indexOf(":") + 1)
    : node.id;
}
