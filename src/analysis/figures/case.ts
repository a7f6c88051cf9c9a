import type { Range } from "../../model/quantity.ts";
import { midpoint } from "../../model/range.ts";
import { caseModel } from "../case-model.ts";
import { type CashFlow, cashFlow } from "../cash-flow.ts";
import { figure } from "../figure.ts";
import { type CashYear, yearlyCash } from "../yearly-cash.ts";

export interface BusinessCase {
  readonly currency: string | null;
  /** Money saved a month, at the middle of all ranges, before capture. */
  readonly saved: number;
  /** The part of it that counts as cash; the rest is capacity for other work. */
  readonly cash: number;
  readonly freedCapacity: number;
  readonly setup: number;
  /** Cost and upkeep a month. */
  readonly running: number;
  readonly npv: number;
  readonly roi: number | null;
  /** Null: not within three years. */
  readonly paybackMonth: number | null;
  /** Cumulated cash at the start and after each of the 36 months. */
  readonly cumulated: readonly number[];
  /** The same by year, with what it is made of. */
  readonly years: readonly CashYear[];
  /** What was taken for granted. */
  readonly assumptions: { readonly capture: Range; readonly rampMonths: Range; readonly discount: Range };
}

/** The figures of a case in three numbers, for short examples. */
export type CaseSummary = Pick<BusinessCase, "npv" | "roi" | "paybackMonth">;

/** Everything about the three-year case of a target or platform; undefined where no money is known to be saved, or where it is not said what the platform costs. */
export function businessCase(
  map: Parameters<typeof caseModel>[0],
  stateId: string,
): (BusinessCase & { assumed: boolean }) | undefined {
  const model = caseModel(map, stateId);
  if (!model) return undefined;
  const outcome = model.evaluate(model.inputs.map((i) => midpoint(i.range)));
  const flow: CashFlow = cashFlow(outcome);
  const range = (key: string): Range => model.inputs.find((i) => i.key === key)?.range ?? { min: 0, max: 0 };
  return {
    currency: model.currency,
    saved: outcome.saved,
    cash: outcome.saved * outcome.capture,
    freedCapacity: outcome.saved * (1 - outcome.capture),
    setup: outcome.setup,
    running: outcome.running,
    ...flow,
    years: yearlyCash(outcome),
    assumptions: { capture: range("capture"), rampMonths: range("ramp"), discount: range("discount") },
    assumed: model.assumed,
  };
}

export const caseFigure = figure<CaseSummary>({
  id: "case",
  title: "Three-year case",
  unit: "currency; months",
  formula:
    "NPV = −setup + Σ over 36 months of (ramp × capture × saved money − cost − upkeep) ÷ (1 + discount)^(month ÷ 12). ROI = present value of the net benefit ÷ of the costs. Payback = first month with cumulated cash ≥ 0. The middle of each range; discount 10 %, capture 50 %, ramp 6 months linear where the map assumes nothing else. A platform that states neither cost nor upkeep has no case; a free one says `cost 0 per month`.",
  source: "Discounted cash flow.",
  example: {
    map: `map "Case" {
  currency EUR
  assume discount 0%
  assume ramp 0mo
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 10h  runs 4 per month }
target t {
  remove a
}
platform acme for t {
  cost 1000 per month
  setup 90h by ds
}
`,
    state: "acme",
    workings:
      "acme says nothing of the steps, but a goes with the target: 4000 a month saved, half of it cash, 1000 a month of cost, 9000 of setup. 36 × (2000 − 1000) − 9000 = 27000; costs 9000 + 36000; paid back after 9 months.",
    value: { npv: 27000, roi: 27000 / 45000, paybackMonth: 9 },
  },
  compute({ map, state, now, numbersNow }) {
    const found = businessCase(map, state.id);
    if (!found) return null;
    const { npv, roi, paybackMonth, assumed } = found;
    const done = now.steps.filter((s) => numbersNow.get(s.id)?.done);
    const missing = done.filter((s) => !numbersNow.get(s.id)?.effort || !numbersNow.get(s.id)?.runs).map((s) => s.id);
    const basis = { used: done.length - missing.length, of: done.length, missing };
    return { value: { npv, roi, paybackMonth }, assumed, basis };
  },
});
