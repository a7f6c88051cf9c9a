import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const map = join(root, "examples/nlp-company.mlflow");

function run(script: string, ...args: string[]): { status: number | null; error: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", script), ...args], {
    encoding: "utf8",
  });
  return { status, error: stderr };
}

describe("npm start", () => {
  it("says what is wrong with a call, before it installs or builds anything", () => {
    expect(run("start.mjs", "--nonsense")).toMatchObject({
      status: 2,
      error: expect.stringMatching(/no option --nonsense/),
    });
    expect(run("start.mjs", "gone.mlflow")).toMatchObject({
      status: 2,
      error: expect.stringMatching(/no file .*gone\.mlflow/),
    });
    expect(run("start.mjs", map, map)).toMatchObject({ status: 2, error: expect.stringMatching(/One file at a time/) });
  });

  it.each(["0.0.0.0", "192.168.0.1", "::", "example.com"])("never listens on %s", (address) => {
    const { status, error } = run("host/serve.ts", "--no-open", "--host", address, map);
    expect(status).toBe(2);
    expect(error).toContain("127.0.0.1");
  });

  it("refuses a port that is none", () => {
    expect(run("host/serve.ts", "--no-open", "--port", "http", map)).toMatchObject({ status: 2 });
  });

  it("prints the address, answers there, and ends when it is told to", async () => {
    const child = spawn(process.execPath, [join(root, "scripts/host/serve.ts"), "--no-open", map]);
    const ended = new Promise<number | null>((done) => child.once("exit", done));
    const url = await new Promise<string>((done, fail) => {
      let text = "";
      child.stdout.on("data", (part: Buffer) => {
        text += part.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text)?.[0];
        if (found) done(found);
      });
      child.once("exit", () => fail(new Error(`it ended: ${text}`)));
    });
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("nlp-company.mlflow");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
