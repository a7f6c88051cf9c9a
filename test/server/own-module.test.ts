/** A module of a team in its thread: whatever it does, it is answered for in time and hurts nobody else. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownRulesIn } from "../../src/analysis/own-rules.ts";
import type { Finding, Rule } from "../../src/analysis/rule.ts";
import { loadsModules } from "../../src/server/own-module.ts";
import { aMap, step } from "../support/map.ts";

const script = new URL("../../src/server/own-rules-thread.ts", import.meta.url);
const map = aMap({ steps: [step("a", "manual")] });
const input = { map, states: [] };

describe("a module with rules in its thread", { timeout: 30_000 }, () => {
  let folder: string;
  let printed: string;
  const load = loadsModules(script, (text) => (printed += text), { load: 3_000, call: 500 });
  const addressOf = (): string => pathToFileURL(join(folder, "rules.mjs")).href;
  const loaded = async (text: string): Promise<readonly Rule[]> => {
    writeFileSync(join(folder, "rules.mjs"), text);
    const module = { address: addressOf(), shown: "rules.mjs" };
    const { rules, problems } = ownRulesIn(await load(module.address), module);
    expect(problems).toEqual([]);
    return rules;
  };
  const rule = (id: string, check: string): string =>
    `{ id: "team/${id}", severity: "info", title: "T", check(input) { ${check} } }`;
  const check = (rule: Rule | undefined): readonly Finding[] => [...(rule?.check(input) ?? [])];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mlmap-thread-"));
    printed = "";
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["for (;;);", "it was stopped after 3 s"],
    ["await 1; for (;;);", "it was stopped after 3 s"],
    ["await new Promise(() => undefined);", "it was stopped after 3 s"],
    ["process.exit(0);", "it called `process.exit`"],
    ["throw 'no error';", "no error"],
  ])("that does not load says why: %s", async (text, why) => {
    await expect(loaded(`${text} export default [];`)).rejects.toThrow(why);
  });

  it("goes on with its other rules when one is stopped", async () => {
    const endless = rule("endless", "for (;;) console.log('on and on');");
    const [first, second] = await loaded(`export default [${endless}, ${rule("fine", "return [{ message: 'm' }];")}];`);
    expect(() => check(first)).toThrow("The rule “team/endless” failed on this map: it was stopped after 0.5 s.");
    expect(check(second)).toEqual([{ message: "m" }]);
    expect(() => check(first)).toThrow("is not run any more");
    expect(printed.startsWith("on and on\non and on\n")).toBe(true);
    expect(printed.length).toBeLessThan(70_000);
  });

  it("is given the map, keeps what it remembers, and gives plain data alone", async () => {
    const [counts, gives] = await loaded(
      `let calls = 0; export default [${rule("counts", "return [{ message: input.map.uri + ' ' + ++calls }];")},
       ${rule("gives", "return [{ message: 'm', f() {} }];")}];`,
    );
    expect(check(counts)).toEqual([{ message: `${map.uri} 1` }]);
    expect(check(counts)).toEqual([{ message: `${map.uri} 2` }]);
    expect(() => check(gives)).toThrow("what it gives is more than plain data");
    expect(check(counts)).toEqual([{ message: `${map.uri} 3` }]);
  });

  it("offers fixes, for findings as it gave them", async () => {
    const [fixes] = await loaded(`export default { ...${rule("fixes", "return [{ message: 'm', mine: 7 }];")},
      fix: ({ mine }, { map }) => [{ title: map.uri + mine, edits: [] }] };`);
    const [finding] = check(fixes);
    expect(finding && fixes?.fix?.(finding, input)).toEqual([{ title: `${map.uri}7`, edits: [] }]);
  });

  it("outlives what fails outside of a check", async () => {
    const [fine] = await loaded(
      `setTimeout(() => { throw new Error("stray"); }, 0); export default ${rule("fine", "return [];")};`,
    );
    const end = Date.now() + 10_000;
    while (!printed.includes("failed outside of a check: Error: stray") && Date.now() < end) {
      await new Promise((done) => setTimeout(done, 20));
      expect(check(fine)).toEqual([]);
    }
    expect(printed).toContain("Error: stray");
  });

  it("is read again when it was saved, with what it imports", async () => {
    writeFileSync(join(folder, "word.mjs"), `export const word = "old";`);
    const text = `import { word } from "./word.mjs"; export default ${rule("word", "return [{ message: word }];")};`;
    expect(check((await loaded(text))[0])).toEqual([{ message: "old" }]);
    writeFileSync(join(folder, "word.mjs"), `export const word = "new";`);
    writeFileSync(join(folder, "rules.mjs"), text);
    utimesSync(join(folder, "rules.mjs"), new Date(), new Date(Date.now() + 5_000));
    const module = { address: addressOf(), shown: "rules.mjs" };
    expect(check(ownRulesIn(await load(module.address), module).rules[0])).toEqual([{ message: "new" }]);
  });
});
