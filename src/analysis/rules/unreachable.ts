import { entries, flowGraph, reach } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { hasSlip } from "./slips.ts";

export const unreachable = rule({
  id: "unreachable",
  severity: "warning",
  title: "No way leads here",
  why: "A step that cannot be reached from a start is never done, so either a flow is missing or the step is. Where a map has no start, the steps with no way in count as starts.",
  wrong: `actor mle "ML engineer"

start brief "Brief"
end   live  "In production"

process train  "Train"    by mle is automated
process verify "Check it" by mle is automated
process deploy "Deploy"   by mle is automated

brief -> train -> deploy -> live
verify -> deploy
`,
  right: `actor mle "ML engineer"

start brief "Brief"
end   live  "In production"

process train  "Train"    by mle is automated
process verify "Check it" by mle is automated
process deploy "Deploy"   by mle is automated

brief -> train -> verify -> deploy -> live
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      if (state.flows.length === 0 || hasSlip(input.map, "flow")) return;
      const graph = flowGraph(state);
      const reached = reach(graph, entries(graph));
      for (const step of state.steps) {
        if (reached.has(step.id)) continue;
        const isLoop = graph.waysIn.get(step.id)?.length !== 0;
        yield {
          key: step.id,
          step: step.id,
          message: `No way leads to “${step.title}”${isLoop ? " from a start" : ""}. Draw a flow to it, or take it out.`,
          ...(step.source && { source: step.source }),
        };
      }
    });
  },
  fix: ({ step, state }, { states }) => {
    const [current] = states;
    if (!current || step === undefined || state !== undefined) return [];
    const graph = flowGraph(current);
    const reached = reach(graph, entries(graph));
    const at = current.steps.findIndex((s) => s.id === step);
    const before = current.steps.slice(0, Math.max(0, at)).findLast((s) => reached.has(s.id) && s.kind !== "end");
    const from = before ?? current.steps.find((s) => s.kind === "start");
    return from
      ? [{ title: `Draw a flow from “${from.title}”`, edits: [{ do: "connect", from: from.id, to: step }] }]
      : [];
  },
});
