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
  const strict = segmentStarts(count, pairs, true);
  const starts = strict.flatMap((start, part) => shortened(start, strict[part + 1] ?? count, pairs));
  const joined: [column: number, row: number][] = [];
  let [column, row] = [0, 0];
  starts.forEach((start, part) => {
    const end = starts[part + 1] ?? count;
    const own: Places = end - start === 1 ? single : places(end - start, pairsWithin(pairs, start, end));
    // The line that joins two parts is straight.
    const shift = row - (own[0]?.[1] ?? 0);
    for (const [c, r] of own) joined.push([column + c, r + shift]);
    column += 1 + own.reduce((most, [c]) => Math.max(most, c), 0);
    row = joined[joined.length - 1]?.[1] ?? 0;
  });
  const least = Math.min(...joined.map(([, r]) => r));
  return joined.map(([c, r]): readonly [number, number] => [c, r - least]);
}

const single: Places = [[0, 0]];

function pairsWithin(pairs: readonly Pair[], start: number, end: number): readonly Pair[] {
  const isWithin = (at: number) => at >= start && at < end;
  return pairs.flatMap(([a, b]): Pair[] => (isWithin(a) && isWithin(b) ? [[a - start, b - start]] : []));
}

/** Parts of more nodes are taken apart further: what ELK takes for one grows faster than the part. */
const longPart = 100;

/** Flows that lead further than so many nodes say little about who stands where. */
const farAhead = 40;

/**
 * First nodes of the shorter parts of one from `start` to `end`: other ends, other beginnings and flows that lead far ahead
 * do not hold a long part together.
 */
function shortened(start: number, end: number, pairs: readonly Pair[]): readonly number[] {
  if (end - start <= longPart) return [start];
  const near = pairsWithin(pairs, start, end).filter(([a, b]) => Math.abs(b - a) <= farAhead);
  return segmentStarts(end - start, near, false).map((at) => start + at);
}

/**
 * First node of each part: one line joins a part and the next, which leads from the part's last node to the next one's first.
 *
 * @param strict that node is the only last one of its part, and the other the only first one of its own
 */
function segmentStarts(count: number, pairs: readonly Pair[], strict: boolean): readonly number[] {
  const sources = new Array<boolean>(count).fill(true);
  const sinks = new Array<boolean>(count).fill(true);
  const over = new Array<number>(count).fill(0);
  for (const [a, b] of pairs) {
    sinks[a] = false;
    sources[b] = false;
    // Parts between which no flow runs may lie in one another: what puts one behind the other can lead back.
    const [lo, hi] = a < b ? [a, b] : [b, a];
    over[lo] = (over[lo] ?? 0) + 1;
    over[hi] = (over[hi] ?? 0) - 1;
  }
  const next = new Set(pairs.flatMap(([a, b]) => (b === a + 1 ? [a] : [])));
  const allSources = sources.filter(Boolean).length;
  let [open, sourcesBefore, sinksBefore] = [0, 0, 0];
  const starts = [0];
  for (let at = 0; at + 1 < count; at++) {
    open += over[at] ?? 0;
    if (sources[at]) sourcesBefore++;
    if (sinks[at]) sinksBefore++;
    const single = !strict || (sinksBefore === 0 && sourcesBefore === allSources);
    if (open === 1 && next.has(at) && single) starts.push(at + 1);
  }
  return starts;
}
