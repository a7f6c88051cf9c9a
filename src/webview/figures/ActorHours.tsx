import type { StateFigures } from "../../analysis/index.ts";
import { scaleOf, span } from "../../diagram/charts/charts.tsx";
import { percentText, rangeText } from "../../model/number-text.ts";
import { midpoint } from "../../model/range.ts";

/** Human hours of each actor now and then, and how full that makes their days; over 80 % it is said. */
export function ActorHours({ now, then }: { readonly now: StateFigures; readonly then: StateFigures | undefined }) {
  const sides = then ? [now, then] : [now];
  const loads = sides.map((side) => side.load ?? []);
  const actors = new Map(loads.flat().map((l) => [l.actor, l.title]));
  if (actors.size === 0) return null;
  const scale = scaleOf(loads.flat().map((l) => l.hours.max));
  return (
    <section>
      <h2>Hours by actor</h2>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">Actor</th>
            <td />
            <th scope="col" class="n">
              hours a month
            </th>
            <th scope="col" class="n">
              of their time
            </th>
          </tr>
        </thead>
        <tbody>
          {[...actors].flatMap(([actor, title]) =>
            loads.map((list, i) => {
              const load = list.find((l) => l.actor === actor);
              return (
                <tr key={`${actor} ${i}`}>
                  <th scope="row">{i === 0 ? title : <span class="quiet">then</span>}</th>
                  <td class="wide-cell">
                    <div class="track">
                      {load && (
                        <span class={i === 0 ? "stated" : "fresh"} style={span(0, midpoint(load.hours), scale)} />
                      )}
                    </div>
                  </td>
                  <td class="n">{load ? rangeText(load.hours) : "–"}</td>
                  <td class="n">
                    {load?.load ? percentText(midpoint(load.load)) : "–"}
                    {load?.high && <b> over 80 %</b>}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </section>
  );
}
