/** The example maps are in house style, resolve in every state, name their sources and show what a newcomer should meet. */
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { figuresOf } from "../src/analysis/index.ts";
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

describe("a published process", () => {
  const published = files.filter((f) => f.startsWith("processes/"));

  it("there are eight of", () => {
    expect(published).toHaveLength(8);
  });

  it.each(published)("%s names its source", async (name) => {
    const { links } = await mapOf(name);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link.address).toMatch(/^https:/);
      expect(link.text, "licence").toMatch(/CC BY|MIT|facts only/);
    }
  });
});

describe("the questions about platforms", () => {
  it("are the same in both languages, by name, group, weight and duty", async () => {
    const asked = async (name: string) =>
      (await mapOf(name)).questionnaires.flatMap((q) =>
        q.groups.map((g) => ({
          group: g.id,
          questions: g.questions.map(({ id, weight, required, notes }) => ({
            id,
            weight,
            required,
            colours: notes.join().match(/🟢|🟡|🔴/gu),
          })),
        })),
      );
    const english = await asked("templates/platform-questions.mlflow");
    expect(await asked("templates/platform-questions-de.mlflow")).toEqual(english);
    expect(english.flatMap((g) => g.questions)).toHaveLength(77);
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
