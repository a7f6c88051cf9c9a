import type { VNode } from "preact";
import { LevelBar, type Scale, scaleOf, span, Wide } from "../../../diagram/charts/charts.tsx";
import { type WaterfallRow, waterfallRows } from "../../../diagram/charts/waterfall.ts";
import { levelsAndUnrated } from "../../../model/level.ts";
import type { Range } from "../../../model/quantity.ts";
import { isExact, midpoint } from "../../../model/range.ts";
import { leading, levelWords, middle, type ReportFacts, type Told } from "../facts.ts";

/** Hours of each level, middles of ranges. */
export function hoursByLevel({ figures }: Told): Readonly<Record<string, number>> {
  const levels = figures.distribution?.levels;
  return Object.fromEntries(levelsAndUnrated.map((level) => [level, middle(levels?.[level].hours) ?? 0]));
}

const titleOf = (row: WaterfallRow, words: ReportFacts["words"]): string =>
  row.id === undefined ? words.moreSteps(row.steps) : row.kind === "fresh" ? words.newRow(row.title) : row.title;

/** From the hours now to the hours then, a row a step: what each takes off, and what new work brings. */
export function Hours({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, words } = facts;
  const [before, after] = [now.figures.hoursPerMonth, then?.figures.hoursPerMonth];
  if (!then || !before || !after || !then.saved.hoursPerMonth) return null;
  const rows = waterfallRows(before, then.saved);
  const ends = rows.flatMap((row) => [row.from, row.to]);
  const all = Math.max(midpoint(before), midpoint(after), ...ends);
  const scale: Scale = { min: Math.min(0, ...ends), max: all };
  const most = leading(then.saved.steps.map((s) => midpoint(s.saved)));
  const total = (title: string, told: Told, hours: Range & { readonly assumed: boolean }): VNode => (
    <tr class="total">
      <th scope="row">{title}</th>
      <td class="bar">
        <LevelBar
          parts={hoursByLevel(told)}
          all={all}
          text={words.number}
          words={(level) => levelWords(facts, level)}
        />
      </td>
      <td class="n">
        {words.number(midpoint(hours))}
        {hours.assumed ? " *" : ""}
      </td>
      <td class="n muted spread">{isExact(hours) ? "" : words.range(hours)}</td>
    </tr>
  );
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{words.hoursTitle}</h2>
      <p>{words.hoursLead(most.count, words.percent(most.share))}</p>
      <table class="waterfall">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <td />
            <th scope="col" class="n">
              {words.hoursColumn}
            </th>
            <th scope="col" class="n spread">
              {words.rangeColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {total(words.nowRow, now, before)}
          {rows.map((r) => (
            <tr key={r.id ?? ""}>
              <th scope="row">{titleOf(r, words)}</th>
              <td class="bar">
                <div class="track">
                  <span class={r.kind} style={span(r.from, r.to, scale)} />
                </div>
              </td>
              <td class="n">
                {r.saved < 0 ? "+" : ""}
                {words.number(-r.saved)}
                {r.kind === "assumed" ? " *" : ""}
              </td>
              <td class="n muted spread">{r.range && !isExact(r.range) ? words.range(r.range) : ""}</td>
            </tr>
          ))}
          {total(words.thenRow, then, after)}
        </tbody>
      </table>
      <ul class="key">
        <li>
          <i />
          {words.legendStated}
        </li>
        {rows.some((r) => r.kind === "assumed") ? (
          <li>
            <i class="assumed" />
            {words.legendAssumed}
          </li>
        ) : null}
        {rows.some((r) => r.kind === "more" || r.kind === "fresh") ? (
          <li>
            <i class="more" />
            {words.legendMore}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** Hours of each role now and then, and how full that makes their days. */
export function Roles({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, words } = facts;
  const [before, after] = [now.figures.load ?? [], then?.figures.load ?? []];
  const ids = [...new Set([...before, ...after].map((l) => l.actor))];
  if (ids.length === 0) return null;
  const of = (list: typeof before, id: string) => list.find((l) => l.actor === id);
  const scale = scaleOf([...before, ...after].map((l) => l.hours.max));
  const sides = then ? [before, after] : [before];
  return (
    <section class="keep" aria-labelledby="roles">
      <h2 id="roles">{words.whoTitle}</h2>
      <p>{words.whoLead}</p>
      <Wide label={words.table(words.whoTitle)}>
        <table class="waterfall">
          <thead>
            <tr>
              <th scope="col">{words.role}</th>
              <td />
              <th scope="col" class="n">
                {words.hoursAMonth}
              </th>
              <th scope="col" class="n">
                {words.load}
              </th>
            </tr>
          </thead>
          <tbody>
            {ids.flatMap((id) =>
              sides.map((list, side) => {
                const load = of(list, id);
                return (
                  <tr key={`${id} ${side}`}>
                    <th scope="row">
                      {side === 0 ? (of(before, id) ?? of(after, id))?.title : <span class="muted">{words.then}</span>}
                    </th>
                    <td class="bar">
                      <div class="track">
                        {load ? (
                          <span class={side === 0 ? "stated" : "more"} style={span(0, midpoint(load.hours), scale)} />
                        ) : null}
                      </div>
                    </td>
                    <td class="n">{load ? words.range(load.hours) : "–"}</td>
                    <td class="n">
                      {load?.load ? words.percent(midpoint(load.load)) : "–"}
                      {load?.high ? <b> {words.high}</b> : null}
                    </td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
