import type { VNode } from "preact";
import { LevelBar, ThenAndNow } from "../../../diagram/charts/charts.tsx";
import { type LevelOrUnrated, levelsAndUnrated } from "../../../model/level.ts";
import { levelWords, middle, of100, processesIn, type ReportFacts, type Told } from "../facts.ts";
import { hoursByLevel } from "./hours.tsx";

const total = (parts: Readonly<Record<string, number>>): number => Object.values(parts).reduce((sum, n) => sum + n, 0);

function phaseHours(told: Told | undefined, id: string): number | undefined {
  const phase = told?.figures.distribution?.phases.find((p) => p.id === id);
  const hours = phase ? levelsAndUnrated.flatMap((level) => middle(phase.levels[level].hours) ?? []) : [];
  return hours.length === 0 ? undefined : hours.reduce((sum, h) => sum + h, 0);
}

/** Steps and hours by level, now and then, and the score of each phase. */
export function Levels({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, words } = facts;
  if (processesIn(now.state).length === 0) return null;
  const sides = then ? [now, then] : [now];
  const bars = [
    { title: words.stepsRow, of: (told: Told): Readonly<Record<LevelOrUnrated, number>> => told.figures.levels },
    ...(now.figures.hoursPerMonth ? [{ title: words.hoursRow, of: hoursByLevel }] : []),
  ];
  const phases = [...new Set(sides.flatMap((t) => t.figures.distribution?.phases.map((p) => p.id) ?? []))];
  const phase = (told: Told | undefined, id: string) => told?.figures.distribution?.phases.find((p) => p.id === id);
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{then ? words.levelsTitle : words.levelsTitleNow}</h2>
      <p>{then ? words.levelsLead : words.levelsLeadNow}</p>
      <div class="two">
        <div>
          <h3>{words.byLevel}</h3>
          <div class="bars">
            {bars.map(({ title, of }, i) => {
              const all = Math.max(...sides.map((told) => total(of(told))));
              return (
                <>
                  {i > 0 ? <div class="gap" /> : null}
                  {sides.map((told, side) => (
                    <>
                      <span>{side === 0 ? title : <span class="muted">{words.then}</span>}</span>
                      <LevelBar
                        parts={of(told)}
                        all={all}
                        text={words.number}
                        words={(level) => levelWords(facts, level)}
                      />
                      <span class="n">{words.number(total(of(told)))}</span>
                    </>
                  ))}
                </>
              );
            })}
          </div>
        </div>
        {phases.length > 0 ? (
          <div>
            <h3 id="by-phase">
              {words.byPhase}
              {then ? (
                <span class="muted">
                  , ○ {words.now} ● {words.then}
                </span>
              ) : null}
            </h3>
            <table class="phases" aria-labelledby="by-phase">
              <thead>
                <tr>
                  <th scope="col">{words.phase}</th>
                  <td />
                  <th scope="col" class="n">
                    {words.scoreColumn}
                  </th>
                  <th scope="col" class="n">
                    {words.hoursAMonth}
                  </th>
                </tr>
              </thead>
              <tbody>
                {phases.map((id) => {
                  const [was, is] = [phase(now, id), phase(then, id)];
                  const hours = [phaseHours(now, id), phaseHours(then, id)].map((h) =>
                    h === undefined ? "–" : words.number(h),
                  );
                  return (
                    <tr key={id}>
                      <th scope="row">{(was ?? is)?.title}</th>
                      <td class="bar">
                        <ThenAndNow now={was?.score ?? null} then={is?.score ?? null} />
                      </td>
                      <td class="n">
                        {of100(words, was?.score ?? null)}
                        {then ? ` → ${of100(words, is?.score ?? null)}` : ""}
                      </td>
                      <td class="n">{then ? hours.join(" → ") : hours[0]}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        ) : null}
      </div>
    </section>
  );
}
