import type { ComponentChildren } from "preact";
import { isLineMark, type LegendEntry, type LegendNote, shareWords } from "../../diagram/legend.ts";
import { LineMarkInText } from "../../diagram/parts/LineMark.tsx";
import { themes, variableTheme } from "../../diagram/theme.ts";
import type { LevelOrUnrated } from "../../model/level.ts";
import { LevelSwatch } from "./LevelSwatch.tsx";

const theme = variableTheme(themes.light);

/** Levels with their number of steps and share of hours; above it one bar of the hours. A click dims the others. */
export function Legend(props: {
  readonly entries: readonly LegendEntry[];
  /** What else the picture bears: broken and dotted lines, steps below the target. */
  readonly notes: readonly LegendNote[];
  readonly only: LevelOrUnrated | undefined;
  readonly assumed: boolean;
  pick(level: LevelOrUnrated): void;
  /** What else stands in the row, behind the levels. */
  readonly children?: ComponentChildren;
}) {
  const known = props.entries.some((entry) => entry.share !== undefined);
  return (
    <section class="legend" aria-label="Levels of automation">
      <div class="hours-bar" aria-hidden="true">
        {props.entries.map((entry) =>
          entry.share ? (
            <span
              key={entry.level}
              style={{ flexGrow: entry.share, background: `var(--mlmap-${entry.level}-bar)` }}
              title={`${entry.words}: ${shareWords(entry.share)} of the hours`}
            />
          ) : null,
        )}
      </div>
      <div class="legend-row">
        {props.entries.map((entry) => (
          <button
            type="button"
            key={entry.level}
            class="legend-entry"
            data-level={entry.level}
            aria-pressed={props.only === entry.level ? "true" : "false"}
            data-back={props.only !== undefined && props.only !== entry.level ? "" : undefined}
            title={
              props.only === entry.level
                ? "Show all levels alike"
                : `Show only: ${entry.words}. ${countText(entry, props.assumed)}`
            }
            onClick={() => props.pick(entry.level)}
          >
            <LevelSwatch level={entry.level} />
            {/* The spaces are for who hears it: they stand in the button's name. */}
            <span class="legend-name">{entry.words}</span> <b>{entry.steps}</b>{" "}
            {known && <span class="legend-share">{shareWords(entry.share)}</span>}
          </button>
        ))}
        {props.notes.map(({ mark, words, count }) => (
          <span key={mark} class="legend-mark" data-mark={mark}>
            {isLineMark(mark) ? (
              <LineMarkInText mark={mark} theme={theme} />
            ) : (
              <span class="mark-below" aria-hidden="true" />
            )}
            {words} <b>{count}</b>
          </span>
        ))}
        {props.children}
        <span class="legend-note">{known ? `steps, share of hours${props.assumed ? " *" : ""}` : "steps"}</span>
      </div>
    </section>
  );
}

function countText(entry: LegendEntry, assumed: boolean): string {
  const steps = entry.steps === 1 ? "1 step" : `${entry.steps} steps`;
  if (!entry.share) return steps;
  return `${steps}, ${shareWords(entry.share)} of the hours${assumed ? " (partly assumed)" : ""}`;
}
