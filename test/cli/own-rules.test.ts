import { describe, expect, it, vi } from "vitest";
import { generatedFromCommands } from "../../scripts/generate/commands.ts";
import type { Diagnostic } from "../../src/cli/reports/diagnostic.ts";
import { folderWith, manualMap, mlmap, soundMap } from "./support.ts";

const page = generatedFromCommands().get("docs/commands.md") ?? "";
/** The example of the documentation, so that it is tried. */
const example = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const config = (value: object): string => JSON.stringify(value);
const map = `interface wiki "Wiki"\n\nactor ds "Data scientist"\n\nprocess a "A" by ds via wiki is automated\n`;

async function rulesIn(folder: string): Promise<string[]> {
  const { out } = await mlmap(folder, ["check", "--format", "json"]);
  return (JSON.parse(out) as Diagnostic[]).map((d) => `${d.severity} ${d.rule} ${d.line}: ${d.message}`);
}

describe("rules of a team's own", { timeout: 60_000 }, () => {
  it("find what they look for, beside ours", async () => {
    const folder = await folderWith({
      "a.mlflow": map,
      "rules.mjs": example,
      "mlmap.config.json": config({ plugins: "./rules.mjs" }),
    });
    expect(await rulesIn(folder)).toEqual([
      "warning team/no-wiki 5: “A” goes through the wiki, which is to be switched off.",
    ]);
    for (const format of ["text", "sarif", "junit", "github", "gitlab", "checkstyle"])
      expect((await mlmap(folder, ["check", "--format", format])).out).toContain("team/no-wiki");
  });
  it("have severities and silences like ours", async () => {
    const folder = await folderWith({
      "a.mlflow": map,
      "b.mlflow": map.replace("automated\n", "automated // lint-ignore team/no-wiki: moves in May\n"),
      "rules.mjs": example,
      "mlmap.config.json": config({ plugins: ["./rules.mjs"], rules: { "team/no-wiki": "error" } }),
    });
    expect((await rulesIn(folder)).map((f) => f.split(" ").slice(0, 2).join(" "))).toEqual(["error team/no-wiki"]);
  });
  it.each([
    [
      "export default { id: 'no-wiki' }",
      /rules\.mjs: a rule's id names the team and the rule, such as "team\/owner-named"/,
    ],
    ["export default { id: 'team/x', severity: 'loud' }", /the severity of team\/x is one of error/],
    ["export default { id: 'team/x', severity: 'info', title: 'X' }", /team\/x wants a title \(a text\) and check/],
    ["export const x = 1;", /exports no rule/],
    ["export default {", /Can't load the rules of rules\.mjs/],
  ])("that are wrong are told as such: %s", async (module, told) => {
    const folder = await folderWith({
      "a.mlflow": soundMap,
      "rules.mjs": module,
      "mlmap.config.json": config({ plugins: "rules.mjs" }),
    });
    const run = await mlmap(folder, ["check"]);
    expect(run.status).toBe(2);
    expect(run.err).toMatch(told);
  });
  it.each([
    [
      "check() { throw new Error('oh.') }",
      /^The rule “team\/x” failed on this map: oh\. Mend it in rules\.mjs(, line 2)?,/,
    ],
    ["check: () => [{}]", /it gave a finding without a message\. Mend it in rules\.mjs/],
    ["check: () => [{ message: 'm', source: { id: 'a' } }]", /the `source` of a finding is the `source` of an element/],
  ])("that fail on a map are a finding of that map, and hide no other: %s", async (check, told) => {
    const folder = await folderWith({
      "a.mlflow": manualMap,
      "rules.mjs": `export default { id: 'team/x', severity: 'info', title: 'X',\n${check} }`,
      "mlmap.config.json": config({ plugins: "rules.mjs" }),
    });
    const run = await mlmap(folder, ["check", "--format", "json"]);
    const found = JSON.parse(run.out) as Diagnostic[];
    expect(run.status).toBe(1);
    expect(found.find((d) => d.rule === "failed-rule")).toMatchObject({
      severity: "error",
      message: expect.stringMatching(told) as string,
    });
    expect(found.map((d) => d.rule)).toContain("manual-step");
  });
  it("that never end are stopped, once for all maps, and hide no other", async () => {
    const folder = await folderWith({
      "a.mlflow": manualMap,
      "b.mlflow": manualMap,
      "rules.mjs": "export default { id: 'team/x', severity: 'info', title: 'X', check() { for (;;); } }",
      "mlmap.config.json": config({ plugins: "rules.mjs" }),
    });
    const run = await mlmap(folder, ["check", "--format", "json"]);
    const found = JSON.parse(run.out) as Diagnostic[];
    expect(run.status).toBe(1);
    expect(found.filter((d) => d.rule === "failed-rule").map((d) => d.message)).toEqual([
      "The rule “team/x” failed on this map: it was stopped after 2 s. Mend it in rules.mjs, or turn it off in mlmap.config.json.",
      "The rule “team/x” is not run any more: it was stopped after 2 s. Mend it in rules.mjs, or turn it off in mlmap.config.json.",
    ]);
    expect(found.filter((d) => d.rule === "manual-step")).toHaveLength(2);
  });
  it("that print, print to standard error: the report stays a report", async () => {
    const folder = await folderWith({
      "a.mlflow": map,
      "rules.mjs": `console.log("loaded");\n${example.replace("for (const", 'console.log("asked"); for (const')}`,
      "mlmap.config.json": config({ plugins: "./rules.mjs" }),
    });
    const written: string[] = [];
    const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
    const found = await rulesIn(folder).finally(() => spy.mockRestore());
    expect(found).toHaveLength(1);
    expect(written.join("")).toBe("loaded\nasked\n");
  });
  it("stand at their step where they name no place", async () => {
    const folder = await folderWith({
      "a.mlflow": map,
      "rules.mjs":
        "export default { id: 'team/x', severity: 'info', title: 'X', check: () => [{ message: 'm', step: 'a' }] };",
      "mlmap.config.json": config({ plugins: "rules.mjs" }),
    });
    expect(await rulesIn(folder)).toEqual(["info team/x 5: m"]);
  });
  it("are explained and described to SARIF like ours", async () => {
    const folder = await folderWith({
      "a.mlflow": map,
      "rules.mjs": example.replace("title:", "why: 'It is gone in May.', wrong: 'process b',\n  title:"),
      "mlmap.config.json": config({ plugins: "./rules.mjs" }),
    });
    const page = (await mlmap(folder, ["explain", "team/no-wiki"])).out;
    expect(page).toMatch(/team\/no-wiki {2}warning\nThe wiki is to be switched off\n\nIt is gone in May\./);
    expect(page).toContain("Finds it here\n\n    process b\n");
    expect(page).not.toContain("Mended");
    expect((await mlmap(folder, ["explain"])).out).toContain("team/no-wiki");
    expect((await mlmap(folder, ["explain", "team/no-wik"])).err).toContain("did you mean team/no-wiki?");
    const sarif = JSON.parse((await mlmap(folder, ["check", "--format", "sarif"])).out) as {
      runs: { tool: { driver: { rules: { id: string; name: string; fullDescription: { text: string } }[] } } }[];
    };
    expect(sarif.runs[0]?.tool.driver.rules.find((r) => r.id === "team/no-wiki")).toMatchObject({
      name: "TeamNoWiki",
      fullDescription: { text: "It is gone in May." },
    });
  });
  it("that are set and not there are told, with what was meant", async () => {
    const folder = await folderWith({
      "a.mlflow": soundMap,
      "rules.mjs": example,
      "mlmap.config.json": config({ plugins: "rules.mjs", rules: { "team/no-wikis": "off" } }),
    });
    expect((await mlmap(folder, ["check"])).err).toContain(
      "`rules.team/no-wikis` is in none of the `plugins`; did you mean `team/no-wiki`?",
    );
  });
});
