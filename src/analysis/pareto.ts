import type { Candidate } from "./candidate.ts";

/** What candidates are weighed by against each other: more coverage, more fit, less cost. */
type Weighed = Pick<Candidate, "id" | "disqualified" | "coverage" | "fit" | "cost">;

/**
 * Ids of the candidates that are at least as good as this one in coverage, fit and cost, and better in one of them. A
 * candidate that is out is dominated by every one that is not. What is known of one of two only can't be compared, so
 * neither dominates the other; what is known of none is left aside.
 */
export function dominatorsOf(candidate: Weighed, all: readonly Weighed[]): readonly string[] {
  return all.filter((other) => other.id !== candidate.id && dominates(other, candidate)).map(({ id }) => id);
}

function dominates(a: Weighed, b: Weighed): boolean {
  if (a.disqualified !== b.disqualified) return b.disqualified;
  const pairs = [
    [a.coverage, b.coverage],
    [a.fit, b.fit],
    [negated(a.cost), negated(b.cost)],
  ] as const;
  let better = false;
  for (const [x, y] of pairs) {
    if (x === null && y === null) continue;
    if (x === null || y === null || x < y - tiny) return false;
    if (x > y + tiny) better = true;
  }
  return better;
}

const tiny = 1e-9;
const negated = (value: number | null): number | null => (value === null ? null : -value);
