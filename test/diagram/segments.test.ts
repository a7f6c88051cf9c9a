import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pair, Places } from "../../src/diagram/cells.ts";
import { elkGraphOf, placesFrom } from "../../src/diagram/cells.ts";
import { loadElk } from "../../src/diagram/elk.ts";
import { placesInSegments } from "../../src/diagram/segments.ts";

/** Forward flows among nodes in order: a chain with some flows that jump. */
const blocks = fc
  .integer({ min: 1, max: 14 })
  .chain((count) =>
    fc.record({
      count: fc.constant(count),
      gaps: fc.subarray(Array.from({ length: count - 1 }, (_, at) => at)),
      jumps: fc.array(fc.tuple(fc.nat(count), fc.integer({ min: 2, max: 5 })), { maxLength: 3 }),
    }),
  )
  .map(({ count, gaps, jumps }) => {
    const pairs: Pair[] = [];
    for (let at = 0; at + 1 < count; at++) if (!gaps.includes(at) || gaps.length > 2) pairs.push([at, at + 1]);
    for (const [from, by] of jumps) if (from + by < count) pairs.push([from, from + by]);
    return { count, pairs };
  });

describe("a block in segments", () => {
  it("asks for no places of a chain", () => {
    const asked: number[] = [];
    const places = placesInSegments(
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      (count) => {
        asked.push(count);
        return [];
      },
    );
    expect(places).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expect(asked).toEqual([]);
  });

  it("keeps a link between parts that lie in one another inside of one segment", () => {
    // 0 → 4 and 1 → 2 are parts of their own; what puts the second behind the first leads back.
    const asked: [number, readonly Pair[]][] = [];
    placesInSegments(
      6,
      [
        [0, 4],
        [1, 2],
        [4, 1],
        [2, 3],
        [3, 5],
      ],
      (count, pairs) => {
        asked.push([count, pairs]);
        return Array.from({ length: count }, (_, at) => [at, 0] as const);
      },
    );
    expect(asked).not.toEqual([]);
    for (const [count, pairs] of asked)
      for (const pair of pairs)
        for (const at of pair) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(count);
        }
  });

  it("takes a long part apart although a flow leads far ahead in it, and other ends and beginnings lie in it", () => {
    const count = 300;
    const chain = Array.from({ length: count - 1 }, (_, at): Pair => [at, at + 1]);
    // 50 is an end, 60 a beginning.
    const pairs: readonly Pair[] = [...chain.filter(([a]) => a !== 50 && a !== 59), [49, 51], [58, 61], [3, 290]];
    const asked: number[] = [];
    const places = placesInSegments(count, pairs, (size, own) => {
      asked.push(size);
      const column = new Array<number>(size).fill(0);
      for (const [a, b] of own) column[b] = Math.max(column[b] ?? 0, (column[a] ?? 0) + 1);
      return column.map((c, row) => [c, row] as const);
    });
    expect(Math.max(...asked)).toBeLessThan(20);
    expect(new Set(places.map((place) => place.join(" "))).size).toBe(count);
    for (const [a, b] of pairs) expect(places[a]?.[0]).toBeLessThan(places[b]?.[0] ?? 0);
  });

  it("puts each node into a cell of its own, behind all that lead to it", async () => {
    const elk = await loadElk();
    const known = new Map<string, Places>();
    fc.assert(
      fc.property(blocks, ({ count, pairs }) => {
        const places = placesInSegments(count, pairs, (n, p) => {
          const key = JSON.stringify([n, p]);
          const found = known.get(key) ?? placesFrom(elk, elkGraphOf(n, p));
          known.set(key, found);
          return found;
        });
        expect(places).toHaveLength(count);
        expect(new Set(places.map((place) => place.join(" "))).size).toBe(count);
        for (const [a, b] of pairs) expect(places[a]?.[0]).toBeLessThan(places[b]?.[0] ?? 0);
        expect(Math.min(...places.map(([, row]) => row))).toBe(0);
      }),
    );
  });
});
