import { levelFacts, levels } from "../../model/level.ts";
import { rule } from "../rule.ts";
import { hasSlip } from "./slips.ts";
import { everyProcess, stateKey } from "./walk.ts";

export const unratedProcess = rule({
  id: "unrated-process",
  severity: "info",
  title: "A process without a level",
  why: "Nobody has judged how automated the step is, so it has no colour and counts in no score. A rough judgement that somebody corrects is worth more than none.",
  wrong: `actor ds "Data scientist"

process train "Train" by ds
`,
  right: `actor ds "Data scientist"

process train "Train" by ds is semi-automated
`,
  *check(input) {
    for (const { process, state } of everyProcess(input)) {
      if (process.level !== undefined || hasSlip(input.map, "level", process.id)) continue;
      yield {
        message: `“${process.title}” has no level. Say how automated it is: “is ${levels.slice(0, -1).join("”, “is ")}” or “is ${levels.at(-1)}”.`,
        step: process.id,
        ...(process.source && { source: process.source }),
        ...stateKey(state),
      };
    }
  },
  fix: ({ step, state }) =>
    step === undefined
      ? []
      : levels.map((level) => ({
          title: `Rate as ${level}: ${levelFacts[level].meaning.replace(/\.$/, "")}`,
          edits: [{ do: "set-level", process: step, level, ...(state !== undefined && { state }) }],
        })),
});
