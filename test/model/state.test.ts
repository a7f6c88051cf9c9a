import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change, Process, ProcessMap, State } from "../../src/model/process-map.ts";
import { resolveStates, stateIds, stateOf } from "../../src/model/state.ts";
import {
  actor,
  aMap,
  change,
  decision,
  end,
  flowsOf,
  flowTexts,
  phase,
  platform,
  remove,
  removeFlow,
  removePhase,
  someSettings,
  start,
  step,
  target,
} from "../support/map.ts";

function state(map: ProcessMap, id: string): State {
  const found = stateOf(map, id);
  if (!found) throw new Error(`no state ${id}`);
  return found;
}
const process = (s: State, id: string): Process => s.steps.find((x) => x.id === id) as Process;
const messages = (map: ProcessMap): string[] => resolveStates(map).problems.map((p) => p.message);

/** What is left of a chain when a target removes some of its steps. */
function flowsAfter(flows: readonly string[], changes: readonly Change[], own: readonly string[] = []): string[] {
  const ids = new Set(flowsOf(...flows, ...own).flatMap((f) => [f.from, f.to]));
  const map = aMap({
    steps: [...ids].map((id) => step(id, "manual")),
    flows,
    targets: [target("t", { changes, flows: own })],
  });
  return flowTexts(state(map, "t").flows);
}

describe("the states of a map", () => {
  const map = aMap({
    steps: [step("a", "manual")],
    targets: [target("t1"), target("t2", { after: "t1" })],
    platforms: [platform("acme", { target: "t2" })],
  });

  it("are current, the targets, the platforms", () => {
    expect(stateIds(map)).toEqual(["current", "t1", "t2", "acme"]);
    expect(resolveStates(map).states.map((s) => [s.id, s.kind, s.base])).toEqual([
      ["current", "current", undefined],
      ["t1", "target", "current"],
      ["t2", "target", "t1"],
      ["acme", "platform", "t2"],
    ]);
  });

  it("has none of an unknown name", () => expect(stateOf(map, "nope")).toBeUndefined());

  it("is the map as written for `current`", () => {
    expect(state(map, "current").steps).toEqual(map.steps);
  });
});

describe("change", () => {
  const base = step("a", "manual", {
    actors: ["x"],
    reads: ["d"],
    effort: "2h",
    levelReason: "by hand",
    evidence: { kind: "measured", text: "time sheets" },
    notes: ["old"],
  });
  const changed = (clauses: Parameters<typeof change>[1]): Process =>
    process(state(aMap({ steps: [base], targets: [target("t", { changes: [change("a", clauses)] })] }), "t"), "a");

  it("replaces what is written and leaves what is not", () => {
    expect(changed({ level: "automated", interfaces: ["sdk"] })).toEqual({
      ...base,
      level: "automated",
      interfaces: ["sdk"],
      levelReason: undefined,
    });
  });
  it("clears by none", () => expect(changed({ actors: [], reads: [] })).toMatchObject({ actors: [], reads: [] }));
  it("adds notes", () => expect(changed({ notes: ["new"] }).notes).toEqual(["old", "new"]));
  it("drops the old evidence with a new number", () => {
    expect(changed({ effort: "1h" }).evidence).toBeUndefined();
    expect(changed({ level: "automated" }).evidence).toEqual(base.evidence);
    const evidence = { kind: "estimated", text: "trial" } as const;
    expect(changed({ effort: "1h", evidence }).evidence).toEqual(evidence);
  });
  it("gives a new title", () => expect(changed({ title: "A, but faster" }).title).toBe("A, but faster"));

  it("reaches decisions, actors, interfaces and data", () => {
    const map = aMap({
      steps: [decision("ok", ["x"])],
      actors: [actor("x", 50)],
      interfaces: [{ kind: "interface", id: "sdk", title: "SDK", notes: [], links: [] }],
      data: [{ kind: "data", id: "d", title: "D", notes: [], links: [], format: "CSV" }],
      targets: [
        target("t", {
          changes: [
            change("ok", { actors: ["y"] }, "decision"),
            change("x", { people: { min: 2, max: 2 } }, "actor"),
            change("sdk", { interfaceKind: "library" }, "interface"),
            change("d", { format: "Parquet" }, "data"),
          ],
        }),
      ],
    });
    const then = state(map, "t");
    expect(then.steps[0]).toMatchObject({ actors: ["y"] });
    expect(then.actors[0]).toMatchObject({ people: { min: 2, max: 2 }, costPerHour: { currency: "EUR" } });
    expect(then.interfaces[0]).toMatchObject({ interfaceKind: "library" });
    expect(then.data[0]).toMatchObject({ format: "Parquet" });
  });
});

