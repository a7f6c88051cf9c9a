import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { doneSteps, practice, speaksOf } from "./practice-words.ts";

export const unmonitoredModel = rule({
  id: "unmonitored-model",
  severity: "info",
  title: "A model is deployed and nothing watches it",
  why: "The world moves on and the model does not: without somebody or something that watches inputs and predictions, it fails in silence. A map that says nobody does it yet (`is absent`) has thought of it and is not reported here. Source: Breck et al., The ML Test Score, IEEE Big Data 2017, tests Monitor 1 to 7. Steps are known by their words, in English and German.",
  wrong: `actor mle "ML engineer"

process train  "Train"  by mle is automated
process deploy "Deploy" by mle is automated

train -> deploy
`,
  right: `actor mle "ML engineer"

process train  "Train"           by mle is automated
process deploy "Deploy"          by mle is automated
process watch  "Watch for drift" by mle is automated

train -> deploy -> watch
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const last = doneSteps(state, practice.deploy).at(-1);
      if (!last || speaksOf(state, practice.monitor, input.map)) return;
      yield {
        key: "monitor",
        step: last.id,
        message: `After “${last.title}” nothing watches the model. Add the step that does, with “is absent” where nobody does it yet.`,
        ...(last.source && { source: last.source }),
      };
    });
  },
  fix: ({ step, state }) =>
    step === undefined || state !== undefined
      ? []
      : [
          {
            title: "Add a step that watches the model",
            edits: [{ do: "add-step-after", after: step, title: "Watch the model in use" }],
          },
        ],
});
