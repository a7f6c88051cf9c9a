import type { Range } from "../../model/quantity.ts";
import { sum } from "../../model/range.ts";
import { basisOf, figure } from "../figure.ts";
import { monthlyHours } from "../step-numbers.ts";
import { processesOf } from "./processes.ts";

export const humanHours = figure<Range>({
  id: "human-hours",
  title: "Human hours a month",
  unit: "hours a month",
  formula:
    "Sum over the processes that are done of runs a month × effort × (1 + rework). Ranges stay ranges: all low ends, all high ends. A changed process of a target that states no new effort gets the old one × residual of the new level ÷ residual of the old, marked assumed.",
  source: "Working time as the map states it: 1 d = 8 h, 1 w = 5 d, 1 mo = 21 d unless the map says otherwise.",
  example: {
    map: `process label is manual { effort 2d..4d  runs 3 per month }
process redact is manual { effort 5h  runs 2 per month  rework 10% }
process monitor is absent { effort 9h  runs 9 per month }
`,
    workings: "label 3 × 16 to 3 × 32 = 48 to 96; redact 2 × 5 × 1.1 = 11; nobody monitors. 59 to 107.",
    value: { min: 59, max: 107 },
  },
  compute({ state, numbers }) {
    const done = processesOf(state).filter((p) => numbers.get(p.id)?.done);
    const hours = new Map(
      done.flatMap((p) => {
        const monthly = monthlyHours(numbers.get(p.id));
        return monthly ? [[p.id, monthly] as const] : [];
      }),
    );
    if (hours.size === 0) return null;
    return {
      value: sum([...hours.values()]),
      assumed: [...hours.keys()].some((id) => numbers.get(id)?.assumed),
      basis: basisOf(done, (id) => hours.has(id)),
    };
  },
});
