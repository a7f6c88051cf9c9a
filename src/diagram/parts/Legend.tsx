import type { VNode } from "preact";
import { type LevelOrUnrated, levelsAndUnrated } from "../../model/level.ts";
import { directed } from "../../model/writing-direction.ts";
import {
  hoursTitle,
  isLineMark,
  type LegendEntry,
  type LegendHours,
  type LegendNote,
  numbersWords,
  shareWords,
  stepsWords,
} from "../legend.ts";
import { short } from "../path.ts";
import { wrapped } from "../text-lines.ts";
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
  readonly hours: readonly HoursPlace[];
  /** Words behind the levels. */
  readonly caption: { readonly words: string; readonly x: number; readonly row: number } | undefined;
  /** Height of what stands above the levels. */
  readonly top: number;
}

/** The hours of one side of a comparison: its title, its bar and its words in one row. */
interface HoursPlace extends LegendHours {
  /** The title, cut where it is long. */
  readonly name: string;
  readonly y: number;
  readonly bar: { readonly x: number; readonly width: number };
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
const captionSize = 11;
const rowHeight = 26;
const barHeight = 5;
const gapAfterBar = 14;
const gap = 18;
/** A row of a side's hours, the room of a side's title, px. */
const [hoursRow, longestTitle, hoursBar] = [18, 220, 7] as const;
/** Longer bars would say no more. */
const longestBar = 900;

function planHours(hours: readonly LegendHours[], width: number): readonly HoursPlace[] {
  const names = hours.map(({ title }) => wrapped(title, Math.min(longestTitle, width / 3), { size, weight: 400 }, 1));
  const lines = names.map(({ lines }) => lines[0] ?? "");
  const x = Math.max(...lines.map((line) => textWidth(line, size))) + 10;
  const words = Math.max(...hours.map((side) => textWidth(side.words, size, 600))) + 8;
  const room = Math.min(longestBar, Math.max(0, width - x - words));
  return hours.map((side, i) => ({
    ...side,
    name: lines[i] ?? "",
    y: i * hoursRow,
    bar: { x, width: side.part * room },
  }));
}

/** Where each entry of the legend stands when the picture is so wide: as many rows as it takes, notes in rows of their own. */
export function planLegend(
  entries: readonly LegendEntry[],
  width: number,
  {
    notes = [],
    hours = [],
    caption = "",
  }: {
    readonly notes?: readonly LegendNote[];
    readonly hours?: readonly LegendHours[];
    /** What the numbers are, behind the levels. */
    readonly caption?: string;
  } = {},
): LegendPlan {
  const hasShares = entries.some((entry) => entry.share !== undefined);
  const places: Place[] = [];
  let x = 0;
  let row = -1;
  let widest = 0;
  let captionAt: LegendPlan["caption"];
  const endLevels = (): void => {
    if (caption === "" || entries.length === 0) return;
    // Room for the longest words that it has in any state, so that the legends of all states are of one height.
    const long = textWidth(numbersWords(entries, true), captionSize);
    if (x + long > width) {
      x = 0;
      row++;
    }
    captionAt = { words: caption, x, row };
    widest = Math.max(widest, x + long);
  };
  for (const of of [...entries, ...notes]) {
    if (of === notes[0]) endLevels();
    const count = "mark" in of ? String(of.count) : stepsWords(of);
    const share = hasShares && "level" in of ? shareWords(of.share) : "";
    const around = markWidth(of) + 7 + 6 + textWidth(count, size, 600) + (share ? 6 + textWidth(share, size) : 0);
    // Who wrote a level's name or looked for a word may have been lengthy.
    const name = wrapped(of.words, width - around, { size, weight: 400 }, 1).lines[0] ?? "";
    const room = around + textWidth(name, size);
    if (row < 0 || x + room > width || of === notes[0]) {
      x = 0;
      row++;
    }
    places.push({ of, x, row, name, count, share });
    widest = Math.max(widest, x + room);
    x += room + gap;
  }
  if (notes.length === 0) endLevels();
  const top = hasShares ? barHeight + gapAfterBar : hours.length > 0 ? hours.length * hoursRow + 10 : 0;
  const height = top + (row + 1) * rowHeight - 6;
  return { width: widest, height, places, hasShares, hours: planHours(hours, width), top, caption: captionAt };
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
  const top = y + plan.top;
  return (
    <g data-kind="legend" font-size={size}>
      {plan.hasShares ? <HoursBar plan={plan} x={x} y={y} width={width} theme={theme} /> : null}
      {plan.hours.map((side) => (
        <HoursOfSide side={side} x={x} y={y + side.y} theme={theme} />
      ))}
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
      {plan.caption ? (
        <text
          data-kind="caption"
          x={short(x + plan.caption.x)}
          y={short(top + plan.caption.row * rowHeight + 12.3)}
          fill={theme.muted}
          font-size={captionSize}
        >
          {plan.caption.words}
        </text>
      ) : null}
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
  if (width !== undefined && mark !== "below-target" && mark !== "same" && mark !== "set-back") {
    // The tag stands on the top edge of its box, its right end 8 px before the corner.
    const box = { x: x - 100 + width + 8, y: y + 11.5, width: 100, height: 0 };
    return <ChangeTag change={{ kind: mark, by: 1 }} box={box} theme={theme} />;
  }
  const below = mark === "below-target";
  const paint = theme.levels["semi-automated"];
  const back = mark === "set-back";
  return (
    <rect
      x={short(x)}
      y={short(y)}
      width={swatch.width}
      height={swatch.height}
      rx="3"
      opacity={back ? theme.dimmed : undefined}
      fill={below ? "none" : back ? paint.fill : paint.sameFill}
      stroke={below ? theme.text : paint.border}
      stroke-width={below ? 2 : theme.levelBorder}
    />
  );
}

/** A mark of the legend to stand in a line of text. */
export function NoteInText({ mark, theme }: Pick<NoteMarkProps, "mark" | "theme">): VNode {
  const width = markWidth({ mark, words: "", count: 0 }) + 2;
  return (
    <svg class="note-mark" width={width} height="18" viewBox={`-1 -1 ${width} 18`} aria-hidden="true">
      <NoteMark mark={mark} x={0} y={0} theme={theme} />
    </svg>
  );
}

/** Bars of hours on one line, a level each, one after another. */
function HourBars(props: {
  readonly of: readonly (readonly [level: LevelOrUnrated, share: number])[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}): VNode {
  const { of, x, y, width, height, theme } = props;
  let done = 0;
  return (
    <>
      {of.map(([level, share]) => {
        const start = x + done * width;
        done += share;
        return (
          <rect
            x={short(start)}
            y={short(y)}
            width={short(Math.max(0, share * width - 1))}
            height={height}
            fill={theme.levels[level].bar}
          />
        );
      })}
    </>
  );
}

/** The hours of one side of a comparison. */
function HoursOfSide(props: {
  readonly side: HoursPlace;
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}): VNode {
  const { side, x, y, theme } = props;
  const of = levelsAndUnrated.flatMap((level) => {
    const share = side.shares[level];
    return share ? [[level, share] as const] : [];
  });
  return (
    <g data-kind="hours">
      <title>{hoursTitle(side)}</title>
      <text x={short(x)} y={short(y + 11)} fill={theme.text}>
        {directed(side.name, side.title)}
      </text>
      <HourBars of={of} x={x + side.bar.x} y={y + 3.5} width={side.bar.width} height={hoursBar} theme={theme} />
      <text x={short(x + side.bar.x + side.bar.width + 6)} y={short(y + 11)} fill={theme.text} font-weight="600">
        {side.words}
      </text>
    </g>
  );
}

/** All hours as one bar, cut by level. */
function HoursBar({ plan, x, y, width, theme }: LegendProps): VNode {
  const of = plan.places.flatMap(({ of: entry }) =>
    "level" in entry && entry.share ? [[entry.level, entry.share] as const] : [],
  );
  return (
    <g>
      <title>Share of the hours</title>
      <HourBars of={of} x={x} y={y} width={width} height={barHeight} theme={theme} />
    </g>
  );
}
