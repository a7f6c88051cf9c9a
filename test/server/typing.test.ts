/** A text that was typed key by key is the same to every request as one that was opened whole. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { questions, sample } from "../language/sample.ts";
import { type Client, startClient } from "./client.ts";

let client: Client;
let folder: string;
let version = 1;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlflow-typing-"));
  writeFileSync(join(folder, "typed.mlflow"), sample);
  mkdirSync(join(folder, "platforms"));
  writeFileSync(join(folder, "platforms/questions.mlflow"), questions);
  client = startClient();
  const rootUri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri: rootUri, name: "typing" }];
  await client.connection.sendRequest("initialize", { processId: null, rootUri, workspaceFolders, capabilities: {} });
  await client.connection.sendNotification("initialized", {});
});

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

/** Types a text before a line, one letter a message, and gives what then stands there. */
async function type(uri: string, text: string, line: number, typed: string): Promise<string> {
  let [at, character] = [line, 0];
  for (const letter of typed) {
    const place = { line: at, character };
    version += 1;
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: place, end: place }, text: letter }],
    });
    await client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: place });
    if (letter === "\n") [at, character] = [at + 1, 0];
    else character += 1;
  }
  return text
    .split("\n")
    .toSpliced(line, 0, ...typed.split("\n").slice(0, -1))
    .join("\n");
}

async function answers(uri: string, text: string): Promise<string> {
  const { diagnostics } = await client.diagnosed(uri, ({ diagnostics: all }) =>
    all.some(({ message }) => message.includes("`elsewhere`")),
  );
  const lines = text.split("\n");
  const place = (within: string, word: string) => {
    const line = lines.findIndex((l) => l.includes(within));
    return { line, character: (lines[line] ?? "").indexOf(word) + 1 };
  };
  const textDocument = { uri };
  const positions = [
    place("process train ", "train"),
    place("agree -> train", "train"),
    place("change deploy", "deploy"),
    place("rate label", "label"),
    place("process extra", "extra"),
    place("via notebook", "notebook"),
    place("extend build", "build"),
    place('acme "Acme ML" for', "y2027"),
  ];
  const ask = (method: string, more: object = {}) =>
    client.connection.sendRequest(`textDocument/${method}`, { textDocument, ...more });
  const found: unknown[] = [];
  for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "documentLink"])
    found.push(await ask(method));
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  found.push(await ask("inlayHint", { range }));
  for (const position of positions) {
    for (const method of ["hover", "definition", "documentHighlight", "prepareCallHierarchy", "completion"])
      found.push(await ask(method, { position }));
    found.push(await ask("references", { position, context: { includeDeclaration: true } }));
    found.push(await ask("rename", { position, newName: "renamed" }));
    found.push(await ask("selectionRange", { positions: [position] }));
  }
  found.push(diagnostics);
  return JSON.stringify(found, (key, value: unknown) => (key === "resultId" ? undefined : value), 1);
}

it("is the same however it came about", { timeout: 60_000 }, async () => {
  const [typed, fresh] = [uriOf("typed.mlflow"), uriOf("fresh.mlflow")];
  await client.open(typed, sample);
  const at = (text: string, start: string): number => text.split("\n").findIndex((line) => line.startsWith(start));
  let text = await type(typed, sample, at(sample, "start brief"), 'actor qa "Tester"\n\n');
  text = await type(typed, text, at(text, "phase run"), "process extra by qa is manual { // more\n}\nextra -> train\n");
  text = await type(typed, text, 0, "// first\n");
  text = await type(typed, text, at(text, "deploy -> monitor"), "extra -> elsewhere\n");
  const one = await answers(typed, text);
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: typed } });
  rmSync(join(folder, "typed.mlflow"));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: typed, type: 3 }] });
  await client.open(fresh, text);
  expect(one.replaceAll("typed.mlflow", "fresh.mlflow")).toBe(await answers(fresh, text));
});
