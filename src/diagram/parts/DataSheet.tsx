import type { VNode } from "preact";
import { short } from "../path.ts";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

const fold = 9;

/** A data set: a sheet with a folded corner. */
export function DataSheet({ node, placed, theme }: BoxProps): VNode {
  const { x, y, width, height } = placed;
  const [right, foot] = [x + width, y + height];
  const at = (px: number, py: number): string => `${short(px)} ${short(py)}`;
  return (
    <>
      <path
        d={`M${at(x + 2, y)}H${short(right - fold)}L${at(right, y + fold)}V${short(foot - 2)}Q${at(right, foot)} ${at(right - 2, foot)}H${short(x + 2)}Q${at(x, foot)} ${at(x, foot - 2)}V${short(y + 2)}Q${at(x, y)} ${at(x + 2, y)}Z`}
        fill={theme.ground}
        stroke={theme.flow}
        stroke-width="1.2"
      />
      <path
        d={`M${at(right - fold, y)}V${short(y + fold)}H${short(right)}`}
        fill="none"
        stroke={theme.flow}
        stroke-width="1.2"
        stroke-linejoin="round"
      />
      <Lines block={node.title} box={placed} size={11} fill={theme.text} />
    </>
  );
}
