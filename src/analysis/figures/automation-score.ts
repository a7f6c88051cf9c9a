import { basisOf, figure } from "../figure.ts";
import { mean, processesOf, ratedOf } from "./processes.ts";

export const automationScore = figure<number>({
  id: "automation-score",
  title: "Automation score",
  unit: "0 to 1",
  formula:
    "Mean of the level scores over the rated processes: automated 1, semi-automated 2/3, non-repeatable 1/3, manual and absent 0.",
  source: "The five automation levels of the method; equal steps between them are a convention.",
  example: {
    map: `process a is automated
process b is semi-automated
process c is manual
process d
`,
    workings: "(1 + 2/3 + 0) ÷ 3 = 5/9; d is not rated and does not count.",
    value: 5 / 9,
  },
  compute({ state }) {
    const rated = ratedOf(state);
    const value = mean(rated.map((r) => r.score));
    if (value === null) return null;
    const ids = new Set(rated.map((r) => r.id));
    return { value, assumed: false, basis: basisOf(processesOf(state), (id) => ids.has(id)) };
  },
});
