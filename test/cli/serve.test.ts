import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { main } from "../../src/cli/main.ts";
import { assets } from "../support/assets.ts";
import { brokenMap, folderWith, mlmap, soundMap } from "./support.ts";

/** The address of a running server for a folder's `map.mlflow`, and the promise of its exit status. */
async function served(folder: string): Promise<{ address: string; ended: Promise<number>; stop: () => void }> {
  const stop = new AbortController();
  let ended: Promise<number> = Promise.resolve(-1);
  const address = await new Promise<string>((resolve, reject) => {
    ended = main(["serve", "map.mlflow", "--port", "0"], {
      cwd: folder,
      env: {},
      readInput: () => Promise.reject(new Error("no input")),
      out: (text) => resolve(/^(http:\S+\/) /.exec(String(text))?.[1] ?? ""),
      err: (text) => reject(new Error(text)),
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 80,
      assets,
      stopped: stop.signal,
    });
  });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return { address, ended, stop: () => stop.abort() };
}

interface Answer {
  readonly svg: string | null;
  readonly title: string;
  readonly state: string;
  readonly states: { id: string }[];
  readonly problems: string[];
}
const mapAt = async (address: string, query = ""): Promise<Answer> =>
  (await (await fetch(`${address}map?${query}`)).json()) as Answer;

const status = (address: string, headers: Record<string, string>, method = "GET"): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(address, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });

describe("mlmap serve", () => {
  it("shows the map, its states, and ends when told", async () => {
    const folder = await folderWith({ "map.mlflow": `${soundMap}\ntarget t "T" {\n  remove train "done"\n}\n` });
    const { address, ended, stop } = await served(folder);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(address)).text()).toContain("<!doctype html>");
    const now = await mapAt(address);
    expect(now).toMatchObject({ title: "Sound", state: "current", problems: [] });
    expect(now.states.map((s) => s.id)).toEqual(["current", "t"]);
    expect(now.svg).toContain('data-id="train"');
    expect((await mapAt(address, "state=t")).svg).not.toContain('data-id="train"');
    expect((await mapAt(address, "state=gone")).state).toBe("current");
    stop();
    expect(await ended).toBe(0);
  });

  it("shows a view of the map, in the state that it opens with, and layers", async () => {
    const more = `\ntarget t "T" {\n  remove train "done"\n}\nview short "Short" { show step train }\nview goal { state t }\n`;
    const folder = await folderWith({ "map.mlflow": soundMap + more });
    const { address } = await served(folder);
    const short = await mapAt(address, "view=short");
    expect(short).toMatchObject({
      view: "short",
      state: "current",
      views: [{ id: "short", title: "Short" }, { id: "goal" }],
    });
    expect([...(short.svg ?? "").matchAll(/data-kind="process"/g)]).toHaveLength(1);
    expect((await mapAt(address, "view=goal")).state).toBe("t");
    expect(await mapAt(address, "view=gone")).toMatchObject({ view: "", state: "current" });
  });

  it("tells each save, and what is wrong with the text", async () => {
    const folder = await folderWith({ "map.mlflow": soundMap });
    const { address } = await served(folder);
    const events = (await fetch(`${address}events`)).body?.getReader();
    const told = async (): Promise<void> => {
      for (let text = ""; !text.includes("data: changed"); )
        text += new TextDecoder().decode((await events?.read())?.value);
    };
    // Watching begins a moment after the address is told.
    await new Promise((done) => setTimeout(done, 300));
    const first = told();
    await writeFile(join(folder, "map.mlflow"), brokenMap);
    await first;
    const broken = await mapAt(address);
    expect(broken.svg).toBeNull();
    expect(broken.problems).toEqual([expect.stringMatching(/^Line 2: .*trian/)]);
    await events?.cancel();
  });

  it("answers nobody who calls it by another name, and no other method", async () => {
    const { address } = await served(await folderWith({ "map.mlflow": soundMap }));
    const { host } = new URL(address);
    expect(await status(address, { host })).toBe(200);
    expect(await status(address, { host: "evil.example" })).toBe(403);
    expect(await status(address, { host }, "POST")).toBe(405);
    expect(await status(`${address}../../etc/passwd`, { host })).toBe(404);
  });

  it("refuses what it can't watch, and a port that is taken", async () => {
    const folder = await folderWith({ "map.mlflow": soundMap });
    expect((await mlmap(folder, ["serve", "-"])).err).toMatch(/can't be watched/);
    expect((await mlmap(folder, ["serve", "none.mlflow"])).status).toBe(2);
    const { address } = await served(folder);
    const { port } = new URL(address);
    expect((await mlmap(folder, ["serve", "map.mlflow", "--port", port])).err).toBe(
      `mlmap: Port ${port} is taken; choose another with --port, or 0 for any.\n`,
    );
  });
});
