import type { QuestionGroup } from "../model/process-map.ts";
import { byRank, type Candidate } from "./candidate.ts";

/** Who leads while a group weighs this much, the other groups as they are. The last stretch has no end. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
  readonly leader: string;
}

export interface GroupRobustness {
  readonly weight: number;
  readonly stretches: readonly Stretch[];
  /** The stretch around the weight now: there the winner stays the winner. */
  readonly winnerFrom: number;
  readonly winnerTo: number | null;
}

export interface Robustness {
  /** Id of the first; null where there is no candidate. */
  readonly winner: string | null;
  /** True when no weight of a single group makes another one win. */
  readonly robust: boolean;
  readonly groups: Readonly<Record<string, GroupRobustness>>;
}

/** How firm the first place is: over which weights of each group the winner stays the winner. */
export function robustnessOf(groups: readonly QuestionGroup[], candidates: readonly Candidate[]): Robustness {
  const winner = candidates.toSorted(byRank)[0]?.id ?? null;
  if (winner === null) return { winner, robust: true, groups: {} };
  const byGroup = Object.fromEntries(groups.map((g) => [g.id, ofGroup(g, candidates)] as const));
  const robust = Object.values(byGroup).every((g) => g.stretches.every((s) => s.leader === winner));
  return { winner, robust, groups: byGroup };
}

/** The fit of a candidate if a group weighed this much. */
function fitAt({ fits }: Candidate, group: string, weight: number): number | null {
  let [points, total] = [0, 0];
  for (const g of fits.groups) {
    if (g.score === null) continue;
    const counts = g.id === group ? weight : g.weight;
    points += counts * g.score;
    total += counts;
  }
  return total === 0 ? null : points / total;
}

function ofGroup(group: QuestionGroup, candidates: readonly Candidate[]): GroupRobustness {
  const withWeight = (weight: number): Candidate[] =>
    candidates.map((c) => ({ ...c, fit: fitAt(c, group.id, weight) }));
  const leaderAt = (weight: number): string => withWeight(weight).toSorted(byRank)[0]?.id ?? "";
  const turns = turningPoints(group, candidates);
  const starts = [0, ...turns];
  const stretches: Stretch[] = [];
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? null;
    const leader = leaderAt(to === null ? from + 1 : (from + to) / 2);
    const last = stretches.at(-1);
    if (last?.leader === leader) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, leader });
  }
  const now = stretches.find((s) => group.weight >= s.from && (s.to === null || group.weight <= s.to));
  return { weight: group.weight, stretches, winnerFrom: now?.from ?? 0, winnerTo: now?.to ?? null };
}

/** Weights of a group at which two candidates have the same fit, ascending. */
function turningPoints(group: QuestionGroup, candidates: readonly Candidate[]): readonly number[] {
  const lines = candidates.map((c) => {
    const parts = c.fits.groups.filter((g) => g.score !== null);
    const others = parts.filter((g) => g.id !== group.id);
    const own = parts.find((g) => g.id === group.id);
    return {
      points: others.reduce((sum, g) => sum + g.weight * (g.score ?? 0), 0),
      weight: others.reduce((sum, g) => sum + g.weight, 0),
      slope: own?.score ?? 0,
      answers: own ? 1 : 0,
    };
  });
  const found = lines.flatMap((a, i) =>
    lines.slice(i + 1).flatMap((b) =>
      // fit = (points + slope·x) ÷ (weight + answers·x); two are equal where a quadratic in x is zero.
      roots(
        a.slope * b.answers - b.slope * a.answers,
        a.points * b.answers + a.slope * b.weight - b.points * a.answers - b.slope * a.weight,
        a.points * b.weight - b.points * a.weight,
      ),
    ),
  );
  const positive = found.filter((x) => x > 1e-9 && Number.isFinite(x)).sort((x, y) => x - y);
  return positive.filter((x, i) => i === 0 || x - (positive[i - 1] ?? 0) > 1e-9);
}

function roots(a: number, b: number, c: number): readonly number[] {
  const tiny = 1e-12;
  if (Math.abs(a) < tiny) return Math.abs(b) < tiny ? [] : [-c / b];
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  return [(-b - Math.sqrt(under)) / (2 * a), (-b + Math.sqrt(under)) / (2 * a)];
}
