import type { ComponentChildren } from "preact";
import { type LegendEntry, type LegendNote, numbersWords, shareWords } from "../../diagram/legend.ts";
import { NoteInText } from "../../diagram/parts/Legend.tsx";
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
          <LevelButton
            key={entry.level}
            entry={entry}
            only={props.only}
            assumed={props.assumed}
            pick={props.pick}
            words={
              <>
                <LevelSwatch level={entry.level} />
                {/* The spaces are for who hears it: they stand in the button's name. */}
                <span class="legend-name">{entry.words}</span> <b>{entry.steps}</b>{" "}
                {known && <span class="legend-share">{shareWords(entry.share)}</span>}
              </>
            }
          />
        ))}
        {props.notes.map(({ mark, words, count }) => (
          <span key={mark} class="legend-mark" data-mark={mark}>
            <NoteInText mark={mark} theme={theme} />
            <span class="legend-name">{words}</span> <b>{count}</b>
          </span>
        ))}
        {props.children}
        <span class="legend-note">{numbersWords(props.entries, props.assumed && known)}</span>
      </div>
    </section>
  );
}

/** A level that a click has stand out alone; another click gives the others back. */
export function LevelButton(props: {
  readonly entry: LegendEntry;
  readonly only: LevelOrUnrated | undefined;
  readonly assumed: boolean;
  readonly words: ComponentChildren;
  pick(level: LevelOrUnrated): void;
}) {
  const { entry, only, assumed, words, pick } = props;
  return (
    <button
      type="button"
      class="legend-entry"
      data-level={entry.level}
      aria-pressed={only === entry.level ? "true" : "false"}
      data-back={only !== undefined && only !== entry.level ? "" : undefined}
      title={only === entry.level ? "Show all levels alike" : `Show only: ${entry.words}. ${countText(entry, assumed)}`}
      onClick={() => pick(entry.level)}
    >
      {words}
    </button>
  );
}

function countText(entry: LegendEntry, assumed: boolean): string {
  const steps = entry.steps === 1 ? "1 step" : `${entry.steps} steps`;
  if (entry.before !== undefined) return `${entry.before} before, ${entry.steps} after`;
  if (!entry.share) return steps;
  return `${steps}, ${shareWords(entry.share)} of the hours${assumed ? " (partly assumed)" : ""}`;
}
