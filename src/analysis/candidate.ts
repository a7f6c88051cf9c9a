import type { Platform, ProcessMap, QuestionGroup, State } from "../model/process-map.ts";
import { runningCostOf } from "./case-inputs.ts";
import { figureInput } from "./figure.ts";
import { businessCase } from "./figures/case.ts";
import { coverage } from "./figures/coverage.ts";
import { type Fit, fitOf } from "./figures/fit.ts";

/** What the order of two platforms depends on. */
export interface Candidate {
  readonly id: string;
  readonly platform: Platform;
  readonly state: State;
  readonly disqualified: boolean;
  readonly coverage: number | null;
  readonly fit: number | null;
  readonly fits: Fit;
  readonly payback: number | null;
  readonly npv: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
}

export function candidateOf(
  map: ProcessMap,
  state: State,
  platform: Platform,
  groups: readonly QuestionGroup[],
): Candidate {
  const input = figureInput(map, state.id);
  const fits = fitOf(groups, platform);
  const money = businessCase(map, state.id);
  const running = runningCostOf(map, state, platform);
  return {
    id: platform.id,
    platform,
    state,
    disqualified: fits.disqualifying.length > 0,
    coverage: (input && coverage.compute(input)?.value) ?? null,
    fit: fits.score,
    fits,
    payback: money?.paybackMonth ?? null,
    npv: money?.npv ?? null,
    cost: running?.value ?? null,
    currency: money?.currency ?? running?.currency ?? null,
  };
}

/** Negative when `a` stands before `b`. */
export function byRank(a: Candidate, b: Candidate): number {
  const descending = (x: number | null, y: number | null): number => {
    const difference = (y ?? -Infinity) - (x ?? -Infinity);
    return Number.isNaN(difference) || Math.abs(difference) < 1e-12 ? 0 : difference;
  };
  return (
    Number(a.disqualified) - Number(b.disqualified) ||
    descending(a.coverage, b.coverage) ||
    descending(a.fit, b.fit) ||
    descending(a.payback && -a.payback, b.payback && -b.payback) ||
    (a.id < b.id ? -1 : 1)
  );
}
