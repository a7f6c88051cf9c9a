import { entries, flowGraph, reach, waysOutOf } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { hasSlip } from "./slips.ts";

export const deadEnd = rule({
  id: "dead-end",
  severity: "info",
  title: "No way leads on from here",
  why: "What a step produces should go somewhere. Lead on to the next step or to an end; a map whose work ends here says so with an `end`.",
  wrong: `start brief "Brief"
end   live  "In production"

process deploy  "Deploy"        is automated
process monitor "Monitor drift" is automated

brief -> deploy -> live
deploy -> monitor
`,
  right: `start brief "Brief"
end   live  "In production"

process deploy  "Deploy"        is automated
process monitor "Monitor drift" is automated

brief -> deploy -> monitor -> live
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      if (state.flows.length === 0 || hasSlip(input.map, "flow")) return;
      const graph = flowGraph(state);
      const reached = reach(graph, entries(graph));
      for (const step of state.steps) {
        // An end may end; a decision is another rule's, and a step that nothing reaches has been reported for that.
        if (step.kind === "end" || step.kind === "decision" || waysOutOf(graph, step.id).length > 0) continue;
        if (!reached.has(step.id)) continue;
        yield {
          key: step.id,
          step: step.id,
          message: `No way leads on from “${step.title}”. Draw a flow to what comes next, or to an “end”.`,
          ...(step.source && { source: step.source }),
        };
      }
    });
  },
  fix: ({ step, state }, { map }) =>
    step === undefined || state !== undefined
      ? []
      : map.steps
          .filter((s) => s.kind === "end")
          .map((end) => ({
            title: `Lead on to “${end.title}”`,
            edits: [{ do: "connect", from: step, to: end.id }],
          })),
});
