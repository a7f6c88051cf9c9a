import { calendarOf, hoursPerMonth } from "../../model/duration.ts";
import type { Range } from "../../model/quantity.ts";
import { scaled } from "../../model/range.ts";
import { figure } from "../figure.ts";
import { savedHours } from "./saved-hours.ts";

export const freedPosts = figure<Range>({
  id: "freed-posts",
  title: "Freed posts",
  unit: "full-time posts",
  formula: "Hours saved a month ÷ (21 days × hours per day).",
  source: "A month of one person: 168 working hours where a day has 8.",
  example: {
    map: `process a is manual { effort 84h  runs 2 per month }
target t {
  change a is automated { effort 42h }
}
`,
    state: "t",
    workings: "(168 − 84) ÷ 168 = 0.5.",
    value: { min: 0.5, max: 0.5 },
  },
  compute(input) {
    const saved = savedHours.compute(input);
    if (!saved) return null;
    return { ...saved, value: scaled(saved.value, 1 / hoursPerMonth(calendarOf(input.map.settings))) };
  },
});
