import type { MapEdit } from "../../model/edit.ts";
import { levels } from "../../model/level.ts";
import type { Platform, Process, ProcessMap, State } from "../../model/process-map.ts";
import { rule } from "../rule.ts";
import { candidates } from "./candidates.ts";
import { mayMean } from "./slips.ts";
import { currentState, processesOf } from "./walk.ts";

/** More processes without a rating than this have one cause: the candidate has not been looked at yet. */
const mostSingly = 3;

export const unratedByPlatform = rule({
  id: "unrated-by-platform",
  severity: "info",
  title: "A platform says nothing of a process",
  why: "What nobody has looked at counts as not covered. Rate the step, so that candidates can be compared.",
  wrong: `process label "Label" is manual
process train "Train" is automated

platform acme "Acme" {
  rate train is automated
}
`,
  right: `process label "Label" is manual
process train "Train" is automated

platform acme "Acme" {
  rate train is automated
  rate label is manual "No labelling tool"
}
`,
  *check(input) {
    for (const { platform, target } of candidates(input)) {
      // What no member is rated for is said of the members.
      if (platform.combines) continue;
      const unrated = unratedBy(platform, target, input.map);
      const place = { state: platform.id, ...(platform.source && { source: platform.source }) };
      if (unrated.length > mostSingly) {
        const names = unrated.map((p) => p.id).join(", ");
        yield {
          message: `“${platform.title}” is not rated for ${unrated.length} processes of “${target.title}”: ${names}.`,
          ...place,
        };
        continue;
      }
      for (const process of unrated) {
        yield {
          message: `“${platform.title}” is not rated for “${process.title}”: “rate ${process.id} is …”.`,
          step: process.id,
          ...place,
        };
      }
    }
  },
  fix({ step, state }, input) {
    if (state === undefined) return [];
    if (step !== undefined) {
      return levels.map((level) => ({
        title: `Rate ${step} as ${level}`,
        edits: [{ do: "set-level", process: step, level, state }],
      }));
    }
    const candidate = candidates(input).find((c) => c.platform.id === state);
    if (!candidate) return [];
    const today = new Map(processesOf(currentState(input)).map((p) => [p.id, p.level]));
    const edits = unratedBy(candidate.platform, candidate.target, input.map).map(({ id }): MapEdit => {
      return { do: "set-level", process: id, level: today.get(id) ?? "absent", state };
    });
    return [{ title: `Rate all ${edits.length} as they are today, to be corrected`, edits }];
  },
});

function unratedBy(platform: Platform, target: State, map: ProcessMap): readonly Process[] {
  const rated = new Set(platform.ratings.map((r) => r.process));
  const ids = target.steps.map((s) => s.id);
  return processesOf(target).filter(
    (p) => !rated.has(p.id) && !mayMean(map, "rating", p.id, ids, platform.id) && !mayMean(map, "change", p.id, ids),
  );
}
