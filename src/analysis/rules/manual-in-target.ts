import { levelFacts } from "../../model/level.ts";
import type { Process, State } from "../../model/process-map.ts";
import { type RuleInput, rule } from "../rule.ts";
import { hoursInWords } from "./hours-in-words.ts";
import { placeInTarget } from "./in-states.ts";
import { hasSlip, mayMean } from "./slips.ts";
import { currentState, lastTargets, processesOf, processIn, stateKey } from "./walk.ts";

export const manualInTarget = rule({
  id: "manual-in-target",
  severity: "warning",
  title: "A target still holds a manual or non-repeatable step",
  why: "What the target leaves to hand work stays as slow and as dear as it is. Automate a part of it there, or say why it has to stay. A step that the target itself makes manual is told by lower-than-before.",
  wrong: `actor sec "Security officer"

process review "Security review" by sec is manual

target later "Later" {
  change review "Security review of each model"
}
`,
  right: `actor sec "Security officer"

process review "Security review" by sec is manual

target later "Later" {
  change review "Security review of each model" is semi-automated
}
`,
  *check(input) {
    for (const target of lastTargets(input)) {
      const ids = target.steps.map((s) => s.id);
      for (const process of processesOf(target)) {
        if (process.level !== "manual" && process.level !== "non-repeatable") continue;
        if (isLowered(input, target, process)) continue;
        if (hasSlip(input.map, "level", process.id) || mayMean(input.map, "change", process.id, ids)) continue;
        yield {
          message: `“${target.title}” leaves “${process.title}” ${process.level}${hoursInWords(input, process, target.id)}. Automate a part of it, or say why it stays.`,
          step: process.id,
          ...placeInTarget(input, target, { step: process.id, clause: "is" }),
          ...stateKey(target),
        };
      }
    }
  },
});

/** Whether the step was less manual before: now, or in the target that this one comes after. */
function isLowered(input: RuleInput, target: State, { id, level }: Process): boolean {
  const base = input.states.find((s) => s.id === target.base);
  return [currentState(input), ...(base ? [base] : [])].some((state) => {
    const was = processIn(state, id)?.level;
    return was !== undefined && level !== undefined && levelFacts[was].rank > levelFacts[level].rank;
  });
}
