import type { ProcessMap, StateId } from "../model/process-map.ts";
import { figuresOf, type StateFigures } from "./figures-of.ts";

/** One revision of a map. */
export interface DatedMap {
  readonly revision: string;
  /** ISO date and time of the commit. */
  readonly date: string;
  readonly map: ProcessMap;
}

/** The figures of one revision, those that a chart over time needs. */
export interface HistoryPoint {
  readonly revision: string;
  readonly date: string;
  readonly processes: number;
  readonly rated: number;
  readonly score: number | null;
  readonly weightedScore: number | null;
  readonly levels: StateFigures["levels"];
  readonly hoursPerMonth: StateFigures["hoursPerMonth"];
  readonly costPerMonth: StateFigures["costPerMonth"];
  readonly leadTimeHours: StateFigures["leadTimeHours"];
  readonly handoffs: number | null;
}

/** The same figures over a list of dated maps, oldest first; revisions that lack the state are left out. */
export function historyOf(maps: readonly DatedMap[], stateId: StateId = "current"): readonly HistoryPoint[] {
  return maps
    .toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date))
    .flatMap(({ revision, date, map }) => {
      const figures = figuresOf(map, stateId);
      if (!figures) return [];
      const { processes, rated, score, weightedScore, levels, hoursPerMonth, costPerMonth, leadTimeHours, handoffs } =
        figures;
      return [
        {
          revision,
          date,
          processes,
          rated,
          score,
          weightedScore,
          levels,
          hoursPerMonth,
          costPerMonth,
          leadTimeHours,
          handoffs,
        },
      ];
    });
}
