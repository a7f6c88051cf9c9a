import { expect, it } from "vitest";
import { measureNext, roadmapsOf } from "../../src/analysis/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///roadmap.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

it("a roadmap cumulates the savings of targets in sequence, one road for each end", async () => {
  const map = await read(`map "R" {
  currency EUR
}
actor x { cost 50 per hour }
process a by x is manual { effort 10h  runs 1 per month }
process b by x is manual { effort 4h  runs 1 per month }
target t1 {
  change a is automated { effort 2h }
}
target t2 after t1 {
  remove b
}
target other {
  remove a
}
`);
  expect(
    roadmapsOf(map).map((road) =>
      road.map((s) => [s.id, s.score, s.savedSoFar?.min, s.savedHere?.min, s.moneySoFar?.min]),
    ),
  ).toEqual([
    [
      ["t1", 0.5, 8, 8, 400],
      ["t2", 1, 12, 4, 600],
    ],
    [["other", 0, 10, 10, 500]],
  ]);
});

it("what to measure next is what the target improves most and nobody knows, then the widest saving", async () => {
  const map = await read(`process small is semi-automated { runs 1 per month }
process large is manual
process known is manual { effort 1h..9h  runs 2 per month }
process exact is manual { effort 1h  runs 2 per month }
process same is manual
target t "Then" {
  change small is automated
  change large is automated
  change known is automated { effort 0.5h }
  change exact is automated { effort 0.5h }
}
`);
  expect(measureNext(map, "t").map((m) => [m.step, m.clauses, m.reason.replaceAll("\u00a0", " ")])).toEqual([
    [
      "large",
      ["effort", "runs"],
      "“Then” raises it by 3 levels, and nobody knows what that saves: no effort and no runs is stated.",
    ],
    ["small", ["effort"], "“Then” raises it by one level, and nobody knows what that saves: no effort is stated."],
    ["known", ["effort"], "It saves 1–17 h a month: the widest range of all."],
  ]);
});

it("without a target, the worst levels that state nothing come first, then the widest hours", async () => {
  const map = await read(`process good is automated
process hand is manual { runs 1 per month }
process anew is non-repeatable
process wide is manual { effort 1h..9h  runs 2 per month }
process none is absent
`);
  expect(measureNext(map, "current", 4).map((m) => [m.step, m.clauses, m.reason.replaceAll("\u00a0", " ")])).toEqual([
    ["hand", ["effort"], "It is manual, and states no effort; 1 of 4 steps do."],
    ["anew", ["effort", "runs"], "It is non-repeatable, and states no effort and no runs; 1 of 4 steps do."],
    ["good", ["effort", "runs"], "It is automated, and states no effort and no runs; 1 of 4 steps do."],
    ["wide", ["effort"], "It takes 2–18 h a month: a wide range."],
  ]);
});
