import { rule } from "../rule.ts";
import { hoursInWords, planInWords } from "./hours-in-words.ts";
import { currentState, processesOf } from "./walk.ts";

export const nonRepeatableStep = rule({
  id: "non-repeatable-step",
  severity: "warning",
  title: "A process has no defined way",
  why: "The step is done many times and figured out anew each time: nobody else could repeat it, and its result can't be compared with the last one. Writing down one way is cheap, and it is what automation starts from.",
  wrong: `actor ds "Data scientist"

process train "Train" by ds is non-repeatable { effort 6h  runs 4 per month }
`,
  right: `actor ds "Data scientist"

process train "Train" by ds is semi-automated { effort 2h  runs 4 per month }
`,
  *check(input) {
    for (const process of processesOf(currentState(input))) {
      if (process.level !== "non-repeatable") continue;
      const cost = hoursInWords(input, process);
      const plan = planInWords(input, process, "Agree on one way and write it down.");
      yield {
        message: `“${process.title}” is figured out anew each time${cost}. ${plan}`,
        clause: "is",
        step: process.id,
        ...(process.source && { source: process.source }),
      };
    }
  },
});
