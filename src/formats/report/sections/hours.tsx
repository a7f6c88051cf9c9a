import type { VNode } from "preact";
import { levelsAndUnrated } from "../../../model/level.ts";
import type { Range } from "../../../model/quantity.ts";
import { isExact, midpoint } from "../../../model/range.ts";
import { LevelBar, type Scale, scaleOf, span, Wide } from "../charts.tsx";
import { leading, levelWords, middle, type ReportFacts, type Told } from "../facts.ts";

/** More rows than this are told as one. */
const mostRows = 14;

/** Hours of each level, middles of ranges. */
export function hoursByLevel({ figures }: Told): Readonly<Record<string, number>> {
  const levels = figures.distribution?.levels;
  return Object.fromEntries(levelsAndUnrated.map((level) => [level, middle(levels?.[level].hours) ?? 0]));
}

interface Row {
  readonly title: string;
  readonly saved: number;
  readonly range?: Range;
  readonly kind: "stated" | "assumed" | "more";
}

function rowsOf({ then, words }: ReportFacts): readonly Row[] {
  const steps = (then?.saved.steps ?? []).filter((s) => Math.abs(midpoint(s.saved)) >= 0.05);
  const row = (s: (typeof steps)[number]): Row => ({
    title: s.title,
    saved: midpoint(s.saved),
    range: s.saved,
    kind: midpoint(s.saved) < 0 ? "more" : s.ground === "assumed" ? "assumed" : "stated",
  });
  const shown = steps.length > mostRows ? steps.slice(0, mostRows - 1) : steps;
  const rest = steps.slice(shown.length);
  const restSaved = rest.reduce((sum, s) => sum + midpoint(s.saved), 0);
  const fresh = (then?.saved.newWork ?? []).flatMap((work): Row[] =>
    work.hours && midpoint(work.hours) > 0
      ? [{ title: words.newRow(work.title), saved: -midpoint(work.hours), range: work.hours, kind: "more" }]
      : [],
  );
  return [
    ...shown.map(row),
    ...(rest.length > 0
      ? [
          {
            title: words.moreSteps(rest.length),
            saved: restSaved,
            kind:
              restSaved < 0
                ? ("more" as const)
                : rest.some((s) => s.ground === "assumed")
                  ? ("assumed" as const)
                  : ("stated" as const),
          },
        ]
      : []),
    ...fresh,
  ];
}

/** From the hours now to the hours then, a row a step: what each takes off, and what new work brings. */
export function Hours({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, words } = facts;
  const [before, after] = [now.figures.hoursPerMonth, then?.figures.hoursPerMonth];
  if (!then || !before || !after || !then.saved.hoursPerMonth) return null;
  const rows = rowsOf(facts);
  const from = midpoint(before);
  let at = from;
  const places = rows.map((r) => {
    const start = at;
    at -= r.saved;
    return [start, at] as const;
  });
  const all = Math.max(from, midpoint(after), ...places.flat());
  const scale: Scale = { min: Math.min(0, ...places.flat()), max: all };
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
          {rows.map((r, i) => (
            <tr key={r.title}>
              <th scope="row">{r.title}</th>
              <td class="bar">
                <div class="track">
                  <span class={r.kind} style={span(places[i]?.[0] ?? 0, places[i]?.[1] ?? 0, scale)} />
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
        {rows.some((r) => r.kind === "more") ? (
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
