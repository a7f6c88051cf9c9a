/** The bigger figures reckoned a second time, by hand or in another way than the program does. */
import { describe, expect, it } from "vitest";
import { changesInOrder, figuresOf } from "../../src/analysis/index.ts";
import { savedHoursOf, savingsAcross } from "../../src/analysis/savings.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { stateOf } from "../../src/model/state.ts";

async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text, "memory:///finance.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

const caseText = `map "Case" {
  currency EUR
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 30h  runs 2 per month }
process b by ds is manual { effort 5h   runs 4 per month }
process c by ds is manual { effort 1h   runs 1 per month }
target t {
  remove a, b, c
}
platform acme for t {
  cost 1200 per month
  setup 6000 EUR
}
`;

describe("the three-year case", () => {
  it("has the present value that a sheet of 36 rows gives", async () => {
    const map = await read(caseText);
    const found = figuresOf(map, "acme")?.case;
    // a saves 60 h × 100 = 6,000, b 20 h × 100 = 2,000, c 1 h × 100 = 100 a month: 8,100, half of it cash: 4,050.
    expect(found?.cash).toBe(4050);
    // The first months by hand: ramp 1/6 … 6/6, 10 % a year.
    const rows = [1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6].map((ramp) => ramp * 4050 - 1200);
    for (let month = 6; month <= 36; month++) rows.push(2850);
    const npv = rows.reduce((sum, cash, i) => sum + cash / 1.1 ** ((i + 1) / 12), -6000);
    expect(found?.npv).toBeCloseTo(npv, 6);
    // Paid back: −6000 −525 +150 +825 +1500 +2175 = −1875 after month 5; +2850 in month 6.
    expect(found?.paybackMonth).toBe(6);
    // By year: cash 4050 × (1+…+5)/6 + 7 × 4050 = 38,475 in the first, 48,600 in each after; costs 14,400 a year.
    expect(found?.years.map((y) => [y.year, y.saved, y.costs, y.cumulated].map(Math.round))).toEqual([
      [0, 0, 6000, -6000],
      [1, 38475, 14400, 18075],
      [2, 48600, 14400, 52275],
      [3, 48600, 14400, 86475],
    ]);
    expect(found?.years.reduce((sum, y) => sum + y.presentValue, 0)).toBeCloseTo(npv, 6);
    expect(found?.years.at(-1)?.cumulated).toBeCloseTo(found?.cumulated.at(-1) ?? 0, 6);
    // ROI: the net of the present values ÷ the present value of the costs.
    const costs = 6000 + Array.from({ length: 36 }, (_, i) => 1200 / 1.1 ** ((i + 1) / 12)).reduce((a, b) => a + b);
    expect(found?.roi).toBeCloseTo(npv / costs, 9);
  });

  it("of a target without a platform costs nothing: worth, no return, paid back at once", async () => {
    const found = figuresOf(await read(caseText), "t")?.case;
    expect(found).toMatchObject({ setup: 0, running: 0, roi: null, paybackMonth: 1 });
  });

  it("is told change by change, those first that pay back first", async () => {
    const map = await read(caseText);
    // 60 h alone bring 3,000 of cash a month: −6000 −700 −200 +300 +800 +1300 = −4500, then +1800: paid back in month 8.
    expect(changesInOrder(map, "acme").map((c) => [c.id, c.hoursSoFar, c.moneySoFar, c.paybackMonth])).toEqual([
      ["a", 60, 6000, 8],
      ["b", 80, 8000, 6],
      ["c", 81, 8100, 6],
    ]);
    expect(changesInOrder(map, "t").map((c) => c.paybackMonth)).toEqual([undefined, undefined, undefined]);
    expect(changesInOrder(map, "current")).toEqual([]);
  });
});

it("changes in order add up to what the case reckons with: the middle of each input, not of their product", async () => {
  const map = await read(`map "Middles" {
  currency EUR
}
actor ds { cost 100 per hour }
process a by ds is manual { effort 1h..3h  runs 1..3 per month }
process b by ds is manual { effort 1h  runs 1 per month  rework 0..20% }
target t {
  remove a, b
}
`);
  // a 2 h × 2 runs = 4 h, not (1 × 1 + 3 × 3) ÷ 2 = 5; b 1 × 1.1.
  const changes = changesInOrder(map, "t");
  expect(changes.map((c) => [c.id, c.hours, c.money])).toEqual([
    ["a", 4, 400],
    ["b", 1.1, expect.closeTo(110, 9)],
  ]);
  expect(changes.at(-1)?.moneySoFar).toBeCloseTo(figuresOf(map, "t")?.case?.saved ?? 0, 9);
});

