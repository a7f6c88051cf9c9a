import type { VNode } from "preact";
import type { CashYear } from "../../../analysis/index.ts";
import { Wide } from "../../../diagram/charts/charts.tsx";
import { exactly } from "../../../model/range.ts";
import type { ReportFacts } from "../facts.ts";

/** The case year by year, as a finance department lays it out: what comes in, what goes out, and today's value of it. */
export function CashYears({ facts: { platform, words } }: { readonly facts: ReportFacts }): VNode | null {
  const made = platform?.figures.case;
  if (!platform || !made) return null;
  const money = (value: number): string => words.whole(value);
  const columns = [
    [words.yearSaved, (y) => y.saved],
    [words.yearCosts, (y) => -y.costs],
    [words.yearNet, (y) => y.net],
    [words.yearValue, (y) => y.presentValue],
    [words.yearSoFar, (y) => y.cumulated],
  ] as const satisfies readonly (readonly [string, (y: CashYear) => number])[];
  const total = (of: (y: CashYear) => number): number => made.years.reduce((sum, y) => sum + of(y), 0);
  return (
    <>
      <h3 id="years" style="margin-top:32px">
        {words.yearsTitle(made.currency ?? "")}
      </h3>
      <Wide label={words.table(words.caseTitle)}>
        <table class="sheet" aria-labelledby="years">
          <thead>
            <tr>
              <th scope="col">{words.year}</th>
              {columns.map(([title]) => (
                <th key={title} scope="col" class="n">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {made.years.map((y) => (
              <tr key={y.year}>
                <th scope="row">{y.year === 0 ? words.start : y.year}</th>
                {columns.map(([title, of]) => (
                  <td key={title} class="n">
                    {of(y) === 0 ? "–" : money(of(y))}
                  </td>
                ))}
              </tr>
            ))}
            <tr class="sum">
              <th scope="row">{words.allYears}</th>
              {columns.map(([title, of]) => (
                <td key={title} class="n">
                  {title === words.yearSoFar ? "" : money(total(of))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </Wide>
      <p class="note">
        {words.yearsNote(
          words.money(exactly(made.saved), made.currency),
          words.percent((made.assumptions.capture.min + made.assumptions.capture.max) / 2),
          words.percent((made.assumptions.discount.min + made.assumptions.discount.max) / 2),
        )}
      </p>
    </>
  );
}
