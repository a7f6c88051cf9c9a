/** A whole case whose figures were worked out apart from this program: every number below is from there. */
import { beforeAll, describe, expect, it } from "vitest";
import { figuresOf, type StateFigures } from "../../src/analysis/figures-of.ts";
import { simulate } from "../../src/analysis/simulation.ts";
import { parseMap } from "../../src/language/index.ts";
import { compare } from "../../src/model/compare.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { midpoint } from "../../src/model/range.ts";
import { stateOf } from "../../src/model/state.ts";

const text = `map "NLP model creation" {
  currency EUR
}

actor curator "Data curator"   { cost 45 EUR per hour }
actor ds      "Data scientist" { cost 85 EUR per hour }
actor mle     "ML engineer"    { cost 90 EUR per hour }

phase prepare "Prepare data" {
  process collect by curator is semi-automated { effort 8h  runs 2 per month }
  process redact by curator is non-repeatable { effort 6h..12h  runs 2 per month }
  process label by curator, ds is manual {
    effort 2d..4d
    runs 3 per month
    measured "Time sheets"
  }
}

phase build "Build the model" {
  process train by ds is non-repeatable { effort 10h  runs 4 per month }
  process tune by ds is manual { effort 4h..8h  runs 4 per month }
  process evaluate by ds is semi-automated { effort 4h  runs 4 per month }
  process report by ds is manual { effort 6h  runs 4 per month }
}

phase release "Release" {
  process package by mle is manual { effort 8h..16h  runs 1 per month }
  process security by mle is manual { effort 6h  runs 1 per month }
  process deploy by mle is semi-automated { effort 5h  runs 2 per month }
}

phase operate "Run" {
  process serve by mle is semi-automated { effort 6h  runs 4 per month }
  process monitor by mle is absent
  process cases by curator is manual { effort 8h..12h  runs 1 per month }
}

target y2027 "ML platform, 2027" {
  actor product "Product engineers" { cost 80 EUR per hour }

  change redact is automated { effort 40min }
  change label is semi-automated { effort 6h..12h }
  change train by product, ds is automated { effort 20min }
  change tune is automated
  change evaluate is automated
  change package is automated { effort 30min }
  change deploy by product is automated { effort 10min }
  change serve is automated { effort 1h }
  change monitor is automated { effort 2h  runs 1 per month }
  change cases is semi-automated
  remove report

  extend release {
    process register by product is automated
  }
}

platform acme "Acme ML" for y2027 {
  cost 3600 EUR per month
  setup 30d by mle
  upkeep 12h per month by mle

  rate collect, label is semi-automated
  rate redact, train, tune, evaluate, register, package, deploy, serve is automated
  rate security, cases is manual
  rate monitor is absent
}
`;

let map: ProcessMap;
const figures = (state: string): StateFigures => {
  const found = figuresOf(map, state);
  if (!found) throw new Error(state);
  return found;
};

beforeAll(async () => {
  const parsed = await parseMap(text, "memory:///sample.mlflow");
  expect(parsed.errors.map((e) => e.message)).toEqual([]);
  map = parsed.map;
});

describe("now", () => {
  it("scores 26 of 100 over 13 steps", () => {
    expect(figures("current")).toMatchObject({
      processes: 13,
      levels: { automated: 0, "semi-automated": 4, "non-repeatable": 2, manual: 6, absent: 1 },
    });
    expect(Math.round((figures("current").score ?? 0) * 100)).toBe(26);
  });
  it("takes 228 to 316 hours a month", () => {
    expect(figures("current").hoursPerMonth).toEqual({ min: 228, max: 316, assumed: false });
  });
  it("has its hours on the levels: semi-automated 66, non-repeatable 58, manual 148", () => {
    const levels = figures("current").distribution?.levels;
    const hours = (level: "semi-automated" | "non-repeatable" | "manual"): number =>
      Math.round(midpoint(levels?.[level].hours ?? { min: 0, max: 0 }));
    expect([hours("semi-automated"), hours("non-repeatable"), hours("manual")]).toEqual([66, 58, 148]);
  });
});

