import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dominatorsOf } from "../../src/analysis/pareto.ts";
import { type Ranking, rankingOf } from "../../src/analysis/ranking.ts";
import { opennessInWords, settleInWords } from "../../src/analysis/ranking-words.ts";
import { frontInWords } from "../../src/analysis/trade-offs.ts";
import { parseMap } from "../../src/language/index.ts";

async function ranked(text: string): Promise<Ranking> {
  const { map, errors } = await parseMap(text, "memory:///outlook.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  const ranking = rankingOf(map, "t");
  if (!ranking) throw new Error("no target t");
  return ranking;
}

const start = `questionnaire {
  group security "Security" weight 2 {
    question sso "Single sign-on?" required
    question log "Audit log?"
  }
  group legal "Legal" {
    question region "In our region?" weight 3
    question exit "A way out?"
  }
}
process a is manual
target t { change a is automated }
`;

describe("what open questions could change", () => {
  // Worked by hand. one: security (1 + 0) ÷ 2 = ½, legal 1: (2 × ½ + 1) ÷ 3 = 2/3. two: security ½, legal open: ½.
  const text = `${start}platform one "One" for t {
  rate a is automated
  answer security.sso good
  answer security.log bad
  answer legal.region good
  answer legal.exit good
}
platform two "Two" for t {
  rate a is automated
  answer security.sso good
  answer security.log bad
}
`;

  it("is the best and the worst place of each candidate", async () => {
    const { platforms } = await ranked(text);
    // two with legal good: equal to one, and behind it by its name. With legal bad: (2 × ½ + 0) ÷ 3.
    expect(platforms.map((p) => [p.id, p.fit, p.places])).toEqual([
      ["one", 2 / 3, { best: 1, worst: 1 }],
      ["two", 0.5, { best: 2, worst: 2 }],
    ]);
    const open = await ranked(text.replace("  answer legal.region good\n  answer legal.exit good\n", ""));
    expect(open.platforms.map((p) => p.places)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(opennessInWords(open)).toBe("What is open could still put Two first.");
  });

  it("names the question that decides, a required one first", async () => {
    const ranking = await ranked(
      text.replace(
        "  answer security.sso good\n  answer security.log bad\n  answer legal.region",
        "  answer security.log bad\n  answer legal.region",
      ),
    );
    // one without sso: security 0, legal 1: 1/3 < ½: two leads; sso green gives one 2/3, which is more.
    expect(ranking.platforms[0]?.id).toBe("two");
    expect(ranking.settle[0]).toMatchObject({
      platform: "one",
      about: "security.sso",
      leaderIfGood: "one",
      leaderIfBad: "two",
    });
    expect(settleInWords(ranking)[0]).toBe(
      "Ask about One: “Single sign-on?” (security.sso). Green would put One first.",
    );
    // Region alone: red gives two (2 × ½ + 0) ÷ 3 = 1/3, equal to one, which comes first by its name.
    expect(ranking.settle.find((s) => s.about === "legal.region")?.leaderIfBad).toBe("one");
  });

  it("says of a step that nobody has rated what it would change", async () => {
    const ranking = await ranked(`process a is manual
target t { change a is automated }
platform one "One" for t { rate a is semi-automated }
platform two "Two" for t
`);
    expect(ranking.settle).toMatchObject([
      { platform: "two", about: "a", kind: "step", leaderIfGood: "two", leaderIfBad: "one" },
    ]);
    expect(settleInWords(ranking)).toEqual(["Rate “a” for Two. Reaching the target would put Two first."]);
  });

  it("counts an answer of a member for the combination too", async () => {
    const { settle, platforms } = await ranked(`${start}platform one "One" for t {
  rate a is automated
  answer security.sso good
}
platform two "Two" for t {
  rate a is manual
  answer security.log good
}
platform both "Both" for t combines one, two
`);
    expect(platforms.map((p) => p.id)).toEqual(["both", "one", "two"]);
    // Two's sso red makes the combination fail, so one leads alone.
    expect(settle).toContainEqual(
      expect.objectContaining({ platform: "two", about: "security.sso", leaderIfBad: "one", required: true }),
    );
  });
});

describe("what open questions could change for a set of platforms", () => {
  // Both has what One has, and Two's rating of b; One can't pass it by an answer that both then have.
  const text = `questionnaire {
  group g "G" {
    question log "Audit log?"
    question api "API?"
    question sso "Single sign-on?" required
  }
}
process a is manual
process b is manual
target t {
  change a is automated
  change b is automated
}
`;
  const platforms = `platform one "One" for t {
  rate a is automated
  answer g.log good
  answer g.sso good
}
platform two "Two" for t {
  rate b is automated
  answer g.log mixed
  answer g.api mixed
  answer g.sso good
}
platform both "Both" for t combines one, two
`;

  it("never lets its own part pass it by what they share", async () => {
    const ranking = await ranked(text + platforms);
    expect(ranking.platforms.map((p) => [p.id, p.places])).toEqual([
      // Two reaching a as well would be as far, with less for the log; One reaching b, with api green, is then as good, not better.
      ["both", { best: 1, worst: 1 }],
      // The other one passes it where its own open step is not reached.
      ["one", { best: 2, worst: 3 }],
      ["two", { best: 2, worst: 3 }],
    ]);
    expect(opennessInWords(ranking)).toBe("Whatever comes out of what is open, Both stays first.");
  });

  it("reckons the fit that a set can reach from what each member can", async () => {
    const ranking = await ranked(
      text + platforms.replace("  answer g.sso good\n", "").replace("g.sso good", "g.sso mixed"),
    );
    // Required: the worst of both. One's sso green leaves Two's mixed, red puts the set out; api is mixed by Two, green by One
    // at best.
    const both = ranking.platforms.find((p) => p.id === "both");
    expect(both?.fitRange?.max).toBeCloseTo((1 + 1 + 0.5) / 3, 12);
    expect(both?.fitRange?.min).toBeCloseTo((1 + 0.5 + 0) / 3, 12);
  });
});

describe("the front of coverage, fit and cost", () => {
  const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  const candidates = fc
    .array(fc.record({ disqualified: fc.boolean(), coverage: value, fit: value, cost: value }), { maxLength: 8 })
    .map((all) => all.map((c, i) => ({ ...c, id: `p${i}` })));

  it("never holds a dominated one, and is empty only where there is none", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const front = all.filter((c) => dominatorsOf(c, all).length === 0);
        for (const c of front) for (const other of all) expect(dominatorsOf(c, [other])).toEqual([]);
        if (all.length > 0 && all.every((c) => c.cost !== null && c.fit !== null && c.coverage !== null))
          expect(front.length).toBeGreaterThan(0);
      }),
    );
  });

  it("lets nobody dominate who dominates it", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const a of all)
          for (const b of all) if (dominatorsOf(a, [b]).length > 0) expect(dominatorsOf(b, [a])).toEqual([]);
      }),
    );
  });

  it("compares nothing that is known of one alone", () => {
    const known = { disqualified: false, coverage: 1, fit: 1 };
    const [free, asked] = [
      { ...known, id: "free", cost: 0 },
      { ...known, id: "asked", fit: 0.5, cost: null },
    ];
    expect(dominatorsOf(asked, [free, asked])).toEqual([]);
    expect(dominatorsOf({ ...asked, cost: 10 }, [free, asked])).toEqual(["free"]);
  });

  it("is told in a sentence", async () => {
    const ranking = await ranked(`${start}platform one "One" for t { rate a is automated  answer legal.exit good }
platform two "Two" for t { rate a is automated  answer legal.exit mixed }
`);
    expect(frontInWords(ranking)).toBe("One is at least as good as every other candidate in coverage and fit.");
  });
});
