import { levelFacts } from "../model/level.ts";
import type { ProcessMap, StateId } from "../model/process-map.ts";
import { stateOf } from "../model/state.ts";

/** What may be laid over a picture without moving anything in it. */
export interface PictureMarks {
  /** Gravest finding of a step, by its id. */
  readonly findings?: ReadonlyMap<string, FindingMarkData>;
  /** Ids of steps that stand back: filtered out, or not found by a search. */
  readonly dimmed?: ReadonlySet<string>;
  /** What does not stand back, in words for the legend: "Exceptionally manual". */
  readonly inFull?: string;
  /** Ids of processes for which a platform reaches less than its target asks. */
  readonly belowTarget?: ReadonlySet<string>;
}

/** A finding as the picture shows it: one mark, its sentence when it is pointed at. */
export interface FindingMarkData {
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
}

/** Processes for which a platform reaches less than the target that it is evaluated against; none in other states. */
export function belowTargetOf(map: ProcessMap, stateId: StateId): ReadonlySet<string> {
  const state = stateOf(map, stateId);
  if (state?.kind !== "platform" || state.base === undefined) return new Set();
  const wanted = new Map(
    stateOf(map, state.base)?.steps.map((step) => [step.id, step.kind === "process" ? step.level : undefined]),
  );
  return new Set(
    state.steps.flatMap((step) => {
      const goal = wanted.get(step.id);
      if (step.kind !== "process" || goal === undefined || step.level === undefined) return [];
      return levelFacts[step.level].rank < levelFacts[goal].rank ? [step.id] : [];
    }),
  );
}
