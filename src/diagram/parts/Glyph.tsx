import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import { short } from "../path.ts";

/** Where it stands, and what scales it. */
type Standing = Readonly<Record<string, string>>;
type Drawing = (colour: string, standing: Standing) => VNode;

/** A disc out of which something is cut. */
const disc =
  (cut: string): Drawing =>
  (c, standing) => (
    <path {...standing} fill={c} fill-rule="evenodd" d={`M6 .3a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 6 .3Z${cut}`} />
  );

/** The marks of the levels in a 12×12 field, so that no level is told by colour alone. */
const drawings: Readonly<Record<LevelOrUnrated, Drawing>> = {
  // Play: runs by itself.
  automated: disc("M4.4 3 9.4 6l-5 3Z"),
  // Half a disc: half is people's work.
  "semi-automated": disc("M6 1.7a4.3 4.3 0 0 1 0 8.6Z"),
  // Zigzag: a new way each time.
  "non-repeatable": (c, standing) => (
    <path
      {...standing}
      fill="none"
      stroke={c}
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      d="M1.1 9.4 3.4 3.2 6 8.6 8.6 2.6 10.9 7.2"
    />
  ),
  // Hand.
  manual: (c, standing) => (
    <path
      {...standing}
      fill={c}
      d="M3 11.6C2.2 10.4.6 8.4.2 7.2c-.3-1 .9-1.5 1.6-.7L2.9 8V2.2c0-1.1 1.6-1.1 1.6 0v3h.4V.9c0-1.1 1.7-1.1 1.7 0v4.3H7V1.6c0-1.1 1.7-1.1 1.7 0v4.1h.4V3.3c0-1.1 1.6-1.1 1.6 0v4.9c0 1.4-.5 2.4-1 3.4Z"
    />
  ),
  // Dashed ring: nobody there.
  absent: (c, standing) => (
    <circle
      {...standing}
      cx="6"
      cy="6"
      r="5"
      fill="none"
      stroke={c}
      stroke-width="1.5"
      stroke-dasharray="2.5 2.736"
      stroke-dashoffset="1.25"
    />
  ),
  unrated: (c, standing) => (
    <g {...standing}>
      <path
        fill="none"
        stroke={c}
        stroke-width="1.7"
        stroke-linecap="round"
        d="M3.4 3.5C3.6 2 4.7 1.2 6.1 1.2c1.5 0 2.6.9 2.6 2.3 0 1.9-2.6 2-2.6 4.2"
      />
      <circle cx="6.1" cy="10.7" r="1.1" fill={c} />
    </g>
  ),
};

export interface GlyphProps {
  readonly level: LevelOrUnrated;
  /** Middle of the glyph. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** 12 px when left out. */
  readonly size?: number;
  /** True where a stylesheet scales it around its middle, so that a theme switch needs no drawing. */
  readonly scaled?: boolean;
}

/** The mark of a level. */
export function Glyph({ level, x, y, colour, size = 12, scaled = false }: GlyphProps): VNode {
  const scale = size / 12;
  const place = `translate(${short(x - size / 2)} ${short(y - size / 2)})${scale === 1 ? "" : ` scale(${short(scale)})`}`;
  return drawings[level](colour, {
    transform: place,
    ...(scaled && { class: "mlmap-glyph", "transform-origin": `${short(x)} ${short(y)}` }),
  });
}
