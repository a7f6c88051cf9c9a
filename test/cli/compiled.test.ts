/** What V8 compiled is kept between runs of the command line, and never stands in the way of one. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { folderWith } from "./support.ts";

vi.setConfig({ testTimeout: 60_000 });

const compiled = pathToFileURL(join(import.meta.dirname, "../../src/cli/compiled.ts")).href;
const program = `
exports.greet = async (name) => {
  const { basename } = await import("node:path");
  return "Hello " + require("node:util").inspect(basename(name)) + " from " + __filename.slice(-11);
};
`;
const start = `
import module from "node:module";
import { loadCompiled } from ${JSON.stringify(compiled)};
module.enableCompileCache();
const { exports, keep } = loadCompiled(new URL("./program.cjs", import.meta.url), process.argv[2]);
console.log(await exports.greet("a/b"));
keep();
`;
const said = "Hello 'b' from program.cjs\n";

/** Names of the files of kept code. */
function kept(folder: string): readonly string[] {
  return readdirSync(join(folder, "cache"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".code"));
}

describe("code that V8 compiled", () => {
  const folderOf = () => folderWith({ "program.cjs": program, "start.mjs": start, "cache/.keep": "" });
  const run = (folder: string, kind: string, env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", join(folder, "start.mjs"), kind], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: join(folder, "cache"), ...env },
    });

  it("is kept by the first run, one file for each kind, and read by the next", async () => {
    const folder = await folderOf();
    expect(run(folder, "render")).toMatchObject({ stdout: said, stderr: "" });
    const [name = ""] = kept(folder);
    expect(name).toMatch(/mlmap-[0-9a-f]+-render\.code$/);
    const written = statSync(join(folder, "cache", name)).mtimeMs;
    expect(run(folder, "render")).toMatchObject({ stdout: said, stderr: "" });
    expect(statSync(join(folder, "cache", name)).mtimeMs).toBe(written);
    expect(run(folder, "check").stdout).toBe(said);
    expect(kept(folder)).toHaveLength(2);
  });

  it("is thrown away a month after it was written, when a new build keeps its own; files of others stay", async () => {
    const folder = await folderOf();
    run(folder, "render");
    const place = join(folder, "cache", kept(folder)[0] ?? "", "..");
    const monthAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    const weekAgo = new Date(Date.now() - 7 * 24 * 60 * 60 * 1000);
    for (const [name, time] of [
      ["mlmap-0dd1e-render.code", weekAgo],
      ["mlmap-notes.txt", monthAgo],
      ["another.code", monthAgo],
    ] as const) {
      writeFileSync(join(place, name), "");
      utimesSync(join(place, name), time, time);
    }
    writeFileSync(join(place, "mlmap-01d-render.code"), "");
    utimesSync(join(place, "mlmap-01d-render.code"), monthAgo, monthAgo);
    run(folder, "render");
    expect(readdirSync(place)).toContain("mlmap-01d-render.code");
    expect(run(folder, "check").stdout).toBe(said);
    const left = readdirSync(place);
    expect(left).not.toContain("mlmap-01d-render.code");
    expect(left).toEqual(expect.arrayContaining(["mlmap-0dd1e-render.code", "mlmap-notes.txt", "another.code"]));
    expect(left.filter((name) => /^mlmap-.*\.code$/.test(name) && !name.includes("0dd1e"))).toHaveLength(2);
  });

  it("is kept anew by a run that calls much more", async () => {
    const much = Array.from(
      { length: 4000 },
      (_, at) => `exports.f${at} = (a) => { return a * ${at} + [a, ${at}].length; };`,
    );
    const greet = `${program}\nconst greet = exports.greet;\nexports.greet = async (name) => {
      if (process.env.MUCH) for (let at = 0; at < ${much.length}; at++) exports["f" + at](at);
      return await greet(name);
    };`;
    const folder = await folderWith({
      "program.cjs": `${much.join("\n")}\n${greet}`,
      "start.mjs": start,
      "cache/.keep": "",
    });
    run(folder, "render");
    const path = join(folder, "cache", kept(folder)[0] ?? "");
    const little = statSync(path).size;
    expect(run(folder, "render", { MUCH: "1" })).toMatchObject({ stdout: said, stderr: "" });
    const all = statSync(path);
    expect(all.size).toBeGreaterThan(1.2 * little);
    expect(run(folder, "render", { MUCH: "1" })).toMatchObject({ stdout: said, stderr: "" });
    expect(run(folder, "render")).toMatchObject({ stdout: said, stderr: "" });
    expect(statSync(path).mtimeMs).toBe(all.mtimeMs);
  });

  it("is kept of each file that the program asks for, when it asks", async () => {
    const part =
      "exports.louder = (text) => text.toUpperCase(); exports.times = (globalThis.times ?? 0) + 1; globalThis.times = exports.times;";
    const asking = `${program}
const greet = exports.greet;
exports.greet = async (name) => {
  if (!process.env.LOUD) return greet(name);
  const both = [require("./part.cjs"), require("./part.cjs")];
  return both[0].louder(await greet(name)) + both[1].times;
};`;
    const folder = await folderWith({ "program.cjs": asking, "part.cjs": part, "start.mjs": start, "cache/.keep": "" });
    expect(run(folder, "render").stdout).toBe(said);
    expect(kept(folder)).toHaveLength(1);
    const loud = `${said.trim().toUpperCase()}1\n`;
    for (let times = 0; times < 2; times++) {
      expect(run(folder, "render", { LOUD: "1" })).toMatchObject({ stdout: loud, stderr: "" });
      expect(kept(folder).map((name) => name.replace(/.*-/, ""))).toEqual(
        expect.arrayContaining(["part.code", "render.code"]),
      );
    }
  });

  it("is not trusted when it is damaged or cut off", async () => {
    const folder = await folderOf();
    run(folder, "render");
    const path = join(folder, "cache", kept(folder)[0] ?? "");
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged.fill(7, whole.length >> 1);
    for (const bad of [damaged, whole.subarray(0, whole.length >> 1), Buffer.alloc(0)]) {
      writeFileSync(path, bad);
      expect(run(folder, "render")).toMatchObject({ stdout: said, stderr: "", status: 0 });
      expect(readFileSync(path).length).toBeGreaterThan(whole.length / 2);
    }
  });

  it("is of that very program", async () => {
    const folder = await folderOf();
    run(folder, "render");
    // As long as the other: V8 itself would only look at the length.
    writeFileSync(join(folder, "program.cjs"), program.replace("Hello", "Howdy"));
    expect(run(folder, "render").stdout).toBe(said.replace("Hello", "Howdy"));
  });

  it("is not kept where Node's cache is turned off, or can't be written", async () => {
    const folder = await folderOf();
    expect(run(folder, "render", { NODE_DISABLE_COMPILE_CACHE: "1" })).toMatchObject({ stdout: said, stderr: "" });
    expect(kept(folder)).toEqual([]);
    rmSync(join(folder, "cache"), { recursive: true });
    writeFileSync(join(folder, "cache"), "a file where the folder should be");
    expect(run(folder, "render")).toMatchObject({ stdout: said, stderr: "", status: 0 });
  });
});
