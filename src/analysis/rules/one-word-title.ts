import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { processesOf } from "./walk.ts";

export const oneWordTitle = rule({
  id: "one-word-title",
  severity: "off",
  title: "A title of one word",
  why: "A verb and an object (“Label invoices”) are understood better than one word, which leaves open what is done, or to what. Source: Mendling, Reijers and van der Aalst, Seven Process Modeling Guidelines (7PMG), guideline G6, 2010; Mendling, Reijers and Recker, Activity labeling in process modeling, Information Systems 35(4), 2010. Off by default: a matter of opinion.",
  wrong: `process prepare "Preparation"     is automated
process train   "Train the model" is automated
`,
  right: `process prepare "Clean the data"  is automated
process train   "Train the model" is automated
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      for (const process of processesOf(state)) {
        // Scripts that set no blanks between words can't be judged by them.
        if (process.untitled || !/^\p{Script=Latin}+$/u.test(process.title.trim())) continue;
        yield {
          key: process.id,
          step: process.id,
          message: `“${process.title}” says what is done or to what, not both. A verb and an object tell more.`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
});
