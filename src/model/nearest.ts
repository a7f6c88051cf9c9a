/**
 * The candidate that `word` was probably meant to be, for a "did you mean": at most a third of its letters (and at
 * least one) differ. Capital letters count as equal.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const distance =
      Math.abs(other.length - wanted.length) >= bestDistance ? bestDistance : editDistance(wanted, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? startingWith(wanted, candidates);
}

/** `semi` → `semi-automated`: three letters or more that begin exactly one candidate. */
function startingWith(wanted: string, candidates: Iterable<string>): string | undefined {
  if (wanted.length < 3) return undefined;
  const found = [...candidates].filter((c) => c.toLowerCase().startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** Letters put in, left out, replaced or swapped with their neighbour to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    twoBack = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
