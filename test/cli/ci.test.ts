/** What stands in the repository for pipelines: the script of the GitHub action, and hooks in a real git repository. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { program } from "../../src/cli/program.ts";
import { folderWith, manualMap, read, soundMap } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const command = `${process.execPath} --disable-warning=ExperimentalWarning ${join(root, "src/cli/mlmap.ts")}`;
const text = (name: string): string => readFileSync(join(root, name), "utf8");
const onUnix = process.platform !== "win32";

function action(folder: string, inputs: Readonly<Record<string, string>>) {
  const env: Record<string, string> = { PATH: process.env["PATH"] ?? "", INPUT_COMMAND: command };
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.replaceAll("-", "_").toUpperCase()}`] = value;
  const { status, stdout, stderr } = spawnSync("bash", [join(root, "ci/check-maps.sh")], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe.runIf(onUnix)("the GitHub action", { timeout: 60_000 }, () => {
  it("reports at lines, writes SARIF, and fails as it is told to", async () => {
    const folder = await folderWith({ "a.mlflow": manualMap, "my maps/b.mlflow": soundMap });
    const fine = action(folder, { files: "a.mlflow\nmy maps\n", sarif: "out.sarif" });
    expect(fine.status).toBe(0);
    expect(fine.stdout).toContain("::warning file=a.mlflow,line=1");
    expect(JSON.parse(await read(folder, "out.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(action(folder, { files: ".", "max-warnings": "0" }).status).toBe(1);
    expect(action(folder, { files: "none.mlflow" }).status).toBe(2);
  });
  it("takes an input for a value, never for a command", async () => {
    const folder = await folderWith({ "a.mlflow": soundMap });
    expect(action(folder, { files: "a.mlflow", severity: "$(touch hacked)" }).status).toBe(2);
    await expect(read(folder, "hacked")).rejects.toThrow("ENOENT");
  });
  it("hands every input on to the script", () => {
    const yaml = text("action.yml");
    const inputs = [...(/^inputs:\n([\s\S]*?)^runs:/m.exec(yaml)?.[1] ?? "").matchAll(/^ {2}([a-z-]+):$/gm)].map(
      (m) => m[1],
    );
    expect(inputs.length).toBeGreaterThan(5);
    for (const input of inputs) expect(yaml).toContain(`: \${{ inputs.${input} }}`);
    for (const input of inputs) expect(text("docs/ci.md")).toContain(`| \`${input}\` |`);
  });
});

describe("the hooks for pre-commit and the GitLab template", () => {
  const nothing = (): never => {
    throw new Error("unused");
  };
  const plain = (s: string): string => s;
  const mlmap = program(
    {
      io: {
        cwd: root,
        env: {},
        readInput: nothing,
        out: nothing,
        err: nothing,
        outIsTerminal: false,
        errIsTerminal: false,
        columns: 80,
        assets: { font: nothing, resvg: nothing },
      },
      paint: { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain },
    },
    () => {},
  );
  it("call commands and options that there are", () => {
    const calls = [
      ...[...text(".pre-commit-hooks.yaml").matchAll(/^ +entry: ci\/run-mlmap\.sh (.*)$/gm)].map((m) => m[1] ?? ""),
      ...[...text("ci/gitlab.yml").matchAll(/^ +- mlmap (.*)$/gm)].map((m) => m[1] ?? ""),
    ];
    expect(calls.length).toBe(5);
    for (const call of calls) {
      const [name, ...words] = call.split(" ");
      const found = mlmap.commands.find((c) => c.name() === name);
      expect(found?.name()).toBe(name);
      for (const word of words.filter((w) => w.startsWith("--")))
        expect(found?.options.map((o) => o.long)).toContain(word);
    }
  });
});

describe.runIf(onUnix)("a hook of git's own", { timeout: 60_000 }, () => {
  it("keeps a map with a finding out of the history", async () => {
    const line = /```sh\n(git diff --cached.*)\n```/.exec(text("docs/ci.md"))?.[1] ?? "";
    const hook = `#!/bin/sh\n${line.replace("npx --yes ml-process-maps", command)}\n`;
    const folder = await folderWith({ "a.mlflow": soundMap, "odd name.mlflow": soundMap, hook });
    const git = (...args: string[]) =>
      spawnSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", ...args], {
        cwd: folder,
        encoding: "utf8",
      });
    git("init", "-q");
    spawnSync("sh", ["-c", "mkdir -p .git/hooks && mv hook .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit"], {
      cwd: folder,
    });
    git("add", "-A");
    expect(git("commit", "-qm", "sound").status).toBe(0);
    spawnSync("sh", ["-c", `printf '%s' '${manualMap}' > a.mlflow`], { cwd: folder });
    git("add", "-A");
    const refused = git("commit", "-qm", "manual");
    expect(refused.status).not.toBe(0);
    expect(`${refused.stdout}${refused.stderr}`).toContain("manual-step");
  });
});
