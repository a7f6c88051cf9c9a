import { describe, expect, it } from "vitest";
import { generatedFromCommands } from "../../scripts/generate/commands.ts";
import type { Diagnostic } from "../../src/cli/reports/diagnostic.ts";
import { folderWith, mlmap, soundMap } from "./support.ts";

const page = generatedFromCommands().get("docs/commands.md") ?? "";
/** The example of the documentation, so that it is tried. */
const example = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const config = (value: object): string => JSON.stringify(value);
const map = `interface wiki "Wiki"\n\nactor ds "Data scientist"\n\nprocess a "A" by ds via wiki is automated\n`;

async function rulesIn(folder: string): Promise<string[]> {
  const { out } = await mlmap(folder, ["check", "--format", "json"]);
  return (JSON.parse(out) as Diagnostic[]).map((d) => `${d.severity} ${d.rule} ${d.line}: ${d.message}`);
}

describe("rules of a team's own", () => {
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
    [
      "export default { id: 'team/x', severity: 'info', title: 'X', check() { throw new Error('oh') } }",
      /rules\.mjs: team\/x failed at .*a\.mlflow: oh/,
    ],
    ["export default { id: 'team/x', severity: 'info', title: 'X', check: () => [{}] }", /finding without a message/],
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
