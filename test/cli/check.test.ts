import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/cli/reports/diagnostic.ts";
import { all, type Element, having, parseXml, textOf } from "../support/xml.ts";
import { brokenMap, folderWith, manualMap, mlmap, read, soundMap } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const schema = (path: string): object => JSON.parse(readFileSync(join(root, path), "utf8")) as object;

const found = (text: string): readonly Diagnostic[] => JSON.parse(text) as Diagnostic[];

describe("mlmap check", () => {
  it("says so when there is nothing to say", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    expect(await mlmap(folder, ["check", "sound.mlflow"])).toMatchObject({
      status: 0,
      out: "No findings in 1 map.\n",
      err: "",
    });
  });

  it("shows a finding with its line and a marker", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap });
    const { out, status } = await mlmap(folder, ["check", "label.mlflow", "--severity", "warning"]);
    expect(status).toBe(0);
    expect(out).toContain("label.mlflow:1:23 warning “Label” is manual.");
    expect(out).toContain('  1 │ process label "Label" is manual\n    │                       ^^^^^^^^^\n');
  });

  it("fails on an error, wherever it stands", async () => {
    const folder = await folderWith({ "a.mlflow": soundMap, "deep/b.mlflow": brokenMap });
    const { out, status } = await mlmap(folder, ["check"]);
    expect(status).toBe(1);
    expect(out).toMatch(/^deep\/b\.mlflow:2:10 error .*trian/m);
    expect(out).toContain("label -> trian");
    expect(out).toContain(`    │ ${" ".repeat("label -> ".length)}^^^^^\n`);
  });

  it("fails on more warnings than are allowed", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap });
    const warnings = found((await mlmap(folder, ["check", "--format", "json", "--severity", "warning"])).out).length;
    expect(warnings).toBeGreaterThan(0);
    expect((await mlmap(folder, ["check", "--max-warnings", String(warnings)])).status).toBe(0);
    const run = await mlmap(folder, ["check", "--max-warnings", String(warnings - 1)]);
    expect(run.status).toBe(1);
    expect(run.err).toMatch(/at most \d+ allowed/);
  });

  it("counts warnings that the report leaves out", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap });
    const run = await mlmap(folder, ["check", "--max-warnings", "0", "--severity", "error"]);
    expect(run.status).toBe(1);
    expect(run.out).toBe("None shown in 1 map; left out: 2 warnings, 1 remark.\n");
  });

  it("reads standard input", async () => {
    const run = await mlmap(await folderWith(), ["check", "-", "--format", "json"], { stdin: manualMap });
    expect(run.status).toBe(0);
    expect(found(run.out)).toContainEqual(
      expect.objectContaining({ file: "<stdin>", line: 1, column: 23, rule: "manual-step" }),
    );
  });

  it("takes an empty file for a map without steps", async () => {
    const run = await mlmap(await folderWith({ "empty.mlflow": "" }), ["check"]);
    expect(run.status).toBe(0);
  });

  it("respects a silence with its reason, and reports one without", async () => {
    const folder = await folderWith({
      "a.mlflow": `process a "A" is manual // lint-ignore manual-step: gone next year\n`,
      "b.mlflow": `process b "B" is manual // lint-ignore manual-step\n`,
    });
    const rules = (file: string) => async () =>
      found((await mlmap(folder, ["check", file, "--format", "json"])).out).map((d) => d.rule);
    expect(await rules("a.mlflow")()).not.toContain("manual-step");
    expect(await rules("b.mlflow")()).toContain("silence-without-reason");
  });

  it("sees the files that a map imports, and says when one is missing", async () => {
    const folder = await folderWith({
      "maps/a.mlflow": `import "../roles.mlflow"\nprocess a "A" by ds is automated\n`,
      "roles.mlflow": `actor ds "Data scientist"\n`,
      "lost.mlflow": `import "./none.mlflow"\nprocess a "A" is automated\n`,
    });
    expect((await mlmap(folder, ["check", "maps/a.mlflow"])).status).toBe(0);
    const lost = await mlmap(folder, ["check", "lost.mlflow"]);
    expect(lost.status).toBe(1);
    expect(lost.out).toMatch(/lost\.mlflow:1:8 error .*none\.mlflow/);
  });

  it("uses colour on a terminal only, and not with NO_COLOR or --no-color", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap });
    const coloured = async (argv: readonly string[], around = {}) =>
      (await mlmap(folder, ["check", ...argv], around)).out.includes("\u001b[");
    expect(await coloured([], { terminal: true })).toBe(true);
    expect(await coloured([])).toBe(false);
    expect(await coloured(["--no-color"], { terminal: true })).toBe(false);
    expect(await coloured([], { terminal: true, env: { NO_COLOR: "1" } })).toBe(false);
  });

  it("marks the right columns behind wide characters", async () => {
    const folder = await folderWith({ "wide.mlflow": `process 標註 "標註" is manual\n` });
    const { out } = await mlmap(folder, ["check", "--severity", "warning"]);
    // Four wide characters before the place: eight columns.
    expect(out).toContain(`    │ ${" ".repeat('process xxxx "xxxx" '.length)}^^^^^^^^^\n`);
  });
});

