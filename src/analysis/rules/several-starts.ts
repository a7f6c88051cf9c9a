import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

export const severalStarts = rule({
  id: "several-starts",
  severity: "off",
  title: "More than one start",
  why: "Models with one start are understood better and hold fewer mistakes: a reader knows where to begin. Source: Mendling, Reijers and van der Aalst, Seven Process Modeling Guidelines (7PMG), guideline G3, 2010; rule single-blank-start-event of bpmnlint. Off by default: a matter of opinion.",
  wrong: `start brief "Brief"
start drift "Drift"
end   live  "Live"

process train "Train" is automated

brief -> train -> live
drift -> train
`,
  right: `start brief "Brief"
end   live  "Live"

process train "Train" is automated

brief -> train -> live
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const [, ...more] = state.steps.filter((s) => s.kind === "start");
      for (const start of more) {
        yield {
          key: start.id,
          step: start.id,
          message: `“${start.title}” is another start. Let one start lead to a decision, or give this part a map of its own.`,
          ...(start.source && { source: start.source }),
        };
      }
    });
  },
});
