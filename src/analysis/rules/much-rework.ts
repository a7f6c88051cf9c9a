import { hoursSentence } from "../../model/duration.ts";
import { percentText, rangeText } from "../../model/number-text.ts";
import { isExact, midpoint, scaled, times } from "../../model/range.ts";
import { rule } from "../rule.ts";
import { numbersOf, valueOf } from "../step-numbers.ts";
import { inEveryState } from "./in-states.ts";
import { processesOf } from "./walk.ts";

/** Share of runs done again from which it is worth asking why. */
const much = 0.25;

export const muchRework = rule({
  id: "much-rework",
  severity: "info",
  title: "A quarter or more is done again",
  why: "What comes in is not complete or not right, so the step does its work twice; the cause mostly lies in the step before. The finding says what it costs a month where effort and runs are known. Source: “per cent complete and accurate” in Martin and Osterling, Value Stream Mapping, McGraw-Hill 2013.",
  wrong: `actor ds "Data scientist"

process clean "Clean" by ds is semi-automated { effort 4h  runs 5 per month  rework 40% }
`,
  right: `actor ds "Data scientist"

process clean "Clean" by ds is semi-automated { effort 4h  runs 5 per month  rework 5% }
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      for (const process of processesOf(state)) {
        const { rework } = process;
        if (!rework || process.level === "absent" || midpoint(rework) < much) continue;
        const { effort, runs } = numbersOf(input.map, state.id).get(process.id) ?? {};
        const cost = effort && runs ? times(times(valueOf(effort), valueOf(runs)), rework) : undefined;
        const share = isExact(rework) ? percentText(rework.min) : `${rangeText(scaled(rework, 100))}\u00a0%`;
        yield {
          key: process.id,
          step: process.id,
          clause: "rework",
          message: `${share} of “${process.title}” is done again${cost ? `: ${hoursSentence(cost)} a month` : ""}. Look for the cause in what comes before it.`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
});
