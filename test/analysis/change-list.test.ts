import { describe, expect, it } from "vitest";
import {
  changeList,
  changesInShort,
  comparedInShort,
  comparedSides,
  figuresThenAndNow,
  groupedChanges,
} from "../../src/analysis/index.ts";
import { graphOf, shapeKey } from "../../src/diagram/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { stateOf } from "../../src/model/state.ts";

const now = `map "Churn" { currency EUR }
actor ds "Data scientist" { cost 80 per hour }
actor ops "Operator" { cost 50 per hour }
phase data "Data" {
  process label "Label" by ops is manual { effort 10h..20h  runs 2 per month }
  process check "Check" by ops is manual { effort 4h  runs 1 per month }
}
phase model "Model" {
  process train "Train" by ds is non-repeatable { effort 6h  runs 4 per month  wait 2d }
}
label -> check -> train
`;
const target = `
target t "Then" {
  change label is semi-automated { effort 2h..4h }
  change train is automated by ops { effort 1h  wait 4h }
  remove check "by a rule"
  extend model { process watch "Watch" by ds is automated { effort 3h  runs 1 per month } }
  train -> watch
}
`;
async function read(text: string): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text);
  expect(errors).toEqual([]);
  return map;
}
const side = (map: ProcessMap, id: string, title = id) => {
  const state = stateOf(map, id);
  if (!state) throw new Error(`no state ${id}`);
  return { map, state, title };
};

describe("two states of a map", () => {
  it("come to figures that were worked out by hand", async () => {
    const map = await read(now + target);
    const compared = comparedSides(side(map, "current"), side(map, "t"));
    const list = new Map(changeList(compared).map((change) => [change.key, change]));
    // Label: 2 × 10..20 = 20..40 h, then 2 × 2..4 = 4..8 h; 20 − 8 to 40 − 4.
    expect(list.get("step label")).toMatchObject({ verdict: "better", by: 2, saved: { min: 12, max: 36 } });
    expect(list.get("step label")?.told).toEqual(["effort 10–20\u00a0h → 2–4\u00a0h"]);
    // Check: 4 h, all of it.
    expect(list.get("step check")).toMatchObject({ verdict: "removed", saved: { min: 4, max: 4 } });
    // Train: 4 × 6 = 24 h, then 4 × 1.
    expect(list.get("step train")).toMatchObject({ verdict: "better", by: 2, saved: { min: 20, max: 20 } });
    expect(list.get("step train")?.told).toEqual([
      "by Data scientist → Operator",
      "effort 6\u00a0h → 1\u00a0h",
      "wait 2\u00a0d → 4\u00a0h",
    ]);
    expect(list.get("step watch")).toMatchObject({ verdict: "added", newWork: { min: 3, max: 3 } });
    expect([...list.keys()].filter((key) => key.startsWith("flow"))).toEqual([
      "flow label -> train",
      "flow label -> check",
      "flow check -> train",
      "flow train -> watch",
    ]);
    // Score: 0, 0, 1/3 of three; then 2/3, 1, 1 of three. 12 + 4 + 20 to 36 + 4 + 20 hours.
    // Money: label 12..36 × 50, check 4 × 50, train 24 × 80 − 4 × 50.
    expect(comparedInShort(compared)).toBe(
      "Score 11 → 89 of 100. Saves 36–60\u00a0h a month. Worth 2,520–3,720\u00a0EUR a month. New work 3\u00a0h a month.",
    );
    expect(figuresThenAndNow(compared).find(({ id }) => id === "hours")).toMatchObject({
      before: "48–68\u00a0h",
      after: "11–15\u00a0h",
    });
    expect(changesInShort([...list.values()])).toBe("4 steps: 2 better, 1 new, 1 gone; 4 flows: 2 new, 2 gone");
  });

  it("are listed by phase, by actor and by hours", async () => {
    const map = await read(now + target);
    const compared = comparedSides(side(map, "current"), side(map, "t"));
    const titles = (order: "phase" | "actor" | "hours") =>
      groupedChanges(compared, order).map(({ title, changes }) => `${title} ${changes.length}`);
    expect(titles("phase")).toEqual(["Data 5", "Model 3"]);
    // A flow stands with whoever does the step that it leaves.
    expect(titles("actor")).toEqual(["Data scientist 1", "Operator 7"]);
    expect(titles("hours")).toEqual([
      "Largest saving first 3",
      "New work, not counted as a loss 1",
      "No hours known to change 4",
    ]);
    const [largest] = groupedChanges(compared, "hours");
    expect(largest?.changes.map(({ title }) => title)).toEqual(["Label", "Train", "Check"]);
  });

  it("turned round costs what it saved", async () => {
    const map = await read(now + target);
    const back = comparedSides(side(map, "t"), side(map, "current"));
    const train = changeList(back).find(({ key }) => key === "step train");
    expect(train).toMatchObject({ verdict: "worse", by: 2, saved: { min: -20, max: -20 } });
    expect(comparedInShort(back)).toContain("Costs");
  });

  it("of which one is itself differ in nothing", async () => {
    const map = await read(now + target);
    const compared = comparedSides(side(map, "t"), side(map, "t"));
    expect(changeList(compared)).toEqual([]);
    expect(comparedInShort(compared)).toBe("Nothing differs.");
  });
});

describe("two revisions", () => {
  it("cancel what is written alike, even under a new name, and lead to no place in an older text", async () => {
    const old = await read(now);
    const young = await read(
      now
        .replaceAll("label", "mark")
        .replace("process check", "decision check")
        .replace(" by ops is manual { effort 4h  runs 1 per month }", ""),
    );
    const compared = comparedSides(side(old, "current", "HEAD"), side(young, "current", "now"));
    const list = changeList(compared);
    const marked = list.find(({ key }) => key === "step mark");
    expect(marked).toMatchObject({ verdict: "changed", told: ["name label → mark"] });
    expect(marked).not.toHaveProperty("saved");
    const gone = list.find(({ key, verdict }) => key === "step check" && verdict === "removed");
    expect(gone).not.toHaveProperty("source");
    expect(marked).toHaveProperty("source");
  });

  it("are drawn in one layout, whatever came, went, moved or was renamed", async () => {
    const old = await read(now);
    const young = await read(
      now.replaceAll("train", "fit").replace("process check", "process proof").replaceAll("check", "proof") +
        target.replaceAll("train", "fit").replaceAll("check", "proof"),
    );
    for (const state of ["current", "t"]) {
      const view = { state, compareWith: "current", compareMap: old } as const;
      const [before, after] = (["before", "after"] as const).map((compareSide) =>
        graphOf(young, { ...view, compareSide }),
      );
      expect(before && shapeKey(before)).toBe(after && shapeKey(after));
    }
  });
});
