import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOf, groupsOf } from "../../src/analysis/figures/fit.ts";
import { rankedTargets, rankingOf } from "../../src/analysis/ranking.ts";
import { parseMap } from "../../src/language/index.ts";
import type { AnswerValue, ProcessMap, QuestionGroup } from "../../src/model/process-map.ts";
import { aMap, platform, step } from "../support/map.ts";

const questions = `questionnaire {
  group security weight 2 {
    question sso "Single sign-on?" required
    question log "Audit log?"
  }
  group legal {
    question region "In our region?"
  }
}
process a is manual
process b is manual
target t {
  change a is automated
  change b is semi-automated
}
`;

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///ranking.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

describe("the ranking of a target's platforms", () => {
  it("puts coverage before fit, and the disqualified last", async () => {
    const map = await read(`${questions}
platform half for t {
  rate a is automated
  answer security.sso good
  answer security.log good
  answer legal.region good
}
platform whole for t {
  rate a, b is automated
  answer security.sso mixed
  answer security.log bad
}
platform out for t {
  rate a, b is automated
  answer security.sso bad
  answer legal.region good
}
platform elsewhere {
  rate a, b is automated
}
`);
    expect(rankedTargets(map)).toEqual(["current", "t"]);
    const ranking = rankingOf(map, "t");
    // whole: security (½ + 0) ÷ 2 = ¼, legal open: fit ¼. half: 1. out: security 0, legal 1: (2 × 0 + 1) ÷ 3.
    expect(ranking?.platforms.map((p) => [p.id, p.rank, p.coverage, p.fit, p.disqualified])).toEqual([
      ["whole", 1, 1, 0.25, false],
      ["half", 2, 0.5, 1, false],
      ["out", 3, 1, 1 / 3, true],
    ]);
    // Open question of whole red: (2 × ¼ + 0) ÷ 3; green: (2 × ¼ + 1) ÷ 3.
    expect(ranking?.platforms[0]?.fitRange).toEqual({ min: 0.5 / 3, max: 0.5 });
    expect(ranking?.platforms.map((p) => p.reasons)).toEqual([
      [
        "Reaches 2 of 2 processes of the target.",
        "Answers score 25 of 100.",
        "One question is open.",
        "What is open could make it place 1 to 2.",
      ],
      [
        "Reaches 1 of 2 processes of the target.",
        "Not rated: “b”.",
        "Answers score 100 of 100.",
        "What is open could make it place 1 to 2.",
      ],
      [
        "Out: the required question security.sso is answered red.",
        "Reaches 2 of 2 processes of the target.",
        "Answers score 33 of 100.",
        "One question is open.",
      ],
    ]);
  });

  it("says over which weights the winner stays the winner", async () => {
    const map = await read(`${questions}
platform safe for t {
  rate a, b is automated
  answer security.sso good
  answer security.log good
  answer legal.region bad
}
platform near for t {
  rate a, b is automated
  answer security.sso mixed
  answer security.log mixed
  answer legal.region good
}
`);
    // safe: x·1 + y·0, near: x·½ + y·1 (÷ x + y): equal where x = 2y. With x = 2 and y = 1 they are equal now.
    const { robustness, platforms } = rankingOf(map, "t") ?? {};
    expect(platforms?.map((p) => [p.id, p.fit])).toEqual([
      ["near", 2 / 3],
      ["safe", 2 / 3],
    ]);
    expect(robustness?.robust).toBe(false);
    expect(robustness?.groups["security"]?.stretches).toEqual([
      { from: 0, to: 2, leader: "near" },
      { from: 2, to: null, leader: "safe" },
    ]);
    expect(robustness?.groups["legal"]?.stretches).toEqual([
      { from: 0, to: 1, leader: "safe" },
      { from: 1, to: null, leader: "near" },
    ]);
  });

  it("agrees with a comparison that was worked out apart", async () => {
    const map = await read(`questionnaire {
  group security weight 2 {
    question sso required
    question isolation weight 2
    question audit
  }
  group legal {
    question residency required weight 3
    question leave
  }
  group scientists {
    question libraries
    question compare weight 2
  }
  group curators {
    question agreement
    question nocode
  }
  group operations {
    question scale
    question alerts
  }
}
process a is manual
target t {
  change a is automated
}
platform acme for t {
  rate a is automated
  answer security.sso good
  answer security.isolation mixed
  answer security.audit good
  answer legal.residency mixed
  answer legal.leave mixed
  answer scientists.libraries good
  answer scientists.compare good
  answer curators.agreement mixed
  answer curators.nocode good
  answer operations.scale good
  answer operations.alerts mixed
}
platform borealis for t {
  rate a is automated
  answer security.sso good
  answer security.isolation mixed
  answer security.audit mixed
  answer legal.residency good
  answer legal.leave good
  answer scientists.libraries mixed
  answer scientists.compare good
  answer curators.nocode mixed
  answer operations.scale good
  answer operations.alerts mixed
}
`);
    const { platforms, robustness } = rankingOf(map, "t") ?? {};
    const hundredths = (value: number | null | undefined): number => Math.round((value ?? Number.NaN) * 100);
    expect(platforms?.map((p) => [p.id, hundredths(p.fit)])).toEqual([
      ["acme", 75],
      ["borealis", 72],
    ]);
    expect(platforms?.map((p) => Object.values(p.groups).map((g) => hundredths(g.score)))).toEqual([
      [75, 50, 100, 75, 75],
      [63, 100, 83, 50, 75],
    ]);
    // acme leads from a security weight of 0.7 and a curators' weight of 0.3 on, and up to a legal weight of 1.3.
    const turns = Object.entries(robustness?.groups ?? {}).map(([id, g]) => [
      id,
      g.stretches.map((s) => s.to && Number(s.to.toFixed(1))),
    ]);
    expect(turns).toEqual([
      ["security", [0.7, null]],
      ["legal", [1.3, null]],
      ["scientists", [null]],
      ["curators", [0.3, null]],
      ["operations", [null]],
    ]);
  });

  it("marks who is best in some trade", async () => {
    const map = await read(`map "P" {
  currency EUR
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 10h  runs 1 per month }
target t {
  change a is automated { effort 1h }
}
platform dear for t {
  cost 100 per month
  rate a is automated
}
platform cheap for t {
  cost 50 per month
  rate a is manual
}
platform worse for t {
  cost 200 per month
  rate a is automated
}
`);
    const ranking = rankingOf(map, "t");
    // Saved 900, half of it cash, a sixth more each month: 75, 150, 225 … dear −25, 25; worse −125, −175, −150, −50, 125.
    expect(ranking?.platforms.map((p) => [p.id, p.pareto, p.paybackMonths])).toEqual([
      ["dear", true, 2],
      ["worse", false, 5],
      ["cheap", true, null],
    ]);
    // Nothing is uncertain here, so every outcome is the same.
    expect(ranking?.platforms.map((p) => [p.id, p.beats, p.simulated?.chanceOfProfit])).toEqual([
      ["dear", { worse: 1, cheap: 1 }, 1],
      ["worse", { dear: 0, cheap: 1 }, 1],
      ["cheap", { dear: 0, worse: 0 }, 0],
    ]);
    expect(ranking?.platforms[0]?.reasons).toContain("Worth more than worse in 100 of 100 simulated outcomes.");
  });
});

