import { rule } from "../rule.ts";
import { placeInTarget } from "./in-states.ts";
import { hasSlip, mayMean } from "./slips.ts";
import { lastTargets, processesOf, stateKey } from "./walk.ts";

export const noInterface = rule({
  id: "no-interface",
  severity: "info",
  title: "A process of a target reaches no central interface",
  why: "A target is worth its money when everybody reaches the platform through a few central interfaces. A step that names none will be done beside the platform. What a target leaves manual is told by manual-in-target.",
  wrong: `actor ds "Data scientist"

process train "Train" by ds is manual

target later "Later" {
  interface sdk "Platform SDK" { kind library }

  change train is automated
}
`,
  right: `actor ds "Data scientist"

process train "Train" by ds is manual

target later "Later" {
  interface sdk "Platform SDK" { kind library }

  change train via sdk is automated
}
`,
  *check(input) {
    for (const target of lastTargets(input)) {
      const ids = target.steps.map((s) => s.id);
      for (const process of processesOf(target)) {
        if (process.interfaces.length > 0 || process.level === "absent") continue;
        // That the target leaves it to hand work is another rule's, and comes first.
        if (process.level === "manual" || process.level === "non-repeatable") continue;
        if (hasSlip(input.map, "interface", process.id) || mayMean(input.map, "change", process.id, ids)) continue;
        yield {
          message: `In “${target.title}”: “${process.title}” goes through no interface. Name the one that people use with “via”.`,
          step: process.id,
          ...placeInTarget(input, target, { step: process.id }),
          ...stateKey(target),
        };
      }
    }
  },
});
