import { combined, evaluatedPlatform, membersOf } from "../model/combination.ts";
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

export interface Span {
  readonly min: number;
  readonly max: number;
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
  /** The fit of each candidate if everything open were answered red, and if green; null where there are no questions. */
  readonly fits: Readonly<Record<string, Span | null>>;
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
  const { places, fits } = reachOf(map, groups, order, (c, platform) => judgedAnew(c, platform, groups, asked), asked);

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
    fits,
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

type Asked = readonly { readonly id: string; readonly level: Platform["ratings"][number]["level"] }[];

/**
 * What each candidate can reach while things are open. Each place is counted pair by pair: another one stands before it at
 * worst if it does so with all that is open answered well for the other and badly for this one. Between a set and its own part
 * what they share comes out the same, all well or all badly, so that the set is not held to be passed by what it has itself.
 */
function reachOf(
  map: ProcessMap,
  groups: readonly QuestionGroup[],
  order: readonly Candidate[],
  judged: (candidate: Candidate, platform: Platform) => Candidate,
  asked: Asked,
): Pick<Outlook, "places" | "fits"> {
  const partsOf = ({ id }: Candidate): readonly Platform[] => {
    const platform = map.platforms.find((p) => p.id === id);
    const members = platform ? membersOf(map, platform) : [];
    return members.length > 0 || !platform ? members : [platform];
  };
  const known = order.map((candidate) => ({ candidate, parts: partsOf(candidate) }));
  type Known = (typeof known)[number];
  const parts = new Set(known.flatMap((k) => k.parts));
  const [well, badly] = (["good", "bad"] as const).map(
    (value) => new Map([...parts].map((p) => [p.id, filled(p, groups, value, value === "good" ? asked : [])])),
  );
  /** The candidate if what is open of these parts comes out well, and of its other parts badly. */
  const standing = ({ candidate, parts: own }: Known, good: (part: Platform) => boolean): Candidate => {
    const told = own.map((p) => (good(p) ? well : badly)?.get(p.id) ?? p);
    const platform = map.platforms.find((p) => p.id === candidate.id);
    const [alone = candidate.platform] = told;
    return judged(candidate, platform?.combines ? combined(map.questionnaires, platform, told) : alone);
  };
  const extremes = known.map((k) => ({ best: standing(k, () => true), worst: standing(k, () => false) }));
  const before = (a: Candidate, b: Candidate): boolean => byRank(a, b) < 0;
  /** Whether the other one can stand before this one, and whether it must. */
  const passes = (i: number, j: number): { can: boolean; must: boolean } => {
    const [one, other, a, b] = [known[i], known[j], extremes[i], extremes[j]];
    if (!one || !other || !a || !b) return { can: false, must: false };
    const shared = one.parts.filter((p) => other.parts.includes(p));
    // Two sets that overlap may gain from different answers about what they share: the widest bound holds there.
    const nested = shared.length === one.parts.length || shared.length === other.parts.length;
    if (!nested) return { can: before(b.best, a.worst), must: before(b.worst, a.best) };
    const passed = [true, false].flatMap((sharedWell) =>
      [true, false].map((otherWell) => ({
        otherWell,
        passes: before(
          standing(other, (p) => (shared.includes(p) ? sharedWell : otherWell)),
          standing(one, (p) => (shared.includes(p) ? sharedWell : !otherWell)),
        ),
      })),
    );
    return {
      can: passed.some((t) => t.otherWell && t.passes),
      must: passed.filter((t) => !t.otherWell).every((t) => t.passes),
    };
  };
  const places = order.map(({ id }, i) => {
    const others = order.flatMap((_, j) => (j === i ? [] : [passes(i, j)]));
    return [
      id,
      { best: 1 + others.filter((o) => o.must).length, worst: 1 + others.filter((o) => o.can).length },
    ] as const;
  });
  const fits = order.map(({ id }, i): readonly [string, Span | null] => {
    const [min, max] = [extremes[i]?.worst.fit ?? null, extremes[i]?.best.fit ?? null];
    return [id, min === null || max === null ? null : { min, max }];
  });
  return { places: Object.fromEntries(places), fits: Object.fromEntries(fits) };
}

/** A platform with an answer to every question, and a rating of every step that `asked` names. */
function filled(platform: Platform, groups: readonly QuestionGroup[], value: AnswerValue, asked: Asked): Platform {
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
  asked: Asked,
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
