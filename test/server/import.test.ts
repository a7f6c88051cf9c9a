import { afterEach, describe, expect, it } from "vitest";
import type { ServerRequests } from "../../src/protocol.ts";
import { type Client, startClient } from "./client.ts";

type Import = ServerRequests["mlflow/import"];
let client: Client | undefined;

afterEach(async () => {
  await client?.close();
  client = undefined;
});

async function asked(params: Import["params"]): Promise<Import["result"]> {
  const started = (client = startClient());
  await started.connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await started.connection.sendNotification("initialized", {});
  return started.connection.sendRequest("mlflow/import", params);
}

describe("a file of another tool, as an editor hands it over", () => {
  it("comes back as the text of a map, with what was left out", async () => {
    const result = await asked({ name: "Churn-model.mmd", source: "flowchart LR\n  a[Train] --> b[Deploy]\n  ?\n" });
    expect(result).toEqual({
      text: expect.stringContaining('map "Churn model"') as string,
      steps: 2,
      unrated: 2,
      losses: ["Line 3 was not understood and was left out: `?`."],
    });
  });

  it.each([
    ["notes.txt", "hello", "Maps are made of files that end in .csv, .tsv, .bpmn, .mmd, .mermaid, .drawio."],
    ["a.bpmn", "hello", "This is no BPMN 2.0"],
  ])("is refused in words where it cannot be read: %s", async (name, source, sentence) => {
    expect(await asked({ name, source })).toEqual({ problem: expect.stringContaining(sentence) as string });
  });
});
