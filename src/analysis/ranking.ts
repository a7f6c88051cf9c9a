import { carriedAnswers, evaluatedPlatform, membersOf } from "../model/combination.ts";
import { type Level, levelFacts } from "../model/level.ts";
import type { ProcessMap, State, StateId } from "../model/process-map.ts";
import { resolveStates } from "../model/state.ts";
import { byRank, type Candidate, candidateOf } from "./candidate.ts";
import { type GroupFit, groupsOf } from "./figures/fit.ts";
import { processesOf } from "./figures/processes.ts";
import { outlookOf, type Places, type ToSettle } from "./outlook.ts";
import { dominatorsOf } from "./pareto.ts";
import { type RankingLanguage, type RankingSentences, rankingSentences } from "./ranking-sentences.ts";
import { type Robustness, robustnessOf } from "./robustness.ts";
import { chancesOfBeating, type Simulation, simulate } from "./simulation.ts";

export interface RankedPlatform {
  readonly id: string;
  readonly title: string;
  /** 1 is best. The disqualified stand last. */
  readonly rank: number;
  /** Share of the target's processes at or above its level; null where the target rates none. */
  readonly coverage: number | null;
  /** Null where no question is answered. */
  readonly fit: number | null;
  /** The fit if every open question were answered red, and if green; null where there are no questions. */
  readonly fitRange: { readonly min: number; readonly max: number } | null;
  readonly disqualified: boolean;
  /** In sentences: what speaks for and against it. */
  readonly reasons: readonly string[];
  /** First month with cumulated cash ≥ 0; null: not within three years, or not known. */
  readonly paybackMonths: number | null;
  readonly npv: number | null;
  /** Cost and upkeep a month, at the middle of all ranges; null where not known. */
  readonly costPerMonth: number | null;
  readonly currency: string | null;
  /** No other candidate is at least as good in coverage, fit and cost, and better in one of them. */
  readonly pareto: boolean;
  /** Ids of those that are. */
  readonly dominatedBy: readonly string[];
  /** The places within reach while questions are open and steps not rated. */
  readonly places: Places;
  /** P10, P50 and P90 of what it is worth, and how likely it pays; null where no money is known to be saved. */
  readonly simulated: Pick<Simulation, "npv" | "paybackMonth" | "chanceOfProfit"> | null;
  /** By id of each other candidate, the share of simulated outcomes in which this one is worth more. */
  readonly beats: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, GroupFit>>;
}

export interface Ranking {
  /** In which its reasons are told. */
  readonly language: RankingLanguage;
  readonly target: StateId;
  readonly platforms: readonly RankedPlatform[];
  readonly robustness: Robustness;
  /** What is open and worth finding out, what decides the first place first. */
  readonly settle: readonly ToSettle[];
}

/** Ids of the states against which some platform is evaluated, in the order of the map. */
export function rankedTargets(map: ProcessMap): readonly StateId[] {
  const bases = new Set(resolveStates(map).states.flatMap((s) => (s.kind === "platform" && s.base ? [s.base] : [])));
  return resolveStates(map).states.flatMap((s) => (bases.has(s.id) ? [s.id] : []));
}

/**
 * The platforms of a target in order: not disqualified first, then coverage, fit, payback; equal ones by name. A value
 * that is not known stands behind every one that is.
 */
