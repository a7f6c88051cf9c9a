import { Glyph } from "../../diagram/parts/Glyph.tsx";
import type { LevelOrUnrated } from "../../model/level.ts";

/** Fill, border and glyph of a level, as its boxes have them. */
export function LevelSwatch({ level }: { readonly level: LevelOrUnrated }) {
  return (
    <svg class="swatch" width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
      <rect
        x="1"
        y="1"
        width="18"
        height="14"
        rx="3"
        fill={`var(--mlmap-${level}-fill)`}
        stroke={`var(--mlmap-${level}-border)`}
        stroke-dasharray={level === "absent" ? "3 2" : undefined}
      />
      <Glyph level={level} x={10} y={8} size={9} colour={`var(--mlmap-${level}-glyph)`} />
    </svg>
  );
}
