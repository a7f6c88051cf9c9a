import type { SavedFigures, StateFigures } from "../../analysis/index.ts";
import { LevelBar, type Scale, span } from "../../diagram/charts/charts.tsx";
import { type WaterfallRow, waterfallRows } from "../../diagram/charts/waterfall.ts";
import { levelFacts } from "../../model/level.ts";
import { numberText, rangeText } from "../../model/number-text.ts";
import { isExact, midpoint } from "../../model/range.ts";
import { hoursByLevel } from "./LevelBars.tsx";

export interface WaterfallProps {
  readonly now: StateFigures;
  readonly then: StateFigures;
  readonly saved: SavedFigures;
  reveal(id: string): void;
}

const titleOf = (row: WaterfallRow): string =>
  row.id === undefined ? `${row.steps} more` : row.kind === "fresh" ? `New: ${row.title}` : row.title;

/** From the hours now to the hours then, a row a step; a click on its name shows it in the text. */
export function Waterfall({ now, then, saved, reveal }: WaterfallProps) {
  if (!now.hoursPerMonth || !then.hoursPerMonth) return null;
  const rows = waterfallRows(now.hoursPerMonth, saved);
  const ends = rows.flatMap((row) => [row.from, row.to]);
  const all = Math.max(midpoint(now.hoursPerMonth), midpoint(then.hoursPerMonth), ...ends);
  const scale: Scale = { min: Math.min(0, ...ends), max: all };
  const total = (title: string, side: StateFigures) => {
    const hours = side.hoursPerMonth;
    return (
      <tr class="total">
        <th scope="row">{title}</th>
        <td class="wide-cell">
          <LevelBar
            parts={hoursByLevel(side)}
            all={all}
            text={numberText}
            words={(level) => levelFacts[level].legend}
          />
        </td>
        <td class="n">{hours ? `${numberText(midpoint(hours))}${hours.assumed ? " *" : ""}` : "–"}</td>
        <td class="n quiet">{hours && !isExact(hours) ? rangeText(hours) : ""}</td>
      </tr>
    );
  };
  return (
    <section>
      <h2>Human hours a month, from now to then</h2>
      <table class="figures-table waterfall">
        <tbody>
          {total("Now", now)}
          {rows.map((row) => (
            <tr key={row.id ?? ""}>
              <th scope="row">
                {row.id === undefined ? (
                  titleOf(row)
                ) : (
                  <button type="button" class="plain" onClick={() => row.id !== undefined && reveal(row.id)}>
                    {titleOf(row)}
                  </button>
                )}
              </th>
              <td class="wide-cell">
                <div class="track">
                  <span class={row.kind} style={span(row.from, row.to, scale)} />
                </div>
              </td>
              <td class="n">
                {row.saved < 0 ? "+" : ""}
                {numberText(-row.saved)}
                {row.kind === "assumed" ? " *" : ""}
              </td>
              <td class="n quiet">{row.range && !isExact(row.range) ? rangeText(row.range) : ""}</td>
            </tr>
          ))}
          {total("Then", then)}
        </tbody>
      </table>
      {rows.some((row) => row.kind === "assumed") && (
        <p class="quiet">* Hatched: nobody stated the effort then; it is assumed from the level.</p>
      )}
    </section>
  );
}
