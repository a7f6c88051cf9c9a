import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf, type StateFigures } from "../../src/analysis/figures-of.ts";
import { savingsBetween } from "../../src/analysis/index.ts";
import { savedHoursOf } from "../../src/analysis/savings.ts";
import { simulate } from "../../src/analysis/simulation.ts";
import { type Level, levels } from "../../src/model/level.ts";
import type { Process, ProcessMap } from "../../src/model/process-map.ts";
import {
  actor,
  aMap,
  change,
  decision,
  end,
  phase,
  platform,
  remove,
  someSettings,
  start,
  step,
  target,
} from "../support/map.ts";

const level = fc.constantFrom<Level | undefined>(...levels, undefined);
const process = (id: string): fc.Arbitrary<Process> =>
  fc
    .record({
      level,
      effort: fc.option(fc.tuple(fc.nat(40), fc.nat(40)), { nil: undefined }),
      wait: fc.option(fc.nat(20), { nil: undefined }),
      runs: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      rework: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      by: fc.constantFrom([], ["x"], ["y"], ["x", "y"]),
      inside: fc.constantFrom("p", "q", undefined),
    })
    .map(({ level: at, effort, wait, runs, rework, by, inside }) =>
      step(id, at, {
        actors: by,
        ...(inside && { phase: inside }),
        ...(effort && { effort: `${Math.min(...effort)}h..${Math.max(...effort)}h` }),
        ...(wait !== undefined && { wait: `${wait}h` }),
        ...(runs && { runs: `${runs} per month` }),
        ...(rework !== undefined && { rework: { min: rework / 100, max: rework / 100 } }),
      }),
    );

const ids = ["a", "b", "c", "d", "e"];
const pair = fc.tuple(fc.constantFrom("start", "ok", ...ids), fc.constantFrom("ok", "end", ...ids));
const someMap = fc
  .record({
    processes: fc.tuple(...ids.map(process)),
    pairs: fc.uniqueArray(pair, { maxLength: 12, selector: String }),
    changed: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...levels)), { maxLength: 3 }),
    removed: fc.subarray(ids, { maxLength: 1 }),
  })
  .map(({ processes, pairs, changed, removed }) =>
    aMap({
      settings: someSettings({ currency: "EUR" }),
      actors: [actor("x", 50, 2), actor("y", 80, 1)],
      phases: [phase("p"), phase("q")],
      steps: [start(), ...processes, decision("ok", ["x"]), end()],
      flows: pairs.map(([a, b]) => `${a} -> ${b}`),
      targets: [
        target("t", {
          changes: [
            ...changed.map(([id, to]) => change(id, { level: to })),
            ...(removed.length > 0 ? [remove(...removed)] : []),
          ],
        }),
      ],
      platforms: [
        platform("acme", { target: "t", ratings: changed.slice(0, 1).map(([id, to]) => ({ process: id, level: to })) }),
      ],
    }),
  );

function figures(map: ProcessMap, state = "current"): StateFigures {
  const found = figuresOf(map, state);
  if (!found) throw new Error(`no state ${state}`);
  return found;
}

