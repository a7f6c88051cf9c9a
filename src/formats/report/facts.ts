import {
  figuresOf,
  type Ranking,
  rankedTargets,
  rankingOf,
  type SavedFigures,
  type Simulation,
  type StateFigures,
  simulate,
} from "../../analysis/index.ts";
import { monthlyHours, numbersOf } from "../../analysis/step-numbers.ts";
import type { LevelOrUnrated } from "../../model/level.ts";
import type { Problem, Process, ProcessMap, State, StateId } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";
import { midpoint } from "../../model/range.ts";
import { stateOf } from "../../model/state.ts";
import type { Words } from "./words/index.ts";

/** A state with all its figures. */
export interface Told {
  readonly state: State;
  readonly figures: StateFigures;
}

/** Human hours a month of one step, the middle of their range. */
export interface StepHours {
  readonly title: string;
  readonly hours: number;
}

/** Where the map comes from, as far as the caller knows. */
export interface Origin {
  /** Name of the file. */
  readonly file?: string;
  /** Short id of the revision in git. */
  readonly revision?: string;
  /** ISO date of the report, or of the revision. */
  readonly date?: string;
}

/** All that a report says, worked out once; its sections only put it into words and charts. */
export interface ReportFacts {
  readonly map: ProcessMap;
  readonly now: Told & { readonly stepHours: readonly StepHours[] };
  /** The target that is told; absent where the map has none. */
  readonly then?: Told & { readonly saved: SavedFigures; readonly simulation?: Simulation };
  /** The platform whose money is told. */
  readonly platform?: Told & { readonly simulation?: Simulation };
  readonly ranking?: Ranking;
  readonly findings: readonly Problem[];
  readonly origin: Origin;
  readonly words: Words;
}

/** The target that a report is about where nobody names one: the last of the longest way, else the first state there is. */
export function usualTarget(map: ProcessMap): StateId | undefined {
  const ranked = rankedTargets(map).find((id) => map.targets.some((t) => t.id === id));
  return ranked ?? map.targets.at(-1)?.id;
}

function told(map: ProcessMap, id: StateId | undefined): Told | undefined {
  const [state, figures] = id === undefined ? [] : [stateOf(map, id), figuresOf(map, id)];
  return state && figures ? { state, figures } : undefined;
}

function stepHoursOf(map: ProcessMap, state: State): readonly StepHours[] {
  const numbers = numbersOf(map, state.id);
  return processesIn(state).flatMap(({ id, title }) => {
    const hours = monthlyHours(numbers.get(id));
    return hours ? [{ title, hours: midpoint(hours) }] : [];
  });
}

const simulated = (map: ProcessMap, id: StateId): { readonly simulation?: Simulation } => {
  const simulation = simulate(map, id);
  return simulation ? { simulation } : {};
};

export function reportFacts(
  map: ProcessMap,
  words: Words,
  asked: { readonly target?: StateId; readonly platform?: StateId } = {},
  findings: readonly Problem[] = [],
  origin: Origin = {},
): ReportFacts {
  const now = told(map, "current");
  if (!now) throw new Error("A map always has a state “current”.");
  const then = told(map, asked.target ?? usualTarget(map));
  const ranking = then && rankingOf(map, then.state.id, words.code === "de" ? "de" : "en");
  const first = ranking?.platforms.find((p) => !p.disqualified && p.npv !== null);
  const platform = told(map, asked.platform ?? first?.id);
  return {
    map,
    now: { ...now, stepHours: stepHoursOf(map, now.state) },
    ...(then?.figures.saved && { then: { ...then, saved: then.figures.saved, ...simulated(map, then.state.id) } }),
    ...(platform && { platform: { ...platform, ...simulated(map, platform.state.id) } }),
    ...(ranking && ranking.platforms.length > 0 && { ranking }),
    findings,
    origin,
    words,
  };
}

export const processesIn = (state: State): readonly Process[] =>
  state.steps.flatMap((step) => (step.kind === "process" ? [step] : []));

export function levelIn(state: State, id: string): LevelOrUnrated | undefined {
  const step = processesIn(state).find((p) => p.id === id);
  return step && (step.level ?? "unrated");
}

/** Words of a level: the map's own before the language's. */
export const levelWords = ({ map, words }: ReportFacts, level: LevelOrUnrated): string =>
  (level === "unrated" ? undefined : map.settings.levelTitles[level]) ?? words.levels[level];

/** A score of 0 to 1 as people read it, of 100. */
export const of100 = (words: Words, score: number | null): string =>
  score === null ? "–" : words.number(Math.round(score * 100));

/** Middle of a range; undefined for what is not known. */
export const middle = (range: Range | null | undefined): number | undefined => (range ? midpoint(range) : undefined);

/** A share in the words that people use for it, else in per cent. */
export function partWords({ fractions, percent }: Words, share: number): string {
  const near = [
    [1 / 4, fractions.quarter],
    [1 / 3, fractions.third],
    [1 / 2, fractions.half],
    [2 / 3, fractions.twoThirds],
    [3 / 4, fractions.threeQuarters],
  ].find(([value]) => Math.abs(Number(value) - share) < 0.02);
  return near ? String(near[1]) : percent(share);
}

/** How many of some amounts, largest first, give at least `part` of their sum, and how much they give. */
export function leading(amounts: readonly number[], part = 0.6): { readonly count: number; readonly share: number } {
  const gains = amounts.filter((a) => a > 0).sort((a, b) => b - a);
  const all = gains.reduce((sum, a) => sum + a, 0);
  let [count, sum] = [0, 0];
  while (count < gains.length && sum < part * all) sum += gains[count++] ?? 0;
  return { count, share: all > 0 ? sum / all : 0 };
}