export function rankingOf(map: ProcessMap, targetId: StateId, language: RankingLanguage = "en"): Ranking | undefined {
  const say = rankingSentences[language];
  const { states } = resolveStates(map);
  const target = states.find((s) => s.id === targetId && s.kind !== "platform");
  if (!target) return undefined;
  const groups = groupsOf(map);
  const candidates = states.flatMap((state): Candidate[] => {
    const platform = state.base === targetId ? evaluatedPlatform(map, state.id) : undefined;
    return platform && state.kind === "platform" ? [candidateOf(map, state, platform, groups)] : [];
  });
  const order = candidates.toSorted(byRank);
  const beats = chancesOfBeating(
    map,
    order.map((c) => c.id),
  );
  const priced = order.some((c) => c.cost !== null);
  const outlook = outlookOf(map, target, groups, order);
  const ranked = order.map((c, i): RankedPlatform => {
    const simulation = simulate(map, c.id);
    const next = order[i + 1];
    const dominatedBy = dominatorsOf(c, order);
    return {
      id: c.id,
      title: c.platform.title,
      rank: i + 1,
      coverage: c.coverage,
      fit: c.fit,
      fitRange: outlook.fits[c.id] ?? null,
      disqualified: c.disqualified,
      reasons: [
        ...membersInWords(map, c, say),
        ...reasonsFor(c, target, priced, say),
        ...beatsInWords(next, beats.get(c.id), say),
        ...placesInWords(outlook.places[c.id], say),
        ...dominatorsInWords(map, c, dominatedBy, say),
      ],
      paybackMonths: c.payback,
      npv: c.npv,
      costPerMonth: c.cost,
      currency: c.currency,
      pareto: dominatedBy.length === 0,
      dominatedBy,
      places: outlook.places[c.id] ?? { best: i + 1, worst: i + 1 },
      simulated: simulation
        ? { npv: simulation.npv, paybackMonth: simulation.paybackMonth, chanceOfProfit: simulation.chanceOfProfit }
        : null,
      beats: beats.get(c.id) ?? {},
      groups: Object.fromEntries(c.fits.groups.map((g) => [g.id, g])),
    };
  });
  return {
    language,
    target: targetId,
    platforms: ranked,
    robustness: robustnessOf(groups, order),
    settle: outlook.settle,
  };
}

/** A sentence names this many steps at most. */
const mostNamed = 4;

function reasonsFor(c: Candidate, target: State, priced: boolean, say: RankingSentences): readonly string[] {
  const title = (id: string): string => target.steps.find((s) => s.id === id)?.title ?? id;
  const asked = processesOf(target).filter((p) => p.level !== undefined);
  const reached = new Map(processesOf(c.state).map((p) => [p.id, p.level]));
  const open = asked.filter((p) => reached.get(p.id) === undefined).map((p) => p.id);
  const covered = c.coverage === null ? 0 : Math.round(c.coverage * asked.length);
  const below = c.platform.ratings.filter((r) => {
    const wanted = asked.find((p) => p.id === r.process)?.level;
    return wanted !== undefined && belowLevel(r.level, wanted);
  });
  const list = (ids: readonly string[]): string => {
    const shown = ids.length > mostNamed ? ids.slice(0, mostNamed - 1) : ids;
    return say.steps(shown.map(title), ids.length - shown.length);
  };
  return [
    ...c.fits.disqualifying.map(say.out),
    ...(c.coverage === null ? [] : [say.reaches(covered, asked.length)]),
    ...(below.length > 0 ? [say.below(list(below.map((r) => r.process)))] : []),
    ...(open.length > 0 ? [say.notRated(list(open))] : []),
    ...(c.fit === null ? [] : [say.score(Math.round(c.fit * 100))]),
    ...(c.fits.unanswered.length > 0 && c.fit !== null ? [say.open(c.fits.unanswered.length)] : []),
    ...(c.npv === null ? [] : [say.paysBack(c.payback)]),
    ...(c.cost === null && priced ? [say.noCost] : []),
  ];
}

/** How the money of a candidate stands against the next one in the order. */
function beatsInWords(
  next: Candidate | undefined,
  beats: Readonly<Record<string, number>> | undefined,
  say: RankingSentences,
): readonly string[] {
  const share = next && beats?.[next.id];
  return !next || share === undefined ? [] : [say.beats(next.platform.title, Math.round(share * 100))];
}

function membersInWords(map: ProcessMap, { platform }: Candidate, say: RankingSentences): readonly string[] {
  const titles = membersOf(map, platform).map((m) => m.title);
  if (titles.length === 0) return [];
  const carried = carriedAnswers(map, platform);
  return [say.combines(titles), ...(carried > 0 ? [say.carried(carried)] : [])];
}

function placesInWords(places: Places | undefined, say: RankingSentences): readonly string[] {
  return !places || places.best === places.worst ? [] : [say.places(places.best, places.worst)];
}

/** Why it is not on the front; the disqualified have said theirs. */
function dominatorsInWords(
  map: ProcessMap,
  { disqualified }: Candidate,
  ids: readonly string[],
  say: RankingSentences,
): readonly string[] {
  const [first] = ids;
  if (first === undefined || disqualified) return [];
  return [say.dominated(map.platforms.find((p) => p.id === first)?.title ?? first, ids.length - 1)];
}

function belowLevel(level: Level, wanted: Level): boolean {
  return levelFacts[level].rank < levelFacts[wanted].rank;
}
