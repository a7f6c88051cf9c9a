import { midpoint } from "../../model/range.ts";
import { basisOf, figure } from "../figure.ts";
import { monthlyHours } from "../step-numbers.ts";
import { ratedOf } from "./processes.ts";

export const weightedScore = figure<number>({
  id: "weighted-score",
  title: "Automation score weighted by hours",
  unit: "0 to 1",
  formula:
    "Mean of the level scores, each weighted by the middle of the human hours a month, over the rated processes that state effort and runs. In a target the weights are the hours now, where there are some.",
  source: "Weights of today keep the score from falling when an hour is saved.",
  example: {
    map: `process a is manual { effort 6h  runs 1 per month }
process b is automated { effort 2h  runs 1 per month }
target t {
  change a is semi-automated { effort 1h }
}
`,
    state: "t",
    workings: "Weights are the hours now, 6 and 2: (6 × 2/3 + 2 × 1) ÷ 8 = 6/8.",
    value: 0.75,
  },
  compute({ state, numbers, numbersNow }) {
    const rated = ratedOf(state);
    const weights = new Map<string, { weight: number; assumed: boolean }>();
    for (const { id } of rated) {
      const now = monthlyHours(numbersNow.get(id));
      const hours = now && midpoint(now) > 0 ? now : monthlyHours(numbers.get(id));
      const assumed = hours !== now && (numbers.get(id)?.assumed ?? false);
      if (hours) weights.set(id, { weight: midpoint(hours), assumed });
    }
    const total = [...weights.values()].reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return null;
    const points = rated.reduce((sum, { id, score }) => sum + score * (weights.get(id)?.weight ?? 0), 0);
    return {
      value: points / total,
      assumed: [...weights.values()].some((w) => w.assumed),
      basis: basisOf(rated, (id) => weights.has(id)),
    };
  },
});
