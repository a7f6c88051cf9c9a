import { describe, expect, it } from "vitest";
import { cashFlow, horizonMonths } from "../../src/analysis/cash-flow.ts";
import { drawsOf, percentilesOf, standardDeviation } from "../../src/analysis/draws.ts";
import { breakEvenFor, chanceOfBeating, sensitivityOf, simulate } from "../../src/analysis/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///case.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

describe("cash flow", () => {
  it("of a platform that pays back in month 13, worked by hand", () => {
    // Ramp: months 1 to 6 bring 1/6 … 6/6 of 7,940, together 3.5 × 7,940 = 27,790, against 6 × 4,680 = 28,080:
    // −21,890 after month 6; then 3,260 a month: 7 more months to 930.
    const flow = cashFlow({ setup: 21_600, saved: 15_880, running: 4_680, capture: 0.5, rampMonths: 6, discount: 0.1 });
    expect(flow.cumulated[6]).toBeCloseTo(-21_890, 6);
    expect(flow.cumulated[13]).toBeCloseTo(930, 6);
    expect(flow.paybackMonth).toBe(13);
    expect(flow.cumulated).toHaveLength(horizonMonths + 1);
  });
  it("without discount and ramp is plain arithmetic", () => {
    const flow = cashFlow({ setup: 100, saved: 20, running: 5, capture: 0.5, rampMonths: 0, discount: 0 });
    expect(flow).toMatchObject({ npv: 36 * 5 - 100, roi: 80 / (100 + 180), paybackMonth: 20 });
  });
  it("never pays back where the cost is higher than the saving", () => {
    const flow = cashFlow({ setup: 0, saved: 10, running: 6, capture: 0.5, rampMonths: 6, discount: 0.1 });
    expect(flow.paybackMonth).toBeNull();
    expect(flow.npv).toBeLessThan(0);
  });
  it("has no return on what costs nothing", () => {
    expect(cashFlow({ setup: 0, saved: 1, running: 0, capture: 1, rampMonths: 0, discount: 0 }).roi).toBeNull();
  });
});

describe("draws", () => {
  const range = { min: 16, max: 32 };
  it("are the same every time, and others for another number or seed", () => {
    expect(drawsOf("a", range).slice(0, 5)).toEqual(drawsOf("a", range).slice(0, 5));
    expect(drawsOf("a", range)[0]).not.toBe(drawsOf("b", range)[0]);
    expect(drawsOf("a", range)[0]).not.toBe(drawsOf("a", range, 7)[0]);
  });
  it("read a range as a 90 % interval", () => {
    const draws = drawsOf("label.effort", range);
    const inside = draws.filter((v) => v >= 16 && v <= 32).length / draws.length;
    expect(inside).toBeGreaterThan(0.89);
    expect(inside).toBeLessThan(0.91);
    // 24 ± 1.2816 × 8 ÷ 1.6449
    const { p10, p50, p90 } = percentilesOf(draws);
    expect(p10).toBeCloseTo(24 - 6.233, 0);
    expect(p50).toBeCloseTo(24, 0);
    expect(p90).toBeCloseTo(24 + 6.233, 0);
    expect(standardDeviation(range)).toBeCloseTo(4.864, 3);
  });
  it("are never negative", () => {
    expect(Math.min(...drawsOf("x", { min: 0, max: 24 }))).toBe(0);
  });
});

const twoPlatforms = `map "Case" {
  currency EUR
}
actor ds { cost 80 per hour }
process label by ds is manual { effort 16h..32h  runs 3 per month }
process train by ds is manual { effort 9h..11h  runs 4 per month }
target t {
  change label is semi-automated { effort 6h..12h }
  change train is automated { effort 20min }
}
platform acme for t {
  cost 2000 per month
  setup 20d by ds
  rate label is semi-automated
  rate train is automated
}
platform slow for t {
  cost 2000 per month
  setup 25d by ds
  rate label is semi-automated
  rate train is automated
}
`;

describe("simulation", () => {
  it("has its P50 near the middle and its spread from the ranges", async () => {
    const result = simulate(await read(twoPlatforms), "t");
    // Label: now 48 to 96 (σ 14.59), then 18 to 36 (σ 5.47); train now 36 to 44 (σ 2.43): σ = 15.77, ± 20.2.
    expect(result?.savedHours.p50).toBeCloseTo(45 + 40 - 4 / 3, -1);
    expect(((result?.savedHours.p90 ?? 0) - (result?.savedHours.p10 ?? 0)) / 2).toBeGreaterThan(19.5);
    expect(((result?.savedHours.p90 ?? 0) - (result?.savedHours.p10 ?? 0)) / 2).toBeLessThan(20.9);
    expect(result?.draws).toBe(10_000);
  });
  it("is the same on every run", async () => {
    expect(simulate(await read(twoPlatforms), "acme")).toEqual(simulate(await read(twoPlatforms), "acme"));
  });
  it("gives both platforms the same draws: the one with more set-up never wins", async () => {
    const map = await read(twoPlatforms);
    expect(chanceOfBeating(map, "acme", "slow")).toBe(1);
    expect(chanceOfBeating(map, "slow", "acme")).toBe(0);
    expect(chanceOfBeating(map, "acme", "acme")).toBeUndefined();
    expect(chanceOfBeating(map, "acme", "current")).toBeUndefined();
  });
  it("knows the chance of a profit", async () => {
    const map = await read(twoPlatforms);
    const { npv, chanceOfProfit } = simulate(map, "acme") ?? { npv: { p10: 0 }, chanceOfProfit: -1 };
    expect(chanceOfProfit > 0.9).toBe(npv.p10 > 0);
    expect(
      simulate(await read(twoPlatforms.replaceAll("cost 2000 per", "cost 90000 per")), "acme")?.chanceOfProfit,
    ).toBe(0);
  });
  it("is unknown where no money is known", async () => {
    expect(
      simulate(await read("process a is manual { effort 1h  runs 1 per month }\ntarget t {\n  remove a\n}\n"), "t"),
    ).toBeUndefined();
    expect(simulate(await read(twoPlatforms), "current")).toBeUndefined();
  });
});

