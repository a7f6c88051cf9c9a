import type { ProcessMap } from "../model/process-map.ts";
import type { ToSettle } from "./outlook.ts";
import type { Ranking } from "./ranking.ts";
import { rankingSentences } from "./ranking-sentences.ts";

/** The finding of a comparison in one line: who leads, and how firmly. */
export function rankingHeadline(map: ProcessMap, ranking: Ranking): string {
  const { platforms, robustness, language } = ranking;
  const say = rankingSentences[language];
  const [first, second] = platforms;
  if (!first) return say.noPlatform;
  const { title } = first;
  if (first.disqualified) return second ? say.nobodyPasses : say.soleIsOut(title);
  if (!second) return say.sole(title);
  if (second.disqualified) return say.solePasses(title);
  if (robustness.robust) return first.places.worst > 1 ? say.leadsSoFar(title) : say.leadsFirmly(title);
  const nearest = turnsOf(ranking)[0];
  return nearest ? say.leadsBut(title, groupTitle(map, nearest.group)) : say.leads(title);
}

/** The first two beside each other, and the turn that is nearest: what the headline rests on. */
export function rankingLead(map: ProcessMap, ranking: Ranking): string {
  const [first, second] = ranking.platforms;
  if (!first) return "";
  const say = rankingSentences[ranking.language];
  const [own, other] = [first.fit, second?.fit ?? null].map((fit) => (fit === null ? null : Math.round(fit * 100)));
  const sentences = first.reasons.filter((r) => !second || own === null || own === undefined || r !== say.score(own));
  if (second && typeof own === "number" && typeof other === "number" && !second.disqualified)
    sentences.push(say.scores(own, second.title, other));
  return [...sentences, ...turnsInWords(map, ranking).slice(0, 1)].join(" ");
}

interface Turn {
  readonly group: string;
  readonly weight: number;
  readonly from: number;
  readonly to: number | null;
  readonly leader: string;
}

/** The stretches in which another one leads, the one that takes the smallest change of a weight first. */
function turnsOf({ robustness }: Ranking): readonly Turn[] {
  const turns = Object.entries(robustness.groups).flatMap(([group, { weight, stretches }]) =>
    stretches.filter((s) => s.leader !== robustness.winner).map((s): Turn => ({ group, weight, ...s })),
  );
  const factor = ({ weight, from, to }: Turn): number =>
    from > weight ? from / Math.max(weight, 1e-9) : weight / Math.max(to ?? weight, 1e-9);
  return turns.toSorted((a, b) => factor(a) - factor(b));
}

/** Which weights of a single group would let another one lead, a sentence each, the nearest first; or that none would. */
export function turnsInWords(map: ProcessMap, ranking: Ranking): readonly string[] {
  const { platforms, robustness, language } = ranking;
  const { winner } = robustness;
  if (platforms.length < 2 || winner === null) return [];
  const say = rankingSentences[language];
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  if (robustness.robust) return [say.noWeight(titleOf(winner))];
  return turnsOf(ranking).map(({ group, weight, from, to, leader }) =>
    say.turn(titleOf(leader), groupTitle(map, group), from, to, weight),
  );
}

/** What to find out next and what it would change, a sentence each; none where nothing is open. */
export function settleInWords(ranking: Ranking): readonly string[] {
  const { platforms, settle, language } = ranking;
  const say = rankingSentences[language];
  const leader = platforms[0]?.id;
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  const effect = ({ leaderIfGood, leaderIfBad, kind, platform, swing, required }: ToSettle): string => {
    if (leaderIfGood !== leader) return say.goodPuts(kind, titleOf(leaderIfGood));
    if (leaderIfBad !== leader) return say.badPuts(kind, titleOf(leaderIfBad), required);
    return say.moves(kind, titleOf(platform), Math.round(swing * 100));
  };
  return settle.map((s) => {
    const platform = titleOf(s.platform);
    const what = s.kind === "question" ? say.ask(platform, s.title, s.about) : say.rate(platform, s.title);
    return `${what} ${effect(s)}`;
  });
}

/** What the open answers and ratings mean for the first place, in a sentence; empty where nothing is open. */
export function opennessInWords({ platforms, settle, language }: Ranking): string {
  const [first] = platforms;
  if (!first || platforms.length < 2 || settle.length === 0) return "";
  const say = rankingSentences[language];
  const rivals = platforms.slice(1).filter((p) => p.places.best === 1);
  return rivals.length === 0 ? say.staysFirst(first.title) : say.couldBeFirst(rivals.map((p) => p.title));
}

function groupTitle(map: ProcessMap, id: string): string {
  return map.questionnaires.flatMap((q) => q.groups).find((g) => g.id === id)?.title ?? id;
}
