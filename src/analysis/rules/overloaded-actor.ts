import { percentText, rangeText } from "../../model/number-text.ts";
import { isExact, scaled } from "../../model/range.ts";
import { figureInput } from "../figure.ts";
import { load } from "../figures/load.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

export const overloadedActor = rule({
  id: "overloaded-actor",
  severity: "info",
  title: "A role has more work than it can do in time",
  why: "Above about 80 % of the working time, queues grow steeply: whatever comes unforeseen waits, and all that waits for this role waits with it. Source: Hopp and Spearman, Factory Physics, 2008; Reinertsen, The Principles of Product Development Flow, 2009.",
  wrong: `actor curator "Data curator" { people 1 }

process label "Label" by curator is semi-automated { effort 3d  runs 6 per month }
`,
  right: `actor curator "Data curator" { people 2 }

process label "Label" by curator is semi-automated { effort 3d  runs 6 per month }
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const known = figureInput(input.map, state.id);
      for (const { actor: id, title, load: share, high } of (known && load.compute(known)?.value) ?? []) {
        const actor = state.actors.find((a) => a.id === id);
        if (!high || !share || actor?.imported) continue;
        const text = isExact(share) ? percentText(share.min) : `${rangeText(scaled(share, 100))}\u00a0%`;
        yield {
          key: id,
          message: `The steps of this map take ${text} of the working time of “${title}”. Give some of them away, or automate the largest.`,
          ...(actor?.source && { source: actor.source }),
        };
      }
    });
  },
});
