import type { HistoryPoint } from "../model/history.ts";
import { levelsAndUnrated } from "../model/level.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { figureInput, type Known } from "./figure.ts";
import { automationScore } from "./figures/automation-score.ts";
import { handOffs } from "./figures/hand-offs.ts";
import { humanHours } from "./figures/human-hours.ts";
import { leadTime } from "./figures/lead-time.ts";
import { money } from "./figures/money.ts";
import { processesOf, ratedOf } from "./figures/processes.ts";
import { weightedScore } from "./figures/weighted-score.ts";

/** The figures of one revision that do not depend on which commit it is. */
export type PastFigures = Omit<HistoryPoint, "revision" | "date" | "subject" | "path">;

/** Only the figures that a history tells: a thousand revisions need no simulation. Undefined where the map lacks the state. */
export function pastFigures(map: ProcessMap, stateId: StateId): PastFigures | undefined {
  const input = figureInput(map, stateId);
  if (!input) return undefined;
  const processes = processesOf(input.state);
  const range = (known: Known<Range> | null) => known && { ...known.value, assumed: known.assumed };
  const cost = money.compute(input);
  return {
    processes: processes.length,
    rated: ratedOf(input.state).length,
    score: automationScore.compute(input)?.value ?? null,
    weightedScore: weightedScore.compute(input)?.value ?? null,
    levels: Object.fromEntries(
      levelsAndUnrated.map((level) => [level, processes.filter((p) => (p.level ?? "unrated") === level).length]),
    ) as HistoryPoint["levels"],
    hoursPerMonth: range(humanHours.compute(input)),
    costPerMonth: cost && { ...cost.value.value, currency: cost.value.currency, assumed: cost.assumed },
    leadTimeHours: range(leadTime.compute(input)),
    handoffs: handOffs.compute(input)?.value.length ?? null,
  };
}
