import type { ComponentChildren, VNode } from "preact";
import { type LevelOrUnrated, levelsAndUnrated } from "../../model/level.ts";
import { LevelMark } from "../charts/LevelMark.tsx";
import {
  hoursTitle,
  type LegendEntry,
  type LegendHours,
  type LegendNote,
  numbersWords,
  stepsWords,
} from "../legend.ts";
import { NoteInText } from "../parts/Legend.tsx";
import { themes, variableTheme } from "../theme.ts";

const theme = variableTheme(themes.light);

export interface CompareLegendProps {
  readonly entries: readonly LegendEntry[];
  readonly notes: readonly LegendNote[];
  readonly hours: readonly LegendHours[];
  /** Wraps what is said of a level: the preview makes a button of it. */
  level?(entry: LegendEntry, words: ComponentChildren): VNode;
}

/** What a picture's file says in its legend, as a page: the hours of both sides, the levels then and now, the marks that are there. */
export function CompareLegend({
  entries,
  notes,
  hours,
  level = (_, words) => <>{words}</>,
}: CompareLegendProps): VNode {
  const longest = Math.max(...hours.map(({ words }) => words.length));
  return (
    <>
      {hours.length > 0 ? (
        <dl class="cmp-hours-then" aria-label="Hours of human work a month">
          {hours.map((side) => (
            <div key={side.title} title={hoursTitle(side)}>
              <dt>{side.title}</dt>
              <dd>
                <Bar {...side} words={longest} />
                <b>{side.words}</b>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <ul class="cmp-legend" aria-label="Legend">
        {entries.map((entry) => (
          <li key={entry.level} data-entry={entry.level}>
            {level(
              entry,
              <>
                <LevelMark level={entry.level} /> <span class="legend-name">{entry.words}</span>{" "}
                <b>{stepsWords(entry)}</b>
              </>,
            )}
          </li>
        ))}
        <li class="cmp-caption">
          {numbersWords(
            entries,
            hours.some(({ words }) => words.includes("*")),
          )}
        </li>
        {notes.map(({ mark, words, count }) => (
          <li key={mark} data-mark={mark}>
            <NoteInText mark={mark} theme={theme} /> <span class="legend-name">{words}</span> <b>{count}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The hours of one side, cut by level; as long as they are many. `words`: letters that the words behind it take at most. */
function Bar({ part, shares, words }: Pick<LegendHours, "part" | "shares"> & { readonly words: number }): VNode {
  const cuts = levelsAndUnrated.flatMap((one): (readonly [LevelOrUnrated, number])[] => {
    const share = shares[one];
    return share ? [[one, share]] : [];
  });
  return (
    <span class="cmp-hours-bar" style={{ width: `calc((100% - ${words}ch) * ${part.toFixed(4)})` }} aria-hidden="true">
      {cuts.map(([one, share]) => (
        <i key={one} style={{ flexGrow: share, background: `var(--mlmap-${one}-bar)` }} />
      ))}
    </span>
  );
}
