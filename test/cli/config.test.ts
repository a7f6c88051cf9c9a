import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/cli/reports/diagnostic.ts";
import { folderWith, mlmap, soundMap } from "./support.ts";

const config = (value: object): string => JSON.stringify(value);
const manual = `actor ds\nstart go\nend done\n\nprocess a "A" by ds is manual\n\ngo -> a -> done\n`;

async function rulesIn(folder: string, ...args: string[]): Promise<string[]> {
  const { out } = await mlmap(folder, ["check", ...args, "--format", "json"]);
  return (JSON.parse(out) as Diagnostic[]).map((d) => `${d.file} ${d.severity} ${d.rule}`);
}

describe("mlmap.config.json", () => {
  it("fails a check whose map misses what is required, in every report", async () => {
    const folder = await folderWith({
      "a.mlflow": manual,
      "mlmap.config.json": config({ require: { manualSteps: "= 0" } }),
    });
    for (const format of ["text", "json", "sarif", "junit", "github"]) {
      const run = await mlmap(folder, ["check", "--format", format]);
      expect(run.status).toBe(1);
      expect(run.out).toContain("below-requirement");
    }
    const kept = await folderWith({
      "a.mlflow": manual,
      "mlmap.config.json": config({ require: { manualSteps: "<= 1" } }),
    });
    expect((await mlmap(kept, ["check"])).status).toBe(0);
  });

  it("can ask for other severities under a path and in a state", async () => {
    const folder = await folderWith({
      "a.mlflow": manual,
      "drafts/b.mlflow": `${manual}\ntarget t "T" {\n}\n`,
      "mlmap.config.json": config({
        rules: { "no-interface": "off" },
        overrides: [
          { files: "drafts/", rules: { "manual-step": "off" } },
          { states: ["t"], rules: { "manual-in-target": "error" } },
        ],
      }),
    });
    expect(await rulesIn(folder)).toEqual(["a.mlflow warning manual-step", "drafts/b.mlflow error manual-in-target"]);
    expect(await rulesIn(folder, "drafts/b.mlflow")).toEqual(["drafts/b.mlflow error manual-in-target"]);
  });

  it("builds on shared files, the nearest word winning", async () => {
    const folder = await folderWith({
      "shared/base.json": config({
        rules: { "manual-step": "error" },
        require: { manualSteps: "= 0", score: ">= 0.2" },
      }),
      "shared/more.json": config({ extends: "base.json", rules: { "manual-step": "info" } }),
      "team/a.mlflow": manual,
      "team/mlmap.config.json": config({ extends: ["../shared/more.json"], require: { manualSteps: "<= 1" } }),
    });
    expect(await rulesIn(folder, "team")).toEqual([
      "team/a.mlflow error below-requirement",
      "team/a.mlflow info manual-step",
    ]);
  });

  it("says which shared file is at fault", async () => {
    const folder = await folderWith({
      "a.mlflow": soundMap,
      "base.json": config({ rules: { "manul-step": "off" } }),
      "mlmap.config.json": config({ extends: ["base.json", "none.json"] }),
      "circle/mlmap.config.json": config({ extends: "other.json" }),
      "circle/other.json": config({ extends: "mlmap.config.json" }),
      "circle/a.mlflow": soundMap,
    });
    const run = await mlmap(folder, ["check", "a.mlflow"]);
    expect(run.status).toBe(2);
    expect(run.err).toContain("base.json: `rules.manul-step` no such rule; did you mean `manual-step`?");
    expect(run.err).toContain("mlmap.config.json: `extends` names none.json, which can't be read.");
    expect((await mlmap(folder, ["check", "circle/a.mlflow"])).err).toContain("goes in a circle");
  });

  it("leaves silences for a block and a file alone, and tells those that silence nothing", async () => {
    const folder = await folderWith({
      "a.mlflow": `// lint-ignore-file manual-step: gone next year\n${manual}`,
      "b.mlflow": `${manual}// lint-ignore-file no-exit: never\n`,
    });
    expect(await rulesIn(folder)).toEqual(["b.mlflow warning manual-step", "b.mlflow warning needless-silence"]);
  });
});
