import type { RankedPlatform, Ranking } from "./ranking.ts";

/** The finding of the trade-offs in a sentence: which candidates nothing beats in coverage, fit and cost at once. */
export function frontInWords({ platforms }: Ranking): string {
  const front = platforms.filter(onFront);
  const titles = front.map((p) => p.title);
  const weighed = platforms.some((p) => p.costPerMonth !== null) ? "coverage, fit and cost" : "coverage and fit";
  if (titles.length === 0) return "No candidate passes every required question, so there is nothing to weigh.";
  const passing = platforms.filter((p) => !p.disqualified).length;
  if (titles.length === passing && passing > 1)
    return `None of the candidates that pass is at least as good as another in ${weighed}: it is a choice.`;
  if (titles.length === 1) return `${titles[0]} is at least as good as every other candidate in ${weighed}.`;
  return `Choose among ${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}: for each other one there is a candidate at least as good in ${weighed}.`;
}

/** True for a candidate that passes and that no other one dominates. */
export function onFront({ pareto, disqualified }: RankedPlatform): boolean {
  return pareto && !disqualified;
}
