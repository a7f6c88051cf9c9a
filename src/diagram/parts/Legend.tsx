import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import { isLineMark, type LegendEntry, type LegendNote, shareWords } from "../legend.ts";
import { short } from "../path.ts";
import { textWidth } from "../text-width.ts";
import type { Theme } from "../theme.ts";
import { ChangeTag } from "./Change.tsx";
import { Glyph } from "./Glyph.tsx";
import { LineMark, lineMarkWidth } from "./LineMark.tsx";

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
  readonly of: LegendEntry | LegendNote;
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

/** Width of the tags of a comparison; the other marks are as wide as a swatch. */
const tagWidths: Partial<Readonly<Record<LegendNote["mark"], number>>> = {
  better: 32,
  worse: 32,
  added: 46,
  removed: 50,
  changed: 20,
};

function markWidth(of: LegendEntry | LegendNote): number {
  if ("mark" in of && isLineMark(of.mark)) return lineMarkWidth;
  return ("mark" in of ? tagWidths[of.mark] : undefined) ?? swatch.width;
}

const size = 12;
const rowHeight = 26;
const barHeight = 5;
const gapAfterBar = 14;
const gap = 18;

/** Where each entry of the legend stands when the picture is so wide: as many rows as it takes, notes in rows of their own. */
export function planLegend(
  entries: readonly LegendEntry[],
  width: number,
  notes: readonly LegendNote[] = [],
): LegendPlan {
  const hasShares = entries.some((entry) => entry.share !== undefined);
  const places: Place[] = [];
  let x = 0;
  let row = -1;
  let widest = 0;
  for (const of of [...entries, ...notes]) {
    const count = String("mark" in of ? of.count : of.steps);
    const share = hasShares && "level" in of ? shareWords(of.share) : "";
    const room =
      markWidth(of) +
      7 +
      textWidth(of.words, size) +
      6 +
      textWidth(count, size, 600) +
      (share ? 6 + textWidth(share, size) : 0);
    if (row < 0 || x + room > width || of === notes[0]) {
      x = 0;
      row++;
    }
    places.push({ of, x, row, name: of.words, count, share });
    widest = Math.max(widest, x + room);
    x += room + gap;
  }
  const bar = hasShares ? barHeight + gapAfterBar : 0;
  return { width: widest, height: bar + (row + 1) * rowHeight - 6, places, hasShares };
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
      {plan.places.map(({ of, name, count, share, ...at }) => {
        const left = x + at.x;
        const line = top + at.row * rowHeight;
        const words = left + markWidth(of) + 7;
        const number = words + textWidth(name, size) + 6;
        return (
          <g {...("level" in of ? { "data-entry": of.level } : { "data-mark": of.mark })}>
            {"level" in of ? (
              <Swatch level={of.level} x={left} y={line} theme={theme} />
            ) : (
              <NoteMark mark={of.mark} x={left} y={line} theme={theme} />
            )}
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

interface NoteMarkProps {
  readonly mark: LegendNote["mark"];
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}

/** A mark as the picture shows it, small. */
function NoteMark({ mark, x, y, theme }: NoteMarkProps): VNode {
  if (isLineMark(mark)) return <LineMark mark={mark} x={x} y={y + swatch.height / 2} theme={theme} />;
  const width = tagWidths[mark];
  if (width !== undefined && mark !== "below-target" && mark !== "same") {
    // The tag stands on the top edge of its box, its right end 8 px before the corner.
    const box = { x: x - 100 + width + 8, y: y + 11.5, width: 100, height: 0 };
    return <ChangeTag change={{ kind: mark, by: 1 }} box={box} theme={theme} />;
  }
  const below = mark === "below-target";
  const paint = theme.levels["semi-automated"];
  return (
    <rect
      x={short(x)}
      y={short(y)}
      width={swatch.width}
      height={swatch.height}
      rx="3"
      fill={below ? "none" : paint.sameFill}
      stroke={below ? theme.text : paint.border}
      stroke-width={below ? 2 : theme.levelBorder}
    />
  );
}

/** All hours as one bar, cut by level. */
function HoursBar({ plan, x, y, width, theme }: LegendProps): VNode {
  let done = 0;
  return (
    <g>
      <title>Share of the hours</title>
      {plan.places.map(({ of }) => {
        if (!("level" in of) || !of.share) return null;
        const start = x + done * width;
        done += of.share;
        return (
          <rect
            x={short(start)}
            y={short(y)}
            width={short(Math.max(0, of.share * width - 1))}
            height={barHeight}
            fill={theme.levels[of.level].bar}
          />
        );
      })}
    </g>
  );
}
