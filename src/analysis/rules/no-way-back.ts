import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { doneSteps, isAbout, practice, speaksOf } from "./practice-words.ts";

export const noWayBack = rule({
  id: "no-way-back",
  severity: "off",
  title: "No way back after a bad release",
  why: "A model that passes every test can still be wrong in use. Who can go back to the one before in minutes releases without fear; so does who releases to few users first. Source: Breck et al., The ML Test Score, IEEE Big Data 2017, tests Infra 6 and 7. Off by default: many maps end with the release. Steps are known by their words, in English and German.",
  wrong: `actor mle "ML engineer"

process train  "Train"           by mle is automated
process deploy "Deploy"          by mle is automated
process watch  "Watch for drift" by mle is automated

train -> deploy -> watch
`,
  right: `actor mle "ML engineer"

process train  "Train"                     by mle is automated
process deploy "Deploy"                    by mle is automated
process watch  "Watch for drift"           by mle is automated
process back   "Roll back to the last one" by mle is semi-automated

train -> deploy -> watch
watch -> back -> train
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const steps = doneSteps(state, practice.deploy);
      // A step that serves predictions uses what another one released.
      const last = steps.filter((s) => !isAbout(s, practice.serve)).at(-1) ?? steps.at(-1);
      if (!last || speaksOf(state, practice.wayBack, input.map)) return;
      yield {
        key: "back",
        step: last.id,
        message: `No way leads back when “${last.title}” puts a bad model to work. Draw who rolls it back and when, or how it reaches few users first.`,
        ...(last.source && { source: last.source }),
      };
    });
  },
});
