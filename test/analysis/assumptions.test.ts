import { describe, expect, it } from "vitest";
import { assumptionsOf, figuresOf } from "../../src/analysis/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///assumptions.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

const steps = `process a is manual { effort 10h  runs 1 per month }
target t {
  change a is semi-automated
}
target u after t {
  change a is automated
}
`;

describe("what is assumed where nothing is stated", () => {
  it("is what is usual", async () => {
    expect(assumptionsOf(await read(""))).toEqual({
      residual: { manual: 1, "non-repeatable": 1, "semi-automated": 0.5, automated: 0.05 },
      discount: { min: 0.1, max: 0.1 },
      capture: { min: 0.5, max: 0.5 },
      rampMonths: { min: 6, max: 6 },
    });
  });
  it("can be set by the map", async () => {
    const map = await read(`map "M" {
  assume semi-automated 40%
  assume discount 8%
  assume capture 30..50%
  assume ramp 3mo
}
${steps}`);
    expect(assumptionsOf(map)).toMatchObject({
      residual: { manual: 1, "semi-automated": 0.4 },
      discount: { min: 0.08, max: 0.08 },
      capture: { min: 0.3, max: 0.5 },
      rampMonths: { min: 3, max: 3 },
    });
    expect(figuresOf(map, "t")?.hoursPerMonth).toEqual({ min: 4, max: 4, assumed: true });
  });
  it("follows a chain of targets level by level", async () => {
    const map = await read(steps);
    expect(figuresOf(map, "t")?.hoursPerMonth).toEqual({ min: 5, max: 5, assumed: true });
    expect(figuresOf(map, "u")?.hoursPerMonth).toEqual({ min: 0.5, max: 0.5, assumed: true });
    expect(figuresOf(map, "u")?.saved?.hoursPerMonth).toEqual({ min: 9.5, max: 9.5, assumed: true });
  });
  it("ends where an effort is stated", async () => {
    const map = await read(steps.replace("change a is automated", "change a is automated { effort 1h }"));
    expect(figuresOf(map, "u")?.hoursPerMonth).toEqual({ min: 1, max: 1, assumed: false });
    expect(figuresOf(map, "u")?.saved?.evidence).toMatchObject({ assumed: 0, unsourced: 1 });
  });
  it("leaves the effort of a step whose level stays", async () => {
    const map = await read(steps.replace("change a is semi-automated", 'change a "A"'));
    expect(figuresOf(map, "t")?.hoursPerMonth).toEqual({ min: 10, max: 10, assumed: false });
  });
});

describe("what a platform leaves to people", () => {
  const with_ = (rating: string): Promise<ProcessMap> =>
    read(`process a is manual { effort 10h  runs 1 per month }
target t {
  change a is automated { effort 30min }
}
platform p for t {
  ${rating}
}
`);
  it.each([
    ["the target's effort at the target's level", "rate a is automated", 0.5, false],
    ["today's effort at a level in between, by the residuals", "rate a is semi-automated", 5, true],
    ["today's effort at today's level", "rate a is manual", 10, false],
    ["today's effort where it lacks the step", "rate a is absent", 10, false],
    ["today's effort where it says nothing", 'note "-"', 10, false],
  ])("is %s", async (_, rating, hours, assumed) => {
    expect(figuresOf(await with_(rating), "p")?.hoursPerMonth).toEqual({ min: hours, max: hours, assumed });
  });
});

it("work of nobody costs the mean of those who work in the map, marked assumed", async () => {
  const map = await read(`map "M" {
  currency EUR
}
actor x { cost 40 per hour }
actor y { cost 60 per hour }
actor idle { cost 500 per hour }
process a by x is manual { effort 1h  runs 1 per month }
process b by y is manual { effort 1h  runs 1 per month }
process c is automated { effort 1h  runs 1 per month }
`);
  // 40 + 60 + the mean of the two.
  expect(figuresOf(map, "current")?.costPerMonth).toEqual({ min: 150, max: 150, currency: "EUR", assumed: true });
});
