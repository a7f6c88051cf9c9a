import { inputWords, type Sensitivity, type Simulation } from "../../analysis/index.ts";
import { scaleOf, span } from "../../diagram/charts/charts.tsx";
import { noBreak, numberText, percentText, rangeText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { FiguresFacts } from "./figures-facts.ts";

interface CaseProps {
  readonly map: ProcessMap;
  readonly facts: FiguresFacts;
  readonly simulation: Simulation | undefined;
}

const most = 5;

/** The three-year case of a target or platform, each line with its formula at the pointer. */
export function CaseSection({ map, facts, simulation }: CaseProps) {
  const { alone, least } = facts;
  const made = facts.shown.case;
  if (!made) return null;
  const star = made.assumed ? `${noBreak}*` : "";
  const band = (found: { p10: number; p50: number; p90: number } | undefined): string =>
    found && found.p10 !== found.p90
      ? ` (P10 ${numberText(found.p10)}, P50 ${numberText(found.p50)}, P90 ${numberText(found.p90)})`
      : "";
  const months = simulation?.paybackMonth;
  const rows: readonly (readonly [title: string, value: string, formula: string])[] = [
    ["Worth over three years", `${numberText(made.npv)}${star}${band(simulation?.npv)}`, npvFormula],
    ...(alone
      ? [
          [
            "… of the target without the platform",
            numberText(alone.npv),
            "The same with no set-up, cost or upkeep.",
          ] as const,
        ]
      : []),
    [
      "Pays back in month",
      paybackWords(made.paybackMonth, months),
      "First month with cumulated cash ≥ 0, not discounted.",
    ],
    ...(made.roi === null
      ? []
      : [
          [
            "Return on what it costs",
            percentText(made.roi),
            "Worth ÷ present value of set-up, cost and upkeep.",
          ] as const,
        ]),
    ...(simulation
      ? [
          [
            "Chance that it pays",
            simulation.chanceOfProfit > 0.99 ? `over ${percentText(0.99)}` : percentText(simulation.chanceOfProfit),
            `Share of ${numberText(simulation.draws)} simulated outcomes that are worth more than nothing.`,
          ] as const,
        ]
      : []),
    ...(made.setup === 0 && made.running === 0
      ? []
      : [
          ["Set-up, once", numberText(made.setup), "An amount, or hours × the cost of those who do it."] as const,
          ["Cost and upkeep, a month", numberText(made.running), "Price a month + upkeep hours × cost."] as const,
        ]),
    ["Saved money that counts as cash, a month", numberText(made.cash), "Saved money × the share that becomes cash."],
    ["Freed capacity, a month", numberText(made.freedCapacity), "The rest of the saved money: time for other work."],
    ...(least !== null && least <= 1
      ? [
          [
            "Break-even",
            `${percentText(least)} as cash`,
            "It still pays when only this share of the saved money becomes cash.",
          ] as const,
        ]
      : []),
  ];
  return (
    <section>
      <h2>Three-year case{made.currency ? `, ${made.currency}` : ""}</h2>
      <table class="figures-table">
        <tbody>
          {rows.map(([title, value, formula]) => (
            <tr key={title} title={formula}>
              <th scope="row">{title}</th>
              <td class="n">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Tornado map={map} found={facts.sensitivity} />
    </section>
  );
}

const npvFormula =
  "−set-up + Σ over 36 months of (ramp × share that becomes cash × saved money − cost − upkeep) ÷ (1 + discount)^(month ÷ 12), at the middle of all ranges.";

function paybackWords(month: number | null, drawn: Simulation["paybackMonth"] | undefined): string {
  if (month === null) return "not within three years";
  const [low, high] = [drawn?.p10, drawn?.p90];
  return low && high && low !== high ? `${month} (${rangeText({ min: low, max: high })})` : String(month);
}

/** The numbers that move the worth most, from their low end to their high end. */
function Tornado({ map, found }: { readonly map: ProcessMap; readonly found: Sensitivity | undefined }) {
  const influences = found?.influences.slice(0, most) ?? [];
  if (!found || influences.length < 2) return null;
  const scale = scaleOf([found.npv, ...influences.flatMap((i) => [i.npvAtLow, i.npvAtHigh])]);
  return (
    <>
      <h3>What the worth hangs on</h3>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <td />
            <th scope="col" class="n">
              worth at its P10
            </th>
            <th scope="col" class="n">
              at its P90
            </th>
          </tr>
        </thead>
        <tbody>
          {influences.map((i) => (
            <tr key={i.key} title={breakEvenWords(i.breakEven)}>
              <th scope="row">{inputWords(map, i.key)}</th>
              <td class="wide-cell">
                <div class="track">
                  <span class="stated" style={span(i.npvAtLow, i.npvAtHigh, scale)} />
                </div>
              </td>
              <td class="n">{numberText(i.npvAtLow)}</td>
              <td class="n">{numberText(i.npvAtHigh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const breakEvenWords = (value: number | null): string =>
  value === null ? "No value near makes the worth zero." : `The worth is zero at ${numberText(value)}.`;