describe("reports for pipelines", () => {
  const files = {
    "a, b.mlflow": brokenMap,
    "c.mlflow": `process c "Say <b>&\\"50%\\"</b>" is manual\n`,
    "sound.mlflow": soundMap,
  };

  it("as JSON, hold what the schema promises", async () => {
    const { out } = await mlmap(await folderWith(files), ["check", "--format", "json"]);
    const validate = new Ajv().compile(schema("schemas/check.json"));
    expect(found(out).length).toBeGreaterThan(1);
    validate(found(out));
    expect(validate.errors).toBeNull();
  });

  it("as SARIF, are valid against the standard's schema, with help for each rule", async () => {
    const { out } = await mlmap(await folderWith(files), ["check", "--format", "sarif"]);
    const log = JSON.parse(out) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    // The standard is written in draft 4; what it uses of it differs from draft 7 in the name of `$id` alone.
    const { id, $schema, ...sarif } = schema("test/cli/fixtures/sarif-schema-2.1.0.json") as {
      id: string;
      $schema: string;
    };
    expect($schema).toContain("draft-04");
    const validate = new Ajv({ strict: false, validateFormats: false }).compile({ $id: id, ...sarif });
    validate(log);
    expect(validate.errors).toBeNull();
    const [run] = log.runs;
    expect(run?.results.length).toBeGreaterThan(1);
    for (const result of run?.results ?? []) expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  });

  /** What may stand in each element: its attributes (`!` is required), and the elements in it. */
  type Shape = Readonly<Record<string, { readonly has: string; readonly holds: string }>>;
  /** As the schema of the xUnit plugin for Jenkins has it, the strictest of those that read JUnit's form. */
  const junit: Shape = {
    testsuites: { has: "name time tests failures errors", holds: "testsuite" },
    testsuite: {
      has: "name! tests! failures! errors! group time skipped timestamp hostname id package file log url version",
      holds: "testsuite properties testcase system-out system-err",
    },
    testcase: { has: "name! time classname group", holds: "skipped error failure system-out system-err" },
    failure: { has: "type message", holds: "#text" },
    "system-out": { has: "", holds: "#text" },
  };
  /** Checkstyle has no schema; this is what its own XMLLogger writes. */
  const checkstyle: Shape = {
    checkstyle: { has: "version!", holds: "file" },
    file: { has: "name!", holds: "error exception" },
    error: { has: "line! column severity! message! source!", holds: "" },
  };
  const words = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");

  function misfits({ name, attributes, children }: Element, shape: Shape): readonly string[] {
    const own = shape[name];
    if (!own) return [`<${name}>`];
    const has = words(own.has);
    const inside = children.map((child) => (typeof child === "string" ? "#text" : child.name));
    const blank = children.every((child) => typeof child !== "string" || child.trim() === "");
    return [
      ...Object.keys(attributes).filter((key) => !has.includes(key) && !has.includes(`${key}!`)),
      ...has.filter((key) => key.endsWith("!") && !(key.slice(0, -1) in attributes)),
      ...inside.filter((child) => !words(own.holds).includes(child) && !(child === "#text" && blank)),
    ]
      .map((what) => `${name}: ${what}`)
      .concat(children.flatMap((child) => (typeof child === "string" ? [] : misfits(child, shape))));
  }

  it("as JUnit XML, have the form that is read, and count what failed", async () => {
    const folder = await folderWith(files);
    const { out } = await mlmap(folder, ["check", "--format", "junit", "-o", "junit.xml"]);
    expect(out).toBe("");
    const text = await read(folder, "junit.xml");
    const root = parseXml(text.replace(/^<\?xml.*\?>\n/, ""));
    expect(misfits(root, junit)).toEqual([]);
    const count = (of: Element, name: string): string => String(all(of).filter((e) => e.name === name).length);
    for (const suite of all(root).filter((e) => e.name.startsWith("testsuite"))) {
      expect(suite.attributes["tests"]).toBe(count(suite, "testcase"));
      expect(suite.attributes["failures"]).toBe(count(suite, "failure"));
    }
    expect(Number(root.attributes["failures"])).toBeGreaterThan(1);
    expect(having(root, { type: "warning" }).map(textOf).join()).toContain('Say <b>&"50%"</b>');
    expect(having(root, { classname: "sound.mlflow" }).map((e) => e.attributes["name"])).toEqual(["no findings"]);
  });

  it("in the form of Checkstyle, hold all that its readers ask for", async () => {
    const { out } = await mlmap(await folderWith(files), ["check", "--format", "checkstyle"]);
    const root = parseXml(out.replace(/^<\?xml.*\?>\n/, ""));
    expect(misfits(root, checkstyle)).toEqual([]);
    const errors = all(root).filter((e) => e.name === "error");
    expect(errors.length).toBeGreaterThan(2);
    for (const { attributes } of errors) {
      expect(["ignore", "info", "warning", "error"]).toContain(attributes["severity"]);
      for (const key of ["line", "column"]) expect(attributes[key]).toMatch(/^[1-9]\d*$/);
    }
  });

  it("as GitHub annotations, escape what would end a property", async () => {
    const { out } = await mlmap(await folderWith(files), ["check", "--format", "github"]);
    expect(out).toMatch(/^::error file=a%2C b\.mlflow,line=2,endLine=2,col=10,endColumn=15,title=[\w-]+::.+$/m);
    expect(out).toContain('Say <b>&"50%25"</b>');
  });
});

