import { flowGraph, waysOutOf } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { hasSlip } from "./slips.ts";

export const decisionWays = rule({
  id: "decision-ways",
  severity: "warning",
  title: "A decision without two labelled ways out",
  why: "A question has at least two answers, and a reader wants to see which way is which. A decision with one way out decides nothing.",
  wrong: `process train  "Train"  is automated
process deploy "Deploy" is automated
decision good "Good enough?"

train -> good -> deploy
good -> train "no"
`,
  right: `process train  "Train"  is automated
process deploy "Deploy" is automated
decision good "Good enough?"

train -> good
good -> deploy "yes"
good -> train "no"
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const graph = flowGraph(state);
      for (const step of state.steps) {
        if (step.kind !== "decision") continue;
        const ways = waysOutOf(graph, step.id);
        const bare = ways.find((f) => f.label === undefined);
        if (ways.length >= 2 ? !bare : hasSlip(input.map, "flow")) continue;
        const to = bare && graph.steps.get(bare.to)?.title;
        const flow = ways.length >= 2 ? bare?.source : undefined;
        const source = flow ? { whole: flow } : step.source;
        yield {
          key: step.id,
          step: step.id,
          message:
            ways.length >= 2
              ? `The way from “${step.title}” to “${to}” has no label: which answer is it?`
              : `“${step.title}” has ${ways.length === 0 ? "no way" : "one way"} out; a decision has at least two. Draw the others, or make it a process.`,
          ...(source && { source }),
        };
      }
    });
  },
});
