import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap, ViewRule } from "../../src/model/process-map.ts";
import { stateOf } from "../../src/model/state.ts";
import { shownSteps, showsNothing, viewedState } from "../../src/model/views.ts";

const text = `
actor ds "Data scientist"
actor curator
interface wiki "Wiki"
data gold "Labelled set"
start brief
end live
phase prepare {
  process collect by curator is semi-automated { writes gold }
  phase inner { process label by curator, ds via wiki is manual { reads gold } }
  decision agree by ds
}
phase build {
  process train by ds is non-repeatable { reads gold }
  process check is absent
  process tidy
}
brief -> collect -> label -> agree
agree -> label "no" 20%
agree -> train "yes" -> check -> tidy -> live
train -> tidy
target later "Later" { change check is manual }
`;

async function mapOf(views = ""): Promise<ProcessMap> {
  const { map, errors } = await parseMap(text + views, "memory:///a.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

/** The steps that the rules of a view show now, and the flows between them. */
async function seen(rules: string, state = "current"): Promise<{ steps: string; flows: readonly string[] }> {
  const map = await mapOf(`view v { ${rules} }`);
  const full = stateOf(map, state);
  if (!full) throw new Error("no such state");
  const { steps, flows } = viewedState(full, map.views[0]?.rules ?? []);
  return {
    steps: steps.map((s) => s.id).join(" "),
    flows: flows.map((f) => `${f.from}-${f.through?.join("+") ?? ""}>${f.to}${f.label ? ` ${f.label}` : ""}`),
  };
}

describe("which steps a view shows", () => {
  it.each([
    ["", "brief live collect label agree train check tidy"],
    ["show phase prepare", "collect label agree"],
    ["show phase inner", "label"],
    ["show actor ds", "label agree train"],
    ["show interface wiki", "label"],
    ["show data gold", "collect label train"],
    ["show manual, absent", "label check"],
    ["show level manual", "label"],
    ["show unrated", "tidy"],
    ["show manual show unrated", "label tidy"],
    ["show phase prepare show actor ds", "label agree"],
    ["show phase prepare show step train", "collect label agree train"],
    ["show step train, tidy", "train tidy"],
    ["hide absent", "brief live collect label agree train tidy"],
    ["hide phase prepare hide step brief, live", "train check tidy"],
    ["show phase build hide absent show step check", "train tidy"],
    ["show from train", "live train check tidy"],
    ["show to agree", "brief collect label agree"],
    ["show from label show to train", "label agree train"],
  ])("%s", async (rules, steps) => {
    expect((await seen(rules)).steps).toBe(steps);
  });

  it("follows the state: a step that a target brings to life is shown there", async () => {
    expect((await seen("hide absent", "later")).steps).toContain("check");
  });

  it("does not empty the picture while a name is being written", async () => {
    const { map } = await parseMap(`${text}view v { show phase bui }`, "memory:///a.mlflow");
    const current = stateOf(map, "current");
    expect(current && shownSteps(current, map.views[0]?.rules ?? []).size).toBe(8);
  });

  it("knows a view that shows nothing in any state", async () => {
    const map = await mapOf("view some { show absent }");
    expect(map.views.map((view) => showsNothing(map, view))).toEqual([false]);
    const { errors } = await parseMap(
      `${text}view none2 { show manual  show phase build  hide step check }`,
      "memory:///a.mlflow",
    );
    expect(errors.map((e) => e.rule)).toEqual(["empty-view"]);
  });
});

describe("flows through what is hidden", () => {
  it("become one that names the steps on the way, with the label it leaves by", async () => {
    expect((await seen("hide step agree, check")).flows).toEqual([
      "brief->collect",
      "collect->label",
      "label-agree>train",
      "tidy->live",
      "train->tidy",
    ]);
    expect((await seen("hide step train, check")).flows).toEqual([
      "brief->collect",
      "collect->label",
      "label->agree",
      "agree->label no",
      "agree-train>tidy yes",
      "tidy->live",
    ]);
  });

  it("bear all labels of the ways that come out at one step", async () => {
    const { map } = await parseMap(
      'decision d process a process b process c d -> a "yes" d -> b "no" a -> c b -> c view v { hide step a, b }'.replaceAll(
        / (?=process|decision|view|[dab] ->)/g,
        "\n",
      ),
      "memory:///b.mlflow",
    );
    const current = stateOf(map, "current");
    const flows = current && viewedState(current, map.views[0]?.rules ?? []).flows;
    expect(flows?.map(({ label, through }) => [label, through])).toEqual([["yes / no", ["a"]]]);
  });

  it("never join a step to itself, stand beside a written flow, or end in what is hidden", async () => {
    const map = await mapOf();
    const current = stateOf(map, "current");
    if (!current) throw new Error("no state");
    fc.assert(
      fc.property(fc.subarray(current.steps.map((s) => s.id)), (of) => {
        const rules: ViewRule[] = [{ do: "hide", subject: "step", of }];
        const { steps, flows } = viewedState(current, rules);
        const shown = new Set(steps.map((s) => s.id));
        const ends = flows.filter((f) => f.through).map((f) => `${f.from} ${f.to}`);
        expect(new Set(ends).size).toBe(ends.length);
        for (const { from, to, through } of flows) {
          expect(shown.has(from) && shown.has(to)).toBe(true);
          if (!through) continue;
          expect(from).not.toBe(to);
          expect(through.some((id) => shown.has(id))).toBe(false);
          expect(current.flows.some((f) => f.from === from && f.to === to)).toBe(false);
        }
        // Who could reach whom still can: hiding must not cut the flow.
        for (const a of shown)
          for (const b of reached(current.flows, a)) if (shown.has(b)) expect(reached(flows, a)).toContain(b);
      }),
    );
  });
});

function reached(flows: readonly { from: string; to: string }[], from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const flow of flows) {
      if (flow.from !== at || seen.has(flow.to) || flow.to === from) continue;
      seen.add(flow.to);
      waiting.push(flow.to);
    }
  }
  return seen;
}
