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

describe("what only bears another name", () => {
  it("phases, actors, interfaces and data are one change, and what names them is none", () => {
    const map = (n: string): ProcessMap =>
      aMap({
        phases: [{ ...phase(`p${n}`), title: "Prepare" }],
        actors: [{ ...actor(`a${n}`), title: "Curator" }],
        data: [{ notes: [], links: [], kind: "data", id: `d${n}`, title: "Corpus" }],
        steps: [step("s", "manual", { phase: `p${n}`, actors: [`a${n}`], reads: [`d${n}`] })],
      });
    const comparison = between(map("1"), map("2"));
    expect(steps(comparison)).toEqual([]);
    expect(comparison.steps[0]).not.toHaveProperty("movedFrom");
    for (const kind of ["phases", "actors", "data"] as const)
      expect(comparison[kind]).toMatchObject([{ change: "changed", clauses: ["name"] }]);
    expect([...comparison.renamed.phases]).toEqual([["p1", "p2"]]);
  });
  it("a phase with a new name and title is the same while it holds the same steps, an actor while it does them", () => {
    const map = (p: string, a: string): ProcessMap =>
      aMap({
        phases: [phase(p)],
        actors: [actor(a)],
        steps: [step("s", "manual", { phase: p, actors: [a] }), step("t", "manual", { phase: p })],
      });
    const comparison = between(map("old", "ann"), map("fresh", "bob"));
    expect(steps(comparison)).toEqual([]);
    expect(comparison.phases).toMatchObject([{ change: "changed", clauses: ["title"] }]);
    expect(comparison.actors).toMatchObject([{ change: "changed", clauses: ["title"] }]);
  });
  it("a step of a renamed phase is known by its neighbours", () => {
    const map = (p: string, id: string): ProcessMap =>
      aMap({
        phases: [{ ...phase(p), title: "Build" }],
        steps: [step("a"), step(id, "manual", { phase: p }), step("c")],
        flows: [`a -> ${id} -> c`],
      });
    expect(steps(between(map("p", "x"), map("q", "y")))).toEqual([["y", "changed", "title"]]);
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
  const clause = fc.constantFrom("manual", "semi-automated", "automated", "absent" as const);
  const rich = fc
    .record({
      ids: fc.uniqueArray(id, { minLength: 1 }),
      levels: fc.tuple(clause, clause, clause, clause),
      by: fc.array(fc.constantFrom("x", "y"), { maxLength: 4, minLength: 4 }),
      pairs: fc.uniqueArray(fc.tuple(id, id), { maxLength: 6, selector: ([x, y]) => `${x} ${y}` }),
    })
    .map(({ ids, levels, by, pairs }) => ({
      actors: [actor("x"), actor("y")],
      steps: ids.map((i, at) => step(i, levels[at] as "manual", { actors: [by[at] ?? "x"] })),
      flows: pairs.filter(([x, y]) => ids.includes(x) && ids.includes(y)).map(([x, y]) => `${x} -> ${y}`),
    }));
  it("mirrors: what is better one way is worse the other, by as many levels and in the same clauses", () => {
    fc.assert(
      fc.property(rich, rich, (m, n) => {
        const [there, back] = [between(aMap(m), aMap(n)), between(aMap(n), aMap(m))];
        const names = new Map([...there.renamed.steps].map(([old, young]) => [young, old]));
        const then = (i: string): string => names.get(i) ?? i;
        const told = (c: Comparison, named: (i: string) => string, sign: number): string[] =>
          c.steps
            .map((s) =>
              JSON.stringify([
                named(s.id),
                s.change === "added"
                  ? sign > 0
                    ? "in"
                    : "out"
                  : s.change === "removed"
                    ? sign > 0
                      ? "out"
                      : "in"
                    : s.change,
                s.change === "changed" ? [...s.clauses].sort() : [],
                (s.levelBy ?? 0) * sign || 0,
              ]),
            )
            .sort();
        expect(told(there, then, 1)).toEqual(told(back, (i) => i, -1));
      }),
    );
  });
  it("explains all: the second state is the first with every difference applied", () => {
    fc.assert(
      fc.property(rich, rich, (m, n) => {
        const [a, b] = [aMap(m), aMap(n)];
        const comparison = between(a, b);
        const kept = comparison.steps.flatMap((s) => (s.change === "removed" ? [] : [s.after]));
        expect(kept).toEqual(state(b).steps);
        const gone = comparison.steps.flatMap((s) => ("before" in s ? [s.before] : []));
        expect(gone.map((s) => s.id).sort()).toEqual(a.steps.map((s) => s.id).sort());
        const flowsThen = comparison.flows.flatMap((f) => (f.change === "removed" ? [] : [f.after]));
        expect(flowsThen).toEqual(state(b).flows);
        // What is called the same is the same in all that a text can say.
        for (const s of comparison.steps) {
          if (s.change !== "same") continue;
          expect({ ...s.after, id: "" }).toEqual({ ...s.before, id: "" });
        }
      }),
    );
  });
  it("does not depend on the order of declarations", () => {
    fc.assert(
      fc.property(rich, rich, fc.nat(), (m, n, turn) => {
        const turned = <E>(list: readonly E[]): E[] => {
          const at = list.length === 0 ? 0 : turn % list.length;
          return [...list.slice(at), ...list.slice(0, at)].reverse();
        };
        const shuffled = { actors: turned(m.actors), steps: turned(m.steps), flows: turned(m.flows) };
        const told = (c: Comparison): string[] => [...steps(c), ...flows(c)].map((x) => JSON.stringify(x)).sort();
        expect(told(between(aMap(shuffled), aMap(n)))).toEqual(told(between(aMap(m), aMap(n))));
        expect(between(aMap(m), aMap(shuffled)).same).toBe(true);
      }),
    );
  });
});
