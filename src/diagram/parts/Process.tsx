import type { VNode } from "preact";
import { comparisonStrip, type GraphNode, type PlacedNode } from "../layout-types.ts";
import { short } from "../path.ts";
import type { Theme } from "../theme.ts";
import { BeforeStrip, ChangeTag, hatching, paintedChange } from "./Change.tsx";
import { Glyph } from "./Glyph.tsx";
import { InterfaceIcon } from "./InterfaceIcon.tsx";
import { InterfaceStrip } from "./InterfaceStrip.tsx";
import { Lines } from "./Lines.tsx";

const glyphMargin = 9;
/** Middle of capital letters above the baseline at 13 px. */
const capitalMiddle = 4.7;

export interface BoxProps {
  readonly node: GraphNode;
  readonly placed: PlacedNode;
  readonly theme: Theme;
}

export interface ProcessProps extends BoxProps {
  /** A platform reaches less here than its target asks. */
  readonly belowTarget?: boolean;
}

/** One step of work: level by fill, border and glyph; who does it; through what. */
export function Process({ node, placed, theme, belowTarget }: ProcessProps): VNode {
  const level = node.level ?? "unrated";
  const paint = theme.levels[level];
  const change = paintedChange(node);
  const removed = change?.kind === "removed";
  const same = change?.kind === "same";
  const heavy = change?.kind === "added" || belowTarget;
  const strip = change?.before !== undefined && change.kind !== "same" && change.kind !== "changed";
  // Where levels have no fill, the strip would not cover what lies below it.
  const besideStrip = strip
    ? { ...placed, x: placed.x + comparisonStrip, width: placed.width - comparisonStrip }
    : placed;
  const text = removed ? theme.text : same ? paint.sameText : paint.text;
  const left = placed.x + (strip ? comparisonStrip + 3 : 0);
  return (
    <>
      <rect
        x={short(placed.x)}
        y={short(placed.y)}
        width={short(placed.width)}
        height={short(placed.height)}
        rx="5"
        fill={removed ? theme.ground : same ? paint.sameFill : paint.fill}
        stroke={heavy ? theme.text : removed ? theme.flow : paint.border}
        stroke-width={change?.kind === "added" ? 2.4 : belowTarget ? 2 : theme.levelBorder}
        stroke-dasharray={level === "absent" && !removed ? "4 3" : undefined}
      />
      {removed ? <path d={hatching(besideStrip, 7)} stroke={theme.rule} fill="none" /> : null}
      {strip && change?.before !== undefined ? (
        <BeforeStrip level={change.before} box={placed} theme={theme} pointing={!removed} />
      ) : null}
      {removed ? null : (
        <Glyph
          level={level}
          x={left + glyphMargin + 6}
          y={placed.y + node.title.y - capitalMiddle}
          colour={same ? paint.sameGlyph : paint.glyph}
          {...glyphScale(theme)}
        />
      )}
      <Lines block={node.title} box={placed} size={13} weight={600} fill={text} struck={removed} />
      {node.subtitle ? <Lines block={node.subtitle} box={placed} size={11} fill={text} /> : null}
      {node.interfaceKind ? (
        <InterfaceIcon
          kind={node.interfaceKind}
          x={placed.x + placed.width - 20}
          y={placed.y + (node.subtitle ? node.subtitle.y - 10.2 : placed.height - 19)}
          colour={text}
        />
      ) : null}
      {node.interfaces && !removed ? (
        <InterfaceStrip
          lines={node.interfaces}
          placed={placed}
          border={paint.border}
          theme={theme}
          left={strip ? comparisonStrip : 0}
        />
      ) : null}
      {node.change ? <ChangeTag change={node.change} box={placed} theme={theme} /> : null}
    </>
  );
}

/** In the webview the stylesheet scales glyphs, so that a theme switch needs no drawing. */
function glyphScale(theme: Theme): { readonly size: number } | { readonly scaled: true } {
  const scale = Number(theme.glyphScale);
  return Number.isNaN(scale) ? { scaled: true } : { size: 12 * scale };
}
