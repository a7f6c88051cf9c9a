import type { VNode } from "preact";
import { levelsAndUnrated } from "../../model/level.ts";
import { short } from "../path.ts";
import { Lines } from "./Lines.tsx";
import type { BoxProps } from "./Process.tsx";

/** Room at either end of the bar of levels, and its height. */
const bar = { margin: 14, height: 4 };

/** A phase drawn as one box: a frame with the edge of a second sheet below it, and the levels of its steps as a bar. */
export function Collapsed({ node, placed, theme }: BoxProps): VNode {
  const { x, y, width, height } = placed;
  const levels = node.levels ?? {};
  const all = levelsAndUnrated.reduce((sum, level) => sum + (levels[level] ?? 0), 0);
  const long = width - 2 * bar.margin;
  let done = 0;
  return (
    <>
      <rect
        x={short(x)}
        y={short(y)}
        width={short(width)}
        height={short(height)}
        rx="8"
        fill={theme.area}
        stroke={theme.flow}
        stroke-width="1.2"
      />
      <path
        d={`M${short(x + 8)} ${short(y + height + 3)}H${short(x + width - 8)}`}
        stroke={theme.flow}
        stroke-width="1.2"
        stroke-linecap="round"
      />
      {levelsAndUnrated.map((level) => {
        const count = levels[level];
        if (!count) return null;
        const left = x + bar.margin + (done / all) * long;
        done += count;
        return (
          <rect
            data-share={level}
            x={short(left)}
            y={short(y + height - bar.height - 4)}
            width={short((count / all) * long - 1)}
            height={bar.height}
            fill={level === "absent" ? "none" : theme.levels[level].bar}
            stroke={level === "absent" ? theme.levels[level].border : undefined}
            stroke-dasharray={level === "absent" ? "2 1.5" : undefined}
            stroke-width={level === "absent" ? 0.8 : undefined}
          />
        );
      })}
      <Lines block={node.title} box={placed} size={13} weight={600} fill={theme.text} />
      {node.subtitle ? <Lines block={node.subtitle} box={placed} size={11} fill={theme.muted} /> : null}
    </>
  );
}