describe("figures", () => {
  it("score: a manual step more never raises it", () => {
    fc.assert(
      fc.property(someMap, (map) => {
        const before = figures(map).score;
        const after = figures({ ...map, steps: [...map.steps, step("new", "manual")] }).score;
        expect(after).toBeLessThanOrEqual(before ?? 1);
      }),
    );
  });

  it("score: lies between 0 and 1 and is not below the weakest phase by more than unphased steps make it", () => {
    fc.assert(
      fc.property(someMap, (map) => {
        for (const id of ["current", "t", "acme"]) {
          const { score, weightedScore, automationRate, weakestPhase } = figures(map, id);
          for (const value of [score, weightedScore, automationRate, weakestPhase?.score]) {
            if (value === null || value === undefined) continue;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("savings of a state against itself are zero", () => {
    fc.assert(
      fc.property(someMap, fc.constantFrom("current", "t", "acme"), (map, id) => {
        const savings = savingsBetween(map, id, id);
        expect(savings && (savedHoursOf(savings) ?? { min: 0, max: 0 })).toEqual({ min: 0, max: 0 });
        expect(savings?.newWork).toEqual([]);
      }),
    );
  });

  it("savings: hours now − hours saved − hours then of what was done leaves nothing over, in the middle", () => {
    fc.assert(
      fc.property(someMap, (map) => {
        const savings = savingsBetween(map, "current", "t");
        for (const { now, then, saved } of savings?.steps ?? []) {
          const middle = (r: { min: number; max: number }): number => (r.min + r.max) / 2;
          expect(middle(now) - middle(then)).toBeCloseTo(middle(saved), 9);
          expect(saved.min).toBeLessThanOrEqual(saved.max);
        }
      }),
    );
  });

  it("do not depend on the order of declarations", () => {
    fc.assert(
      fc.property(someMap, fc.infiniteStream(fc.nat()), (map, numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = {
          ...map,
          steps: shuffled(map.steps),
          flows: shuffled(map.flows),
          actors: shuffled(map.actors),
          phases: shuffled(map.phases),
        };
        for (const id of ["current", "t", "acme"]) {
          const [one, two] = [figures(map, id), figures(other, id)];
          for (const key of numberKeys) expect(rounded(two[key])).toEqual(rounded(one[key]));
          expect(rounded(two.saved?.hoursPerMonth)).toEqual(rounded(one.saved?.hoursPerMonth));
          expect(rounded(two.case?.npv)).toEqual(rounded(one.case?.npv));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("ranges hold what the map gives when every effort is the middle of its range", () => {
    fc.assert(
      fc.property(someMap, (map) => {
        const narrowed = {
          ...map,
          steps: map.steps.map((s) => {
            if (s.kind !== "process" || !s.effort) return s;
            const middle = { ...s.effort.min, value: (s.effort.min.value + s.effort.max.value) / 2 };
            return { ...s, effort: { min: middle, max: middle } };
          }),
        };
        for (const id of ["current", "t", "acme"]) {
          const [wide, narrow] = [figures(map, id), figures(narrowed, id)];
          for (const [range, inside] of [
            [wide.hoursPerMonth, narrow.hoursPerMonth],
            [wide.costPerMonth, narrow.costPerMonth],
            [wide.leadTimeHours, narrow.leadTimeHours],
            [wide.expectedLeadTimeHours, narrow.expectedLeadTimeHours],
            [wide.saved?.hoursPerMonth, narrow.saved?.hoursPerMonth],
            [wide.saved?.costPerMonth, narrow.saved?.costPerMonth],
          ] as const) {
            expect(inside === null || inside === undefined).toBe(range === null || range === undefined);
            if (!range || !inside) continue;
            expect(inside.min).toBeGreaterThanOrEqual(range.min - 1e-9);
            expect(inside.max).toBeLessThanOrEqual(range.max + 1e-9);
          }
        }
      }),
    );
  });

  it("a simulation has its percentiles in order, and a platform that costs more is never worth more", () => {
    fc.assert(
      fc.property(someMap, fc.nat(5000), (map, more) => {
        const found = simulate(map, "acme");
        for (const { p10, p50, p90 } of found ? [found.savedHours, found.savedMoney, found.npv] : []) {
          expect(p10).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p90);
        }
        const dearer = {
          ...map,
          platforms: map.platforms.map((p) => ({
            ...p,
            cost: { amount: { value: { min: more, max: more }, currency: "EUR" }, per: "month" as const },
          })),
        };
        const [before, after] = [figures(map, "acme").case, figures(dearer, "acme").case];
        if (before && after) expect(after.npv).toBeLessThanOrEqual(before.npv + 1e-6);
      }),
      { numRuns: 15 },
    );
  });

  it("ranges have their ends in order, and the expected lead time holds one pass where nothing is left out", () => {
    fc.assert(
      fc.property(someMap, (map) => {
        for (const id of ["current", "t", "acme"]) {
          const f = figures(map, id);
          for (const range of [
            f.hoursPerMonth,
            f.costPerMonth,
            f.leadTimeHours,
            f.expectedLeadTimeHours,
            f.expectedHandsOnHours,
          ]) {
            if (range) expect(range.min).toBeLessThanOrEqual(range.max + 1e-9);
          }
        }
      }),
    );
  });
});

const numberKeys = [
  "processes",
  "rated",
  "score",
  "weightedScore",
  "levels",
  "automationRate",
  "hoursPerMonth",
  "costPerMonth",
  "leadTimeHours",
  "expectedLeadTimeHours",
  "expectedHandsOnHours",
  "handoffs",
] as const satisfies readonly (keyof StateFigures)[];

/** Numbers to nine digits: sums in another order differ in the last ones. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_, v: unknown) => (typeof v === "number" ? Number(v.toPrecision(9)) : v)),
  ) as unknown;
}
