import type { Pair, Places } from "./cells.ts";

/**
 * Takes a block apart where its whole flow goes through a single line, and joins the places of the parts: most blocks are
 * chains with a branch or two, so few shapes are left for ELK, and an edit changes one of them.
 *
 * @param places column and row of each node of a part that has no such line
 */
export function placesInSegments(
  count: number,
  pairs: readonly Pair[],
  places: (count: number, pairs: readonly Pair[]) => Places,
): Places {
  const starts = segmentStarts(count, pairs);
  const joined: [column: number, row: number][] = [];
  let [column, row] = [0, 0];
  starts.forEach((start, part) => {
    const end = starts[part + 1] ?? count;
    const own: Places = end - start === 1 ? single : places(end - start, pairsWithin(pairs, start, end));
    // The line that joins two parts is straight.
    const shift = row - (own[0]?.[1] ?? 0);
    for (const [c, r] of own) joined.push([column + c, r + shift]);
    const last = joined[joined.length - 1];
    [column, row] = [(last?.[0] ?? 0) + 1, last?.[1] ?? 0];
  });
  const least = Math.min(...joined.map(([, r]) => r));
  return joined.map(([c, r]): readonly [number, number] => [c, r - least]);
}

const single: Places = [[0, 0]];

function pairsWithin(pairs: readonly Pair[], start: number, end: number): readonly Pair[] {
  return pairs.flatMap(([a, b]): Pair[] => (a >= start && b < end ? [[a - start, b - start]] : []));
}

/** First node of each part: a part ends in its one last node, the next begins with its one first, and one line joins them. */
function segmentStarts(count: number, pairs: readonly Pair[]): readonly number[] {
  const sources = new Array<boolean>(count).fill(true);
  const sinks = new Array<boolean>(count).fill(true);
  const over = new Array<number>(count).fill(0);
  for (const [a, b] of pairs) {
    sinks[a] = false;
    sources[b] = false;
    over[a] = (over[a] ?? 0) + 1;
    over[b] = (over[b] ?? 0) - 1;
  }
  const next = new Set(pairs.flatMap(([a, b]) => (b === a + 1 ? [a] : [])));
  const allSources = sources.filter(Boolean).length;
  let [open, sourcesBefore, sinksBefore] = [0, 0, 0];
  const starts = [0];
  for (let at = 0; at + 1 < count; at++) {
    open += over[at] ?? 0;
    if (sources[at]) sourcesBefore++;
    if (sinks[at]) sinksBefore++;
    if (open === 1 && next.has(at) && sinksBefore === 0 && sourcesBefore === allSources) starts.push(at + 1);
  }
  return starts;
}
