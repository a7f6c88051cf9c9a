/**
 * What a user gets: the built program, packed, installed in another place without a network, and run there. Slow, and
 * the only test that can see a file that was left out of the package.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { folderWith, soundMap } from "./support.ts";

// Programs are started by the dozen here: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "../..");
const built = join(root, "dist/cli/mlmap.js");

/** The build is made for this test when it is missing or older than the entry; `npm test` has made it already. */
beforeAll(() => {
  if (!existsSync(built)) execFileSync(process.execPath, [join(root, "scripts/build.ts"), "--only=cli"], { cwd: root });
}, 120_000);

const run = (program: string, args: readonly string[], cwd: string, input = "") =>
  spawnSync(process.execPath, [program, ...args], { cwd, input, encoding: "utf8", env: { PATH: process.env["PATH"] } });

describe("the built program", () => {
  it("checks, draws and formats", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    expect(run(built, ["check"], folder)).toMatchObject({ status: 0, stdout: "No findings in 1 map.\n", stderr: "" });
    expect(run(built, ["render", "sound.mlflow", "-o", "a.svg"], folder)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "a.svg"), "utf8")).toContain('data-id="train"');
    expect(run(built, ["render", "sound.mlflow", "-o", "a.png"], folder)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "a.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(run(built, ["format", "-"], folder, "process   a 'A'")).toMatchObject({
      status: 0,
      stdout: 'process a "A"\n',
    });
    expect(run(built, ["--version"], folder).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("draws the same with what the first run compiled", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const env = { PATH: process.env["PATH"], NODE_COMPILE_CACHE: join(folder, "cache") };
    const draw = (): string => {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [built, "render", "sound.mlflow", "--format", "svg"],
        { cwd: folder, encoding: "utf8", env },
      );
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      return stdout;
    };
    const codeOf = (): readonly string[] =>
      readdirSync(join(folder, "cache"), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".code"));
    const first = draw();
    expect(codeOf()).toEqual([expect.stringMatching(/-render\.code$/)]);
    const path = join(folder, "cache", codeOf()[0] ?? "");
    const written = statSync(path).ino;
    expect(draw()).toBe(first);
    // V8 took the code: what it turns down is written anew. Its switches must have been the same in both runs.
    expect(statSync(path).ino).toBe(written);
    expect(codeOf()).toHaveLength(1);
  });

  it("exits as the contract says", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap, "broken.mlflow": "process" });
    const status = (...args: string[]) => run(built, args, folder).status;
    expect(status("check", "sound.mlflow")).toBe(0);
    expect(status("check", "broken.mlflow")).toBe(1);
    expect(status("check", "none.mlflow")).toBe(2);
    expect(status("chek")).toBe(2);
    expect(status()).toBe(2);
  });

  it("ends quietly when its reader has seen enough", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const piped = spawnSync("sh", ["-c", `"${process.execPath}" "${built}" export sound.mlflow | head -c 1`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(piped).toMatchObject({ stdout: "{", stderr: "" });
  });

  it("serves the language over standard input and output", async () => {
    const folder = await folderWith();
    const server = spawn(process.execPath, [built, "lsp", "--stdio"], { cwd: folder });
    const message = (value: object): string => {
      const text = JSON.stringify({ jsonrpc: "2.0", ...value });
      return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    };
    let out = "";
    const answered = new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
        if (out.includes('"capabilities"')) resolve();
      });
    });
    server.stdin.write(
      message({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } }),
    );
    await answered;
    expect(out).toContain("completionProvider");
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.stdin.write(message({ id: 2, method: "shutdown" }) + message({ method: "exit" }));
    expect(await ended).toBe(0);
  });
});

describe("the package", () => {
  it("installs without a network and runs, with its fonts, templates and examples", { timeout: 180_000 }, async () => {
    const folder = await folderWith({
      "package.json": '{ "name": "somebody", "private": true }',
      "sound.mlflow": soundMap,
    });
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root)) as {
      filename: string;
      files: { path: string }[];
    }[];
    const names = packed?.files.map((f) => f.path) ?? [];
    expect(names).toContain("examples/nlp-company.mlflow");
    expect(names.filter((n) => /^(src|test|bench)\//.test(n))).toEqual([]);
    npm(["install", "--offline", "--no-audit", "--no-fund", `./${packed?.filename}`], folder);
    const mlmap = join(folder, "node_modules/.bin/mlmap");
    expect(existsSync(mlmap)).toBe(true);
    const installed = (...args: string[]) => spawnSync(mlmap, args, { cwd: folder, encoding: "utf8" });
    expect(installed("render", "sound.mlflow", "-o", "a.png")).toMatchObject({ status: 0, stderr: "" });
    expect(installed("new", "demo", "--template", "nlp-company")).toMatchObject({ status: 0, stderr: "" });
    expect(installed("figures", "demo.mlflow").stdout).toMatch(/^NLP model creation\n/);
  });
});
