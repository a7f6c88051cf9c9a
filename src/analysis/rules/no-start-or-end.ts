import { entries, exits, flowGraph } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

export const noStartOrEnd = rule({
  id: "no-start-or-end",
  severity: "off",
  title: "A flow without a start or an end",
  why: "What sets the process off, and when is it done? A flow that names neither leaves both to the reader. Source: rules start-event-required and end-event-required of bpmnlint. Off by default: a matter of opinion.",
  wrong: `end live "Live"

process train  "Train"  is automated
process deploy "Deploy" is automated

train -> deploy -> live
`,
  right: `start brief "Brief"
end   live  "Live"

process train  "Train"  is automated
process deploy "Deploy" is automated

brief -> train -> deploy -> live
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      if (state.flows.length === 0) return;
      const graph = flowGraph(state);
      for (const kind of ["start", "end"] as const) {
        if (state.steps.some((s) => s.kind === kind)) continue;
        const [id] = kind === "start" ? entries(graph) : exits(graph);
        const step = id === undefined ? state.steps[0] : graph.steps.get(id);
        if (!step) continue;
        yield {
          key: kind,
          step: step.id,
          message:
            kind === "start"
              ? `The flow begins with “${step.title}” and has no “start”. Say what sets it off.`
              : `The flow ends with “${step.title}” and has no “end”. Say when it is done.`,
          ...(step.source && { source: step.source }),
        };
      }
    });
  },
});
