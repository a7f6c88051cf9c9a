import { flowGraph, loops, waysOutOf } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { hasSlip } from "./slips.ts";

export const noExit = rule({
  id: "no-exit",
  severity: "warning",
  title: "A loop that nothing leaves",
  why: "Work that enters this loop goes round for ever. A decision with a way out, or an end, is missing. Process-modelling guides (Seven PMG, bpmnlint) ask that every way can reach an end.",
  wrong: `start brief "Brief"
end   live  "In production"

process deploy "Deploy" is automated
process watch  "Watch"  is automated
process mend   "Mend"   is automated

brief -> deploy -> live
deploy -> watch -> mend -> watch
`,
  right: `start brief "Brief"
end   live  "In production"

process deploy "Deploy" is automated
process watch  "Watch"  is automated
process mend   "Mend"   is automated

brief -> deploy -> live
deploy -> watch -> mend -> watch
mend -> live "no longer needed"
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      if (hasSlip(input.map, "flow")) return;
      const graph = flowGraph(state);
      for (const loop of loops(graph)) {
        const inside = new Set(loop);
        if (loop.some((id) => waysOutOf(graph, id).some((f) => !inside.has(f.to)))) continue;
        const steps = state.steps.filter((s) => inside.has(s.id));
        const [first] = steps;
        if (!first) continue;
        const names = steps.map((s) => `“${s.title}”`);
        yield {
          key: [...inside].sort().join(),
          step: first.id,
          message:
            steps.length === 1
              ? `${names[0]} leads to itself only. Draw a way out.`
              : `Nothing leaves the loop of ${names.slice(0, -1).join(", ")} and ${names.at(-1)}. Draw a way out.`,
          ...(first.source && { source: first.source }),
        };
      }
    });
  },
});