const answerValue = fc.constantFrom<AnswerValue>("bad", "mixed", "good");
const questionnaire = fc
  .array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((weights) =>
    fc.record({
      weights: fc.constant(weights),
      groupWeights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: weights.length, maxLength: weights.length }),
      answers: fc.array(fc.option(answerValue), { minLength: 16, maxLength: 16 }),
    }),
  );

function built(
  { weights, groupWeights, answers }: { weights: number[][]; groupWeights: number[]; answers: (AnswerValue | null)[] },
  factor = 1,
): { groups: QuestionGroup[]; candidate: ReturnType<typeof platform> } {
  const plain = { notes: [], links: [] };
  const groups = weights.map((list, g) => ({
    ...plain,
    kind: "group" as const,
    id: `g${g}`,
    title: `g${g}`,
    weight: (groupWeights[g] ?? 1) * factor,
    questions: list.map((weight, q) => ({
      ...plain,
      kind: "question" as const,
      id: `q${q}`,
      title: `q${q}`,
      weight: weight * factor,
      required: false,
    })),
  }));
  const given = weights.flatMap((list, g) =>
    list.flatMap((_, q) => {
      const value = answers[g * 4 + q];
      return value ? [{ group: `g${g}`, question: `q${q}`, value }] : [];
    }),
  );
  return { groups, candidate: platform("p", { answers: given }) };
}

