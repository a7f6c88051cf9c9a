import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Passing } from "../../src/diagram/passing.ts";
import { numbersFrom } from "../support/map-generator.ts";

/** A square grid; its outermost vertices stand for boxes. */
const size = 9;
const at = (x: number, y: number) => y * size + x;
const inGrid = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size;
const cells = Array.from({ length: size * size }, (_, vertex) => [vertex % size, Math.floor(vertex / size)] as const);
const neighbour = (dx: number, dy: number) =>
  Int32Array.from(cells, ([x, y]) => (inGrid(x + dx, y + dy) ? at(x + dx, y + dy) : -1));
const grid = { next: neighbour(1, 0), previous: neighbour(-1, 0), below: neighbour(0, 1), above: neighbour(0, -1) };

const sides = ["next", "below", "previous", "above"] as const;
const sideTowards = (from: number, to: number) => sides.findIndex((side) => grid[side][from] === to);

/** How often a flow crosses others on the whole of its way. */
function crossingsOf(passing: Passing, flow: number, way: readonly number[]): number {
  const counts = new Int32Array(4);
  let [place, sum] = [1, 0];
  const trail = passing.trailOf(flow, () => place);
  for (; place + 1 < way.length; place++) {
    const vertex = way[place] as number;
    const met = passing.crossings(vertex, sideTowards(vertex, way[place - 1] as number), trail, counts, flow);
    if (met) sum += counts[sideTowards(vertex, way[place + 1] as number)] as number;
  }
  return sum;
}

function crossings(a: readonly number[], b: readonly number[]): readonly [number, number] {
  const passing = new Passing(grid);
  passing.add(0, a);
  passing.add(1, b);
  return [crossingsOf(passing, 0, a), crossingsOf(passing, 1, b)];
}

const way = (...spots: readonly (readonly [number, number])[]) => spots.map(([x, y]) => at(x, y));

describe("flows that meet", () => {
  const straight = way([1, 4], [2, 4], [3, 4], [4, 4], [5, 4], [6, 4]);

  it("cross where one runs straight over the other", () => {
    expect(crossings(straight, way([3, 2], [3, 3], [3, 4], [3, 5], [3, 6]))).toEqual([1, 1]);
  });

  it("do not cross where both turn at one place", () => {
    const [a, b] = [way([3, 2], [3, 3], [4, 3], [5, 3]), way([1, 3], [2, 3], [3, 3], [3, 4])];
    expect(crossings(a, b)).toEqual([0, 0]);
  });

  it("cross where they part on the other side than they met on", () => {
    expect(crossings(straight, way([3, 3], [3, 4], [4, 4], [4, 5], [4, 6]))).toEqual([1, 1]);
    expect(crossings(straight, way([4, 6], [4, 5], [4, 4], [3, 4], [3, 3]))).toEqual([1, 1]);
  });

  it("do not cross where they part on the side on which they met", () => {
    expect(crossings(straight, way([3, 3], [3, 4], [4, 4], [4, 3], [4, 2]))).toEqual([0, 0]);
    expect(crossings(straight, way([4, 2], [4, 3], [4, 4], [3, 4], [3, 3]))).toEqual([0, 0]);
  });

  it("do not cross where they part when they come from one box or lead into one", () => {
    expect(crossings(straight, way([1, 4], [2, 4], [3, 4], [3, 5]))).toEqual([0, 0]);
    expect(crossings(straight, way([4, 2], [4, 3], [4, 4], [5, 4], [6, 4]))).toEqual([0, 0]);
  });

  it("are forgotten when their way is taken away", () => {
    const passing = new Passing(grid);
    const other = way([3, 2], [3, 3], [3, 4], [3, 5]);
    passing.add(0, straight);
    passing.add(1, other);
    passing.remove(0, straight);
    expect(crossingsOf(passing, 1, other)).toBe(0);
  });
});

/** Boxes on the border, clockwise; their neighbours inside are where flows leave. */
const border = [
  ...Array.from({ length: size - 2 }, (_, k) => at(k + 1, 0)),
  ...Array.from({ length: size - 2 }, (_, k) => at(size - 1, k + 1)),
  ...Array.from({ length: size - 2 }, (_, k) => at(size - 2 - k, size - 1)),
  ...Array.from({ length: size - 2 }, (_, k) => at(0, size - 2 - k)),
];

/** The shortest way between two boxes through the inside of the grid, where each step has a length by chance. */
function randomWay(from: number, to: number, random: () => number): readonly number[] {
  const lengths = new Map<string, number>();
  const isInside = (vertex: number) => cells[vertex]?.every((place) => place > 0 && place < size - 1) ?? false;
  const known = new Map([[from, { price: 0, before: -1 }]]);
  const open = new Set([from]);
  while (open.size > 0) {
    const vertex = [...open].reduce((a, b) => ((known.get(a)?.price ?? 0) <= (known.get(b)?.price ?? 0) ? a : b));
    open.delete(vertex);
    if (vertex === to) break;
    for (const side of sides) {
      const next = grid[side][vertex] ?? -1;
      if (next !== to && !isInside(next)) continue;
      const key = `${vertex} ${next}`;
      const length = lengths.get(key) ?? 1 + 6 * random();
      lengths.set(key, length);
      const price = (known.get(vertex)?.price ?? 0) + length;
      if (price >= (known.get(next)?.price ?? Number.POSITIVE_INFINITY)) continue;
      known.set(next, { price, before: vertex });
      open.add(next);
    }
  }
  const found: number[] = [];
  for (let vertex = to; vertex >= 0; vertex = known.get(vertex)?.before ?? -1) found.unshift(vertex);
  return found;
}

it("cross an odd number of times just where their boxes on a border take turns, and both as often", () => {
  const four = fc.uniqueArray(fc.nat(border.length - 1), { minLength: 4, maxLength: 4 });
  let most = 0;
  fc.assert(
    fc.property(four, fc.boolean(), fc.nat(), (places, turned, seed) => {
      const random = numbersFrom(seed);
      const [a, b, c, d] = places as [number, number, number, number];
      const one = randomWay(border[a] as number, border[b] as number, random);
      const other = randomWay(border[turned ? d : c] as number, border[turned ? c : d] as number, random);
      const between = (place: number) => place > Math.min(a, b) && place < Math.max(a, b);
      const [mine, yours] = crossings(one, other);
      expect(mine).toBe(yours);
      expect(mine % 2).toBe(between(c) === between(d) ? 0 : 1);
      most = Math.max(most, mine);
    }),
    { numRuns: 400, seed: 5 },
  );
  expect(most).toBeGreaterThan(1);
});
