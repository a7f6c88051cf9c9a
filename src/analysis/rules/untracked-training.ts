import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { doneSteps, practice, speaksOf } from "./practice-words.ts";

export const untrackedTraining = rule({
  id: "untracked-training",
  severity: "off",
  title: "Training that nobody could repeat",
  why: "Nothing in the map keeps the version of code, data and settings that a model came from, so a result can be neither repeated nor explained. A training step that is non-repeatable is reported for that alone. Source: Breck et al., The ML Test Score, IEEE Big Data 2017, test Infra 1; Sculley et al., Hidden Technical Debt in Machine Learning Systems, NIPS 2015. Off by default: many maps leave the tools out. Steps are known by their words, in English and German.",
  wrong: `actor ds "Data scientist"

process train    "Train"    by ds is manual
process evaluate "Evaluate" by ds is automated

train -> evaluate
`,
  right: `actor ds "Data scientist"

interface tracker "Experiment tracker" { kind ui }

process train    "Train"    by ds via tracker is manual
process evaluate "Evaluate" by ds is automated

train -> evaluate
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const [first] = doneSteps(state, practice.train).filter((p) => p.level !== "non-repeatable");
      if (!first || speaksOf(state, practice.versioned, input.map)) return;
      yield {
        key: "versions",
        step: first.id,
        message: `Nothing keeps the versions of code, data and settings that “${first.title}” used. Name what does: a step, or an interface after “via”.`,
        ...(first.source && { source: first.source }),
      };
    });
  },
  fix: ({ step, state }) =>
    step === undefined || state !== undefined
      ? []
      : [
          {
            title: "Add a step that keeps the versions",
            edits: [{ do: "add-step-after", after: step, title: "Keep versions of code, data and settings" }],
          },
        ],
});
