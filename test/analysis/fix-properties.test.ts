import fc from "fast-check";
import { expect, it } from "vitest";
import { type Found, fixesOf, lint, rules } from "../../src/analysis/index.ts";
import { formatText, parseMap } from "../../src/language/index.ts";
import { edited } from "../../src/language/text-edits.ts";

const levels = ["automated", "semi-automated", "non-repeatable", "manual", "absent"] as const;
const titles = ["Label images", "Train", "Deploy", 'Say \\"no\\"', "Modell überwachen", "Check labels", "x → y"];
const ids = ["a", "b", "c", "label", "label2", "^data", "^is", "größe", "a-b"];

const clause = fc.constantFrom(
  "effort 2h",
  "effort 1d..3d",
  "runs 4 per month",
  "wait 9d",
  "rework 40%",
  'purpose "Why not"',
  "reads set",
  "writes set",
);

const block = fc
  .uniqueArray(clause, { maxLength: 3, selector: (c) => c.split(" ")[0] })
  .chain((clauses) =>
    fc.constantFrom(
      clauses.length === 0 ? "" : ` { ${clauses.join("  ")} }`,
      clauses.length === 0 ? "" : ` {\n  // why\n  ${clauses.join("\n  ")}\n}`,
    ),
  );

const processes = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...ids),
    title: fc.option(fc.constantFrom(...titles)),
    by: fc.option(fc.constantFrom("ds", "mle", "ds, mle")),
    level: fc.option(fc.constantFrom(...levels)),
    block,
    comment: fc.constantFrom("", " // a remark", " // lint-ignore no-exit: never"),
  }),
  { minLength: 1, maxLength: 6, selector: (p) => p.id },
);

const mapText = processes.chain((list) => {
  const names = list.map((p) => p.id);
  const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
  return fc
    .record({
      flows: fc.array(pair, { maxLength: 6 }),
      events: fc.boolean(),
      phase: fc.boolean(),
      changes: fc.option(fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...levels)), { maxLength: 2 })),
      platform: fc.option(fc.subarray(names)),
      ending: fc.constantFrom("\n", "\r\n"),
    })
    .map(({ flows, events, phase, changes, platform, ending }) => {
      const lines = list.map(
        (p) =>
          `process ${p.id}${p.title === null ? "" : ` "${p.title}"`}${p.by === null ? "" : ` by ${p.by}`}${
            p.level === null ? "" : ` is ${p.level}`
          }${p.block}${p.comment}`,
      );
      const changed = [...new Map(changes ?? [])].map(([id, level]) => `  change ${id} is ${level}`);
      const text = [
        "actor ds",
        'actor mle "ML engineer"',
        'data set "Set"',
        ...(events ? ["start go", "end done"] : []),
        ...(phase ? ['phase p "Phase" {', ...lines, "}"] : lines),
        ...flows.map(([from, to]) => `${from} -> ${to}`),
        ...(events ? [`go -> ${names[0]}`] : []),
        ...(changes ? ['target t "Then" {', ...changed, "}"] : []),
        'questionnaire {\n  group g "G" {\n    question q "Q?"\n    question r required\n    question s "S?" required weight 2\n  }\n}',
        ...(platform
          ? [
              `platform shop "Shop"${changes ? " for t" : ""} {`,
              ...platform.map((id) => `  rate ${id} is manual`),
              "  answer g.q good",
              "  answer g.s bad",
              "}",
            ]
          : []),
      ].join("\n");
      return formatText(text).replaceAll("\n", ending);
    });
});

const everything = { severities: Object.fromEntries(rules.map((r) => [r.id, "warning" as const])) };
const same = (a: Found, b: Found): boolean =>
  a.rule === b.rule && a.step === b.step && a.state === b.state && a.finding.about === b.finding.about;

it("every fix of every finding leaves a map that parses, formats and has the finding no more", {
  timeout: 120_000,
}, async () => {
  const tried = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(mapText, async (text) => {
      const { map, errors } = await parseMap(text, "memory:///m.mlflow");
      expect(errors.map((e) => e.message)).toEqual([]);
      const found = lint(map, everything);
      for (const finding of found) {
        for (const fix of fixesOf(map, finding)) {
          tried.set(finding.rule, (tried.get(finding.rule) ?? 0) + 1);
          const after = fix.edits.reduce(edited, text);
          const told = `${fix.title} (${finding.rule}: ${finding.message})\n${text}\n→\n${after}`;
          const { map: mended, errors: left } = await parseMap(after, "memory:///m.mlflow");
          expect(
            left.map((e) => e.message),
            told,
          ).toEqual([]);
          expect(formatText(formatText(after)), told).toBe(formatText(after));
          const count = (all: readonly Found[]): number => all.filter((f) => same(f, finding)).length;
          // A comment that asks somebody to fill something in mends nothing yet.
          if (fix.edits.some((e) => e.do !== "add-remark"))
            expect(count(lint(mended, everything)), told).toBeLessThan(count(found));
          // What stands beside it is left alone: no other line is lost.
          const lost = text
            .split(/\r?\n/)
            .filter((line) => line.includes("//") && !after.includes(line.slice(line.indexOf("//"))));
          expect(lost, told).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect([...tried.keys()].length).toBeGreaterThanOrEqual(8);
  expect([...tried.keys()]).toEqual(expect.arrayContaining(["below-target", "required-is-red"]));
});
