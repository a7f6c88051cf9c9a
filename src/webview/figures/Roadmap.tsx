import { hoursText } from "../../model/duration.ts";
import { moneyText } from "../../model/money.ts";
import { numberText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { FiguresFacts } from "./figures-facts.ts";

interface RoadmapProps {
  readonly map: ProcessMap;
  readonly facts: FiguresFacts;
  reveal(id: string): void;
}

const first = 8;

/** The targets on the way with what they save so far, and the changes of this state, those first that pay back first. */
export function Roadmap({ map, facts, reveal }: RoadmapProps) {
  const { changes } = facts;
  const roads = facts.roads.filter((road) => road.length > 1);
  const { id } = facts.shown;
  const target = map.platforms.find((p) => p.id === id)?.target ?? id;
  const road = roads.find((stops) => stops.some((stop) => stop.id === target)) ?? roads[0];
  const money = changes.some((c) => c.money !== null);
  const pays = changes.some((c) => c.paybackMonth !== undefined);
  return (
    <>
      {road && (
        <section>
          <h2>On the way there</h2>
          <table class="figures-table">
            <thead>
              <tr>
                <th scope="col">Target</th>
                <th scope="col" class="n">
                  score
                </th>
                <th scope="col" class="n">
                  adds a month
                </th>
                <th scope="col" class="n">
                  saved so far a month
                </th>
              </tr>
            </thead>
            <tbody>
              {road.map((stop) => (
                <tr key={stop.id}>
                  <th scope="row">{stop.title}</th>
                  <td class="n">{stop.score === null ? "–" : Math.round(stop.score * 100)}</td>
                  <td class="n">{stop.savedHere ? hoursText(stop.savedHere) : "–"}</td>
                  <td class="n">
                    {stop.savedSoFar ? hoursText(stop.savedSoFar) : "–"}
                    {stop.moneySoFar
                      ? `, ${moneyText({ value: stop.moneySoFar, currency: stop.moneySoFar.currency })}`
                      : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {changes.length > 1 && (
        <section>
          <h2>Changes that pay back first</h2>
          <table class="figures-table">
            <thead>
              <tr>
                <th scope="col">Change</th>
                <th scope="col" class="n">
                  hours a month
                </th>
                {money && (
                  <th scope="col" class="n">
                    money
                  </th>
                )}
                <th scope="col" class="n">
                  so far
                </th>
                {pays && (
                  <th scope="col" class="n" title="If these changes alone are made, at all of the platform's costs">
                    paid back by these
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {changes.slice(0, first).map((c) => (
                <tr key={c.id}>
                  <th scope="row">
                    <button type="button" class="link" onClick={() => reveal(c.id)}>
                      {c.title}
                    </button>
                    {c.ground === "assumed" ? " *" : ""}
                  </th>
                  <td class="n">{numberText(c.hours)}</td>
                  {money && <td class="n">{c.money === null ? "–" : numberText(c.money)}</td>}
                  <td class="n">{numberText(c.moneySoFar ?? c.hoursSoFar)}</td>
                  {pays && (
                    <td class="n">
                      {c.paybackMonth === null || c.paybackMonth === undefined ? "–" : `month ${c.paybackMonth}`}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {changes.length > first && <p class="quiet">{changes.length - first} more save less.</p>}
        </section>
      )}
    </>
  );
}
