import { rule } from "../rule.ts";
import { planInWords } from "./hours-in-words.ts";
import { currentState, processesOf } from "./walk.ts";

export const absentStep = rule({
  id: "absent-step",
  severity: "info",
  title: "A process that nobody does yet",
  why: "The step would be worth doing, and nobody does it: its benefit is missed every month. Plan it in a target, or say why it can wait.",
  wrong: `actor mle "ML engineer"

process deploy  "Deploy"        by mle is semi-automated
process monitor "Monitor drift" by mle is absent

deploy -> monitor
`,
  right: `actor mle "ML engineer"

process deploy  "Deploy"        by mle is semi-automated
process monitor "Monitor drift" by mle is automated

deploy -> monitor
`,
  *check(input) {
    for (const process of processesOf(currentState(input))) {
      if (process.level !== "absent") continue;
      const plan = planInWords(input, process, "Plan it in a target, or say why it can wait.");
      yield {
        message: `Nobody does “${process.title}” yet. ${plan}`,
        clause: "is",
        step: process.id,
        ...(process.source && { source: process.source }),
      };
    }
  },
});
