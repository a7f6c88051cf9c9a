/**
 * The word that was probably meant: the nearest by inserted, deleted, changed or swapped letters; none when all are far.
 * A word that shares no letter is none: `a` is no misspelt `b`.
 */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const word of words) {
    if (Math.abs(word.length - written.length) > allowed) continue;
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance <= allowed && distance < Math.max(written.length, word.length) && (!best || distance < best.distance))
      best = { word, distance };
  }
  return best?.word;
}

function editDistance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, i > 1 && j > 1 ? swap : Infinity));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
