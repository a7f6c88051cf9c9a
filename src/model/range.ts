import type { Range } from "./quantity.ts";

/** Interval arithmetic on what authors wrote as `2..4`. A plain number has min = max. Never mutates. */
export const zero: Range = { min: 0, max: 0 };

/** A range of one number. */
export function exactly(value: number): Range {
  return { min: value, max: value };
}

export function plus(a: Range, b: Range): Range {
  return { min: a.min + b.min, max: a.max + b.max };
}

/** Worst to best of a − b when the two vary on their own: low − high to high − low. */
export function minus(a: Range, b: Range): Range {
  return { min: a.min - b.max, max: a.max - b.min };
}

/** Product of two ranges that hold no negative number. */
export function times(a: Range, b: Range): Range {
  return { min: a.min * b.min, max: a.max * b.max };
}

/** A range times a number; a negative number turns the ends round. */
export function scaled(range: Range, factor: number): Range {
  const ends = [range.min * factor, range.max * factor] as const;
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

export function sum(ranges: readonly Range[]): Range {
  return ranges.reduce(plus, zero);
}

export function midpoint(range: Range): number {
  return (range.min + range.max) / 2;
}

export function isExact(range: Range): boolean {
  return range.min === range.max;
}
