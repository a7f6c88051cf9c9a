import { evaluatedPlatform } from "../model/combination.ts";
import { type LevelOrUnrated, levelsAndUnrated } from "../model/level.ts";
import type { ProcessMap, State, StateId } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { type Basis, figureInput, type Known } from "./figure.ts";
import { automationRate } from "./figures/automation-rate.ts";
import { automationScore } from "./figures/automation-score.ts";
import { type BusinessCase, businessCase } from "./figures/case.ts";
import { coverage } from "./figures/coverage.ts";
import { type Distribution, distribution } from "./figures/distribution.ts";
import { type EvidenceShares, evidence } from "./figures/evidence.ts";
import { type Fit, fitOf, groupsOf } from "./figures/fit.ts";
import { freedPosts } from "./figures/freed-posts.ts";
import { type HandOff, handOffs } from "./figures/hand-offs.ts";
import { humanHours } from "./figures/human-hours.ts";
import { activityRatio, expectedHandsOn, expectedLeadTime, firstPassYield, leadTime } from "./figures/lead-time.ts";
import { type ActorLoad, load } from "./figures/load.ts";
import { money } from "./figures/money.ts";
import { processesOf, ratedOf } from "./figures/processes.ts";
import { newWork, savedHours, savedMoney, savingsOf } from "./figures/saved-hours.ts";
import { type PhaseScore, weakestPhase } from "./figures/weakest-phase.ts";
import { weightedScore } from "./figures/weighted-score.ts";
import type { Ground } from "./savings.ts";

/** A range of hours; `assumed` when a part of it was not stated. */
export interface Hours extends Range {
  readonly assumed: boolean;
}
export interface MoneyFigure extends Range {
  readonly currency: string | null;
  readonly assumed: boolean;
}

/** What one process saves, for tables and waterfalls. */
export interface SavedStep {
  readonly id: string;
  readonly title: string;
  readonly now: Range;
  readonly then: Range;
  readonly saved: Range;
  readonly ground: Ground;
  readonly money: MoneyFigure | null;
}

export interface SavedFigures {
  readonly hoursPerMonth: Hours | null;
  readonly costPerMonth: MoneyFigure | null;
  readonly freedPosts: Range | null;
  readonly newWorkHoursPerMonth: Hours | null;
  /** Largest saving first. */
  readonly steps: readonly SavedStep[];
  readonly newWork: readonly { readonly id: string; readonly title: string; readonly hours: Range | null }[];
  readonly evidence: EvidenceShares | null;
}

/** All figures of one state, plain data. A figure that can't be known is null, never 0. */
export interface StateFigures {
  readonly id: StateId;
  readonly kind: State["kind"];
  readonly title: string;
  readonly processes: number;
  readonly rated: number;
  readonly score: number | null;
  readonly weightedScore: number | null;
  readonly weakestPhase: PhaseScore | null;
  readonly levels: Readonly<Record<LevelOrUnrated, number>>;
  readonly distribution: Distribution | null;
  readonly automationRate: number | null;
  readonly hoursPerMonth: Hours | null;
  readonly costPerMonth: MoneyFigure | null;
  readonly leadTimeHours: Hours | null;
  readonly expectedLeadTimeHours: Hours | null;
  readonly expectedHandsOnHours: Hours | null;
  readonly activityRatio: number | null;
  readonly firstPassYield: Range | null;
  readonly handoffs: number | null;
  readonly handoffPairs: readonly HandOff[];
  readonly load: readonly ActorLoad[] | null;
  /** What it saves over the map as it is now; only for targets and platforms. */
  readonly saved?: SavedFigures;
  /** The three-year case; only for targets and platforms, null where no money is known to be saved. */
  readonly case?: (BusinessCase & { readonly assumed: boolean }) | null;
  /** Only for platforms. */
  readonly coverage?: number | null;
  readonly fit?: Fit;
  /** By figure, on how much of the map it rests. */
  readonly basis: Readonly<Record<string, Basis>>;
}

/** All figures of one state; undefined for a state that the map lacks. */
export function figuresOf(map: ProcessMap, stateId: StateId): StateFigures | undefined {
  const input = figureInput(map, stateId);
  if (!input) return undefined;
  const { state } = input;
  const basis: Record<string, Basis> = {};
  const known = <V>(figure: { id: string; compute(i: typeof input): Known<V> | null }): Known<V> | null => {
    const result = figure.compute(input);
    if (result) basis[figure.id] = result.basis;
    return result;
  };
  const value = <V>(figure: Parameters<typeof known<V>>[0]): V | null => known(figure)?.value ?? null;
  const hours = (figure: Parameters<typeof known<Range>>[0]): Hours | null => {
    const result = known(figure);
    return result && { ...result.value, assumed: result.assumed };
  };
  const amount = (figure: typeof money): MoneyFigure | null => {
    const result = known(figure);
    return result && { ...result.value.value, currency: result.value.currency, assumed: result.assumed };
  };
  const processes = processesOf(state);
  const handoffPairs = value(handOffs);
  const savings = savingsOf(input);
  const platform = state.kind === "platform" ? evaluatedPlatform(map, state.id) : undefined;
  return {
    id: state.id,
    kind: state.kind,
    title: state.title,
    processes: processes.length,
    rated: ratedOf(state).length,
    score: value(automationScore),
    weightedScore: value(weightedScore),
    weakestPhase: value(weakestPhase),
    levels: Object.fromEntries(
      levelsAndUnrated.map((level) => [level, processes.filter((p) => (p.level ?? "unrated") === level).length]),
    ) as Record<LevelOrUnrated, number>,
    distribution: value(distribution),
    automationRate: value(automationRate),
    hoursPerMonth: hours(humanHours),
    costPerMonth: amount(money),
    leadTimeHours: hours(leadTime),
    expectedLeadTimeHours: hours(expectedLeadTime),
    expectedHandsOnHours: hours(expectedHandsOn),
    activityRatio: value(activityRatio),
    firstPassYield: value(firstPassYield),
    handoffs: handoffPairs?.length ?? null,
    handoffPairs: handoffPairs ?? [],
    load: value(load),
    ...(savings && {
      saved: {
        hoursPerMonth: hours(savedHours),
        costPerMonth: amount(savedMoney),
        freedPosts: value(freedPosts),
        newWorkHoursPerMonth: hours(newWork),
        steps: savings.steps
          .map(({ id, title, now, then, saved, ground, money: m }) => ({
            id,
            title,
            now,
            then,
            saved,
            ground,
            money: m ? { ...m.value, currency: m.currency, assumed: m.assumed } : null,
          }))
          .sort((a, b) => b.saved.min + b.saved.max - (a.saved.min + a.saved.max) || (a.id < b.id ? -1 : 1)),
        newWork: savings.newWork.map(({ id, title, hours: h }) => ({ id, title, hours: h ?? null })),
        evidence: value(evidence),
      },
      case: businessCase(map, stateId) ?? null,
    }),
    ...(platform && { coverage: value(coverage), fit: fitOf(groupsOf(map), platform) }),
    basis,
  };
}
