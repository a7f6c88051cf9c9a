import { flowGraph, waysOutOf } from "../../model/flow.ts";
import type { Step } from "../../model/process-map.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { doneSteps, isAbout, practice } from "./practice-words.ts";

export const uncheckedLabels = rule({
  id: "unchecked-labels",
  severity: "info",
  title: "Labels that nobody checks",
  why: "People disagree about labels more than they think, and a model can't get better than what it learns from. Let two people label a part of the data and measure how far they agree, or have labels reviewed. Source: Artstein and Poesio, Inter-Coder Agreement for Computational Linguistics, Computational Linguistics 34(4), 2008. Steps are known by their words, in English and German.",
  wrong: `actor curator "Data curator"

process label "Label entities" by curator is semi-automated
process train "Train"          by curator is automated

label -> train
`,
  right: `actor curator "Data curator"

process label "Label entities"          by curator is semi-automated
process agree "Measure label agreement" by curator is semi-automated
process train "Train"                   by curator is automated

label -> agree -> train
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const graph = flowGraph(state);
      const checks = (s: Step | undefined): boolean => s !== undefined && isAbout(s, practice.checkedLabels);
      // A check of labels anywhere, whoever does it and however well, or whatever is checked right behind the labelling.
      const labelling = doneSteps(state, practice.label).filter((p) => !checks(p));
      const somewhere = state.steps.some((s) => checks(s) && (isAbout(s, practice.label) || isAgreement(s)));
      if (somewhere) return;
      for (const process of labelling) {
        const next = waysOutOf(graph, process.id).map((f) => graph.steps.get(f.to));
        const after = next.flatMap((s) => (s ? waysOutOf(graph, s.id).map((f) => graph.steps.get(f.to)) : []));
        if ([...next, ...after].some(checks) || [process.purpose, ...process.notes].some(saysSo)) continue;
        yield {
          key: process.id,
          step: process.id,
          message: `Nobody checks what comes out of “${process.title}”. Let two people label a part of it and measure how far they agree.`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
  fix: ({ step, state }) =>
    step === undefined || state !== undefined
      ? []
      : [
          {
            title: "Add a step that measures agreement",
            edits: [{ do: "add-step-after", after: step, title: "Measure agreement of labels" }],
          },
        ],
});

const isAgreement = (step: Step): boolean => isAbout(step, /\bagree|\badjudicat|\bconsensus|\bkappa\b|übereinstimm/iu);
const saysSo = (text: string | undefined): boolean => text !== undefined && practice.checkedLabels.test(text);