it("a step that a platform does not reach stays with the people of today, in hand-offs and by actor too", async () => {
  const map = await read(`actor ds "Data scientist" { cost 100 EUR per hour }
actor ops "Operations" { cost 80 EUR per hour }
actor team "Product team" { cost 60 EUR per hour }
process train by ds is manual { effort 5h  runs 1 per month }
process deploy by ops is semi-automated { effort 4h  runs 1 per month }
process watch by ops is manual { effort 1h  runs 1 per month }
train -> deploy -> watch
target t {
  change train by team is semi-automated
  change deploy by team is automated
}
platform reaches for t { rate train is semi-automated  rate deploy is automated  rate watch is manual }
platform halts for t { rate train is semi-automated  rate deploy is semi-automated  rate watch is manual }
`);
  const of = (id: string) => {
    const found = figuresOf(map, id);
    return {
      pairs: found?.handoffPairs.map(({ from, to }) => `${from} ${to}`),
      hours: found?.distribution?.actors.map(({ id: actor, levels }) => [
        actor,
        Object.values(levels).reduce((sum, level) => sum + (level.hours?.max ?? 0), 0),
      ]),
    };
  };
  // Reached, the team trains (half of 5 h) and deploys (4 h × 5 % ÷ 50 %); only the watch passes on, to operations.
  expect(of("reaches")).toEqual({
    pairs: ["deploy watch"],
    hours: [
      ["ops", 1],
      ["team", expect.closeTo(2.9, 9)],
    ],
  });
  // Not reached, operations deploy as they do today: the hand-off stands before it.
  expect(of("halts")).toEqual({
    pairs: ["train deploy"],
    hours: [
      ["ops", 5],
      ["team", 2.5],
    ],
  });
});

it("between two revisions, a step that no longer states its hours saves nothing that anybody knows", async () => {
  const before = await read(
    "process a is manual { effort 9h  runs 1 per month }\nprocess b is manual { effort 2h  runs 1 per month }\n",
  );
  const after = await read("process a is manual\nprocess b is manual { effort 1h  runs 1 per month }\n");
  const [now, then] = [stateOf(before, "current"), stateOf(after, "current")];
  if (!now || !then) throw new Error("Every map has a current state.");
  const savings = savingsAcross({ map: before, state: now }, { map: after, state: then });
  expect(savedHoursOf(savings)).toEqual({ min: 1, max: 1 });
  expect(savings.unknown).toEqual(["a"]);
});

describe("lead time with decisions and rework", () => {
  it("is the mean that a walk over all ways gives", async () => {
    const map = await read(`start in
end out
process label is manual { effort 4h  wait 8h  rework 50% }
process train is automated { effort 2h }
process report is manual { effort 3h }
decision agree
decision good
in -> label -> agree
agree -> label "no" 20%
agree -> train "yes"
train -> good
good -> train "again" 25%
good -> label "data" 15%
good -> report "yes"
report -> out
`);
    // label takes 4 × 1.5 + 8 = 14, train 2, report 3. From label to train takes L = 14 + 0.2 L, so 17.5.
    // From train on: T = 2 + 0.25 T + 0.15 (17.5 + T) + 0.6 × 3, so 0.6 T = 2 + 2.625 + 1.8 and T = 10.7083….
    const expected = 17.5 + (2 + 0.15 * 17.5 + 0.6 * 3) / 0.6;
    const found = figuresOf(map, "current");
    expect(found?.expectedLeadTimeHours?.min).toBeCloseTo(expected, 9);
    expect(found?.expectedLeadTimeHours?.max).toBeCloseTo(expected, 9);
    // One pass: no way back. 14 + 2 + 3.
    expect(found?.leadTimeHours).toMatchObject({ min: 19, max: 19 });
    // And by lots: the same process walked 200,000 times with a generator of its own.
    let seed = 12345;
    const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    let all = 0;
    const walks = 200_000;
    for (let i = 0; i < walks; i++) {
      for (let at = "label"; at !== "out"; ) {
        if (at === "label") {
          all += 14;
          at = random() < 0.2 ? "label" : "train";
        } else if (at === "train") {
          all += 2;
          const draw = random();
          at = draw < 0.25 ? "train" : draw < 0.4 ? "label" : "report";
        } else {
          all += 3;
          at = "out";
        }
      }
    }
    expect(all / walks).toBeGreaterThan(expected * 0.99);
    expect(all / walks).toBeLessThan(expected * 1.01);
  });
});
