import { rule } from "../rule.ts";
import { dataUse } from "./data-use.ts";
import { inEveryState } from "./in-states.ts";
import { mayMean } from "./slips.ts";

export const unreadData = rule({
  id: "unread-data",
  severity: "info",
  title: "Written but never read",
  why: "Somebody makes this data set and no step uses it: either the work is in vain, or the step that uses it is missing from the map.",
  wrong: `data model  "Model"
data scores "Scores"

process train    "Train"    is automated { writes model }
process evaluate "Evaluate" is automated { reads model  writes scores }
`,
  right: `data model  "Model"
data scores "Scores"

process train    "Train"    is automated { writes model }
process evaluate "Evaluate" is automated { reads model  writes scores }
process report   "Report"   is automated { reads scores }
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const ids = state.data.map((d) => d.id);
      for (const { data, read, written, step } of dataUse(state)) {
        if (!written || read) continue;
        if (mayMean(input.map, "data", data.id, ids)) continue;
        yield {
          key: data.id,
          message: `“${data.title}” is written, but nothing reads it. Name the step that does with “reads”, or take it out.`,
          ...(step !== undefined && { step }),
          ...(data.source && { source: data.source }),
        };
      }
    });
  },
});