describe("removing a step joins the flows through it", () => {
  it.each<[string, string[], Change[], string[], string[]]>([
    ["one step", ["a -> b -> c"], [remove("b")], [], ["a -> c"]],
    ["two in a row, transitively", ["a -> b -> c -> d"], [remove("b", "c")], [], ["a -> d"]],
    ["two in two lines", ["a -> b -> c -> d"], [remove("c"), remove("b")], [], ["a -> d"]],
    ["label and share of the first", ['a -> b "no" 20% -> c "x" 5%'], [remove("b")], [], ['a -> c "no" 20%']],
    ["each with each", ["a, b -> x -> c, d"], [remove("x")], [], ["a -> c", "a -> d", "b -> c", "b -> d"]],
    ["never to itself", ["a -> b -> a", "b -> c"], [remove("b")], [], ["a -> c"]],
    ["not where that flow exists", ["a -> b -> c", "a -> c"], [remove("b")], [], ["a -> c"]],
    ["not out of a rewired node", ["a -> b -> c"], [remove("b")], ["a -> d"], ["a -> d"]],
    ["but into a rewired node", ["a -> b -> c"], [remove("b")], ["c -> d"], ["a -> c", "c -> d"]],
    ["through a loop of removed steps", ["a -> b -> c -> b", "c -> d"], [remove("b", "c")], [], ["a -> d"]],
    ["the end of a way", ["a -> b -> c"], [remove("c")], [], ["a -> b"]],
    ["and a joined flow can be removed", ["a -> b -> c"], [removeFlow("a", "c"), remove("b")], [], []],
    ["every flow of a pair goes", ['a -> b "x"', 'a -> b "y"', "b -> c"], [removeFlow("a", "b")], [], ["b -> c"]],
  ])("%s", (_, flows, changes, own, expected) => {
    expect(flowsAfter(flows, changes, own)).toEqual(expected);
  });

  it("is the same in any order of lines", () => {
    const changes = [remove("b"), remove("c"), removeFlow("e", "f"), change("a", { level: "automated" })];
    const flows = ['a -> b "no" 10% -> c -> d', "e -> f", "f -> b"];
    const plain = flowsAfter(flows, changes);
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: 4 }), (order) => {
        expect(flowsAfter(flows, order)).toEqual(plain);
      }),
    );
  });

  it("leaves no flow hanging and reaches what was reached before", () => {
    const ids = ["a", "b", "c", "d", "e", "f"];
    const flow = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([x, y]) => x !== y);
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 14 }), fc.subarray(ids, { maxLength: 4 }), (pairs, gone) => {
        const chains = [...pairs.map(([x, y]) => `${x} -> ${y}`)];
        const map = aMap({
          steps: ids.map((id) => step(id)),
          flows: chains,
          targets: [target("t", { changes: gone.length > 0 ? [remove(...gone)] : [] })],
        });
        const then = state(map, "t");
        const left = ids.filter((id) => !gone.includes(id));
        for (const f of then.flows) expect(left).toEqual(expect.arrayContaining([f.from, f.to]));
        for (const from of left) {
          const before = reach(map.flows, from).filter((id) => left.includes(id) && id !== from);
          expect(
            reach(then.flows, from)
              .filter((id) => id !== from)
              .sort(),
          ).toEqual(before.sort());
        }
      }),
    );
  });
});

function reach(flows: readonly { from: string; to: string }[], from: string): string[] {
  const found = new Set<string>();
  const walk = (id: string): void => {
    for (const f of flows) {
      if (f.from === id && !found.has(f.to)) {
        found.add(f.to);
        walk(f.to);
      }
    }
  };
  walk(from);
  return [...found];
}

describe("phases", () => {
  const map = (changes: Change[], adds = {}): ProcessMap =>
    aMap({
      phases: [phase("p"), phase("inner", "p"), phase("q"), phase("idea")],
      steps: [
        step("a", "manual", { phase: "p" }),
        step("b", "manual", { phase: "inner" }),
        step("c", "manual", { phase: "q" }),
      ],
      flows: ["a -> b -> c"],
      targets: [target("t", { changes, adds })],
    });
  const phases = (m: ProcessMap): string[] => state(m, "t").phases.map((p) => p.id);

  it("take all they hold with them", () => {
    const then = state(map([removePhase("p")]), "t");
    expect(then.steps.map((s) => s.id)).toEqual(["c"]);
    expect(then.phases.map((p) => p.id)).toEqual(["q", "idea"]);
  });
  it("vanish when they are left empty, unless they were empty before", () => {
    expect(phases(map([remove("c")]))).toEqual(["p", "inner", "idea"]);
    expect(phases(map([remove("a")]))).toEqual(["p", "inner", "q", "idea"]);
  });
  it("put a new step behind their last one", () => {
    const then = state(map([], { steps: [step("n", "automated", { phase: "p" })] }), "t");
    expect(then.steps.map((s) => s.id)).toEqual(["a", "n", "b", "c"]);
  });
});

