import { flowGraph, waysOutOf } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { processesOf } from "./walk.ts";

export const hiddenDecision = rule({
  id: "hidden-decision",
  severity: "off",
  title: "A process that decides",
  why: "Its ways out bear labels, so somebody chooses between them here, and the map does not say by which question. Put a decision behind the step. Source: rule no-implicit-split of bpmnlint; guideline G4 of Seven PMG. Off by default: a matter of opinion.",
  wrong: `process review "Review" is automated
process deploy "Deploy" is automated
process train  "Train"  is automated

train -> review
review -> deploy "good"
review -> train "not yet"
`,
  right: `process review "Review" is automated
process deploy "Deploy" is automated
process train  "Train"  is automated
decision good "Good enough?"

train -> review -> good
good -> deploy "yes"
good -> train "no"
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const graph = flowGraph(state);
      for (const process of processesOf(state)) {
        const answers = waysOutOf(graph, process.id).filter((f) => f.label !== undefined);
        const labels = [...new Set(answers.map((f) => f.label))];
        // Two labels on the way to one step name two causes: nobody chooses.
        if (labels.length < 2 || new Set(answers.map((f) => f.to)).size < 2) continue;
        yield {
          key: process.id,
          step: process.id,
          message: `“${process.title}” chooses between ${labels.map((l) => `“${l}”`).join(" and ")}. Put a decision behind it and say what is asked.`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
});
