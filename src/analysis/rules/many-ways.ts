import { flowGraph, outcomesOf } from "../../model/flow.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

/** Answers above which a question is hard to follow. */
const most = 4;

export const manyWays = rule({
  id: "many-ways",
  severity: "off",
  title: "A decision with more than four answers",
  why: "The more ways lead out of one element, the harder a model is to follow and the more mistakes it holds. Ask two questions, one after the other. Source: Mendling, Reijers and van der Aalst, Seven Process Modeling Guidelines (7PMG), guideline G2, 2010. Off by default: a matter of opinion.",
  wrong: `process a "Do a" is automated
process b "Do b" is automated
process c "Do c" is automated
process d "Do d" is automated
process e "Do e" is automated
decision which "Which one?"

which -> a "1"
which -> b "2"
which -> c "3"
which -> d "4"
which -> e "5"
`,
  right: `process a "Do a" is automated
process b "Do b" is automated
decision which "Which one?"

which -> a "1"
which -> b "2"
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const graph = flowGraph(state);
      for (const step of state.steps) {
        const count = step.kind === "decision" ? outcomesOf(graph, step.id).length : 0;
        if (count <= most) continue;
        yield {
          key: step.id,
          step: step.id,
          message: `“${step.title}” has ${count} answers. Ask two questions, one after the other.`,
          ...(step.source && { source: step.source }),
        };
      }
    });
  },
});
