import type { VNode } from "preact";
import { directed } from "../../model/writing-direction.ts";
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

/** In em, how far the blank at the end of a line would shift it: half its advance a centred one, all of it one that ends at the right. */
const shifts = { start: 0, middle: 0.14, end: 0.28 } as const;

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
  const text = block.lines.join(" ");
  const x = box.x + block.x;
  const last = block.lines.length - 1;
  return (
    <text
      x={short(x)}
      y={short(box.y + block.y)}
      fill={fill}
      font-size={size}
      font-weight={weight}
      text-anchor={block.anchor === "start" ? undefined : block.anchor}
      text-decoration={struck ? "line-through" : undefined}
    >
      {last === 0
        ? directed(text)
        : block.lines.map((line, i) => (
            <tspan
              x={short(i < last && line !== withBlank(line) ? x + size * shifts[block.anchor] : x)}
              y={short(box.y + block.y + i * block.lineHeight)}
            >
              {i < last ? withBlank(directed(line, text)) : directed(line, text)}
            </tspan>
          ))}
    </text>
  );
}
