/** docs/commands.md and the schema of the configuration say what the command line does: `node scripts/generate/commands.ts`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { generatedFromCommands } from "../../scripts/generate/commands.ts";
import { readConfig } from "../../src/analysis/config.ts";
import { rules } from "../../src/analysis/index.ts";
import { formats } from "../../src/formats/index.ts";
import { folderWith, mlmap } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const generated = generatedFromCommands();

describe("what is made from the command line", () => {
  it.each([...generated.keys()])("%s is in step", (path) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(generated.get(path));
  });

  it("offers every format that there is", async () => {
    const folder = await folderWith();
    const offered = async (command: string): Promise<string> => (await mlmap(folder, [command, "--help"])).out;
    const [render, data] = [await offered("render"), await offered("export")];
    for (const format of formats) expect(format.kind === "picture" ? render : data, format.id).toContain(format.id);
  });
});

describe("the schema of mlmap.config.json", () => {
  const validate = new Ajv().compile(JSON.parse(generated.get("schemas/config.json") ?? "") as object);
  const ids = rules.map((r) => r.id);
  const cases: readonly (readonly [string, boolean])[] = [
    ["{}", true],
    [
      `{ "$schema": "x", "rules": { "manual-step": "error" }, "theme": "dark", "currency": "EUR", "ignore": ["a/"] }`,
      true,
    ],
    [`{ "assume": { "semi-automated": "40%", "capture": "40%..60%", "ramp": "9mo", "discount": "8 %" } }`, true],
    [`{ "rules": { "manul-step": "error" } }`, false],
    [`{ "rules": { "manual-step": "fatal" } }`, false],
    [`{ "theme": "pink" }`, false],
    [`{ "currency": "euro" }`, false],
    [`{ "assume": { "capture": 0.5 } }`, false],
    [`{ "assume": { "ramp": "9 moons" } }`, false],
    [`{ "ignore": "drafts" }`, true],
    [`{ "ignore": 3 }`, false],
    [`{ "extends": "../a.json" }`, true],
    [`{ "extends": ["../a.json", "../b.json"] }`, true],
    [`{ "extends": 1 }`, false],
    [`{ "require": { "score": ">= 0.6", "manualHoursPerMonth": "<= 40", "weightedScore": "> 60 %" } }`, true],
    [`{ "require": { "states": { "y2027": { "manualSteps": "= 0" } } } }`, true],
    [`{ "require": { "scoer": ">= 0.6" } }`, false],
    [`{ "require": { "score": 0.6 } }`, false],
    [`{ "require": { "score": "=> 0.6" } }`, false],
    [`{ "require": { "states": { "y2027": { "steps": "= 0" } } } }`, false],
    [`{ "require": [] }`, false],
    [`{ "overrides": [{ "files": ["drafts/"], "rules": { "manual-step": "off" } }] }`, true],
    [`{ "overrides": [{ "files": "a/", "require": { "score": "> 0.1" } }, { "states": ["t"], "rules": {} }] }`, true],
    [`{ "overrides": [{ "rules": { "manual-step": "off" } }] }`, false],
    [`{ "overrides": [{ "files": ["a/"], "rules": { "manul-step": "off" } }] }`, false],
    [`{ "overrides": [{ "files": ["a/"], "rule": {} }] }`, false],
    [`{ "overrides": {} }`, false],
    [`{ "ignroe": [] }`, false],
    ["[]", false],
  ];
  it.each(cases)("judges %s as the command line does", (text, good) => {
    expect(readConfig(text, ids).problems.length === 0).toBe(good);
    expect(validate(JSON.parse(text))).toBe(good);
  });

  it("judges the example of the documentation good", () => {
    const example = /```json\n([\s\S]*?)```/.exec(generated.get("docs/commands.md") ?? "")?.[1] ?? "";
    expect(readConfig(example, ids).problems).toEqual([]);
  });
});
