/** Milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
}

/** Runs each candidate in turns, so that a busy moment of the machine hits all alike; the first rounds only warm up. */
export async function inTurns<Name extends string>(
  candidates: Readonly<Record<Name, () => Promise<unknown>>>,
  { rounds = 15, warmUp = 4 } = {},
): Promise<Record<Name, Timing>> {
  const names = Object.keys(candidates) as Name[];
  const times = new Map<Name, number[]>(names.map((n) => [n, []]));
  for (let round = 0; round < warmUp + rounds; round++)
    for (const name of names) {
      const start = performance.now();
      await candidates[name]();
      if (round >= warmUp) times.get(name)?.push(performance.now() - start);
    }
  return Object.fromEntries(names.map((n) => [n, timingOf(times.get(n) ?? [])])) as Record<Name, Timing>;
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
