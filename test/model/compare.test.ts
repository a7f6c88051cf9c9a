import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compare, compareRevisions, levelsBetween } from "../../src/model/compare.ts";
import type { ProcessMap, State } from "../../src/model/process-map.ts";
import { stateOf } from "../../src/model/state.ts";
import { actor, aMap, change, decision, end, phase, remove, start, step, target } from "../support/map.ts";

function state(map: ProcessMap, id = "current"): State {
  const found = stateOf(map, id);
  if (!found) throw new Error(`no state ${id}`);
  return found;
}
const between = (a: ProcessMap, b: ProcessMap): Comparison => compareRevisions(state(a), state(b));
const steps = (c: Comparison): unknown[] =>
  c.steps
    .filter((s) => s.change !== "same")
    .map((s) => [s.id, s.change, ...(s.change === "changed" ? s.clauses : []), ...(s.levelBy ? [s.levelBy] : [])]);
const flows = (c: Comparison): string[] =>
  c.flows
    .filter((f) => f.change !== "same")
    .map((f) => {
      const flow = f.change === "removed" ? f.before : f.after;
      return `${f.change} ${flow.from} -> ${flow.to}`;
    });

describe("two states of a map", () => {
  const map = aMap({
    phases: [phase("p")],
    steps: [
      start(),
      step("a", "manual", { phase: "p" }),
      step("b", "manual", { phase: "p" }),
      step("c", "absent"),
      end(),
    ],
    flows: ["start -> a -> b -> c -> end"],
    targets: [
      target("t", {
        changes: [
          change("a", { level: "automated", effort: "1h" }),
          change("c", { level: "semi-automated" }),
          remove("b"),
        ],
        adds: { steps: [step("n", "automated", { phase: "p" })], actors: [actor("x")] },
        flows: ["a -> n -> c"],
      }),
    ],
  });
  const comparison = compare(state(map), state(map, "t"));

  it("tell what came, went and changed, in reading order", () => {
    expect(steps(comparison)).toEqual([
      ["a", "changed", "level", "effort", 3],
      ["b", "removed"],
      ["n", "added"],
      ["c", "changed", "level", 2],
    ]);
  });
  it("tell flows too", () => {
    expect(flows(comparison)).toEqual(["added a -> n", "added n -> c", "removed a -> b", "removed b -> c"]);
  });
  it("tell actors, interfaces, data and phases", () => {
    expect(comparison.actors).toMatchObject([{ change: "added", after: { id: "x" } }]);
    expect(comparison.phases).toMatchObject([{ change: "same" }]);
    expect(comparison.same).toBe(false);
  });
});

describe("two revisions of a map", () => {
  const base = aMap({ steps: [step("a"), step("b"), step("c")], flows: ["a -> b -> c"] });
  it("a new title is one change", () => {
    const next = aMap({ steps: [step("a"), { ...step("b"), title: "Better" }, step("c")], flows: ["a -> b -> c"] });
    expect(steps(between(base, next))).toEqual([["b", "changed", "title"]]);
  });
  it("a new name with the old title is one change, and its flows are the same", () => {
    const old = aMap({ steps: [step("a"), { ...step("b"), title: "Train" }, step("c")], flows: ["a -> b -> c"] });
    const next = aMap({
      steps: [step("a"), { ...step("train"), title: "Train" }, step("c")],
      flows: ["a -> train -> c"],
    });
    const comparison = between(old, next);
    expect(steps(comparison)).toEqual([["train", "changed", "name"]]);
    expect(flows(comparison)).toEqual([]);
    expect([...comparison.renamed.steps]).toEqual([["b", "train"]]);
  });
  it("a new name and title between the same neighbours is one change", () => {
    const next = aMap({ steps: [step("a"), step("fresh"), step("c")], flows: ["a -> fresh -> c"] });
    expect(steps(between(base, next))).toEqual([["fresh", "changed", "title"]]);
  });
  it("a renamed step gives its renamed neighbour away", () => {
    const long = (x: string, y: string, title: string): ProcessMap =>
      aMap({ steps: [step("a"), { ...step(x), title }, step(y), step("z")], flows: [`a -> ${x} -> ${y} -> z`] });
    const comparison = between(long("b", "c", "Train"), long("b2", "c2", "Train"));
    expect(steps(comparison)).toEqual([
      ["b2", "changed", "name"],
      ["c2", "changed", "title"],
    ]);
    expect(flows(comparison)).toEqual([]);
  });
  it("what could be two is left alone", () => {
    const next = aMap({ steps: [step("a"), step("x"), step("y"), step("c")], flows: ["a -> x -> c", "a -> y -> c"] });
    expect(
      steps(between(base, next))
        .map((s) => (s as string[])[1] ?? "")
        .sort((x, y) => x.localeCompare(y)),
    ).toEqual(["added", "added", "removed"]);
  });
  it("a step moves to another phase", () => {
    const at = (p: string): ProcessMap =>
      aMap({ phases: [phase("p"), phase("q")], steps: [step("a", "manual", { phase: p })] });
    const [moved] = between(at("p"), at("q")).steps;
    expect(moved).toMatchObject({ change: "changed", clauses: ["phase"], movedFrom: "p" });
  });
  it("a share changes", () => {
    const with20 = aMap({ steps: [decision("q"), step("a")], flows: ['q -> a "no" 20%'] });
    const with30 = aMap({ steps: [decision("q"), step("a")], flows: ['q -> a "no" 30%'] });
    expect(flows(between(with20, with30))).toEqual(["changed q -> a"]);
  });
});

it.each([
  ["manual", "automated", 3],
  ["absent", "automated", 3],
  ["manual", "semi-automated", 2],
  ["absent", "manual", 1],
  ["automated", "non-repeatable", -2],
  ["manual", "manual", undefined],
  ["unrated", "manual", undefined],
] as const)("from %s to %s it is %s levels", (from, to, by) => expect(levelsBetween(from, to)).toBe(by));

describe("comparing", () => {
  const id = fc.constantFrom("a", "b", "c", "d");
  const map = fc
    .record({
      ids: fc.uniqueArray(id, { minLength: 1 }),
      level: fc.constantFrom("manual", "automated" as const),
      pairs: fc.array(fc.tuple(id, id), { maxLength: 6 }),
    })
    .map(({ ids, level, pairs }) =>
      aMap({
        steps: ids.map((i) => step(i, level as "manual")),
        flows: pairs.filter(([x, y]) => ids.includes(x) && ids.includes(y)).map(([x, y]) => `${x} -> ${y}`),
      }),
    );
  it("with itself finds nothing", () => {
    fc.assert(
      fc.property(map, (m) => {
        expect(between(m, m).same).toBe(true);
      }),
    );
  });
  it("names every step of both once, and turned round what came went", () => {
    fc.assert(
      fc.property(map, map, (m, n) => {
        const [there, back] = [between(m, n), between(n, m)];
        const count = (c: Comparison, change: string): number => c.steps.filter((s) => s.change === change).length;
        expect(count(there, "added")).toBe(count(back, "removed"));
        expect(count(there, "changed")).toBe(count(back, "changed"));
        expect(there.steps.length).toBe(m.steps.length + count(there, "added"));
        expect(there.flows.filter((f) => f.change === "added")).toHaveLength(
          back.flows.filter((f) => f.change === "removed").length,
        );
      }),
    );
  });
});
