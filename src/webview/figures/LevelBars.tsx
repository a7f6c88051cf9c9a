import type { StateFigures } from "../../analysis/index.ts";
import { LevelBar } from "../../diagram/charts/charts.tsx";
import { type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../../model/level.ts";
import { numberText } from "../../model/number-text.ts";
import { midpoint } from "../../model/range.ts";

type Parts = Readonly<Record<LevelOrUnrated, number>>;

/** Hours on each level, middles of ranges. */
export function hoursByLevel({ distribution }: StateFigures): Parts {
  return Object.fromEntries(
    levelsAndUnrated.map((level) => {
      const hours = distribution?.levels[level].hours;
      return [level, hours ? midpoint(hours) : 0];
    }),
  ) as Parts;
}

export const totalOf = (parts: Parts): number => Object.values(parts).reduce((sum, n) => sum + n, 0);

/** Steps and hours by level, now and then, in absolute length. */
export function LevelBars({ now, then }: { readonly now: StateFigures; readonly then: StateFigures | undefined }) {
  const sides = then ? [now, then] : [now];
  const bars = [
    { title: "Steps", of: (figures: StateFigures): Parts => figures.levels },
    ...(now.hoursPerMonth ? [{ title: "Hours", of: hoursByLevel }] : []),
  ];
  if (now.processes === 0) return null;
  return (
    <section>
      <h2>Steps and hours by level</h2>
      <div class="figures-bars">
        {bars.flatMap(({ title, of }) => {
          const all = Math.max(...sides.map((side) => totalOf(of(side))));
          return sides.map((side, i) => [
            <span key={`${title} ${i} name`} class={i === 0 ? undefined : "quiet"}>
              {i === 0 ? title : "then"}
            </span>,
            <LevelBar
              key={`${title} ${i}`}
              parts={of(side)}
              all={all}
              text={numberText}
              words={(level) => levelFacts[level].legend}
            />,
            <span key={`${title} ${i} sum`} class="n">
              {numberText(totalOf(of(side)))}
            </span>,
          ]);
        })}
      </div>
    </section>
  );
}
