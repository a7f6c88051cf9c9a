/** What a newer keystroke made pointless: the request is given up, and so is the work for the older text. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { MapPublished } from "../../src/protocol.ts";
import { type Client, startClient } from "./client.ts";

const uri = "untitled:Long";
const keys = 12;
const text = Array.from(
  { length: 1600 },
  (_, i) => `process s${i} "Step ${i}" is manual { effort 4h  runs 2 per month }\n`,
)
  .concat(Array.from({ length: 1599 }, (_, i) => `s${i} -> s${i + 1}\n`))
  .join("");

let client: Client;
const maps: MapPublished[] = [];

beforeAll(async () => {
  client = startClient();
  client.connection.onNotification("mlflow/map", (map: MapPublished) => void maps.push(map));
  await client.connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await client.connection.sendNotification("initialized", {});
  await client.open(uri, text);
  await client.diagnosed(uri, ({ diagnostics }) => diagnostics.length > 0);
}, 60_000);

afterAll(async () => {
  expect(await client.close()).toBe(0);
});

it("is not answered, and not checked to its end; the newest is", { timeout: 60_000 }, async () => {
  const position = { line: 0, character: 'process s0 "Step 0" is '.length };
  const asked: Promise<unknown>[] = [];
  await client.whileAsleep(() => {
    for (let key = 0; key < keys; key++) {
      const start = { line: 0, character: 'process s0 "Step'.length };
      void client.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: key + 2 },
        contentChanges: [{ range: { start, end: start }, text: "x" }],
      });
      const source = new CancellationTokenSource();
      const moved = { ...position, character: position.character + key + 1 };
      const request = client.connection.sendRequest(
        "textDocument/completion",
        { textDocument: { uri }, position: moved },
        source.token,
      );
      asked.push(
        request.then(
          (list) => list,
          (error: { code?: number }) => error.code,
        ),
      );
      // As VS Code does when the next key is struck.
      if (key < keys - 1) source.cancel();
    }
  });
  const answers = await Promise.all(asked);
  // One that was ready before its cancellation came may be answered; no other gets anything but an error.
  const cancelled = -32800;
  const others = answers.slice(0, -1).filter((answer) => answer !== cancelled);
  expect(others.length, JSON.stringify(others).slice(0, 200)).toBeLessThan(keys / 2);
  for (const answer of others) expect(answer).toHaveProperty("items");
  expect(JSON.stringify(answers.at(-1))).toContain("semi-automated");
  const end = Date.now() + 30_000;
  const newest = () => maps.some(({ version, findings }) => version === keys + 1 && findings !== undefined);
  while (!newest() && Date.now() < end) await new Promise((done) => setTimeout(done, 20));
  const checked = maps.filter(({ version, findings }) => version > 1 && findings !== undefined).map((m) => m.version);
  expect(checked.at(-1)).toBe(keys + 1);
  expect(checked.length, `versions checked to the end: ${checked.join(", ")}`).toBeLessThan(keys / 2);
});
