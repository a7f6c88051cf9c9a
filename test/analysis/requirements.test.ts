import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/analysis/config.ts";
import { lint } from "../../src/analysis/lint.ts";
import { requiredFigures } from "../../src/analysis/requirements.ts";
import { parseMap } from "../../src/language/index.ts";

const text = `map "Corpus" {
  currency EUR
}

actor ds { cost 50 per hour }

phase a "Data" {
  process label "Label" by ds is manual { effort 10h  runs 4 per month }
  process clean "Clean" by ds is automated { effort 1h  runs 1 per month }
}

label -> clean

target y2027 "In 2027" {
  change label is semi-automated { effort 2h..4h }
}
`;

async function missed(require: object, map = text): Promise<string[]> {
  const { config, problems } = readConfig(JSON.stringify({ require }), []);
  expect(problems).toEqual([]);
  const { map: read, errors } = await parseMap(map, "memory:///m.mlflow");
  expect(errors).toEqual([]);
  return lint(read, { rules: [], require: config.require }).map(
    (f) =>
      `${f.severity} ${map.slice(f.range.offset, f.range.end).split("\n")[0]}: ${f.message.replaceAll("\u00a0", " ")}`,
  );
}

describe("what a configuration requires", () => {
  it.each<[string, object]>([
    ["a score at its bound", { score: ">= 0.5" }],
    ["a share as per cent", { score: ">= 50%" }],
    ["hours under their bound", { manualHoursPerMonth: "<= 40", hoursPerMonth: "< 41.1" }],
    ["a number of steps", { manualSteps: "= 1", unratedSteps: "= 0" }],
    ["a target", { states: { y2027: { score: "> 0.5" } } }],
    ["a share as it is shown, in hundredths", { states: { y2027: { score: "= 0.83", weakestPhaseScore: "<= 83%" } } }],
    ["a state that other maps have", { states: { elsewhere: { score: ">= 1" } } }],
  ])("is met: %s", async (_, require) => expect(await missed(require)).toEqual([]));

  it("tells what it is, what is asked, and where to begin, at the head of the map", async () => {
    expect(await missed({ score: ">= 0.6", manualHoursPerMonth: "<= 39.9" })).toEqual([
      'error "Corpus": The automation score is 0.5, but “score” >= 0.6 is required. “Data” is lowest with 0.5.',
      'error "Corpus": Manual work a month is 40 hours, but “manualHoursPerMonth” <= 39.9 is required. Most of it is “Label”: 40 hours.',
    ]);
  });
  it("of a target stands at the target", async () => {
    expect(await missed({ states: { y2027: { score: ">= 0.9" } } })).toEqual([
      expect.stringMatching(
        /^error y2027: In “In 2027”: The automation score is 0\.83, but “score” >= 0\.9 is required\./,
      ),
    ]);
  });
  it("counts a range with its middle", async () => {
    // 2 to 4 hours, 4 times: 8 to 16, and 1 hour of the other.
    expect(await missed({ states: { y2027: { hoursPerMonth: "<= 13" } } })).toEqual([]);
    expect(await missed({ states: { y2027: { hoursPerMonth: "< 13" } } })).toEqual([
      expect.stringContaining("is 9–17 hours (its middle, 13, counts), but “hoursPerMonth” < 13 is required."),
    ]);
  });
  it("takes a bound that is finer than what is shown at its word", async () => {
    // (2/3 + 1) / 2
    expect(await missed({ states: { y2027: { score: ">= 0.834" } } })).toHaveLength(1);
  });
  it("says where the demands of a state belong", () => {
    const { problems } = readConfig(JSON.stringify({ require: { y2027: { score: ">= 1" } } }), []);
    expect(problems.map((p) => `${p.path} ${p.message}`)).toEqual([
      'require.y2027 belongs under `states`: { "states": { "y2027": { … } } }.',
    ]);
  });
  it("is missed by a figure that can't be known, which says what the map lacks", async () => {
    const bare = "process a is manual\n";
    expect(await missed({ manualHoursPerMonth: "<= 40" }, bare)).toEqual([
      "error : Manual work a month is not known, but “manualHoursPerMonth” <= 40 is required. No manual process states both “effort” and “runs”.",
    ]);
    expect(await missed({ manualHoursPerMonth: "<= 40" }, "process a is automated\n")).toEqual([]);
  });
  it("is not asked of a file that only declares things for others", async () => {
    expect(await missed({ score: ">= 1" }, "actor ds\n")).toEqual([]);
  });
  it("names the state that was meant", async () => {
    expect(await missed({ states: { y2072: { score: ">= 1" } } })).toEqual([
      expect.stringContaining("demands of the state “y2072”; did you mean “y2027”?"),
    ]);
  });
  it("can be asked of every figure that is listed", async () => {
    for (const figure of requiredFigures)
      expect(await missed({ [figure]: "> 1000000" }).catch(() => [figure])).toHaveLength(1);
  });
});