/** NPV = 36 × (hours × 100 − 100) − setup: 14,400 at the middles, 10 hours and 18,000. */
const twoRanges = `map "Two ranges" {
  currency EUR
  assume discount 0%
  assume ramp 0mo
  assume capture 100%
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 8h..12h  runs 1 per month }
target t {
  remove a
}
platform acme for t {
  setup 15000..21000 EUR
  cost 100 per month
}
`;

describe("two ranges, worked by hand", () => {
  // A range is the middle 90 %: P10 lies 1.28155 ÷ 1.64485 = 0.779125 of its half below the middle.
  it("move the NPV from their P10 to their P90 in the tornado", async () => {
    const result = sensitivityOf(await read(twoRanges), "acme");
    expect(result?.npv).toBeCloseTo(14_400, 6);
    const [effort, setup, ...others] = result?.influences ?? [];
    expect(others).toEqual([]);
    // 10 ∓ 2 × 0.779125 = 8.441750 and 11.558250 hours, each worth 3,600.
    expect(effort).toMatchObject({ key: "a.effort", breakEven: expect.closeTo(6, 6) });
    expect(effort?.npvAtLow).toBeCloseTo(8_790.3, 0);
    expect(effort?.npvAtHigh).toBeCloseTo(20_009.7, 0);
    expect(effort?.swing).toBeCloseTo(11_219.4, 0);
    // 18,000 ∓ 3,000 × 0.779125 = 15,662.6 and 20,337.4: less set-up is worth more.
    expect(setup).toMatchObject({ key: "acme.setup", breakEven: expect.closeTo(32_400, 4) });
    expect(setup?.npvAtLow).toBeCloseTo(16_737.4, 0);
    expect(setup?.npvAtHigh).toBeCloseTo(12_062.6, 0);
    expect(setup?.swing).toBeCloseTo(4_674.8, 0);
  });
  it("give the simulation the percentiles of the normal distribution that they add up to", async () => {
    const result = simulate(await read(twoRanges), "acme");
    // σ: hours 2 ÷ 1.64485 = 1.21591; NPV √((3,600 × 1.21591)² + (3,000 ÷ 1.64485)²) = 4,742; P10 and P90 1.28155 σ away.
    // 10,000 draws miss a P10 by σ × 0.0171, a P50 by σ × 0.0125: four times that is let pass.
    const near = (value: number | undefined, wanted: number, sigma: number): void =>
      expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThan(4 * 0.0171 * sigma);
    near(result?.savedHours.p10, 8.4417, 1.2159);
    near(result?.savedHours.p50, 10, 1.2159);
    near(result?.savedHours.p90, 11.5583, 1.2159);
    near(result?.npv.p10, 8_323, 4_742);
    near(result?.npv.p50, 14_400, 4_742);
    near(result?.npv.p90, 20_477, 4_742);
    // Worth nothing 14,400 ÷ 4,742 = 3.037 σ below the middle: a chance of 0.9988.
    expect(result?.chanceOfProfit).toBeCloseTo(0.9988, 2);
  });
});

describe("sensitivity", () => {
  it("puts the input first that moves most, and names what to measure next", async () => {
    const result = sensitivityOf(await read(twoPlatforms), "acme");
    expect(result?.influences.map((i) => i.key)).toEqual(["label.effort", "label.effort@t", "train.effort"]);
    expect(result?.measureNext).toBe("label.effort");
    const [first] = result?.influences ?? [];
    expect(first?.npvAtHigh).toBeGreaterThan(first?.npvAtLow ?? 0);
    expect((first?.npvAtHigh ?? 0) - (first?.npvAtLow ?? 0)).toBeCloseTo(first?.swing ?? 0, 6);
  });
  it("finds where the case is worth nothing", async () => {
    const map = await read(`map "Even" {
  currency EUR
  assume discount 0%
  assume ramp 0mo
  assume capture 100%
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 10h  runs 1 per month }
target t {
  remove a
}
platform acme for t {
  setup 18000 EUR
  cost 100 per month
}
`);
    // 36 × (10 h × 100 − 100) − 18,000 = 14,400; even at 6 h, at a cost of 500, at 32,400 of setup.
    expect(breakEvenFor(map, "acme", "a.effort")).toBeCloseTo(6, 6);
    expect(breakEvenFor(map, "acme", "acme.cost")).toBeCloseTo(500, 6);
    expect(breakEvenFor(map, "acme", "acme.setup")).toBeCloseTo(32_400, 4);
    expect(breakEvenFor(map, "acme", "nothing")).toBeNull();
  });
});
