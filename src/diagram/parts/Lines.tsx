import type { VNode } from "preact";
import type { Point, TextBlock } from "../layout-types.ts";
import { short } from "../path.ts";
import { isWide } from "../text-width.ts";

export interface LinesProps {
  readonly block: TextBlock;
  /** Top left corner of the box that the block's place is relative to. */
  readonly box: Point;
  readonly size: number;
  readonly weight?: number;
  readonly fill: string;
  readonly struck?: boolean;
}

/** Half the advance of a blank in em: the blank at a centred line's end would shift it by so much. */
const halfBlank = 0.14;

/** A line with the blank at which it was broken; East Asian text has none there. */
function withBlank(line: string): string {
  const end = Array.from(line).at(-1) ?? "";
  return isWide(end) ? line : `${line} `;
}

/**
 * Text as it was broken into lines by the layout. The lines stand in one `<text>` and end with a blank, so that copying,
 * searching and reading aloud find the whole title.
 */
export function Lines({ block, box, size, weight, fill, struck }: LinesProps): VNode {
  const x = box.x + block.x;
  const last = block.lines.length - 1;
  return (
    <text
      x={short(x)}
      y={short(box.y + block.y)}
      fill={fill}
      font-size={size}
      font-weight={weight}
      text-anchor={block.anchor === "middle" ? "middle" : undefined}
      text-decoration={struck ? "line-through" : undefined}
    >
      {last === 0
        ? block.lines[0]
        : block.lines.map((line, i) => (
            <tspan
              x={short(block.anchor === "middle" && i < last && line !== withBlank(line) ? x + size * halfBlank : x)}
              y={short(box.y + block.y + i * block.lineHeight)}
            >
              {i < last ? withBlank(line) : line}
            </tspan>
          ))}
    </text>
  );
}
