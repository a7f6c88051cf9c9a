import type { VNode } from "preact";
import type { BoxKind } from "../layout-types.ts";
import type { FindingMarkData } from "../marks.ts";
import { polygonPoints, short } from "../path.ts";
import { Collapsed } from "./Collapsed.tsx";
import { DataSheet } from "./DataSheet.tsx";
import { Decision, hexagon } from "./Decision.tsx";
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
  /** With a ring to show pointing, selection and focus, and a place in the tab order. */
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
      {interactive && !ghost ? <Ring name="mlmap-ring" props={props} off={3.25} /> : null}
      {interactive && !ghost ? <Ring name="mlmap-focus" props={props} off={6} /> : null}
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

/** An outline around a box that the stylesheet shows when the box is pointed at, selected or has the focus. */
function Ring({ name, off, props: { node, placed } }: { name: string; off: number; props: StepProps }): VNode {
  if (node.kind === "decision")
    return <polygon class={name} points={polygonPoints(hexagon(placed, off))} fill="none" pointer-events="none" />;
  const round = node.kind === "start" || node.kind === "end";
  return (
    <rect
      class={name}
      x={short(placed.x - off)}
      y={short(placed.y - off)}
      width={short(placed.width + 2 * off)}
      height={short(placed.height + 2 * off)}
      rx={short(round ? placed.height / 2 + off : 5 + off)}
      fill="none"
      pointer-events="none"
    />
  );
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
