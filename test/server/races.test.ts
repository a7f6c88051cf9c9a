/** Requests that come sooner, or later, than an editor should send them: each is answered, none with an error of ours. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";

const text = 'map "Small"\n\nactor ds "Data scientist"\n\nprocess label "Label" by ds is manual\n';
const position = { line: 4, character: 9 };
const options = { tabSize: 2, insertSpaces: true };
const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };

let client: Client;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlflow-races-"));
  client = startClient();
});
afterEach(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const begin = (): Promise<unknown> =>
  client.connection.sendRequest("initialize", {
    processId: null,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });

/** What an editor asks of a text that it shows, each with what it wants to know. */
const questions: readonly (readonly [method: string, more: object])[] = [
  ["textDocument/hover", { position }],
  ["textDocument/completion", { position }],
  ["textDocument/definition", { position }],
  ["textDocument/references", { position, context: { includeDeclaration: true } }],
  ["textDocument/documentHighlight", { position }],
  ["textDocument/documentSymbol", {}],
  ["textDocument/foldingRange", {}],
  ["textDocument/selectionRange", { positions: [position] }],
  ["textDocument/documentLink", {}],
  ["textDocument/codeLens", {}],
  ["textDocument/inlayHint", { range }],
  ["textDocument/semanticTokens/full", {}],
  ["textDocument/formatting", { options }],
  ["textDocument/rangeFormatting", { range, options }],
  ["textDocument/codeAction", { range, context: { diagnostics: [] } }],
  ["textDocument/prepareRename", { position }],
  ["textDocument/prepareCallHierarchy", { position }],
];

const askAll = (uri: string): Promise<readonly unknown[]> =>
  Promise.all(
    questions.map(([method, more]) => client.connection.sendRequest(method, { textDocument: { uri }, ...more })),
  );

/** The first answer of a list that holds something, by method. */
const full = (answers: readonly unknown[]): readonly string[] =>
  questions.filter((_, i) => !isEmpty(answers[i])).map(([method]) => method);

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  const { data, items } = answer as { data?: readonly unknown[]; items?: readonly unknown[] };
  return (data ?? items)?.length === 0;
}

it.each(["untitled:Untitled-1", "on disk nowhere"])("right behind the opening of a new text (%s)", async (where) => {
  await begin();
  await client.connection.sendNotification("initialized", {});
  const uri = where.startsWith("untitled:") ? where : uriOf("new.mlflow");
  const opened = client.open(uri, text);
  const answers = askAll(uri);
  await opened;
  expect(full(await answers)).toEqual(
    expect.arrayContaining(["textDocument/hover", "textDocument/semanticTokens/full"]),
  );
});

it("between `initialize` and `initialized`, which wait for the workspace", async () => {
  writeFileSync(join(folder, "there.mlflow"), text);
  await begin();
  await client.open(uriOf("there.mlflow"), text);
  const answers = askAll(uriOf("there.mlflow"));
  await client.connection.sendNotification("initialized", {});
  expect(full(await answers)).toContain("textDocument/hover");
});

it.each([true, false])(
  "and asks of an editor only what it can do (settings that change: %s)",
  async (dynamicRegistration) => {
    const asked: string[] = [];
    const answered = new Promise<void>((done) => {
      client.connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => {
        done();
        return items.map(() => null);
      });
    });
    client.connection.onRequest(
      "client/registerCapability",
      ({ registrations }: { registrations: readonly { method: string }[] }) => {
        asked.push(...registrations.map(({ method }) => method));
        return null;
      },
    );
    const workspace = { configuration: true, didChangeConfiguration: { dynamicRegistration } };
    await client.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: { workspace } });
    await client.connection.sendNotification("initialized", {});
    await answered;
    await client.open("untitled:One.mlflow", text);
    await askAll("untitled:One.mlflow");
    expect(asked).toEqual(dynamicRegistration ? ["workspace/didChangeConfiguration"] : []);
  },
);

/** The number by which a request was refused. */
const refused = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    (answer) => `answered with ${JSON.stringify(answer)}`,
    ({ code }: { code?: number }) => code,
  );
const hover = (uri: string): Promise<unknown> =>
  client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });

it("before `initialize`, which are refused, and notifications, which are dropped; then all goes on", async () => {
  expect(await refused(hover("untitled:One.mlflow"))).toBe(-32002);
  expect(await refused(client.connection.sendRequest("shutdown"))).toBe(-32002);
  await client.open("untitled:One.mlflow", text);
  await begin();
  await client.connection.sendNotification("initialized", {});
  expect(await hover("untitled:One.mlflow")).toBeNull();
  await client.open("untitled:One.mlflow", text);
  expect(JSON.stringify(await hover("untitled:One.mlflow"))).toContain("Label");
});

