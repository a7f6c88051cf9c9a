import { calendarOf, hoursOf, hoursText, perMonth } from "../../model/duration.ts";
import type { Process, ProcessMap } from "../../model/process-map.ts";

/** What a process's effort comes to in a month, as people read it: `34–50 h a month`. Undefined where it says too little. */
export function monthlyHours(process: Process, map: ProcessMap): string | undefined {
  if (!process.effort || !process.runs) return undefined;
  const hours = hoursOf(process.effort, calendarOf(map.settings));
  const runs = perMonth(process.runs);
  const rework = process.rework ?? { min: 0, max: 0 };
  const month = {
    min: hours.min * runs.min * (1 + rework.min),
    max: hours.max * runs.max * (1 + rework.max),
  };
  return `${hoursText(month)} a month`;
}
