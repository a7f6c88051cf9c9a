import { entries, flowGraph, waysOutOf } from "../../model/flow.ts";
import type { State } from "../../model/process-map.ts";
import { rule } from "../rule.ts";
import { dataUse } from "./data-use.ts";
import { inEveryState } from "./in-states.ts";
import { mayMean } from "./slips.ts";
import { processesOf } from "./walk.ts";

export const unwrittenData = rule({
  id: "unwritten-data",
  severity: "info",
  title: "Read but never written",
  why: "A step needs this data set and none makes it. If it comes from outside, a first step that fetches it shows who depends on whom; what a first step of the flow reads is taken to come from outside.",
  wrong: `data raw   "Raw data"
data model "Model"

process plan   "Plan"   is automated
process train  "Train"  is automated { reads raw  writes model }
process deploy "Deploy" is automated { reads model }

plan -> train -> deploy
`,
  right: `data raw   "Raw data"
data model "Model"

process plan   "Plan"   is automated
process fetch  "Fetch"  is automated { writes raw }
process train  "Train"  is automated { reads raw  writes model }
process deploy "Deploy" is automated { reads model }

plan -> fetch -> train -> deploy
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const fromOutside = readAtTheStart(state);
      const ids = state.data.map((d) => d.id);
      for (const { data, read, written, step } of dataUse(state)) {
        if (written || !read || fromOutside.has(data.id)) continue;
        if (mayMean(input.map, "data", data.id, ids)) continue;
        yield {
          key: data.id,
          message: `“${data.title}” is read, but nothing writes it. Name the step that does with “writes”, or add the one that fetches it.`,
          ...(step !== undefined && { step }),
          ...(data.source && { source: data.source }),
        };
      }
    });
  },
});

/** What the first steps of the flow read, behind a start or without a way in: it comes from outside of the map. */
function readAtTheStart(state: State): ReadonlySet<string> {
  const graph = flowGraph(state);
  const first = entries(graph).flatMap((id) =>
    graph.steps.get(id)?.kind === "process" ? [id] : waysOutOf(graph, id).map((f) => f.to),
  );
  // A step that nothing flows to or from may stand anywhere.
  const inFlow = first.filter((id) => waysOutOf(graph, id).length > 0);
  return new Set(processesOf(state).flatMap((p) => (inFlow.includes(p.id) ? p.reads : [])));
}
