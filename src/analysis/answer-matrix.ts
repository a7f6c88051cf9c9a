import { askedOfEach, evaluatedPlatform } from "../model/combination.ts";
import { type Level, levelFacts } from "../model/level.ts";
import type { AnswerValue, Platform, ProcessMap, SourceRange, StateId } from "../model/process-map.ts";
import { stateOf } from "../model/state.ts";
import { groupsOf } from "./figures/fit.ts";
import { processesOf } from "./figures/processes.ts";
import { rankingLabels } from "./ranking-labels.ts";
import type { RankingLanguage } from "./ranking-sentences.ts";

/** What one platform answers; without a value the question is open. */
export interface MatrixAnswer {
  readonly platform: string;
  readonly value?: AnswerValue;
  readonly why?: string;
  readonly source?: SourceRange;
}

export interface MatrixQuestion {
  readonly group: string;
  readonly question: string;
  readonly title: string;
  readonly weight: number;
  readonly required: boolean;
  /** A candidate is a combination and each of its members must do it: the worst answer counts. */
  readonly each: boolean;
  /** What the author wrote to help answering. */
  readonly notes: readonly string[];
  readonly answers: readonly MatrixAnswer[];
}

export interface MatrixGroup {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly questions: readonly MatrixQuestion[];
}

/** Which questions are asked for; all that are true must hold. */
export interface MatrixFilter {
  /** Platforms answer differently; an open question beside an answered one differs too. */
  readonly differences?: boolean;
  /** Some platform answers red. */
  readonly red?: boolean;
  readonly required?: boolean;
  /** Some platform leaves it open. */
  readonly open?: boolean;
}

/** Groups × questions × platforms, platforms in the order given; groups that lose all questions to the filter are left out. */
export function answerMatrixOf(
  map: ProcessMap,
  platforms: readonly string[],
  filter: MatrixFilter = {},
): readonly MatrixGroup[] {
  const chosen = platforms.flatMap((id) => evaluatedPlatform(map, id) ?? []);
  const combines = chosen.some((p) => p.combines);
  return groupsOf(map).flatMap((group): MatrixGroup[] => {
    const { id, title, weight, questions } = group;
    const rows = questions.map(
      (q): MatrixQuestion => ({
        group: id,
        question: q.id,
        title: q.title,
        weight: q.weight,
        required: q.required,
        each: combines && askedOfEach(group, q),
        notes: q.notes,
        answers: chosen.map((platform) => answerOf(platform, id, q.id)),
      }),
    );
    const kept = rows.filter((row) => passes(row, filter));
    return kept.length > 0 ? [{ id, title, weight, questions: kept }] : [];
  });
}

function answerOf(platform: Platform, group: string, question: string): MatrixAnswer {
  const answer = platform.answers.find((a) => a.group === group && a.question === question);
  if (!answer) return { platform: platform.id };
  return {
    platform: platform.id,
    value: answer.value,
    ...(answer.why !== undefined && { why: answer.why }),
    ...(answer.source && { source: answer.source.whole }),
  };
}

function passes(row: MatrixQuestion, filter: MatrixFilter): boolean {
  const values = row.answers.map((a) => a.value);
  return (
    (!filter.differences || new Set(values).size > 1) &&
    (!filter.red || values.includes("bad")) &&
    (!filter.required || row.required) &&
    (!filter.open || values.includes(undefined))
  );
}

/** What one platform makes of a process. */
export interface MatrixRating {
  readonly platform: string;
  readonly level?: Level;
  readonly why?: string;
  readonly source?: SourceRange;
  /** Rated, and lower than the target asks for. */
  readonly below: boolean;
}

export interface MatrixProcess {
  readonly id: string;
  readonly title: string;
  /** What the target asks for. */
  readonly wanted?: Level;
  readonly ratings: readonly MatrixRating[];
}

export interface MatrixPhase {
  /** Undefined for processes outside of every phase. */
  readonly id?: string;
  readonly title: string;
  readonly processes: readonly MatrixProcess[];
  /** By platform, how many of the target's rated processes it reaches, and of how many. */
  readonly reached: Readonly<Record<string, { readonly covered: number; readonly of: number }>>;
}

/** Phases × processes × platforms of a target: the ratings, and the coverage by phase. */
export function ratingMatrixOf(
  map: ProcessMap,
  target: StateId,
  platforms: readonly string[],
  language: RankingLanguage = "en",
): readonly MatrixPhase[] {
  const labels = rankingLabels[language];
  const state = stateOf(map, target);
  if (!state) return [];
  const chosen = platforms.flatMap((id) => evaluatedPlatform(map, id) ?? []);
  const phases = [
    ...state.phases.map(({ id, title }) => ({ id, title })),
    { id: undefined, title: state.phases.length > 0 ? labels.outsideOfPhases : labels.allSteps },
  ];
  return phases.flatMap(({ id, title }): MatrixPhase[] => {
    const processes = processesOf(state)
      .filter((p) => p.phase === id)
      .map(
        (p): MatrixProcess => ({
          id: p.id,
          title: p.title,
          ...(p.level && { wanted: p.level }),
          ratings: chosen.map((platform) => ratingOf(platform, p.id, p.level)),
        }),
      );
    if (processes.length === 0) return [];
    const asked = processes.filter((p) => p.wanted !== undefined);
    const reached = chosen.map(({ id: platform }) => {
      const covered = asked.filter((p) => p.ratings.some((r) => r.platform === platform && r.level && !r.below));
      return [platform, { covered: covered.length, of: asked.length }] as const;
    });
    return [{ ...(id !== undefined && { id }), title, processes, reached: Object.fromEntries(reached) }];
  });
}

function ratingOf(platform: Platform, process: string, wanted: Level | undefined): MatrixRating {
  const rating = platform.ratings.find((r) => r.process === process);
  if (!rating) return { platform: platform.id, below: false };
  return {
    platform: platform.id,
    level: rating.level,
    ...(rating.why !== undefined && { why: rating.why }),
    ...(rating.source && { source: rating.source.whole }),
    below: wanted !== undefined && levelFacts[rating.level].rank < levelFacts[wanted].rank,
  };
}
