/** The past of a file, and the report of a map, as an editor asks for them; against the command line on the same files. */
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { MapHistory } from "../../src/model/history.ts";
import type { MapOrigin, MapPublished } from "../../src/protocol.ts";
import { answer } from "../../src/reporter/answer.ts";
import { folderWith, mlmap } from "../cli/support.ts";
import { assets } from "../support/assets.ts";
import { type Client, startClient } from "./client.ts";

const examples = join(import.meta.dirname, "../../examples");
let client: Client | undefined;

afterEach(async () => {
  await client?.close();
  client = undefined;
});

function git(folder: string, ...args: string[]): string {
  const who = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@x.org",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@x.org",
  };
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", ...who },
  });
}

/** The example, in a repository of its own, with a configuration that sets an assumption. */
async function repository(): Promise<string> {
  const folder = await folderWith({ "mlmap.config.json": '{ "assume": { "capture": "40%" } }' });
  await mkdir(join(folder, "maps"));
  for (const name of ["nlp-company.mlflow", "questions.mlflow"])
    await copyFile(join(examples, name), join(folder, "maps", name));
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "Draw the company");
  return folder;
}

async function editorOn(folder: string): Promise<{ uri: string; ask<T>(method: string, more?: object): Promise<T> }> {
  const started = (client = startClient());
  const root = pathToFileURL(folder).href;
  await started.connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ name: "work", uri: root }],
    capabilities: {},
  });
  await started.connection.sendNotification("initialized", {});
  const path = join(folder, "maps/nlp-company.mlflow");
  const uri = pathToFileURL(path).href;
  await started.open(uri, await readFile(path, "utf8"));
  return { uri, ask: (method, more) => started.connection.sendRequest(method, { uri, ...more }) };
}

describe("the report that the editor writes", () => {
  it("has the bytes of `mlmap report`, for a committed map and for a changed one, in both languages", async () => {
    const folder = await repository();
    const byEditor = async (language?: string): Promise<string> => {
      const { ask } = await editorOn(folder);
      const published = await ask<MapPublished>("mlflow/getMap");
      const origin = await ask<MapOrigin>("mlflow/origin");
      await client?.close();
      client = undefined;
      const fonts = { 400: await assets.font(400), 600: await assets.font(600) };
      const { map, findings = [] } = published;
      const reply = await answer({ map, findings, origin, fonts, ...(language !== undefined && { language }) });
      if ("failed" in reply) throw new Error(reply.failed);
      if (!("html" in reply)) throw new Error("no page came");
      return reply.html;
    };
    const byHand = async (...more: string[]): Promise<string> =>
      (await mlmap(folder, ["report", "maps/nlp-company.mlflow", ...more])).out;
    const committed = await byEditor();
    expect(committed).toBe(await byHand());
    expect(committed).toMatch(/revision [0-9a-f]{7}/);
    const path = join(folder, "maps/nlp-company.mlflow");
    await writeFile(path, (await readFile(path, "utf8")).replace("Label entities", "Label all entities"));
    const changed = await byEditor("de");
    expect(changed).toBe(await byHand("--language", "de"));
    expect(changed).toContain("Label all entities");
    expect(changed).not.toMatch(/Revision [0-9a-f]{7}/);
  }, 60_000);
});

describe("the history that the editor shows", () => {
  it("is that of `mlmap history`, with what was skipped; a file without one is told in a sentence", async () => {
    const folder = await repository();
    const path = join(folder, "maps/nlp-company.mlflow");
    await writeFile(path, `${await readFile(path, "utf8")}\nprocess`);
    git(folder, "commit", "-qam", "Break it");
    const { ask } = await editorOn(folder);
    const history = await ask<MapHistory>("mlflow/history", { state: "y2027", limit: 10 });
    const run = await mlmap(folder, ["history", "maps/nlp-company.mlflow", "--state", "y2027", "--format", "json"]);
    expect(history).toEqual(JSON.parse(run.out));
    expect(history.points.map((p) => p.subject)).toEqual(["Draw the company"]);
    expect(history.skipped).toMatchObject([{ subject: "Break it", reason: expect.stringMatching(/^line \d+: /) }]);
    const revision = history.points[0]?.revision ?? "";
    const { text } = await ask<{ text: string }>("mlflow/textAt", { revision, path: "maps/nlp-company.mlflow" });
    expect(text).toBe(await readFile(join(examples, "nlp-company.mlflow"), "utf8"));
    expect(await ask("mlflow/textAt", { revision, path: "maps/gone.mlflow" })).toEqual({
      problem: `maps/gone.mlflow was not there at ${revision.slice(0, 9)}.`,
    });
  }, 60_000);
});