describe("a chain of targets", () => {
  const map = aMap({
    steps: [step("a", "manual"), step("b", "manual")],
    flows: ["a -> b"],
    targets: [
      target("late", { after: "early", changes: [change("a", { level: "automated" })] }),
      target("early", {
        changes: [change("a", { level: "semi-automated" }), remove("b")],
        adds: { steps: [step("n")] },
      }),
    ],
  });
  it("builds on the one before, whatever the order of the file", () => {
    expect(process(state(map, "late"), "a").level).toBe("automated");
    expect(state(map, "late").steps.map((s) => s.id)).toEqual(["a", "n"]);
  });
  it("reports a target that comes after itself, once, and still shows it", () => {
    const loop = aMap({ steps: [step("a")], targets: [target("x", { after: "y" }), target("y", { after: "x" })] });
    expect(messages(loop)).toEqual(["Target “y” comes after itself: x after y after x. Take one “after” out."]);
    expect(state(loop, "x").steps).toHaveLength(1);
  });
});

describe("what the base lacks", () => {
  it.each<[string, Change[], string]>([
    [
      "a process to change",
      [change("b", {})],
      "“t2” starts from a state that has no process “b” to change: take the change out, or declare it in that state.",
    ],
    [
      "a step to remove",
      [remove("b")],
      "“t2” starts from a state that has no step “b” to remove: take it out of the list.",
    ],
    [
      "a phase to remove",
      [removePhase("p")],
      "“t2” starts from a state that has no phase “p” to remove: take the line out.",
    ],
    [
      "a flow to remove",
      [removeFlow("a", "b")],
      "“t2” starts from a state that has no flow “a -> b” to remove: take the line out.",
    ],
  ])("%s", (_, changes, message) => {
    const map = aMap({
      steps: [step("a"), step("b")],
      flows: ["a -> b"],
      targets: [target("t1", { changes: [remove("b")] }), target("t2", { after: "t1", changes })],
    });
    expect(messages(map)).toEqual([message]);
  });
  it("a flow of its own to a step that is gone", () => {
    const map = aMap({
      steps: [step("a"), step("b")],
      targets: [target("t", { changes: [remove("b")], flows: ["a -> b"] })],
    });
    expect(messages(map)).toEqual(["“t” can't have the flow “a -> b”: it removes “b” itself."]);
  });
  it("a process that a platform rates", () => {
    const map = aMap({
      steps: [step("a"), step("b")],
      targets: [target("t", { changes: [remove("b")] })],
      platforms: [platform("acme", { target: "t", ratings: [{ process: "b", level: "automated" }] })],
    });
    expect(messages(map)).toEqual(["“acme” rates “b”, which is no process of “t”: take it out of the list."]);
  });
});

describe("a platform's state", () => {
  const map = aMap({
    steps: [start(), step("a", "manual", { levelReason: "today" }), step("b", "automated"), end()],
    targets: [target("t", { changes: [change("a", { level: "semi-automated" })] })],
    platforms: [platform("acme", { target: "t", ratings: [{ process: "a", level: "automated", why: "demo" }] })],
  });
  it("is its target at the levels it reaches; what it leaves out is unrated", () => {
    const then = state(map, "acme");
    expect(process(then, "a")).toMatchObject({ level: "automated", levelReason: "demo" });
    expect(process(then, "b").level).toBeUndefined();
    expect(then.steps.map((s) => s.id)).toEqual(["start", "a", "b", "end"]);
  });
  it("without a target is the map as it is now", () => {
    expect(state(aMap({ steps: [step("a", "manual")], platforms: [platform("p")] }), "p").base).toBe("current");
  });
});

it("evidence of the map holds for every step that has none of its own", () => {
  const own = { kind: "measured", text: "own" } as const;
  const all = { kind: "estimated", text: "workshop" } as const;
  const map = aMap({
    settings: someSettings({ evidence: all }),
    steps: [step("a", "manual", { evidence: own, effort: "1h" }), step("b")],
    targets: [target("t", { changes: [change("b", { effort: "1h" })] })],
  });
  expect(state(map, "current").steps).toMatchObject([{ evidence: own }, { evidence: all }]);
  expect(process(state(map, "t"), "b").evidence).toBeUndefined();
});
