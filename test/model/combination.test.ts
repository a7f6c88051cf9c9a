import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureInput } from "../../src/analysis/figure.ts";
import { coverage } from "../../src/analysis/figures/coverage.ts";
import { rankingOf } from "../../src/analysis/ranking.ts";
import { parseMap } from "../../src/language/index.ts";
import { evaluatedPlatform } from "../../src/model/combination.ts";
import { levels } from "../../src/model/level.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { stateOf } from "../../src/model/state.ts";

const questions = `questionnaire {
  group security weight 2 {
    question sso "Single sign-on?" required
    question roles "Rights by role?" required
    question log "Audit log?"
  }
}
`;
const steps = `actor ds { cost 100 EUR per hour }
process a by ds is manual { effort 10h  runs 4 per month }
process b by ds is manual { effort 10h  runs 4 per month }
process c by ds is manual
target t {
  change a is automated
  change b is semi-automated
  change c is automated
}
`;

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///combination.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

describe("a platform that combines others", () => {
  const members = `platform acme "Acme" for t {
  cost 1000 EUR per month
  setup 500 EUR
  rate a is automated "Runner"
  rate b is manual
  answer security.sso good "SAML"
  answer security.roles mixed
  answer security.log bad
}
platform own "Own" for t {
  cost 1200 EUR per year
  rate b is automated "Script"
  rate c is non-repeatable
  answer security.sso mixed "Sign-on only"
  answer security.log good "Loki"
}
`;

  it("reaches the best level of its members, and says whose it is", async () => {
    const map = await read(`${questions}${steps}${members}platform both "Both" for t combines acme, own\n`);
    const state = stateOf(map, "both");
    expect(state?.steps.map((s) => s.kind === "process" && [s.id, s.level, s.levelReason])).toEqual([
      ["a", "automated", "Acme: Runner"],
      ["b", "automated", "Own: Script"],
      ["c", "non-repeatable", "Own"],
    ]);
  });

  it("answers a question as its best member does, a required one as its worst, and leaves it open until all have said", async () => {
    const map = await read(`${questions}${steps}${members}platform both "Both" for t combines acme, own\n`);
    expect(evaluatedPlatform(map, "both")?.answers.map(({ question, value, why }) => [question, value, why])).toEqual([
      ["sso", "mixed", "Own: Sign-on only"],
      ["log", "good", "Own: Loki"],
    ]);
    const red = await read(
      `${questions}${steps}${members.replace("answer security.roles mixed", "answer security.roles bad")}platform both "Both" for t combines acme, own\n`,
    );
    expect(rankingOf(red, "t")?.platforms.find((p) => p.id === "both")?.disqualified).toBe(true);
  });

  it("answers what is asked of each as its worst member, group or question", async () => {
    const asked = (group: string, question: string) => `questionnaire {
  group g ${group} {
    question keys "Our keys?" ${question}
    question log "Audit log?"
  }
}
process a is manual
target t { change a is automated }
platform one "One" for t {
  answer g.keys good
  answer g.log good
}
platform two "Two" for t {
  answer g.keys bad "Vendor's keys"
}
platform both "Both" for t combines one, two
`;
    const of = async (group: string, question: string) => {
      const map = await read(asked(group, question));
      const both = rankingOf(map, "t")?.platforms.find((p) => p.id === "both");
      const { answers = [] } = evaluatedPlatform(map, "both") ?? {};
      return [answers.map((a) => [a.question, a.value, a.why]), both?.fit, both?.fitRange, both?.reasons[1]];
    };
    const keys = "One question is answered by one of them while another answers red.";
    // Nobody says each: the better one of both. One alone says something of the log; Two can only add to it.
    const better = [
      ["keys", "good", "One"],
      ["log", "good", "One"],
    ];
    expect(await of("", "")).toEqual([better, 1, { min: 1, max: 1 }, keys]);
    // Each for the question: red of Two counts, (0 + 1) ÷ 2; the log stays.
    const worse = [
      ["keys", "bad", "Two: Vendor's keys"],
      ["log", "good", "One"],
    ];
    expect(await of("", "each")).toEqual([
      worse,
      0.5,
      { min: 0.5, max: 0.5 },
      "Reaches 0 of 1 processes of the target.",
    ]);
    // Each for the group: the log is open until Two says it; red of Two takes it to 0, green to (0 + 1) ÷ 2.
    expect(await of("each weight 2", "weight 1")).toEqual([
      worse.slice(0, 1),
      0,
      { min: 0, max: 0.5 },
      "Reaches 0 of 1 processes of the target.",
    ]);
  });

  it("is asked of each member without being required: nobody is out for it", async () => {
    const map = await read(`questionnaire {
  group g each weight 3 {
    question keys "Our keys?" each weight 2
    question sso "Single sign-on?" required each
  }
}
process a is manual
platform one { answer g.keys bad  answer g.sso good }
platform two { answer g.keys good  answer g.sso mixed }
platform both combines one, two
`);
    const both = rankingOf(map, "current")?.platforms.find((p) => p.id === "both");
    // (2 × 0 + 1 × ½) ÷ 3.
    expect(both).toMatchObject({ disqualified: false, fit: 0.5 / 3 });
  });

  it("adds the costs of its members to its own", async () => {
    const map = await read(
      `${questions}${steps}${members}platform both "Both" for t combines acme, own { upkeep 1h per month by ds }\n`,
    );
    const of = (id: string) => rankingOf(map, "t")?.platforms.find((p) => p.id === id);
    // 1000 + 1200 ÷ 12 + 1 h × 100.
    expect(of("both")?.costPerMonth).toBe(1200);
    expect(of("acme")?.costPerMonth).toBe(1000);
    // Reaches a and b: 2 × 40 h × 100 saved but for what stays of automated (5 %): same steps as the target.
    const alone = await read(
      `${questions}${steps}${members}platform both "Both" for t { cost 1200 EUR per month  setup 500 EUR  rate a, b is automated  rate c is non-repeatable }\n`,
    );
    expect(of("both")?.npv).toBeCloseTo(
      rankingOf(alone, "t")?.platforms.find((p) => p.id === "both")?.npv ?? Number.NaN,
      6,
    );
  });

  it("has no known cost while one of its members states none", async () => {
    const map = await read(
      `${questions}${steps}${members.replace("  cost 1200 EUR per year\n", "")}platform both for t combines acme, own\n`,
    );
    expect(rankingOf(map, "t")?.platforms.find((p) => p.id === "both")?.costPerMonth).toBeNull();
  });

  it("is what it says of itself where it says something", async () => {
    const map = await read(
      `${questions}${steps}${members}platform both "Both" for t combines acme, own {\n  rate a is manual "Two log-ins"\n  answer security.sso good "One for both"\n}\n`,
    );
    expect(evaluatedPlatform(map, "both")?.answers[0]).toMatchObject({ value: "good", why: "One for both" });
    const a = stateOf(map, "both")?.steps.find((s) => s.id === "a");
    expect(a).toMatchObject({ level: "manual", levelReason: "Two log-ins" });
  });

  it("never covers less than one of its members", async () => {
    const rating = fc.option(fc.constantFrom(...levels), { nil: undefined });
    const member = fc.record({ a: rating, b: rating, c: rating });
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 2, maxLength: 4 }), async (of) => {
        const text = of.map((ratings, i) => {
          const lines = Object.entries(ratings).flatMap(([id, level]) => (level ? [`  rate ${id} is ${level}`] : []));
          return `platform p${i} for t {\n${lines.join("\n")}\n}\n`;
        });
        const map = await read(
          `${steps}${text.join("")}platform all for t combines ${of.map((_, i) => `p${i}`).join(", ")}\n`,
        );
        const covered = (id: string): number => {
          const input = figureInput(map, id);
          return (input && coverage.compute(input)?.value) ?? Number.NaN;
        };
        for (const [i] of of.entries()) expect(covered("all")).toBeGreaterThanOrEqual(covered(`p${i}`));
      }),
      { numRuns: 60 },
    );
  });
});
