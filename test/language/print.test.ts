import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatText } from "../../src/language/features/formatting/format-text.ts";
import { parseMap } from "../../src/language/parse-map.ts";
import { printMap } from "../../src/language/print.ts";
import { levels } from "../../src/model/level.ts";
import type { Process, ProcessMap, Step } from "../../src/model/process-map.ts";
import { durationUnits, periods } from "../../src/model/quantity.ts";

/** What a map says, without where it says so. */
function meaning(map: ProcessMap): unknown {
  const plain = JSON.parse(
    JSON.stringify(map, (key, value) => (["source", "uri", "imported"].includes(key) ? undefined : value)),
  );
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  for (const list of [
    plain.phases,
    plain.questionnaires,
    ...plain.targets.map((t: ProcessMap["targets"][number]) => t.adds.steps),
  ])
    list.sort(byId);
  return plain;
}

const examples = ["examples", "examples/processes"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".mlflow"))
    .map((name) => ({ name, folder, text: readFileSync(`${folder}/${name}`, "utf8") })),
);

const title = fc.oneof(
  fc.constantFrom(
    "Plain",
    'Say "hi"',
    "It's",
    '"both\' \\ of them"',
    "two\nlines",
    "",
    "نص",
    "数据 🚀",
    "{ by } // x",
    "\t",
  ),
  fc.string({ maxLength: 12, unit: "grapheme" }),
);
const note = fc.oneof(title, fc.constantFrom("# Head\n\n- a\n  - b", "  indented\nless", "x\n", '"""\n', "a\\b\nc"));
const duration = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 9 }), fc.constantFrom(...durationUnits))
  .map(([value, more, unit]) => ({ min: { value, unit }, max: { value: value + more, unit } }));
const range = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 9 }))
  .map(([min, more]) => ({ min, max: min + more }));
const actorIds = ["ds", "data", "by-hand", "каждый"];
const described = {
  notes: fc.array(note, { maxLength: 2 }),
  links: fc.array(fc.record({ address: fc.constant("https://example.com"), text: title }), { maxLength: 1 }),
};

const process = fc.record(
  {
    kind: fc.constant("process" as const),
    title,
    ...described,
    phase: fc.constantFrom("p", "q"),
    actors: fc.uniqueArray(fc.constantFrom(...actorIds), { maxLength: 3 }),
    interfaces: fc.uniqueArray(fc.constantFrom("via", "sdk"), { maxLength: 2 }),
    reads: fc.uniqueArray(fc.constantFrom("gold", "none-of-it"), { maxLength: 2 }),
    writes: fc.uniqueArray(fc.constantFrom("gold"), { maxLength: 1 }),
    level: fc.constantFrom(...levels),
    effort: duration,
    wait: duration,
    runs: fc.record({ count: range, per: fc.constantFrom(...periods) }),
    rework: fc.integer({ min: 1, max: 99 }).map((n) => ({ min: n / 100, max: n / 100 })),
    purpose: title,
    evidence: fc.record({
      kind: fc.constantFrom("measured" as const, "estimated" as const),
      text: title,
      on: fc.constant("2026-06-30"),
    }),
  },
  { requiredKeys: ["kind", "title", "notes", "links", "actors", "interfaces", "reads", "writes"] },
);

const stepIds = ["a", "b", "c-d", "note", "end", "étape", "x1"];
const map = fc
  .record({
    processes: fc.array(process, { minLength: 1, maxLength: stepIds.length }),
    title,
    arrows: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.option(title)), { maxLength: 8 }),
  })
  .map(({ processes, title, arrows }): ProcessMap => {
    const steps: Step[] = processes.map((p, i) => ({ ...(p as Omit<Process, "id">), id: stepIds[i] as string }));
    const order = (step: Step) => (step.phase === undefined ? 0 : step.phase === "p" ? 1 : 2);
    steps.sort((a, b) => order(a) - order(b));
    const flows = new Map<string, ProcessMap["flows"][number]>();
    for (const [from, to, label] of arrows) {
      const [a, b] = [steps[from % steps.length], steps[to % steps.length]];
      if (a && b && a !== b) flows.set(`${a.id} ${b.id}`, { from: a.id, to: b.id, ...(label !== null && { label }) });
    }
    const plain = { notes: [], links: [] };
    return {
      uri: "",
      title,
      ...plain,
      settings: { assume: { residual: {} }, levelTitles: {} },
      actors: actorIds.map((id) => ({ kind: "actor", id, title: `T ${id}`, ...plain })),
      interfaces: ["via", "sdk"].map((id) => ({ kind: "interface", id, title: id, untitled: true, ...plain })),
      data: ["gold", "none-of-it"].map((id) => ({ kind: "data", id, title: id, untitled: true, ...plain })),
      phases: ["p", "q"].map((id) => ({ kind: "phase", id, title: `P ${id}`, ...plain })),
      steps,
      flows: [...flows.values()],
      targets: [],
      platforms: [],
      questionnaires: [],
      views: [],
    };
  });

describe("print", () => {
  it.each(examples.map((e) => [e.name, e] as const))(
    "writes %s so that it means the same",
    async (_, { folder, text }) => {
      const questions = { uri: "file:///x/questions.mlflow", text: readFileSync("examples/questions.mlflow", "utf8") };
      const before = await parseMap(text, "file:///x/map.mlflow", folder === "examples" ? [questions] : []);
      const after = await parseMap(printMap(before.map), "file:///x/map.mlflow");
      expect(after.errors.filter((e) => e.severity === "error")).toEqual([]);
      expect(meaning(after.map)).toEqual(meaning(before.map));
    },
  );

  it("writes any map so that it means the same, in house style, and formatting keeps the meaning", async () => {
    await fc.assert(
      fc.asyncProperty(map, async (original) => {
        const text = printMap(original);
        const parsed = await parseMap(text, "file:///x/map.mlflow");
        expect(meaning(parsed.map)).toEqual(meaning(original));
        expect(formatText(text)).toBe(text);
        const squeezed = text.replace(/^ +/gm, "");
        if (!text.includes('"""')) {
          expect(meaning((await parseMap(formatText(squeezed), "file:///x/map.mlflow")).map)).toEqual(
            meaning(original),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("makes names of ids that are none", async () => {
    const plain = { notes: [], links: [] };
    const text = printMap({
      uri: "",
      title: "T",
      ...plain,
      settings: { assume: { residual: {} }, levelTitles: {} },
      actors: [],
      interfaces: [],
      data: [],
      phases: [],
      steps: [
        { kind: "start", id: "Event 1", title: "Event 1", ...plain },
        { kind: "end", id: "event-1", title: "Other", ...plain },
      ],
      flows: [{ from: "Event 1", to: "event-1" }],
      targets: [],
      platforms: [],
      questionnaires: [],
      views: [],
    });
    const { map, errors } = await parseMap(text);
    expect(errors).toEqual([]);
    expect(map.steps.map((s) => [s.id, s.title])).toEqual([
      ["event-1-2", "Event 1"],
      ["event-1", "Other"],
    ]);
  });
});
