/** Every sentence of the checks has its German one, so that a German report holds no English. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint, rules } from "../../../src/analysis/index.ts";
import { demandable, type RequiredFigure } from "../../../src/analysis/requirements.ts";
import { de } from "../../../src/formats/report/words/de.ts";
import { findingsOf, parseMap } from "../../../src/language/index.ts";

const examples = join(import.meta.dirname, "../../../examples");
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith(".mlflow"))
    .map((e) => readFileSync(join(e.parentPath, e.name), "utf8"));

/** Words that only English sentences of ours hold, outside of quoted titles and code. */
const english = /\b(the|and|is|not|nobody|nothing|hours|month|step|way|out|before|where|with)\b/i;
const bare = (message: string): string => message.replaceAll(/„[^“]*“|`[^`]*`/g, "");

function expectGerman(message: string): void {
  const said = de.finding(message);
  expect(said, message).toBeDefined();
  expect(bare(said ?? ""), message).not.toMatch(english);
}

describe("the sentences of the checks in German", () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s", async (_, rule) => {
    const { map } = await parseMap(rule.wrong);
    const found = lint(map, { rules: [rule], severities: { [rule.id]: "warning" } });
    expect(found).not.toEqual([]);
    for (const { message } of found) expectGerman(message);
  });

  it("also those of the examples, of silences and of what stands in targets", async () => {
    const texts = [
      ...filesUnder(examples),
      'process a "A" is manual { effort 1h  runs 1 per month } // lint-ignore manual-step\n',
      'process a "A" is automated // lint-ignore manual-step: gone\nprocess b "B" is automated // lint-ignore manual-stp: gone\n',
      'process a "A" is manual { effort 1h }\nprocess b "B" is manual { runs 1 per day }\nprocess c is manual { effort 2h  runs 1 per month }\ntarget t "T" {\n  change a { effort 1h  wait 20d }\n  remove c\n}\n',
      'decision d "D?"\nprocess x "X" is automated\nprocess y "Y" is automated\nx -> d -> y\nd -> x "no"\n',
      'process x "X" is manual\nprocess y "Y" is manual\nprocess s "S" is manual\nx -> y -> x\ns -> s\n',
    ];
    let count = 0;
    for (const text of texts) {
      const { map } = await parseMap(text);
      for (const { message } of findingsOf(map, text, [], {
        severities: Object.fromEntries(rules.map((r) => [r.id, "warning"])),
      })) {
        expectGerman(message);
        count++;
      }
    }
    expect(count).toBeGreaterThan(80);
  });

  it("demands of a configuration, known figures and unknown ones", async () => {
    const figures = Object.keys(demandable) as RequiredFigure[];
    const texts = [
      'process a "A"\n',
      'process a "A" by x is manual { effort 2h..4h  runs 3 per month }\nactor x { cost 9 EUR per hour }\n',
    ];
    for (const text of texts) {
      const { map } = await parseMap(text);
      const require = figures.map((figure) => ({ figure, state: "current", operator: ">=" as const, bound: 1e9 }));
      const found = lint(map, { rules: [], require });
      expect(found.length).toBeGreaterThan(figures.length / 2);
      for (const { message } of found) expectGerman(message);
    }
  });

  it("numbers have the marks of the language, and titles keep theirs", () => {
    expect(
      de.finding(
        "“Label, all and more” is manual: 48–96 hours a month, 2,640–6,340 EUR. “ML 2027” makes it semi-automated.",
      ),
    ).toBe(
      "„Label, all and more“ geschieht von Hand: 48–96 Stunden im Monat, 2.640–6.340 EUR. „ML 2027“ macht ihn teilautomatisiert.",
    );
    expect(de.finding("A rule of somebody's own.")).toBeUndefined();
  });
});
