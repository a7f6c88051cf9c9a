/** That a run in a real VS Code which somebody ends is over at once, and leaves nothing behind. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const suite =
  process.env["E2E"] === "skip" || process.platform === "win32" || !existsSync(join(root, "dist/web/extension.js"))
    ? describe.skip
    : describe;

suite("the run in a real VS Code", () => {
  let folder: string | undefined;
  afterEach(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it("ends with the code of its signal, without a second try, and takes its folders along", async () => {
    folder = mkdtempSync(join(tmpdir(), "e2e-ended-"));
    const child = spawn(process.execPath, ["scripts/e2e.ts", "--host=web", "--only=ui", "--retries=3"], {
      cwd: root,
      env: { ...process.env, E2E: "", TMPDIR: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let told = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => {
        told += text.toString();
      });
    const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    try {
      await expect.poll(() => told, { timeout: 60_000 }).toContain("a walk through the window");
      expect(readdirSync(folder).some((name) => name.startsWith("mlflow-e2e-"))).toBe(true);
      const asked = performance.now();
      child.kill("SIGTERM");
      expect(await ended).toBe(143);
      expect(performance.now() - asked).toBeLessThan(10_000);
      expect(readdirSync(folder).filter((name) => name.startsWith("mlflow-"))).toEqual([]);
    } finally {
      child.kill("SIGKILL");
    }
  }, 90_000);
});
