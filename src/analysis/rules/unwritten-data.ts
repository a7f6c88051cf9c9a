import { rule } from "../rule.ts";
import { dataUse } from "./data-use.ts";
import { inEveryState } from "./in-states.ts";

export const unwrittenData = rule({
  id: "unwritten-data",
  severity: "info",
  title: "Read but never written",
  why: "A step needs this data set and none makes it. If it comes from outside, a first step that fetches it shows who depends on whom.",
  wrong: `data raw   "Raw data"
data model "Model"

process train  "Train"  is automated { reads raw  writes model }
process deploy "Deploy" is automated { reads model }
`,
  right: `data raw   "Raw data"
data model "Model"

process fetch  "Fetch"  is automated { writes raw }
process train  "Train"  is automated { reads raw  writes model }
process deploy "Deploy" is automated { reads model }
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      for (const { data, read, written, step } of dataUse(state)) {
        if (written || !read) continue;
        yield {
          key: data.id,
          message: `“${data.title}” is read, but nothing writes it.`,
          ...(step !== undefined && { step }),
          ...(data.source && { source: data.source }),
        };
      }
    });
  },
});
