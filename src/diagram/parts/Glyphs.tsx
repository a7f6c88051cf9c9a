import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import type { Point } from "../layout-types.ts";
import { Glyph } from "./Glyph.tsx";

/**
 * The mark of a level at many places: drawn once, and set on the corners of a line that is not seen. A page of many large maps
 * would hold ten thousand things otherwise.
 */
export function Glyphs(props: {
  /** Of the mark, its own on the page. */
  readonly id: string;
  readonly level: LevelOrUnrated;
  readonly size: number;
  /** Middles of the marks. */
  readonly at: readonly Point[];
}): VNode | null {
  const { id, level, size, at } = props;
  const [first, last] = [at[0], at.at(-1)];
  if (!first || !last) return null;
  // The ends of the line bear no marks: a lone place would be both ends, and its mark drawn twice.
  const line = [first, ...at, last];
  return (
    <>
      <marker
        id={id}
        markerUnits="userSpaceOnUse"
        markerWidth={size}
        markerHeight={size}
        refX={size / 2}
        refY={size / 2}
        overflow="visible"
      >
        <Glyph level={level} x={size / 2} y={size / 2} size={size} colour={`var(--mlmap-${level}-glyph)`} />
      </marker>
      <polyline
        points={line.map(({ x, y }) => `${x},${y}`).join(" ")}
        fill="none"
        pointer-events="none"
        marker-mid={`url(#${id})`}
      />
    </>
  );
}
