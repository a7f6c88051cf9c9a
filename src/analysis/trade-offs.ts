import type { RankedPlatform, Ranking } from "./ranking.ts";
import { rankingSentences } from "./ranking-sentences.ts";

/** The finding of the trade-offs in a sentence: which candidates nothing beats in coverage, fit and cost at once. */
export function frontInWords({ platforms, language }: Ranking): string {
  const say = rankingSentences[language];
  const titles = platforms.filter(onFront).map((p) => p.title);
  const cost = platforms.some((p) => p.costPerMonth !== null);
  const [first] = titles;
  if (first === undefined) return say.nothingToWeigh;
  if (titles.length > 1 && titles.length === platforms.filter((p) => !p.disqualified).length)
    return say.allOnFront(cost);
  return titles.length === 1 ? say.oneOnFront(first, cost) : say.front(titles, cost);
}

/** True for a candidate that passes and that no other one dominates. */
export function onFront({ pareto, disqualified }: RankedPlatform): boolean {
  return pareto && !disqualified;
}
