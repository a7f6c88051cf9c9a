import { type Money, moneySum } from "../../model/money.ts";
import type { ProcessMap, State } from "../../model/process-map.ts";
import { times } from "../../model/range.ts";
import { basisOf, figure } from "../figure.ts";
import { monthlyHours, type StepNumbers } from "../step-numbers.ts";
import { hourlyRate } from "./hourly-rate.ts";
import { processesOf } from "./processes.ts";

/** What the human hours of a process cost a month; undefined where hours or a rate are missing. */
export function monthlyCost(
  map: ProcessMap,
  state: State,
  numbers: StepNumbers | undefined,
): (Money & { readonly assumed: boolean }) | undefined {
  const hours = monthlyHours(numbers);
  const rate = hours && hourlyRate(state, map.settings, numbers?.process.actors ?? []);
  if (!hours || !rate) return undefined;
  const assumed = rate.assumed || (numbers?.assumed ?? false);
  return { value: times(hours, rate.range), currency: rate.currency, assumed };
}

export const money = figure<Money>({
  id: "money",
  title: "Cost of human work a month",
  unit: "currency a month",
  formula:
    "Sum of human hours × the cost of the actors an hour; the effort of a process is shared equally among its actors. Where a process names nobody, the mean of those who work in the map counts, marked assumed.",
  source: "Full cost of an hour as the map states it.",
  example: {
    map: `map "Money" {
  currency EUR
}
actor curator { cost 40 per hour }
actor ds { cost 80..90 per hour }
process label by curator, ds is manual { effort 10h  runs 1 per month }
process train by ds is manual { effort 2h..4h  runs 1 per month }
`,
    workings: "label 10 × (40 + 80) ÷ 2 to 10 × (40 + 90) ÷ 2 = 600 to 650; train 2 × 80 to 4 × 90 = 160 to 360.",
    value: { value: { min: 760, max: 1010 }, currency: "EUR" },
  },
  compute({ map, state, numbers }) {
    const done = processesOf(state).filter((p) => numbers.get(p.id)?.done);
    const costs = new Map(
      done.flatMap((p) => {
        const cost = monthlyCost(map, state, numbers.get(p.id));
        return cost ? [[p.id, cost] as const] : [];
      }),
    );
    const value = moneySum([...costs.values()].map(({ value, currency }) => ({ value, currency })));
    if (!value) return null;
    return {
      value,
      assumed: [...costs.values()].some((c) => c.assumed),
      basis: basisOf(done, (id) => costs.has(id)),
    };
  },
});
