import { evaluatedPlatform } from "../model/combination.ts";
import { levelFacts } from "../model/level.ts";
import type { Answer, AnswerValue, Platform, ProcessMap, QuestionGroup, State } from "../model/process-map.ts";
import { byRank, type Candidate } from "./candidate.ts";
import { fitOf } from "./figures/fit.ts";
import { processesOf } from "./figures/processes.ts";

/** The places that a candidate can take, whatever comes out of its open questions and of the steps that nobody has rated. */
export interface Places {
  /** If all that is open turns out well for it, and badly for all others. */
  readonly best: number;
  readonly worst: number;
}

/** Something open that is worth finding out. */
export interface ToSettle {
  readonly platform: string;
  /** `group.question`, or the id of a step. */
  readonly about: string;
  readonly kind: "question" | "step";
  readonly title: string;
  /** Who leads if it is answered well, and if badly. */
  readonly leaderIfGood: string;
  readonly leaderIfBad: string;
  /** By how much the fit (of a step: the coverage) of the platform moves between the two, 0 to 1. */
  readonly swing: number;
  /** A bad answer puts the platform out: the question is required. */
  readonly required: boolean;
}

/** What open answers and ratings could change: the places within reach, and what to settle first. */
export interface Outlook {
  readonly places: Readonly<Record<string, Places>>;
  /** What decides the first place by itself stands first, then the largest swing of the leader and of the next one. */
  readonly settle: readonly ToSettle[];
}

/** At most this many things to settle: more is a list that nobody works through. */
const mostToSettle = 5;

export function outlookOf(
  map: ProcessMap,
  target: State,
  groups: readonly QuestionGroup[],
  order: readonly Candidate[],
): Outlook {
  const asked = processesOf(target).flatMap((p) => (p.level ? [{ id: p.id, title: p.title, level: p.level }] : []));
  /** The candidates as they would stand if the map said so. */
  const standing = (changed: ProcessMap, touched: (c: Candidate) => boolean): readonly Candidate[] =>
    order.map((c) => {
      const platform = touched(c) ? evaluatedPlatform(changed, c.id) : undefined;
      return platform ? judgedAnew(c, platform, groups, asked) : c;
    });
  const [good, bad] = [
    standing(filled(map, groups, "good", asked), () => true),
    standing(filled(map, groups, "bad", []), () => true),
  ];
  const places = Object.fromEntries(
    order.map(({ id }) => {
      const place = (own: readonly Candidate[], others: readonly Candidate[]): number =>
        own
          .flatMap((c, i) => (c.id === id ? c : (others[i] ?? [])))
          .toSorted(byRank)
          .findIndex((c) => c.id === id) + 1;
      return [id, { best: place(good, bad), worst: place(bad, good) }];
    }),
  );

  const leader = order[0]?.id ?? "";
  const trial = (platform: Platform, change: Partial<Platform>): readonly Candidate[] => {
    const changed = { ...map, platforms: map.platforms.map((p) => (p === platform ? { ...p, ...change } : p)) };
    return standing(changed, (c) => c.id === platform.id || c.platform.combines?.includes(platform.id) === true);
  };
  const first = (candidates: readonly Candidate[]): string => candidates.toSorted(byRank)[0]?.id ?? leader;
  const settle = order
    .flatMap(({ id }) => map.platforms.find((p) => p.id === id && !p.combines) ?? [])
    .flatMap((platform): ToSettle[] => {
      const of = (candidates: readonly Candidate[]): Candidate | undefined =>
        candidates.find((c) => c.id === platform.id);
      const questions = openQuestions(groups, platform).map(({ group, question, title, required }): ToSettle => {
        const answered = (value: AnswerValue): readonly Candidate[] =>
          trial(platform, { answers: [...platform.answers, { group, question, value }] });
        const [well, badly] = [answered("good"), answered("bad")];
        return {
          platform: platform.id,
          about: `${group}.${question}`,
          kind: "question",
          title,
          leaderIfGood: first(well),
          leaderIfBad: first(badly),
          swing: (of(well)?.fit ?? 0) - (of(badly)?.fit ?? 0),
          required,
        };
      });
      const steps = asked
        .filter((p) => !platform.ratings.some((r) => r.process === p.id))
        .map((p): ToSettle => {
          const well = trial(platform, { ratings: [...platform.ratings, { process: p.id, level: p.level }] });
          return {
            platform: platform.id,
            about: p.id,
            kind: "step",
            title: p.title,
            leaderIfGood: first(well),
            leaderIfBad: leader,
            swing: 1 / asked.length,
            required: false,
          };
        });
      return [...steps, ...questions];
    });
  const contenders = order.slice(0, 2).map((c) => c.id);
  const decides = (s: ToSettle): boolean => s.leaderIfGood !== leader || s.leaderIfBad !== leader;
  return {
    places,
    settle: settle
      .filter((s) => decides(s) || contenders.includes(s.platform))
      .toSorted(
        (a, b) =>
          Number(decides(b)) - Number(decides(a)) ||
          Number(b.required) - Number(a.required) ||
          b.swing - a.swing ||
          contenders.indexOf(a.platform) - contenders.indexOf(b.platform),
      )
      .slice(0, mostToSettle),
  };
}

/** The map in which every platform has an answer to every question, and a rating where `asked` names the step. */
function filled(
  map: ProcessMap,
  groups: readonly QuestionGroup[],
  value: AnswerValue,
  asked: readonly { readonly id: string; readonly level: Platform["ratings"][number]["level"] }[],
): ProcessMap {
  return {
    ...map,
    platforms: map.platforms.map((platform): Platform => {
      if (platform.combines) return platform;
      const rated = new Set(platform.ratings.map((r) => r.process));
      return {
        ...platform,
        answers: [
          ...platform.answers,
          ...openQuestions(groups, platform).map(({ group, question }): Answer => ({ group, question, value })),
        ],
        ratings: [
          ...platform.ratings,
          ...asked.filter(({ id }) => !rated.has(id)).map(({ id, level }) => ({ process: id, level })),
        ],
      };
    }),
  };
}

function openQuestions(
  groups: readonly QuestionGroup[],
  platform: Platform,
): readonly {
  readonly group: string;
  readonly question: string;
  readonly title: string;
  readonly required: boolean;
}[] {
  const answered = new Set(platform.answers.map((a) => `${a.group}.${a.question}`));
  return groups.flatMap((group) =>
    group.questions
      .filter((q) => !answered.has(`${group.id}.${q.id}`))
      .map((q) => ({ group: group.id, question: q.id, title: q.title, required: q.required })),
  );
}

/** A candidate with the answers and ratings of another reading of its platform; the money stays what it was. */
function judgedAnew(
  candidate: Candidate,
  platform: Platform,
  groups: readonly QuestionGroup[],
  asked: readonly { readonly id: string; readonly level: Platform["ratings"][number]["level"] }[],
): Candidate {
  const fits = fitOf(groups, platform);
  const levelOf = new Map(platform.ratings.map((r) => [r.process, r.level]));
  const covered = asked.filter(
    ({ id, level }) => levelFacts[levelOf.get(id) ?? "unrated"].rank >= levelFacts[level].rank,
  );
  return {
    ...candidate,
    platform,
    fits,
    fit: fits.score,
    disqualified: fits.disqualifying.length > 0,
    coverage: asked.length === 0 ? null : covered.length / asked.length,
  };
}