describe("a platform of which nobody has said what it costs", () => {
  const text = `map "Costs" { currency EUR }
actor ds { cost 100 per hour }
process a by ds is manual { effort 10h  runs 4 per month }
target t { change a is automated }
platform alpha "Alpha" for t { rate a is automated }
platform beta "Beta" for t { cost 100 per month  rate a is automated }
platform free "Free" for t { cost 0 per month  rate a is automated }
`;

  it("has no case, and no place before one that says it", async () => {
    const ranking = rankingOf(await read(text), "t");
    expect(ranking?.platforms.map((p) => [p.id, p.paybackMonths, p.costPerMonth])).toEqual([
      ["beta", 1, 100],
      ["free", 1, 0],
      ["alpha", null, null],
    ]);
    const alpha = ranking?.platforms.find((p) => p.id === "alpha");
    expect(alpha).toMatchObject({ npv: null, simulated: null, beats: {} });
    expect(alpha?.reasons).toContain("What it costs a month is not stated, so it has no case.");
    expect(ranking?.platforms[0]?.reasons.join(" ")).not.toContain("not stated");
  });
});

describe("fit", () => {
  it("never falls when an answer is raised", () => {
    fc.assert(
      fc.property(questionnaire, fc.nat(15), (q, place) => {
        const raised = q.answers.map((a, i) => (i === place && a ? (a === "bad" ? "mixed" : "good") : a));
        const [before, after] = [built(q), built({ ...q, answers: raised })];
        const fits = [fitOf(before.groups, before.candidate).score, fitOf(after.groups, after.candidate).score];
        if (fits[0] === null) expect(fits[1]).toBeNull();
        else expect(fits[1]).toBeGreaterThanOrEqual((fits[0] ?? 0) - 1e-12);
      }),
    );
  });
  it("does not change when all weights are scaled", () => {
    fc.assert(
      fc.property(questionnaire, fc.integer({ min: 1, max: 9 }), (q, factor) => {
        const [one, many] = [built(q), built(q, factor)];
        const fits = [fitOf(one.groups, one.candidate).score, fitOf(many.groups, many.candidate).score];
        if (fits[0] === null) expect(fits[1]).toBeNull();
        else expect(fits[1]).toBeCloseTo(fits[0] ?? 0, 12);
      }),
    );
  });
  it("lies between what open questions could make of it", () => {
    fc.assert(
      fc.property(questionnaire, (q) => {
        const { groups, candidate } = built(q);
        const [worst, best] = [
          fitOf(groups, candidate, undefined, "bad").score,
          fitOf(groups, candidate, undefined, "good").score,
        ];
        expect(worst).toBeLessThanOrEqual(best ?? 0);
      }),
    );
  });
});

it("a platform that rates all at the target's level covers all of it", () => {
  const level = fc.constantFrom("automated", "semi-automated", "non-repeatable", "manual", "absent" as const);
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 8 }), (levels) => {
      const steps = levels.map((l, i) => step(`s${i}`, l as "manual"));
      const ratings = steps.map((s) => ({ process: s.id, level: s.level ?? "manual" }));
      const map = aMap({ steps, platforms: [platform("p", { ratings })] });
      expect(rankingOf(map, "current")?.platforms[0]?.coverage).toBe(1);
      expect(groupsOf(map)).toEqual([]);
    }),
  );
});
