import type { VNode } from "preact";
import type { GraphNode, PlacedNode } from "../layout-types.ts";
import { short } from "../path.ts";
import { interfaceLine } from "../sizes.ts";
import type { Theme } from "../theme.ts";
import { InterfaceIcon } from "./InterfaceIcon.tsx";

const round = 5;

/** The interfaces of a step, at the foot of its box on the picture's ground: where people meet the platform. */
export function InterfaceStrip(props: {
  readonly lines: NonNullable<GraphNode["interfaces"]>;
  readonly placed: PlacedNode;
  readonly border: string;
  readonly theme: Theme;
  /** Room at the left that the strip of a comparison takes. */
  readonly left: number;
}): VNode {
  const { lines, placed, border, theme, left } = props;
  const [x, right, foot] = [placed.x + left + 0.6, placed.x + placed.width - 0.6, placed.y + placed.height - 0.6];
  const top = foot - lines.length * interfaceLine;
  const corner =
    left > 0 ? `H${short(x)}` : `H${short(x + round)}Q${short(x)} ${short(foot)} ${short(x)} ${short(foot - round)}`;
  return (
    <>
      <path
        d={`M${short(x)} ${short(top)}H${short(right)}V${short(foot - round)}Q${short(right)} ${short(foot)} ${short(right - round)} ${short(foot)}${corner}Z`}
        fill={theme.ground}
      />
      <path d={`M${short(x)} ${short(top)}H${short(right)}`} stroke={border} stroke-width="0.8" fill="none" />
      {lines.map((line, at) => {
        const y = top + at * interfaceLine;
        return (
          <g data-kind={line.id === undefined ? undefined : "interface"} data-id={line.id}>
            {line.kind ? <InterfaceIcon kind={line.kind} x={x + 8.4} y={y + 2.6} colour={theme.text} /> : null}
            <text x={short(x + 26.4)} y={short(y + 12.4)} fill={theme.text} font-size="11">
              {line.text}
            </text>
          </g>
        );
      })}
    </>
  );
}
