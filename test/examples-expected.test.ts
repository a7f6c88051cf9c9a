import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../src/analysis/figures-of.ts";
import { lint } from "../src/analysis/lint.ts";
import { parseMap } from "../src/language/index.ts";
import type { ProcessMap } from "../src/model/process-map.ts";

/** Counted by hand and by a script of its own, independent of this program, from the sources of the examples. */
interface Expected {
  readonly counts: {
    readonly processes: number;
    readonly decisions: number;
    readonly flows: number;
    readonly phases: number;
  };
  /** automated, semi-automated, non-repeatable, manual, absent */
  readonly levels: readonly [number, number, number, number, number];
  /** Numerator and denominator. */
  readonly score: readonly [number, number];
  readonly unreachable?: readonly string[];
  readonly deadEnds?: readonly string[];
  readonly neverWritten?: readonly string[];
  readonly neverRead?: readonly string[];
}

const expected: Readonly<Record<string, Expected>> = {
  "cd4ml-sales-forecast": {
    counts: { processes: 16, decisions: 1, flows: 23, phases: 5 },
    levels: [0, 2, 2, 6, 6],
    score: [1, 8],
    deadEnds: ["shadow"],
  },
  "crisp-ml-q": {
    counts: { processes: 36, decisions: 3, flows: 48, phases: 6 },
    levels: [1, 10, 13, 9, 3],
    score: [1, 3],
  },
  "dvc-get-started": {
    counts: { processes: 4, decisions: 0, flows: 3, phases: 1 },
    levels: [4, 0, 0, 0, 0],
    score: [1, 1],
    deadEnds: ["evaluate"],
    neverWritten: [],
    neverRead: ["eval"],
  },
  "google-mlops-levels": {
    counts: { processes: 13, decisions: 1, flows: 17, phases: 3 },
    levels: [0, 0, 0, 10, 3],
    score: [0, 1],
    unreachable: ["ci"],
    neverWritten: [],
  },
  "inaturalist-vision-model": {
    counts: { processes: 14, decisions: 1, flows: 22, phases: 4 },
    levels: [2, 4, 2, 6, 0],
    score: [8, 21],
    neverWritten: ["evalset"],
  },
  "microsoft-mlops-maturity": {
    counts: { processes: 17, decisions: 1, flows: 21, phases: 4 },
    levels: [0, 0, 2, 9, 6],
    score: [2, 51],
    deadEnds: ["ab"],
    neverRead: ["results", "app"],
  },
  "spacy-ner-fashion-brands": {
    counts: { processes: 17, decisions: 1, flows: 22, phases: 4 },
    levels: [7, 5, 1, 2, 2],
    score: [32, 51],
    deadEnds: ["monitor"],
    neverWritten: ["comments"],
    neverRead: ["metrics"],
  },
  "uber-michelangelo": {
    counts: { processes: 23, decisions: 1, flows: 31, phases: 7 },
    levels: [0, 1, 7, 9, 6],
    score: [3, 23],
    deadEnds: ["compare-live", "partition"],
    neverWritten: ["trips", "outcomes"],
    neverRead: ["runinfo"],
  },
};

async function example(name: string): Promise<ProcessMap> {
  const text = readFileSync(new URL(`../examples/processes/${name}.mlflow`, import.meta.url), "utf8");
  const { map, errors } = await parseMap(text, `file:///examples/${name}.mlflow`);
  expect(errors.map((e) => e.message)).toEqual([]);
  return map;
}

describe.each(Object.entries(expected))("%s", (name, want) => {
  it("holds what its source holds", async () => {
    const map = await example(name);
    const count = (kind: string): number => map.steps.filter((s) => s.kind === kind).length;
    expect({
      processes: count("process"),
      decisions: count("decision"),
      flows: map.flows.length,
      phases: map.phases.length,
    }).toEqual(want.counts);
  });

  it("scores as counted", async () => {
    const figures = figuresOf(await example(name), "current");
    const [automated, semi, nonRepeatable, manual, absent] = want.levels;
    expect(figures?.levels).toEqual({
      automated,
      "semi-automated": semi,
      "non-repeatable": nonRepeatable,
      manual,
      absent,
      unrated: 0,
    });
    expect(figures?.score).toBeCloseTo(want.score[0] / want.score[1], 12);
  });

  it("has the findings that were counted, in the map as it is now", async () => {
    const map = await example(name);
    const found = lint(map).filter((f) => f.state === undefined);
    const steps = (rule: string): string[] => found.flatMap((f) => (f.rule === rule && f.step ? [f.step] : [])).sort();
    const dataIds = (rule: string): string[] =>
      found
        .filter((f) => f.rule === rule)
        .flatMap((f) => map.data.filter((d) => d.source === f.finding.source).map((d) => d.id))
        .sort();
    const sorted = (ids: readonly string[] = []): string[] => [...ids].sort();
    expect(steps("unreachable")).toEqual(sorted(want.unreachable));
    expect(steps("dead-end")).toEqual(sorted(want.deadEnds));
    expect(dataIds("unwritten-data")).toEqual(sorted(want.neverWritten));
    expect(dataIds("unread-data")).toEqual(sorted(want.neverRead));
    expect(steps("no-actor")).toEqual([]);
    expect(steps("unrated-process")).toEqual([]);
    const [, , nonRepeatable, manual, absent] = want.levels;
    expect(steps("non-repeatable-step")).toHaveLength(nonRepeatable);
    expect(steps("manual-step")).toHaveLength(manual);
    expect(steps("absent-step")).toHaveLength(absent);
  });
});