it("a second time where it can be said once", async () => {
  await begin();
  expect(await refused(begin())).toBe(-32600);
});

it("after `shutdown`, which are refused", async () => {
  await begin();
  await client.connection.sendNotification("initialized", {});
  await client.connection.sendRequest("shutdown");
  expect(await refused(hover("untitled:One.mlflow"))).toBe(-32600);
  expect(await refused(client.connection.sendRequest("shutdown"))).toBe(-32600);
  client.isShutDown();
});

it("about a text that is no map, which is answered with nothing", async () => {
  writeFileSync(join(folder, "notes.txt"), text);
  await begin();
  await client.connection.sendNotification("initialized", {});
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "untitled:Other", languageId: "plaintext", version: 1, text },
  });
  for (const uri of [uriOf("notes.txt"), "untitled:Other", "untitled:Never", "git:/notes.txt?HEAD", "nonsense"]) {
    expect(await askAll(uri), uri).toEqual(questions.map(() => null));
    const item = {
      name: "label",
      kind: 12,
      uri,
      range,
      selectionRange: range,
      data: { step: "label", state: "current" },
    };
    for (const way of ["callHierarchy/incomingCalls", "callHierarchy/outgoingCalls"])
      expect(await client.connection.sendRequest(way, { item }), `${way} of ${uri}`).toBeNull();
  }
});

it("for a file that nobody opened, which is read, also outside of the workspace", async () => {
  const other = mkdtempSync(join(tmpdir(), "mlflow-races-"));
  writeFileSync(join(other, "outside.mlflow"), text);
  await begin();
  await client.connection.sendNotification("initialized", {});
  expect(full(await askAll(pathToFileURL(join(other, "outside.mlflow")).href))).toContain("textDocument/hover");
  rmSync(other, { recursive: true });
});

it("for what never was, is gone, or was closed, which is answered with nothing", async () => {
  await begin();
  await client.connection.sendNotification("initialized", {});
  const uris = [uriOf("gone.mlflow"), "untitled:Never.mlflow", "git:/gone.mlflow?HEAD"];
  for (const uri of uris) {
    // In an empty text there is still something to complete.
    expect(
      full(await askAll(uri)).filter((method) => !method.endsWith("/completion")),
      uri,
    ).toEqual([]);
  }
  await client.open("untitled:Closed.mlflow", text);
  await askAll("untitled:Closed.mlflow");
  await client.connection.sendNotification("textDocument/didClose", {
    textDocument: { uri: "untitled:Closed.mlflow" },
  });
  await askAll("untitled:Closed.mlflow");
});

it("while a text is opened, closed and opened again at once", async () => {
  await begin();
  await client.connection.sendNotification("initialized", {});
  const uri = uriOf("new.mlflow");
  const rounds: Promise<unknown>[] = [];
  for (let round = 0; round < 5; round++) {
    await client.open(uri, text);
    rounds.push(askAll(uri));
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    rounds.push(askAll(uri));
  }
  await client.open(uri, text);
  await Promise.all(rounds);
  expect(full(await askAll(uri))).toContain("textDocument/hover");
});

it("about all maps while one of them is being checked, which is not left out", async () => {
  await begin();
  await client.connection.sendNotification("initialized", {});
  const [one, two] = [uriOf("one.mlflow"), uriOf("two.mlflow")];
  await client.open(one, 'process a "A" is manuel\n');
  await client.open(two, 'process b "B" is manual\n');
  await client.diagnosed(one, ({ diagnostics }) => diagnostics.some(({ severity }) => severity === 1));
  await client.diagnosed(two, ({ diagnostics }) => diagnostics.every(({ severity }) => severity !== 1));
  let answer: Promise<unknown> | undefined;
  await client.whileAsleep(() => {
    void client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: two, version: 2 },
      contentChanges: [{ text: 'process b "B" is automatd\n' }],
    });
    answer = client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: one },
      range,
      context: { diagnostics: [], only: ["source.fixWorkspace.mlflow"] },
    });
  });
  const [action] = (await answer) as readonly { readonly edit: { readonly changes: object } }[];
  expect(Object.keys(action?.edit.changes ?? {}).toSorted()).toEqual([one, two]);
});