describe("in the target", () => {
  it("scores 85 of 100", () => {
    expect(Math.round((figures("y2027").score ?? 0) * 100)).toBe(85);
  });
  it("takes 54 to 75 hours a month, and 2 of new work", () => {
    const { hoursPerMonth, saved } = figures("y2027");
    expect(saved?.newWorkHoursPerMonth).toEqual({ min: 2, max: 2, assumed: false });
    expect(Math.round((hoursPerMonth?.min ?? 0) - 2)).toBe(54);
    expect(Math.round((hoursPerMonth?.max ?? 0) - 2)).toBe(75);
    expect(hoursPerMonth?.assumed).toBe(true);
  });
  it("saves 208 hours a month, step by step", () => {
    const steps = figures("y2027").saved?.steps ?? [];
    const of = (id: string): unknown => {
      const step = steps.find((s) => s.id === id);
      return (
        step && [Math.round(midpoint(step.saved)), Math.round(midpoint(step.money ?? { min: 0, max: 0 }) / 10) * 10]
      );
    };
    expect(Math.round(steps.reduce((sum, s) => sum + midpoint(s.saved), 0))).toBe(208);
    expect(of("label")).toEqual([45, 2930]);
    expect(of("train")).toEqual([39, 3290]);
    expect(of("report")).toEqual([24, 2040]);
    expect(of("tune")).toEqual([23, 1940]);
    expect(of("serve")).toEqual([20, 1800]);
    expect(of("redact")).toEqual([17, 750]);
    expect(of("evaluate")).toEqual([14, 1220]);
    expect(of("package")).toEqual([12, 1040]);
    expect(of("deploy")).toEqual([10, 870]);
    expect(of("cases")).toEqual([5, 230]);
    const label = steps.find((s) => s.id === "label")?.saved;
    expect(label).toEqual({ min: 12, max: 78 });
    // Assumed: the range keeps its ends, scaled to the new level.
    const tune = steps.find((s) => s.id === "tune");
    expect(tune?.ground).toBe("assumed");
    expect([Math.round(tune?.saved.min ?? 0), Math.round(tune?.saved.max ?? 0)]).toEqual([15, 30]);
  });
  it("saves 16,100 EUR a month", () => {
    const money = figures("y2027").saved?.costPerMonth;
    expect(Math.round(midpoint(money ?? { min: 0, max: 0 }) / 100) * 100).toBe(16_100);
    expect(money?.assumed).toBe(true);
  });
  it("is 80 % sure of 186 to 229 hours and 14,600 to 17,500 EUR", () => {
    const simulated = simulate(map, "y2027");
    expect(Math.abs((simulated?.savedHours.p10 ?? 0) - 186)).toBeLessThan(1);
    expect(Math.abs((simulated?.savedHours.p90 ?? 0) - 229)).toBeLessThan(1);
    expect(Math.abs((simulated?.savedMoney.p10 ?? 0) - 14_650)).toBeLessThan(100);
    expect(Math.abs((simulated?.savedMoney.p90 ?? 0) - 17_500)).toBeLessThan(100);
  });
  it("rests a fifth on assumptions", () => {
    expect(Math.round((figures("y2027").saved?.evidence?.assumed ?? 0) * 100)).toBe(20);
  });
});

describe("with a platform", () => {
  it("reaches 11 of 13 steps", () => expect(figures("acme").coverage).toBeCloseTo(11 / 13, 12));
  it("costs 21,600 once and 4,680 a month, and brings 7,940 of cash a month", () => {
    const money = figures("acme").case;
    expect(money?.setup).toBe(21_600);
    expect(money?.running).toBe(4_680);
    expect(Math.round((money?.cash ?? 0) / 10) * 10).toBe(7_940);
  });
  it("pays back in month 13, and is worth about 61,000 over three years", () => {
    const money = figures("acme").case;
    expect(money?.paybackMonth).toBe(13);
    expect(Math.abs((money?.npv ?? 0) - 61_000)).toBeLessThan(1_000);
    const simulated = simulate(map, "acme");
    expect(Math.abs((simulated?.npv.p10 ?? 0) - 40_000)).toBeLessThan(2_000);
    expect(Math.abs((simulated?.npv.p90 ?? 0) - 81_000)).toBeLessThan(2_000);
    expect(simulated?.paybackMonth).toEqual({ p10: 11, p50: 13, p90: 16 });
  });
});

it("compared, each step rises by as many levels as was counted", () => {
  const [now, then] = [stateOf(map, "current"), stateOf(map, "y2027")];
  const levels =
    now && then ? Object.fromEntries(compare(now, then).steps.map((s) => [s.id, s.levelBy ?? s.change])) : {};
  expect(levels).toEqual({
    collect: "same",
    redact: 2,
    label: 2,
    train: 2,
    tune: 3,
    evaluate: 1,
    report: "removed",
    register: "added",
    package: 3,
    security: "same",
    deploy: 1,
    serve: 1,
    monitor: 3,
    cases: 2,
  });
});
