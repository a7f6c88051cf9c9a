import {
  breakEvenFor,
  changesInOrder,
  figuresOf,
  measureNext,
  type NextMeasure,
  roadmapsOf,
  type Sensitivity,
  type StateFigures,
  sensitivityOf,
} from "../../analysis/index.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";

/** Everything that the page of figures tells of a state but what is simulated, as plain data. */
export interface FiguresFacts {
  readonly now: StateFigures;
  readonly shown: StateFigures;
  /** For a platform: the case of its target without any platform. */
  readonly alone?: NonNullable<StateFigures["case"]>;
  /** Least share of the saved money that has to become cash for the case to pay, 0 to 1. */
  readonly least: number | null;
  readonly sensitivity?: Sensitivity;
  readonly roads: ReturnType<typeof roadmapsOf>;
  /** The changes of the state, those first that pay back first. */
  readonly changes: ReturnType<typeof changesInOrder>;
  readonly next: readonly NextMeasure[];
}

/** What there is to tell; undefined where the map lacks the state. */
export function figuresFacts(map: ProcessMap, state: StateId): FiguresFacts | undefined {
  const [now, shown] = [figuresOf(map, "current"), figuresOf(map, state)];
  if (!now || !shown) return undefined;
  const target = shown.kind === "platform" ? map.platforms.find((p) => p.id === shown.id)?.target : undefined;
  const alone = target === undefined ? undefined : figuresOf(map, target)?.case;
  const sensitivity = shown.case ? sensitivityOf(map, state) : undefined;
  return {
    now,
    shown,
    ...(alone && { alone }),
    least: shown.case ? breakEvenFor(map, state, "capture") : null,
    ...(sensitivity && { sensitivity }),
    roads: roadmapsOf(map),
    changes: shown.kind === "current" ? [] : changesInOrder(map, state),
    next: measureNext(map, state),
  };
}