describe("a baseline", () => {
  it("lets only what is new through, wherever the known findings move", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap });
    const write = await mlmap(folder, ["check", "--baseline", "base.json", "--update-baseline", "--max-warnings", "0"]);
    expect(write.err).toMatch(/base\.json now holds \d+ findings?\./);
    const { writeFile } = await import("node:fs/promises");
    await writeFile(join(folder, "label.mlflow"), `// moved\n\n${manualMap}`);
    const same = await mlmap(folder, ["check", "--baseline", "base.json", "--max-warnings", "0"]);
    expect(same).toMatchObject({ status: 0, out: "No findings in 1 map.\n" });
    await writeFile(join(folder, "label.mlflow"), `${manualMap}process sort "Sort" is manual\nlabel -> sort\n`);
    const more = await mlmap(folder, ["check", "--baseline", "base.json", "--format", "json", "--severity", "warning"]);
    expect(new Set(found(more.out).map((d) => d.line))).toEqual(new Set([2]));
  });

  it("knows a file that was renamed by its findings, and tells it from another that has come", async () => {
    const other = `actor ds "Data scientist"\nprocess sort "Sort" by ds is manual\n`;
    const folder = await folderWith({ "label.mlflow": manualMap, "kept.mlflow": other });
    await mlmap(folder, ["check", "--baseline", "base.json", "--update-baseline"]);
    const { mkdir, rename, writeFile } = await import("node:fs/promises");
    await mkdir(join(folder, "maps"));
    await rename(join(folder, "label.mlflow"), join(folder, "maps/labels.mlflow"));
    const same = await mlmap(folder, ["check", "--baseline", "base.json", "--max-warnings", "0"]);
    expect(same).toMatchObject({ status: 0, out: "No findings in 2 maps.\n" });
    expect(same.err).toContain("mlmap: maps/labels.mlflow is what base.json knows as label.mlflow, by its findings");
    // A copy of what is still there is new, and so is what shares little with the file that is gone.
    await writeFile(join(folder, "copy.mlflow"), other);
    await writeFile(join(folder, "maps/labels.mlflow"), other.replaceAll("sort", "rank"));
    const more = await mlmap(folder, ["check", "--baseline", "base.json", "--format", "json"]);
    expect(new Set(found(more.out).map((d) => d.file))).toEqual(new Set(["copy.mlflow", "maps/labels.mlflow"]));
  });

  it("never holds an error", async () => {
    const folder = await folderWith({ "broken.mlflow": brokenMap });
    await mlmap(folder, ["check", "--baseline", "base.json", "--update-baseline"]);
    expect((await mlmap(folder, ["check", "--baseline", "base.json"])).status).toBe(1);
  });

  it("is refused when it is something else", async () => {
    const folder = await folderWith({ "label.mlflow": manualMap, "base.json": "[]" });
    const run = await mlmap(folder, ["check", "--baseline", "base.json"]);
    expect(run).toMatchObject({ status: 2 });
    expect(run.err).toMatch(/no baseline of mlmap; write one with/);
    expect((await mlmap(folder, ["check", "--baseline", "none.json"])).err).toMatch(/there is no such file/);
  });
});

