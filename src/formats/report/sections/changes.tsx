import type { VNode } from "preact";
import { changesInOrder, roadmapsOf } from "../../../analysis/index.ts";
import { Wide } from "../../../diagram/charts/charts.tsx";
import { LevelMark } from "../../../diagram/charts/LevelMark.tsx";
import { midpoint } from "../../../model/range.ts";
import { leading, levelIn, levelWords, type ReportFacts } from "../facts.ts";
import { Arrow } from "../marks.tsx";

function LevelChange({ facts, id }: { readonly facts: ReportFacts; readonly id: string }): VNode {
  const { now, then, words } = facts;
  const [was, is] = [levelIn(now.state, id), then && levelIn(then.state, id)];
  const mark = (level: typeof was, otherwise: string): VNode =>
    level ? <LevelMark level={level} words={levelWords(facts, level)} /> : <span class="muted">{otherwise}</span>;
  return (
    <>
      {mark(was, words.added)}
      <Arrow />
      {mark(is, words.removed)}
    </>
  );
}

/** Every step that saves something, the largest saving first: by money where it is known, else by hours. */
export function Changes({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { now, then, words } = facts;
  const all = (then?.saved.steps ?? []).filter((s) => s.saved.min !== 0 || s.saved.max !== 0);
  if (!then || all.length === 0) return null;
  const currency = then.saved.costPerMonth?.currency;
  const money = then.saved.costPerMonth !== null;
  const size = (s: (typeof all)[number]): number =>
    money ? (s.money ? midpoint(s.money) : -Infinity) : midpoint(s.saved);
  const steps = all.toSorted(
    (a, b) => size(b) - size(a) || midpoint(b.saved) - midpoint(a.saved) || (a.id < b.id ? -1 : 1),
  );
  const most = leading(
    steps.map((s) => Math.max(0, size(s))),
    0.7,
  );
  const saved = then.saved.hoursPerMonth;
  const carried = carriedBy(facts);
  let soFar = 0;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words.changesTitle}</h2>
      <p>
        {most.count > 0 && most.count < steps.length
          ? words.changesLead(most.count, words.percent(most.share))
          : words.changesLeadShort}
        {carried ? ` ${carried}` : ""}
      </p>
      <Wide label={words.table(words.changesTitle)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.level}</th>
              <th scope="col" class="n hide-narrow">
                {words.hoursNowColumn}
              </th>
              <th scope="col" class="n hide-narrow">
                {words.thenColumn}
              </th>
              <th scope="col" class="n">
                {words.savedColumn}
              </th>
              {money ? (
                <th scope="col" class="n">
                  {words.aMonth(currency ?? "")}
                </th>
              ) : null}
              {money ? (
                <th scope="col" class="n hide-narrow">
                  {words.soFar}
                </th>
              ) : null}
              <th scope="col" class="hide-narrow">
                {words.restsOn}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((s, i) => (
              <tr key={s.id}>
                <th scope="row">
                  <span class="muted n">{i + 1}</span> {s.title}
                </th>
                <td class="levels-cell">
                  <LevelChange facts={facts} id={s.id} />
                </td>
                <td class="n hide-narrow">{words.range(s.now)}</td>
                <td class="n hide-narrow">
                  {words.range(s.then)}
                  {s.ground === "assumed" ? " *" : ""}
                </td>
                <td class="n">{words.number(midpoint(s.saved))}</td>
                {money ? <td class="n">{s.money ? words.number(midpoint(s.money)) : "–"}</td> : null}
                {money ? (
                  <td class="n muted hide-narrow">{s.money ? words.number((soFar += midpoint(s.money))) : ""}</td>
                ) : null}
                <td class="hide-narrow">
                  {words.grounds[s.ground]}
                  {s.ground === "assumed" ? " *" : ""}
                </td>
              </tr>
            ))}
            <tr class="sum">
              <th scope="row">{words.all}</th>
              <td />
              <td class="n hide-narrow">{now.figures.hoursPerMonth ? words.range(now.figures.hoursPerMonth) : ""}</td>
              <td class="hide-narrow" />
              <td class="n">{saved ? words.number(midpoint(saved)) : "–"}</td>
              {money ? (
                <td class="n">{then.saved.costPerMonth ? words.number(midpoint(then.saved.costPerMonth)) : "–"}</td>
              ) : null}
              {money ? <td class="hide-narrow" /> : null}
              <td class="hide-narrow" />
            </tr>
            {then.saved.newWork.length > 0 ? (
              <tr class="sub">
                <th scope="row" colSpan={money ? 8 : 6}>
                  {words.newWork}
                </th>
              </tr>
            ) : null}
            {then.saved.newWork.map((w) => (
              <tr key={w.id}>
                <th scope="row">{w.title}</th>
                <td class="levels-cell">
                  <LevelChange facts={facts} id={w.id} />
                </td>
                <td class="hide-narrow" />
                <td class="n hide-narrow">{w.hours ? words.range(w.hours) : ""}</td>
                <td class="n">{w.hours ? `+${words.number(midpoint(w.hours))}` : words.notStated}</td>
                {money ? <td /> : null}
                {money ? <td class="hide-narrow" /> : null}
                <td class="hide-narrow" />
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <Roadmap facts={facts} />
    </section>
  );
}

/** How few of the changes pay for the platform; undefined where it takes all of them, or none do. */
function carriedBy({ map, platform, words }: ReportFacts): string | undefined {
  const changes = platform ? changesInOrder(map, platform.state.id) : [];
  const count = changes.findIndex((c) => typeof c.paybackMonth === "number") + 1;
  const month = changes[count - 1]?.paybackMonth;
  if (!platform || count === 0 || count === changes.length || typeof month !== "number") return undefined;
  return words.carries(count, changes.length, platform.state.title, month);
}

/** The targets on the way to the one that is told, where there are several. */
function Roadmap({ facts: { map, then, words } }: { readonly facts: ReportFacts }): VNode | null {
  const stops = roadmapsOf(map).find((way) => way.length > 1 && way.some((stop) => stop.id === then?.state.id));
  if (!stops) return null;
  return (
    <table style="margin-top:32px">
      <caption>{words.roadmap}</caption>
      <thead>
        <tr>
          <th scope="col">{words.stop}</th>
          <th scope="col" class="n">
            {words.score}
          </th>
          <th scope="col" class="n">
            {words.savedHere}
          </th>
          <th scope="col" class="n">
            {words.savedSoFar}
          </th>
          {stops.some((stop) => stop.moneySoFar) ? (
            <th scope="col" class="n">
              {words.aMonth(stops.find((stop) => stop.moneySoFar)?.moneySoFar?.currency ?? "")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {stops.map((stop) => (
          <tr key={stop.id}>
            <th scope="row">{stop.title}</th>
            <td class="n">{stop.score === null ? "–" : words.number(Math.round(stop.score * 100))}</td>
            <td class="n">{stop.savedHere ? words.hours(stop.savedHere) : "–"}</td>
            <td class="n">{stop.savedSoFar ? words.hours(stop.savedSoFar) : "–"}</td>
            {stops.some((s) => s.moneySoFar) ? (
              <td class="n">{stop.moneySoFar ? words.range(stop.moneySoFar) : "–"}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
