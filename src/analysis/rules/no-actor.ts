import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { hasSlip } from "./slips.ts";
import { processesOf } from "./walk.ts";

export const noActor = rule({
  id: "no-actor",
  severity: "warning",
  title: "Nobody does this step",
  why: "Work that is not automated lands on somebody. Name the role, so that its load and its cost can be seen.",
  wrong: `actor ds "Data scientist"

process train "Train" is semi-automated
`,
  right: `actor ds "Data scientist"

process train "Train" by ds is semi-automated
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      for (const process of processesOf(state)) {
        if (process.actors.length > 0 || process.level === "automated" || process.level === "absent") continue;
        if (hasSlip(input.map, "actor", process.id)) continue;
        yield {
          key: process.id,
          step: process.id,
          message: `Nobody does “${process.title}”. Name who does it with “by”.`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
  fix: ({ step, state }, { map }) =>
    step === undefined || state !== undefined
      ? []
      : map.actors.map((actor) => ({
          title: `Let “${actor.title}” do it`,
          edits: [{ do: "add-clause", of: step, clause: "by", text: actor.id }],
        })),
});
