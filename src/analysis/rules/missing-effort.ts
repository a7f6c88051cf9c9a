import type { MapEdit } from "../../model/edit.ts";
import type { Process, ProcessMap } from "../../model/process-map.ts";
import { rule } from "../rule.ts";
import { hasSlip } from "./slips.ts";
import { everyProcess, stateKey } from "./walk.ts";

export const missingEffort = rule({
  id: "missing-effort",
  severity: "info",
  title: "A process without effort or runs",
  why: "Other steps of this map state effort and runs, so hours, money and savings are worked out without this one and come out too low. A rough range is enough.",
  wrong: `actor ds "Data scientist"

process label "Label" by ds is manual { effort 2d..4d  runs 1 per month }
process train "Train" by ds is automated { effort 10min }
`,
  right: `actor ds "Data scientist"

process label "Label" by ds is manual { effort 2d..4d  runs 1 per month }
process train "Train" by ds is automated { effort 10min  runs 4 per month }
`,
  *check(input) {
    const all = everyProcess(input);
    if (!all.some(({ process }) => process.effort && process.runs)) return;
    for (const { process, state } of all) {
      const missing = missingOf(process, input.map);
      if (process.level === "absent" || missing.length === 0 || hasSlip(input.map, "level", process.id)) continue;
      yield {
        message: `“${process.title}” states no ${missing.join(" and no ")}; the hours of the map are counted without it.`,
        step: process.id,
        ...(process.source && { source: process.source }),
        ...stateKey(state),
      };
    }
  },
  fix: ({ step }, input) => {
    const process = everyProcess(input).find((p) => p.process.id === step)?.process;
    if (!process) return [];
    const missing = missingOf(process, input.map).map((clause) => toFillIn[clause]);
    const text = `to fill in: ${missing.join("  ")}`;
    // Nobody but those who do it know the numbers: what stands there must not be taken for one.
    const edits: readonly MapEdit[] = [{ do: "add-remark", of: process.id, text }];
    return [{ title: `Add a comment to fill in: ${missing.join(", ")}`, edits }];
  },
});

const toFillIn = { effort: "effort …", runs: "runs … per month" };

function missingOf(process: Process, map: ProcessMap): readonly (keyof typeof toFillIn)[] {
  return (["effort", "runs"] as const).filter((clause) => !process[clause] && !hasSlip(map, clause, process.id));
}
