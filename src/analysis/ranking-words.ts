import { numberText } from "../model/number-text.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { ToSettle } from "./outlook.ts";
import type { Ranking } from "./ranking.ts";

/** The finding of a comparison in one line: who leads, and how firmly. */
export function rankingHeadline(map: ProcessMap, ranking: Ranking): string {
  const { platforms, robustness } = ranking;
  const [first, second] = platforms;
  if (!first) return "No platform is evaluated against this target";
  if (first.disqualified) {
    return second
      ? "No candidate passes: each answers a required question red"
      : `${first.title} is out: it answers a required question red`;
  }
  if (!second) return `${first.title} is the only candidate`;
  if (second.disqualified) return `${first.title} is the only candidate that passes every required question`;
  if (robustness.robust && first.places.worst > 1)
    return `${first.title} leads so far; what is still open could turn it`;
  if (robustness.robust) return `${first.title} leads, whatever a single group weighs`;
  const nearest = turnsOf(ranking)[0];
  return nearest
    ? `${first.title} leads, but not firmly: ${groupTitle(map, nearest.group)} could turn it`
    : `${first.title} leads`;
}

/** The first two beside each other, and the turn that is nearest: what the headline rests on. */
export function rankingLead(map: ProcessMap, ranking: Ranking): string {
  const [first, second] = ranking.platforms;
  if (!first) return "";
  const sentences = first.reasons.filter((r) => !second || !r.startsWith("Answers score"));
  if (second && first.fit !== null && second.fit !== null && !second.disqualified) {
    sentences.push(
      `Its answers score ${Math.round(first.fit * 100)} of 100, those of ${second.title} ${Math.round(second.fit * 100)}.`,
    );
  }
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
  const { platforms, robustness } = ranking;
  const { winner } = robustness;
  if (platforms.length < 2 || winner === null) return [];
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  if (robustness.robust) return [`No weight of a single group takes the first place from ${titleOf(winner)}.`];
  return turnsOf(ranking).map(({ group, weight, from, to, leader }) => {
    const where =
      to === null
        ? `above ${numberText(from)}`
        : from === 0
          ? `below ${numberText(to)}`
          : `from ${numberText(from)} to ${numberText(to)}`;
    return `${titleOf(leader)} leads when the weight of ${groupTitle(map, group)} is ${where} (now ${numberText(weight)}).`;
  });
}

/** What to find out next and what it would change, a sentence each; none where nothing is open. */
export function settleInWords(ranking: Ranking): readonly string[] {
  const { platforms, settle } = ranking;
  const leader = platforms[0]?.id;
  const titleOf = (id: string): string => platforms.find((p) => p.id === id)?.title ?? id;
  return settle.map((s) => `${what(s, titleOf(s.platform))} ${effect(s, leader, titleOf)}`);
}

/** What the open answers and ratings mean for the first place, in a sentence; empty where nothing is open. */
export function opennessInWords({ platforms, settle }: Ranking): string {
  const [first] = platforms;
  if (!first || platforms.length < 2 || settle.length === 0) return "";
  const rivals = platforms.slice(1).filter((p) => p.places.best === 1);
  const last = rivals.at(-1)?.title;
  if (last === undefined) return `Whatever comes out of what is open, ${first.title} stays first.`;
  const names =
    rivals.length === 1
      ? last
      : `${rivals
          .slice(0, -1)
          .map((p) => p.title)
          .join(", ")} or ${last}`;
  const who = rivals.length > 3 ? `any of ${rivals.length} others` : names;
  return `What is open could still put ${who} first.`;
}

function what({ kind, title, about }: ToSettle, platform: string): string {
  return kind === "question" ? `Ask about ${platform}: “${title}” (${about}).` : `Rate “${title}” for ${platform}.`;
}

function effect(
  { leaderIfGood, leaderIfBad, kind, platform, swing, required }: ToSettle,
  leader: string | undefined,
  titleOf: (id: string) => string,
): string {
  const [green, red] = kind === "question" ? ["Green", "Red"] : ["Reaching the target", "Staying below"];
  if (leaderIfGood !== leader) return `${green} would put ${titleOf(leaderIfGood)} first.`;
  if (leaderIfBad !== leader && required) return `${red} would put it out, and ${titleOf(leaderIfBad)} first.`;
  if (leaderIfBad !== leader) return `${red} would put ${titleOf(leaderIfBad)} first.`;
  const points = Math.round(swing * 100);
  const of = kind === "question" ? "fit" : "coverage";
  return `It moves the ${of} of ${titleOf(platform)} by ${points === 1 ? "one point" : `${points} points`} of 100, not the first place.`;
}

function groupTitle(map: ProcessMap, id: string): string {
  return map.questionnaires.flatMap((q) => q.groups).find((g) => g.id === id)?.title ?? id;
}
