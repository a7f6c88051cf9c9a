import type { VNode } from "preact";
import type { LineMark as Mark } from "../legend.ts";
import { arrowhead, polygonPoints, short } from "../path.ts";
import type { Theme } from "../theme.ts";

/** Dotted: gone, or what happens to data. Broken: a way through hidden steps. Heavy: new. */
export function lineStroke(mark: Mark | undefined, theme: Theme) {
  const added = mark === "flow-added";
  const dashes = { through: "7 4", data: "0.1 3.6", "flow-removed": "1.5 3", "flow-added": undefined };
  return {
    colour: added ? theme.text : theme.flow,
    "stroke-width": added ? 2.2 : 1.3,
    "stroke-dasharray": mark && dashes[mark],
    "stroke-linecap": mark === "data" ? ("round" as const) : undefined,
  };
}

/** Width of a line in a legend, in px. */
export const lineMarkWidth = 30;

/** A flow in small, as the picture draws it: `x` its left end, `y` the height of its line. */
export function LineMark(props: {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}): VNode {
  const { mark, x, y, theme } = props;
  const { colour, ...stroke } = lineStroke(mark, theme);
  const tip = { x: x + lineMarkWidth, y };
  const head = mark === "flow-added" ? arrowhead([{ x, y }, tip], 9, 4) : arrowhead([{ x, y }, tip], 7, 3);
  return (
    <>
      <path d={`M${short(x + 0.5)} ${short(y)}H${short(tip.x - 5)}`} fill="none" stroke={colour} {...stroke} />
      <polygon points={polygonPoints(head)} fill={colour} />
    </>
  );
}