describe("mlmap check --fix", () => {
  it("mends what needs no question, and keeps every other byte", async () => {
    const text = `// My map\r\nactor ds "Data scientist"\r\nprocess   train "Train" by ds is automatd { effort 2h }\r\nprocess label "Label" by dss is manual\r\ntrain -> labl\r\n`;
    const folder = await folderWith({ "a.mlflow": text, "b.mlflow": soundMap });
    const run = await mlmap(folder, ["check", "--fix"]);
    expect(run.err).toBe("mlmap: mended 1 of 2 maps.\n");
    expect(run.status).toBe(0);
    const fixed = text.replace("automatd", "automated").replace("dss", "ds").replace("labl\r", "label\r");
    expect(await read(folder, "a.mlflow")).toBe(fixed);
    expect((await mlmap(folder, ["check", "--fix"])).err).toBe("mlmap: mended 0 of 2 maps.\n");
  });

  it("takes needless silences out, with their line where nothing else stands on it", async () => {
    const text = `actor ds "DS"\n// lint-ignore manual-step: was once\nprocess a "A" by ds is automated // lint-ignore manual-step: was once\n`;
    const folder = await folderWith({ "a.mlflow": text });
    await mlmap(folder, ["check", "--fix"]);
    expect(await read(folder, "a.mlflow")).toBe(`actor ds "DS"\nprocess a "A" by ds is automated\n`);
  });

  it("leaves alone what only a person can judge", async () => {
    const folder = await folderWith({ "a.mlflow": manualMap, "b.mlflow": `process x is zebra\n` });
    const run = await mlmap(folder, ["check", "--fix"]);
    expect(run.err).toBe("mlmap: mended 0 of 2 maps.\n");
    expect(run.status).toBe(1);
    expect(await read(folder, "a.mlflow")).toBe(manualMap);
    expect((await mlmap(folder, ["check", "--fix", "-"], { stdin: manualMap })).status).toBe(2);
  });
});

describe("mlmap check of Markdown", () => {
  it("checks every fence as a map of its own, at its place in the file", async () => {
    const page = [
      "# Maps",
      "",
      "```mlflow",
      'process a "A" is automated',
      "```",
      "",
      "- a list",
      "",
      "~~~mlflow",
      "process b is automatic",
      "~~~",
      "",
      "```mlflow wrong",
      "process",
      "```",
      "",
    ].join("\n");
    const folder = await folderWith({ "page.md": page });
    const run = await mlmap(folder, ["check", "page.md", "--severity", "error", "--format", "json"]);
    expect(run.status).toBe(1);
    expect(found(run.out)).toMatchObject([{ file: "page.md", line: 10, column: 14 }]);
    expect((await mlmap(folder, ["check", "page.md", "--severity", "error"])).out).toContain(
      "10 │ process b is automatic",
    );
  });
});

describe("an import of what is no map", () => {
  it.each([
    ["./parts", "“./parts” is a folder: import a file in it."],
    ["./notes.txt", "“./notes.txt” is no map: its name does not end in `.mlflow`. Import a map."],
    ["./gone.mlflow", "There is no file “./gone.mlflow”: paths begin at the folder of this file."],
  ])("says what stands at %s", async (path, sentence) => {
    const folder = await folderWith({
      "a.mlflow": `import "${path}"\nprocess a "A" is automated\n`,
      "parts/readme.md": "",
      "notes.txt": "text",
    });
    const { status, out } = await mlmap(folder, ["check", "a.mlflow"]);
    expect(status).toBe(1);
    expect(out).toContain(`a.mlflow:1:8 error ${sentence} (missing-import)`);
  });
});

describe("a file among others that can't be read", () => {
  const files = { "a.mlflow": manualMap, "b.mlflow": new Uint8Array([109, 97, 112, 0, 1, 2]), "c.mlflow": soundMap };

  it("is told, the others are checked all the same, and the status says that not all was", async () => {
    const { status, out, err } = await mlmap(await folderWith(files), ["check", "."]);
    expect(status).toBe(2);
    expect(err).toContain("b.mlflow is not text");
    expect(out).toContain("(manual-step)");
    expect(out).toMatch(/in 2 maps/);
  });

  it("is no reason to write a baseline of the others alone", async () => {
    const folder = await folderWith(files);
    const { status, err } = await mlmap(folder, ["check", "--baseline", "known.json", "--update-baseline"]);
    expect(status).toBe(2);
    expect(err).toContain("b.mlflow is not text");
    await expect(read(folder, "known.json")).rejects.toThrow();
  });
});
