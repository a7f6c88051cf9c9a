import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import { type LegendEntry, shareWords } from "../legend.ts";
import { short } from "../path.ts";
import { textWidth } from "../text-width.ts";
import type { Theme } from "../theme.ts";
import { Glyph } from "./Glyph.tsx";

export interface SwatchProps {
  readonly level: LevelOrUnrated;
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}

const swatch = { width: 20, height: 16 };

/** A small box of a level with its glyph. */
export function Swatch({ level, x, y, theme }: SwatchProps): VNode {
  const paint = theme.levels[level];
  return (
    <>
      <rect
        x={short(x)}
        y={short(y)}
        width={swatch.width}
        height={swatch.height}
        rx="3"
        fill={paint.fill}
        stroke={paint.border}
        stroke-width={theme.levelBorder}
        stroke-dasharray={level === "absent" ? "3 2" : undefined}
      />
      <Glyph level={level} x={x + swatch.width / 2} y={y + swatch.height / 2} colour={paint.glyph} size={10} />
    </>
  );
}

interface Place {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly row: number;
  readonly name: string;
  readonly count: string;
  readonly share: string;
}

export interface LegendPlan {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly hasShares: boolean;
}

const size = 12;
const rowHeight = 26;
const barHeight = 5;
const gapAfterBar = 14;
const gap = 18;

/** Where each entry of the legend stands when the picture is so wide: as many rows as it takes. */
export function planLegend(entries: readonly LegendEntry[], width: number): LegendPlan {
  const hasShares = entries.some((entry) => entry.share !== undefined);
  const places: Place[] = [];
  let x = 0;
  let row = 0;
  let widest = 0;
  for (const entry of entries) {
    const count = String(entry.steps);
    const share = hasShares ? shareWords(entry.share) : "";
    const room =
      swatch.width +
      7 +
      textWidth(entry.words, size) +
      6 +
      textWidth(count, size, 600) +
      (share ? 6 + textWidth(share, size) : 0);
    if (x > 0 && x + room > width) {
      x = 0;
      row++;
    }
    places.push({ entry, x, row, name: entry.words, count, share });
    widest = Math.max(widest, x + room);
    x += room + gap;
  }
  const bar = hasShares ? barHeight + gapAfterBar : 0;
  return { width: Math.max(widest, 0), height: bar + (row + 1) * rowHeight - 6, places, hasShares };
}

export interface LegendProps {
  readonly plan: LegendPlan;
  readonly x: number;
  readonly y: number;
  /** Length of the bar of hours. */
  readonly width: number;
  readonly theme: Theme;
}

/** What the colours and glyphs mean, how many steps are of each level and which share of the hours they take. */
export function Legend({ plan, x, y, width, theme }: LegendProps): VNode {
  const top = y + (plan.hasShares ? barHeight + gapAfterBar : 0);
  return (
    <g data-kind="legend" font-size={size}>
      {plan.hasShares ? <HoursBar plan={plan} x={x} y={y} width={width} theme={theme} /> : null}
      {plan.places.map(({ entry, name, count, share, ...at }) => {
        const left = x + at.x;
        const line = top + at.row * rowHeight;
        const words = left + swatch.width + 7;
        const number = words + textWidth(name, size) + 6;
        return (
          <g data-level={entry.level}>
            <Swatch level={entry.level} x={left} y={line} theme={theme} />
            <text x={short(words)} y={short(line + 12.3)} fill={theme.text}>
              {name}
            </text>
            <text x={short(number)} y={short(line + 12.3)} fill={theme.text} font-weight="600">
              {count}
            </text>
            {share ? (
              <text x={short(number + textWidth(count, size, 600) + 6)} y={short(line + 12.3)} fill={theme.muted}>
                {share}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/** All hours as one bar, cut by level. */
function HoursBar({ plan, x, y, width, theme }: LegendProps): VNode {
  let done = 0;
  return (
    <g>
      <title>Share of the hours</title>
      {plan.places.map(({ entry }) => {
        if (!entry.share) return null;
        const start = x + done * width;
        done += entry.share;
        return (
          <rect
            x={short(start)}
            y={short(y)}
            width={short(Math.max(0, entry.share * width - 1))}
            height={barHeight}
            fill={theme.levels[entry.level].bar}
          />
        );
      })}
    </g>
  );
}
