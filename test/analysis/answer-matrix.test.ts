import { describe, expect, it } from "vitest";
import { answerMatrixOf, ratingMatrixOf } from "../../src/analysis/index.ts";
import { parseMap } from "../../src/language/index.ts";

const text = `
questionnaire {
  group security weight 2 {
    question sso "Single sign-on?" required
    question log "Audit log?"
  }
  group legal {
    question exit "A way out?"
  }
}
phase make {
  process a is manual
  process b is manual
}
process c is manual
target t {
  change a is automated
  change b is semi-automated
}
platform one for t {
  rate a is automated "Trial"
  rate b is manual
  rate c is manual
  answer security.sso 🔴 "Own passwords"
  answer security.log 🟢
  answer legal.exit 🟡
}
platform two for t {
  rate b is automated
  answer security.sso 🟢
  answer security.log 🟢
}
`;

describe("the matrix of platforms", () => {
  const shown = async (filter = {}) => {
    const { map } = await parseMap(text);
    return answerMatrixOf(map, ["two", "one"], filter).flatMap((g) => g.questions.map((q) => `${g.id}.${q.question}`));
  };

  it("holds every question, the platforms in the order asked for", async () => {
    const { map } = await parseMap(text);
    const [security] = answerMatrixOf(map, ["two", "one"]);
    expect(security).toMatchObject({ id: "security", weight: 2 });
    expect(security?.questions[0]).toMatchObject({
      required: true,
      answers: [
        { platform: "two", value: "good" },
        { platform: "one", value: "bad", why: "Own passwords" },
      ],
    });
  });

  it("filters by what matters", async () => {
    expect(await shown()).toEqual(["security.sso", "security.log", "legal.exit"]);
    expect(await shown({ differences: true })).toEqual(["security.sso", "legal.exit"]);
    expect(await shown({ red: true })).toEqual(["security.sso"]);
    expect(await shown({ required: true })).toEqual(["security.sso"]);
    expect(await shown({ open: true })).toEqual(["legal.exit"]);
    expect(await shown({ open: true, red: true })).toEqual([]);
  });

  it("counts what reaches the target by phase", async () => {
    const { map } = await parseMap(text);
    const [make, rest] = ratingMatrixOf(map, "t", ["one", "two"]);
    // one: a reached, b below. two: b passed, a not rated. Outside: c wants manual, only one says so.
    expect(make?.reached).toEqual({ one: { covered: 1, of: 2 }, two: { covered: 1, of: 2 } });
    expect(rest?.reached).toEqual({ one: { covered: 1, of: 1 }, two: { covered: 0, of: 1 } });
    expect(make?.processes[1]?.ratings).toMatchObject([{ below: true }, { below: false, level: "automated" }]);
  });
});
