import type { Money } from "../../model/money.ts";
import type { Range } from "../../model/quantity.ts";
import { sum } from "../../model/range.ts";
import { type FigureInput, figure, type Known } from "../figure.ts";
import { type Savings, savedHoursOf, savedMoneyOf, savingsBetween } from "../savings.ts";

/** What the state saves over the map as it is now, and undefined for the map as it is now. */
export function savingsOf({ map, state, now }: FigureInput): Savings | undefined {
  return state.kind === "current" ? undefined : savingsBetween(map, now.id, state.id);
}

function basis({ steps, unknown }: Savings): Known<unknown>["basis"] {
  return { used: steps.length, of: steps.length + unknown.length, missing: unknown };
}

const workedMap = `map "Saved" {
  currency EUR
}
actor ds { cost 80 per hour }
process same   by ds is manual { effort 1h..2h  runs 1 per month }
process label  by ds is manual { effort 16h..32h  runs 3 per month }
process cases  by ds is manual { effort 8h..12h  runs 1 per month }
process report by ds is manual { effort 6h  runs 4 per month }
process monitor by ds is absent
target t {
  change label   is semi-automated { effort 6h..12h }
  change cases   is semi-automated
  change monitor is automated { effort 2h  runs 1 per month }
  remove report
}
`;
const workings =
  "same: 0. label: 48 − 36 to 96 − 18 = 12 to 78. cases: half of 8 to 12 stays (assumed), 4 to 6 is saved. report: 24. Together 40 to 108; monitor is new work, 2 h.";

export const savedHours = figure<Range>({
  id: "saved-hours",
  title: "Hours saved a month",
  unit: "hours a month",
  formula:
    "Sum of hours now − hours then, process by process, over those that are done today. An unchanged range cancels; one that was only scaled to a new level keeps its ends; a changed one runs from low now − high then to high now − low then. Work that is new or was absent stands apart.",
  source: "Interval arithmetic; the same uncertain number is the same in both states.",
  example: { map: workedMap, state: "t", workings, value: { min: 40, max: 108 } },
  compute(input) {
    const savings = savingsOf(input);
    const value = savings && savedHoursOf(savings);
    if (!savings || !value) return null;
    return { value, assumed: savings.steps.some((s) => s.ground === "assumed"), basis: basis(savings) };
  },
});

export const savedMoney = figure<Money>({
  id: "saved-money",
  title: "Money saved a month",
  unit: "currency a month",
  formula: "The saved hours of each process × what an hour of its actors costs, now and then.",
  source: "As “Hours saved a month” and “Cost of human work a month”.",
  example: {
    map: workedMap,
    state: "t",
    workings: `${workings} All by one actor at 80: 40 × 80 to 108 × 80.`,
    value: { value: { min: 3200, max: 8640 }, currency: "EUR" },
  },
  compute(input) {
    const savings = savingsOf(input);
    const value = savings && savedMoneyOf(savings);
    if (!savings || !value) return null;
    const missing = savings.steps.filter((s) => !s.money).map((s) => s.id);
    const all = savings.steps.length + savings.unknown.length;
    return {
      value: { value: value.value, currency: value.currency },
      assumed: value.assumed,
      basis: { used: savings.steps.length - missing.length, of: all, missing: [...missing, ...savings.unknown] },
    };
  },
});

export const newWork = figure<Range>({
  id: "new-work",
  title: "New work a month",
  unit: "hours a month",
  formula:
    "Human hours of processes that nobody does today: new ones and those that were absent. Not taken off the saving.",
  source: "Work that brings something new is no loss.",
  example: { map: workedMap, state: "t", workings: "monitor was absent: 1 × 2 h.", value: { min: 2, max: 2 } },
  compute(input) {
    const work = savingsOf(input)?.newWork ?? [];
    const known = work.flatMap((w) => w.hours ?? []);
    if (known.length === 0) return null;
    const missing = work.filter((w) => !w.hours).map((w) => w.id);
    return {
      value: sum(known),
      assumed: work.some((w) => input.numbers.get(w.id)?.assumed),
      basis: { used: known.length, of: work.length, missing },
    };
  },
});
