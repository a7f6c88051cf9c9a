import { midpoint } from "../../model/range.ts";
import { basisOf, figure } from "../figure.ts";
import { valueOf } from "../step-numbers.ts";
import { processesOf } from "./processes.ts";

export const automationRate = figure<number>({
  id: "automation-rate",
  title: "Automation rate by volume",
  unit: "0 to 1",
  formula: "Runs a month of automated processes ÷ runs a month of all processes that are done; the middle of a range.",
  source: "Usual in process automation: what is run most often weighs most.",
  example: {
    map: `process a is automated { runs 30 per month }
process b is manual { runs 10 per month }
process c is absent { runs 99 per month }
`,
    workings: "30 ÷ (30 + 10) = 3/4; nobody runs c.",
    value: 0.75,
  },
  compute({ state, numbers }) {
    const done = processesOf(state).filter((p) => numbers.get(p.id)?.done);
    let [all, automated] = [0, 0];
    const counted = new Set<string>();
    for (const process of done) {
      const runs = numbers.get(process.id)?.runs;
      if (!runs) continue;
      counted.add(process.id);
      all += midpoint(valueOf(runs));
      if (process.level === "automated") automated += midpoint(valueOf(runs));
    }
    if (all === 0) return null;
    return { value: automated / all, assumed: false, basis: basisOf(done, (id) => counted.has(id)) };
  },
});
