import type { FlowEdge } from "./plan.ts";

/** A map of no more columns than this stands in one row. */
const shortRow = 5;

/** A row as long as this can be read in a panel of any shape. */
const readableAnyway = 600;

/**
 * True for rows that are not broken, whatever shape the picture gets.
 *
 * @param aspect extent along the flow ÷ extent across it, as wanted
 */
export function isReadableRow(columns: number, length: number, aspect: number): boolean {
  return columns <= shortRow && (aspect >= 1 || length <= readableAnyway);
}

/** First columns of parts with about equally many: the longer ones come first, so that no row reads as left over. */
export function evenStarts(columns: number, parts: number): readonly number[] {
  const [each, more] = [Math.floor(columns / parts), columns % parts];
  return Array.from({ length: parts }, (_, part) => part * each + Math.min(part, more));
}

/** How many flows lead over the beginning of each column; flows to or from elsewhere do not count. */
export function cutsOf(
  edges: readonly FlowEdge[],
  columnOf: ReadonlyMap<string, number>,
  columns: number,
): readonly number[] {
  const change = new Array<number>(columns + 1).fill(0);
  for (const { from, to } of edges) {
    const [a, b] = [columnOf.get(from.id), columnOf.get(to.id)];
    if (a === undefined || b === undefined) continue;
    const [lo, hi] = [Math.min(a, b) + 1, Math.max(a, b) + 1];
    change[lo] = (change[lo] ?? 0) + 1;
    change[hi] = (change[hi] ?? 0) - 1;
  }
  let sum = 0;
  return change.map((by) => (sum += by));
}

/** Parts shorter than this are not made shorter still. */
const shortestEased = 3;

/** Each start a column sooner or later where fewer flows lead over it then. */
export function easedStarts(starts: readonly number[], columns: number, cuts: readonly number[]): readonly number[] {
  if (columns / starts.length <= shortestEased) return starts;
  return starts.map((at) =>
    at === 0 ? 0 : [at, at - 1, at + 1].reduce((a, b) => ((cuts[b] ?? 0) < (cuts[a] ?? 0) ? b : a)),
  );
}
