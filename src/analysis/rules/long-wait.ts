import { calendarOf, durationText, hoursOf } from "../../model/duration.ts";
import { midpoint } from "../../model/range.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";
import { processesOf } from "./walk.ts";

/** Waiting so many times as long as the work itself, and at least a day. */
const times = 8;

export const longWait = rule({
  id: "long-wait",
  severity: "info",
  title: "Work waits far longer than it takes",
  why: `Waiting is the largest waste in most value streams and the cheapest to take out: a smaller queue, a fixed slot, a deputy. Reported where a step waits a day or more and ${times} times as long as its work takes. Source: Rother and Shook, Learning to See, Lean Enterprise Institute 1999; Martin and Osterling, Value Stream Mapping, 2013.`,
  wrong: `actor sec "Security officer"

process approve "Approve the release" by sec is semi-automated { effort 1h  wait 5d }
`,
  right: `actor sec "Security officer"

process approve "Approve the release" by sec is semi-automated { effort 1h  wait 4h }
`,
  *check(input) {
    const calendar = calendarOf(input.map.settings);
    yield* inEveryState(input, function* (state) {
      for (const process of processesOf(state)) {
        const { effort, wait, level } = process;
        if (!effort || !wait || level === "absent") continue;
        const [work, idle] = [midpoint(hoursOf(effort, calendar)), midpoint(hoursOf(wait, calendar))];
        if (idle < calendar.hoursPerDay || idle < times * work) continue;
        yield {
          key: process.id,
          step: process.id,
          clause: "wait",
          message: `“${process.title}” waits ${durationText(wait)} for ${durationText(effort)} of work. Find out what it waits for: a person, a slot, a batch?`,
          ...(process.source && { source: process.source }),
        };
      }
    });
  },
});
