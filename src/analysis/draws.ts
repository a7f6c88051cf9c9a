import type { Range } from "../model/quantity.ts";
import { midpoint } from "../model/range.ts";

/** How many outcomes are drawn, and from which seed: the same map gives the same figures on every machine. */
export const drawCount = 10_000;
export const usualSeed = 20_260_101;

/** A range is read as the middle 90 % of a normal distribution: its ends lie this many standard deviations out. */
const endsAt = 1.6448536269514722;
const tenthAt = 1.2815515655446004;

export function standardDeviation(range: Range): number {
  return (range.max - range.min) / 2 / endsAt;
}

/** The 10th and 90th percentile of what a range stands for; no number of a map is negative. */
export function tenthAndNinetieth(range: Range): Range {
  const spread = tenthAt * standardDeviation(range);
  const middle = midpoint(range);
  return { min: Math.max(0, middle - spread), max: middle + spread };
}

const drawn = new Map<string, Float64Array>();
const mostKept = 200;

/**
 * Draws of one input. They depend on its key, its range and the seed alone, so every case that uses the input sees the
 * same ones and two platforms can be compared outcome by outcome.
 */
export function drawsOf(key: string, range: Range, seed = usualSeed): Float64Array {
  const name = `${seed} ${range.min} ${range.max} ${key}`;
  let values = drawn.get(name);
  if (!values) {
    if (drawn.size >= mostKept) drawn.clear();
    drawn.set(name, (values = fresh(key, range, seed)));
  }
  return values;
}

function fresh(key: string, range: Range, seed: number): Float64Array {
  const values = new Float64Array(drawCount);
  const [middle, spread] = [midpoint(range), standardDeviation(range)];
  if (spread === 0) return values.fill(middle);
  const random = generator(hash(key) ^ seed);
  for (let i = 0; i < drawCount; i += 2) {
    // Box and Muller: two even random numbers make two normal ones.
    const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - random())), 2 * Math.PI * random()];
    values[i] = Math.max(0, middle + spread * radius * Math.cos(angle));
    values[i + 1] = Math.max(0, middle + spread * radius * Math.sin(angle));
  }
  return values;
}

/** FNV-1a over the UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** A seeded generator of even numbers from 0 up to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export function percentilesOf(values: Float64Array): Percentiles {
  const sorted = values.toSorted();
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
