import type { VNode } from "preact";
import { hourlyRate } from "../../../analysis/figures/hourly-rate.ts";
import { monthlyCost } from "../../../analysis/figures/money.ts";
import { monthlyHours, numbersOf, type StepNumbers, valueOf } from "../../../analysis/step-numbers.ts";
import { Wide } from "../../../diagram/charts/charts.tsx";
import type { State } from "../../../model/process-map.ts";
import type { Range } from "../../../model/quantity.ts";
import { processesIn, type ReportFacts } from "../facts.ts";

interface Row {
  readonly id: string;
  readonly title: string;
  readonly isThen: boolean;
  readonly numbers: StepNumbers;
  readonly rate: Range | undefined;
  readonly cost: Range | undefined;
  readonly hours: Range;
}

/** Every number that hours and money are worked out from, step by step, so that each sum can be followed by hand. */
export function Numbers({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { map, now, then, words } = facts;
  const before = rowsOf(facts, now.state, false);
  const after = then ? rowsOf(facts, then.state, true) : [];
  const rows = [...new Set([...before, ...after].map((r) => r.id))].flatMap((id) => {
    const [was, is] = [before.find((r) => r.id === id), after.find((r) => r.id === id)];
    return [...(was ? [was] : []), ...(is && !(was && same(was, is)) ? [is] : [])];
  });
  if (rows.length === 0) return null;
  const currency = now.figures.costPerMonth?.currency ?? map.settings.currency ?? "";
  const money = rows.some((r) => r.rate);
  const range = (r: Range | undefined): string => (r ? words.range(r) : "–");
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">{words.numbersTitle}</h2>
      <p>{words.numbersLead}</p>
      <Wide label={words.table(words.numbersTitle)}>
        <table class="numbers-table">
          <thead>
            <tr>
              <th scope="col">{words.step}</th>
              <th scope="col" class="n">
                {words.effortColumn}
              </th>
              <th scope="col" class="n">
                {words.runsColumn}
              </th>
              <th scope="col" class="n">
                {words.reworkColumn}
              </th>
              <th scope="col" class="n">
                {words.hoursAMonth}
              </th>
              {money ? (
                <>
                  <th scope="col" class="n">
                    {words.rateColumn(currency)}
                  </th>
                  <th scope="col" class="n">
                    {words.aMonth(currency)}
                  </th>
                </>
              ) : null}
              <th scope="col">{words.restsOn}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r, i) => (
              <tr key={`${r.id} ${r.isThen}`}>
                <th scope="row">
                  {rows[i - 1]?.id === r.id ? <span class="muted">{words.then}</span> : r.title}
                  {r.isThen && rows[i - 1]?.id !== r.id ? <span class="muted"> ({words.then})</span> : null}
                </th>
                <td class="n">
                  {range(r.numbers.effort && valueOf(r.numbers.effort))}
                  {r.numbers.assumed ? " *" : ""}
                </td>
                <td class="n">{range(r.numbers.runs && valueOf(r.numbers.runs))}</td>
                <td class="n">
                  {r.numbers.rework ? words.percent((r.numbers.rework.range.min + r.numbers.rework.range.max) / 2) : ""}
                </td>
                <td class="n">{words.range(r.hours)}</td>
                {money ? (
                  <>
                    <td class="n">{range(r.rate)}</td>
                    <td class="n">{range(r.cost)}</td>
                  </>
                ) : null}
                <td>{sourceWords(r, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function rowsOf({ map }: ReportFacts, state: State, isThen: boolean): readonly Row[] {
  const all = numbersOf(map, state.id);
  return processesIn(state).flatMap(({ id, title }): Row[] => {
    const numbers = all.get(id);
    const hours = monthlyHours(numbers);
    if (!numbers || !hours) return [];
    const rate = hourlyRate(state, map.settings, numbers.process.actors)?.range;
    const cost = monthlyCost(map, state, numbers)?.value;
    return [{ id, title, isThen, numbers, hours, rate, cost }];
  });
}

const equal = (a: Range | undefined, b: Range | undefined): boolean => a?.min === b?.min && a?.max === b?.max;
const same = (a: Row, b: Row): boolean => equal(a.hours, b.hours) && equal(a.rate, b.rate);

/** `measured: Time sheets, second quarter (2026-06-30)`. */
function sourceWords({ numbers }: Row, { grounds, date }: ReportFacts["words"]): string {
  if (numbers.assumed) return `${grounds.assumed} *`;
  const evidence = numbers.process.evidence;
  if (!evidence) return grounds.unsourced;
  return `${grounds[evidence.kind]}: ${evidence.text}${evidence.on ? `, ${date(evidence.on)}` : ""}`;
}
