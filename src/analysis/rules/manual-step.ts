import { rule } from "../rule.ts";
import { hoursInWords, planInWords } from "./hours-in-words.ts";
import { currentState, processesOf } from "./walk.ts";

export const manualStep = rule({
  id: "manual-step",
  severity: "warning",
  title: "A process is manual",
  why: "People lead this step from start to end with little or no tooling. It costs their hours each time, it waits for them, and its result depends on who does it. Where effort and runs are known, the finding says what it costs a month.",
  wrong: `actor ds "Data scientist"

process report "Report results" by ds is manual { effort 3h  runs 4 per month }
`,
  right: `actor ds "Data scientist"

process report "Report results" by ds is automated { effort 10min  runs 4 per month }
`,
  *check(input) {
    for (const process of processesOf(currentState(input))) {
      if (process.level !== "manual") continue;
      const cost = hoursInWords(input, process);
      const plan = planInWords(input, process, "Look for the part of it that could run by itself.");
      yield {
        message: `“${process.title}” is manual${cost}. ${plan}`,
        clause: "is",
        step: process.id,
        ...(process.source && { source: process.source }),
      };
    }
  },
});
