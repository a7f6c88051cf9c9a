import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entries, exits, type FlowGraph, flowGraph, loops, outcomesOf, reach } from "../../src/model/flow.ts";
import { longestPath } from "../../src/model/longest-path.ts";
import { loopFlows } from "../../src/model/loop-flows.ts";
import { aMap, decision, end, flowsOf, flowTexts, start, step } from "../support/map.ts";

/** A graph from flows alone; `in…` are starts, `out…` are ends, `q…` are decisions. */
function graph(...flows: string[]): FlowGraph {
  const ids = [...new Set(flowsOf(...flows).flatMap((f) => [f.from, f.to]))];
  const kind = (id: string) =>
    id.startsWith("in") ? start(id) : id.startsWith("out") ? end(id) : id.startsWith("q") ? decision(id) : step(id);
  return flowGraph(aMap({ steps: ids.map(kind), flows }));
}

describe("where the flow enters and leaves", () => {
  it("is at the events", () => {
    const g = graph("in -> a -> out", "b -> a", "a -> c");
    expect([entries(g), exits(g)]).toEqual([["in"], ["out"]]);
  });
  it("else at steps with no way in or out", () => {
    const g = graph("a -> b -> c", "x -> b");
    expect([entries(g), exits(g)]).toEqual([["a", "x"], ["c"]]);
  });
});

it("reach goes on and back", () => {
  const g = graph("a -> b -> c", "d -> c");
  expect([...reach(g, ["b"])].sort()).toEqual(["b", "c"]);
  expect([...reach(g, ["c"], "back")].sort()).toEqual(["a", "b", "c", "d"]);
});

it("loops are the largest sets of steps that reach each other", () => {
  const g = graph("a -> b -> c -> b", "c -> d -> d", "d -> e");
  expect(loops(g).map((l) => [...l].sort())).toEqual(expect.arrayContaining([["b", "c"], ["d"]]));
  expect(loops(g)).toHaveLength(2);
});

describe("flows that close a loop", () => {
  it.each<[string, string[], string[]]>([
    ["none in a chain", ["a -> b -> c"], []],
    ["the way back", ["in -> a -> b -> q", "q -> a", "q -> out"], ["q -> a"]],
    ["not a way round", ["in -> a -> b -> out", "a -> out"], []],
    ["inner and outer", ["in -> a -> b -> c -> b", "c -> a", "c -> out"], ["c -> b", "c -> a"]],
    ["a step to itself", ["in -> a -> a", "a -> out"], ["a -> a"]],
    ["by name where two entries lead into one loop", ["in -> a", "in -> b", "a -> b -> a"], ["b -> a"]],
  ])("%s", (_, flows, closing) => {
    expect(flowTexts([...loopFlows(graph(...flows))]).sort()).toEqual([...closing].sort());
  });

  const pair = fc.tuple(
    fc.constantFrom("in", "a", "b", "c", "d", "e"),
    fc.constantFrom("a", "b", "c", "d", "e", "out"),
  );
  it("leave no loop, and do not depend on the order of lines", () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(pair, { maxLength: 14, selector: String })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([written, shuffled]) => {
          const text = (pairs: [string, string][]): string[] => pairs.map(([a, b]) => `${a} -> ${b}`);
          const one = graph("in -> a", "e -> out", ...text(written));
          const two = graph("e -> out", ...text(shuffled), "in -> a");
          const closing = loopFlows(one);
          expect(flowTexts([...closing]).sort()).toEqual(flowTexts([...loopFlows(two)]).sort());
          const rest = [...one.waysOut.values()].flat().filter((f) => !closing.has(f));
          expect(loops(flowGraph({ steps: [...one.steps.values()], flows: rest }))).toEqual([]);
          const weight = (id: string): number => id.charCodeAt(0) % 5;
          expect(longestPath(one, weight)).toEqual(longestPath(two, weight));
        },
      ),
    );
  });
});

describe("the longest path", () => {
  const hours: Record<string, number> = { a: 2, b: 3, c: 10, d: 1 };
  const path = (...flows: string[]) => longestPath(graph(...flows), (id) => hours[id] ?? 0);
  it.each<[string, string[], string[], number]>([
    ["goes by weight", ["in -> a -> b -> out", "a -> c -> out"], ["in", "a", "c", "out"], 12],
    ["leaves loops out", ["in -> a -> b -> a", "b -> out"], ["in", "a", "b", "out"], 5],
    ["must arrive at an end", ["in -> a -> out", "a -> c"], ["in", "a", "out"], 2],
    ["takes more steps where the weight is the same", ["in -> a -> x -> out", "a -> out"], ["in", "a", "x", "out"], 2],
  ])("%s", (_, flows, steps, length) => expect(path(...flows)).toEqual({ steps, length }));
  it("is missing where no way leads to an end", () => expect(path("in -> a -> b", "c -> out")).toBeUndefined());
});

describe("a decision's outcomes", () => {
  const shares = (...flows: string[]) =>
    outcomesOf(graph(...flows), "q").map((o) => [o.label, Math.round(o.share * 1000) / 1000, o.assumed]);
  it.each<[string, string[], unknown[]]>([
    [
      "equal and assumed where none is stated",
      ['q -> a "x", b "y"'],
      [
        ["x", 0.5, true],
        ["y", 0.5, true],
      ],
    ],
    [
      "the rest to the one without",
      ['q -> a "no" 20%, b "yes"'],
      [
        ["no", 0.2, false],
        ["yes", 0.8, false],
      ],
    ],
    [
      "the rest divided",
      ['q -> a "x" 40%, b "y", c "z"'],
      [
        ["x", 0.4, false],
        ["y", 0.3, true],
        ["z", 0.3, true],
      ],
    ],
    [
      "one label is one outcome",
      ['q -> a "no" 25%, b "yes", c "yes"'],
      [
        ["no", 0.25, false],
        ["yes", 0.75, false],
      ],
    ],
    [
      "the middle of a range",
      ['q -> a "x" 10..30%, b "y"'],
      [
        ["x", 0.2, false],
        ["y", 0.8, false],
      ],
    ],
    [
      "stretched where they miss 100 %",
      ['q -> a "x" 30%, b "y" 30%'],
      [
        ["x", 0.5, true],
        ["y", 0.5, true],
      ],
    ],
    [
      "unlabelled ways are outcomes of their own",
      ["q -> a, b"],
      [
        [undefined, 0.5, true],
        [undefined, 0.5, true],
      ],
    ],
  ])("%s", (_, flows, expected) => expect(shares(...flows)).toEqual(expected));
});
