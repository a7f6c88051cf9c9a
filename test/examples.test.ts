/** The example maps: what they are known to hold, counted apart from this product, and that they are in house style. */
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { figuresOf, lint, rules } from "../src/analysis/index.ts";
import { formatText, parseMap } from "../src/language/index.ts";
import { levels } from "../src/model/level.ts";
import { interfaceKinds, type ProcessMap } from "../src/model/process-map.ts";
import { stateIds, stateOf } from "../src/model/state.ts";

const folder = join(import.meta.dirname, "../examples");
const files = globSync("**/*.mlflow", { cwd: folder }).sort();
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");
const fileOf = (name: string) => ({ uri: pathToFileURL(join(folder, name)).href, text: textOf(name) });

async function mapOf(name: string): Promise<ProcessMap> {
  const others = files.filter((f) => f !== name).map(fileOf);
  return (await parseMap(textOf(name), fileOf(name).uri, others)).map;
}

describe("every example", () => {
  it.each(files)("%s is in house style", (name) => {
    expect(formatText(textOf(name))).toBe(textOf(name));
  });

  it.each(files)("%s has states that all resolve", async (name) => {
    const map = await mapOf(name);
    for (const id of stateIds(map)) expect(stateOf(map, id), id).toBeDefined();
  });
});

/** Counted by a script of its own from the sources; the score is an exact fraction. */
const published: readonly (readonly [
  name: string,
  processes: number,
  decisions: number,
  flows: number,
  phases: number,
  byLevel: readonly number[],
  score: number,
  found: Readonly<Record<string, readonly string[]>>,
])[] = [
  ["cd4ml-sales-forecast", 16, 1, 23, 5, [0, 2, 2, 6, 6], 1 / 8, { "dead-end": ["shadow"] }],
  ["crisp-ml-q", 36, 3, 48, 6, [1, 10, 13, 9, 3], 1 / 3, {}],
  [
    "dvc-get-started",
    4,
    0,
    3,
    1,
    [4, 0, 0, 0, 0],
    1,
    { "dead-end": ["evaluate"], "unwritten-data": ["xml"], "unread-data": ["eval"] },
  ],
  ["google-mlops-levels", 13, 1, 17, 3, [0, 0, 0, 10, 3], 0, { unreachable: ["ci"], "unwritten-data": ["sources"] }],
  ["inaturalist-vision-model", 14, 1, 22, 4, [2, 4, 2, 6, 0], 8 / 21, { "unwritten-data": ["evalset"] }],
  [
    "microsoft-mlops-maturity",
    17,
    1,
    21,
    4,
    [0, 0, 2, 9, 6],
    2 / 51,
    { "dead-end": ["ab"], "unread-data": ["results", "app"] },
  ],
  [
    "spacy-ner-fashion-brands",
    17,
    1,
    22,
    4,
    [7, 5, 1, 2, 2],
    32 / 51,
    { "dead-end": ["monitor"], "unwritten-data": ["comments"], "unread-data": ["metrics"] },
  ],
  [
    "uber-michelangelo",
    23,
    1,
    31,
    7,
    [0, 1, 7, 9, 6],
    3 / 23,
    { "dead-end": ["compare-live", "partition"], "unwritten-data": ["trips", "outcomes"], "unread-data": ["runinfo"] },
  ],
];

const structural = ["unreachable", "dead-end", "unwritten-data", "unread-data", "no-actor"];

describe("a published process", () => {
  it.each(published)(
    "%s holds what its source holds",
    async (name, processes, decisions, flows, phases, byLevel, score) => {
      const map = await mapOf(`processes/${name}.mlflow`);
      const figures = figuresOf(map, "current");
      expect(figures?.processes).toBe(processes);
      expect(map.steps.filter((s) => s.kind === "decision")).toHaveLength(decisions);
      expect(map.flows).toHaveLength(flows);
      expect(map.phases).toHaveLength(phases);
      expect(levels.map((level) => figures?.levels[level])).toEqual(byLevel);
      expect(figures?.score).toBeCloseTo(score, 10);
      expect(map.links.length, "names its source").toBeGreaterThan(0);
    },
  );

  it.each(published)("%s has the findings of its shape, and no other", async (name, ...rest) => {
    const expected = rest[6];
    const map = await mapOf(`processes/${name}.mlflow`);
    const found = lint(map);
    // Findings of the map as it is now; those of its targets are another story.
    const now = found.filter((f) => f.state === undefined || f.state === "current");
    const text = textOf(`processes/${name}.mlflow`);
    for (const rule of structural.filter((id) => rules.some((r) => r.id === id))) {
      const named = now.filter((f) => f.rule === rule).map((f) => text.slice(f.range.offset, f.range.end));
      expect([...new Set(named)].sort(), rule).toEqual([...(expected[rule] ?? [])].sort());
    }
  });
});

describe("the demo map", () => {
  it("shows all that a newcomer should meet", async () => {
    const map = await mapOf("nlp-company.mlflow");
    const figures = stateIds(map).map((id) => figuresOf(map, id));
    const [now, target, ...platforms] = figures;
    for (const level of levels) expect(now?.levels[level], level).toBeGreaterThan(0);
    for (const kind of interfaceKinds)
      expect(
        map.interfaces.some((i) => i.interfaceKind === kind),
        kind,
      ).toBe(true);
    expect(map.flows.filter((f) => f.share !== undefined).length).toBeGreaterThan(1);
    expect(target?.score).toBeGreaterThan((now?.score ?? 0) + 0.4);
    expect(platforms.map((p) => p?.id)).toEqual(["acme", "borealis"]);
    for (const platform of platforms) {
      expect(platform?.coverage).toBeLessThan(1);
      expect(platform?.fit?.score).toBeGreaterThan(0.5);
      expect(platform?.fit?.disqualifying).toEqual([]);
      expect(platform?.case?.npv).toBeGreaterThan(0);
    }
    expect(platforms.some((p) => (p?.fit?.unanswered.length ?? 0) > 0)).toBe(true);
  });

  it("lets a newcomer's own template pass every check", async () => {
    for (const name of files.filter((f) => f.startsWith("templates/"))) {
      const { uri, text } = fileOf(name);
      const { errors } = await parseMap(text, uri, files.filter((f) => f !== name).map(fileOf));
      expect(errors.map((e) => `${relative(folder, join(folder, name))}: ${e.message}`)).toEqual([]);
    }
  });
});
