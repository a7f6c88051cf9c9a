import { levelFacts } from "../../model/level.ts";
import { rule } from "../rule.ts";
import { placeInTarget } from "./in-states.ts";
import { processesOf, stateKey } from "./walk.ts";

export const lowerThanBefore = rule({
  id: "lower-than-before",
  severity: "warning",
  title: "A target lowers a level",
  why: "A target that does a step with less automation than before is mostly a slip. Where it is meant, say why.",
  wrong: `process train "Train" is automated

target later "Later" {
  change train is semi-automated
}
`,
  right: `process train "Train" is automated

target later "Later" {
  change train is automated
}
`,
  *check(input) {
    for (const target of input.states) {
      if (target.kind !== "target") continue;
      const base = input.states.find((s) => s.id === target.base);
      const before = new Map(base ? processesOf(base).map((p) => [p.id, p] as const) : []);
      for (const process of processesOf(target)) {
        const was = before.get(process.id)?.level;
        if (!was || !process.level || levelFacts[process.level].rank >= levelFacts[was].rank) continue;
        yield {
          message: `“${target.title}” makes “${process.title}” ${process.level}; it was ${was} before. Leave the level out to keep it, or say why it falls.`,
          step: process.id,
          ...placeInTarget(input, target, { step: process.id, clause: "is" }),
          ...stateKey(target),
        };
      }
    }
  },
  fix: ({ step, state }, { states }) => {
    const base = states.find((s) => s.id === state)?.base;
    const was = states.find((s) => s.id === base)?.steps.find((s) => s.id === step);
    if (step === undefined || state === undefined || was?.kind !== "process" || !was.level) return [];
    return [{ title: `Keep it ${was.level}`, edits: [{ do: "set-level", process: step, level: was.level, state }] }];
  },
});
