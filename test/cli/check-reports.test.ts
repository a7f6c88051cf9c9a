import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic, FileReport } from "../../src/cli/reports/diagnostic.ts";
import { merged, packed } from "../../src/cli/reports/packed.ts";
import { brokenMap, folderWith, manualMap, mlmap, read, soundMap } from "./support.ts";

const files = { "a b.mlflow": brokenMap, "deep/c.mlflow": `process c "Say <b>" is manual\n`, "sound.mlflow": soundMap };

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe("the report for GitLab", () => {
  const issues = async (folder: string): Promise<Issue[]> =>
    JSON.parse((await mlmap(folder, ["check", "--format", "gitlab"])).out) as Issue[];

  it("holds what GitLab asks for, each finding with a fingerprint of its own", async () => {
    const found = await issues(await folderWith(files));
    expect(found.length).toBeGreaterThan(3);
    for (const { description, check_name, severity, location } of found) {
      expect(description).not.toBe("");
      expect(check_name).toMatch(/^[a-z-]+$/);
      expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
      expect(location.path).toMatch(/^(a b|deep\/c)\.mlflow$/);
      expect(location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(found.map((i) => i.fingerprint)).size).toBe(found.length);
  });

  it("keeps fingerprints when lines move", async () => {
    const folder = await folderWith({ "a.mlflow": manualMap });
    const before = (await issues(folder)).map((i) => i.fingerprint);
    await writeFile(join(folder, "a.mlflow"), `// About labels.\n\n${manualMap}`);
    expect((await issues(folder)).map((i) => i.fingerprint)).toEqual(before);
  });
});

it("the report in the form of Checkstyle names file, place and rule", async () => {
  const folder = await folderWith(files);
  const { out } = await mlmap(folder, ["check", "--format", "checkstyle"]);
  expect(out).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<checkstyle version="4\.3">\n/);
  expect(out).toContain('  <file name="a b.mlflow">\n');
  expect(out).toMatch(
    /<error line="1" column="\d+" severity="warning" message="“Say &lt;b&gt;” is manual\..*" source="mlmap\.manual-step"\/>/,
  );
});

describe("what was found in many maps", () => {
  const place = { column: 3, endLine: 1, endColumn: 9 };
  const found = (file: string, line: number): FileReport["told"][number] => ({
    diagnostic: { file, line, ...place, severity: "warning", rule: "no-actor", message: `Nobody does “ü${line}”.` },
    line: `  process p${line} "ü${line}"`,
    key: `no-actor: p${line}`,
  });
  const report = (file: string, lines: readonly number[]): FileReport => ({
    file,
    told: lines.map((n) => found(file, n)),
  });

  it("takes little room until it is written", () => {
    const many = report("a.mlflow", [...Array(100).keys()]);
    const { bytes } = packed(many);
    expect(bytes?.buffer.byteLength).toBe(bytes?.byteLength);
    expect(bytes?.byteLength).toBeLessThan(4000);
    expect([...merged([packed(many)])]).toEqual([many]);
  });

  it("is told once a file, in reading order, however many maps found it", () => {
    const parts = [report("a", [2, 3]), report("b", []), report("a", [1, 3])].map(packed);
    const reports = merged(parts);
    expect([...reports]).toEqual([report("a", [1, 2, 3]), report("b", [])]);
    expect([...reports]).toEqual([...reports]);
  });
});

describe("many maps", () => {
  const many = Object.fromEntries(
    Array.from({ length: 130 }, (_, i) => [
      `m${String(i).padStart(3, "0")}.mlflow`,
      i % 10 === 3 ? manualMap : soundMap,
    ]),
  );

  it("are checked in threads with the result of one", { timeout: 60_000 }, async () => {
    const folder = await folderWith(many);
    const together = JSON.parse((await mlmap(folder, ["check", "--format", "json"])).out) as Diagnostic[];
    const halves = await Promise.all(
      [0, 65].map(async (from) => {
        const names = Object.keys(many).slice(from, from + 65);
        return JSON.parse((await mlmap(folder, ["check", ...names, "--format", "json"])).out) as Diagnostic[];
      }),
    );
    expect(together).toEqual(halves.flat());
    expect(together.filter((d) => d.rule === "manual-step")).toHaveLength(13);
  });

  it("with one that can't be read tell which", { timeout: 60_000 }, async () => {
    const folder = await folderWith({ ...many, "m077.mlflow": new Uint8Array([0, 1, 2]) });
    const run = await mlmap(folder, ["check"]);
    expect(run.status).toBe(2);
    expect(run.err).toContain("m077.mlflow is not text");
  });
});

describe("mlmap check --watch", () => {
  it("checks again at each save, also of a new map, until it is ended", { timeout: 30_000 }, async () => {
    const folder = await folderWith({ "a.mlflow": soundMap });
    const end = new AbortController();
    const report = join(folder, "report.txt");
    const run = mlmap(folder, ["check", "--watch", "-o", "report.txt"], { stopped: end.signal });
    const holds = async (text: string): Promise<void> =>
      expect.poll(() => read(folder, "report.txt").catch(() => ""), { timeout: 10_000 }).toContain(text);
    await holds("No findings in 1 map.");
    await new Promise((done) => setTimeout(done, 300));
    await appendFile(join(folder, "a.mlflow"), `process late "Late" is manual\n`);
    await holds("“Late” is manual");
    await new Promise((done) => setTimeout(done, 300));
    await writeFile(join(folder, "b.mlflow"), manualMap);
    await holds("in 2 maps");
    await rm(report);
    end.abort();
    expect(await run).toMatchObject({ status: 0 });
  });

  it("checks again when a shared configuration, a rule of the team's own or a folder comes or changes", {
    timeout: 60_000,
  }, async () => {
    const rule = (word: string): string =>
      `export default { id: "team/x", severity: "warning", title: "X", check: () => [{ message: "${word}" }] };`;
    const folder = await folderWith({
      "maps/a.mlflow": soundMap,
      "base/shared.json": "{}",
      "team/rules.mjs": rule("first"),
      "mlmap.config.json": JSON.stringify({ extends: "base/shared.json", plugins: "team/rules.mjs" }),
    });
    const end = new AbortController();
    let told = "";
    const run = mlmap(folder, ["check", "maps", "--watch", "-o", "report.txt"], {
      stopped: end.signal,
      told: (text) => (told += text),
    });
    const holds = async (text: string): Promise<void> => {
      await expect.poll(() => read(folder, "report.txt").catch(() => ""), { timeout: 20_000 }).toContain(text);
      await new Promise((done) => setTimeout(done, 300));
    };
    await holds("first");
    await writeFile(join(folder, "team/rules.mjs"), rule("second"));
    await holds("second");
    await writeFile(join(folder, "base/shared.json"), '{ "rules": { "team/x": "error" } }');
    await holds("1 error");
    await mkdir(join(folder, "maps/new"));
    await writeFile(join(folder, "maps/new/b.mlflow"), manualMap);
    await holds("in 2 maps");
    await writeFile(join(folder, "team/rules.mjs"), "export default {");
    await expect.poll(() => told, { timeout: 20_000 }).toContain("Can't load the rules of team/rules.mjs");
    await new Promise((done) => setTimeout(done, 300));
    await writeFile(join(folder, "team/rules.mjs"), rule("mended"));
    await holds("mended");
    end.abort();
    await run;
  });

  it("does not watch standard input", async () => {
    expect((await mlmap(await folderWith(), ["check", "--watch", "-"])).status).toBe(2);
  });
});
