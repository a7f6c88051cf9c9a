import { levels } from "../../model/level.ts";
import { rule } from "../rule.ts";
import { candidates } from "./candidates.ts";
import { processesOf } from "./walk.ts";

export const unratedByPlatform = rule({
  id: "unrated-by-platform",
  severity: "info",
  title: "A platform says nothing of a process",
  why: "What nobody has looked at counts as not covered. Rate the step, so that candidates can be compared.",
  wrong: `process label "Label" is manual
process train "Train" is automated

platform acme "Acme" {
  rate train is automated
}
`,
  right: `process label "Label" is manual
process train "Train" is automated

platform acme "Acme" {
  rate train is automated
  rate label is manual "No labelling tool"
}
`,
  *check(input) {
    for (const { platform, target } of candidates(input)) {
      const rated = new Set(platform.ratings.map((r) => r.process));
      for (const process of processesOf(target)) {
        if (rated.has(process.id)) continue;
        yield {
          message: `“${platform.title}” is not rated for “${process.title}”: “rate ${process.id} is …”.`,
          step: process.id,
          state: platform.id,
          ...(platform.source && { source: platform.source }),
        };
      }
    }
  },
  fix: ({ step, state }) =>
    step === undefined || state === undefined
      ? []
      : levels.map((level) => ({
          title: `Rate as ${level}`,
          edits: [{ do: "set-level", process: step, level, state }],
        })),
});
