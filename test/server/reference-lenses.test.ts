/** The lines that count how often something is named: off until an editor's settings ask for them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CodeLens, Location } from "vscode-languageserver";
import { type Client, startClient } from "./client.ts";

const people = 'actor ds "Data scientist"\nactor mle "ML engineer"\n';
const map = `import "./people.mlflow"

data gold "Labelled set"

phase build "Build" {
  process train "Train" by ds is manual { reads gold }
}
process deploy "Deploy" by ds is manual

view building "Building" { show phase build }
`;

let client: Client;
let folder: string;
let settings: object;
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlflow-lenses-"));
  writeFileSync(join(folder, "people.mlflow"), people);
  writeFileSync(join(folder, "map.mlflow"), map);
  settings = {};
  client = startClient();
  client.connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => settings),
  );
});
afterEach(async () => {
  expect(await client.close()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function begin(clientInfo: { name: string }, refreshed: () => void = () => undefined): Promise<void> {
  client.connection.onRequest("workspace/codeLens/refresh", () => (refreshed(), null));
  await client.connection.sendRequest("initialize", {
    processId: process.pid,
    clientInfo,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ name: "maps", uri: pathToFileURL(folder).href }],
    capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
  });
  await client.connection.sendNotification("initialized", {});
}

/** What the lines say that count, each with the line below it, and where a click leads. */
async function counted(name: string, text: string) {
  const lenses = await client.connection.sendRequest<readonly CodeLens[]>("textDocument/codeLens", {
    textDocument: { uri: uriOf(name) },
  });
  return lenses
    .filter(({ command }) => /\d references?$/.test(command?.title ?? ""))
    .map(({ range, command }) => ({
      above: text.split("\n")[range.start.line],
      says: command?.title,
      command: command?.command,
      places: ((command?.arguments?.[2] ?? []) as readonly Location[]).map(
        ({ uri, range: { start } }) => `${uri.split("/").at(-1)}:${start.line + 1}`,
      ),
    }));
}

it("count in all files, and lead there", async () => {
  settings = { referencesCodeLens: true };
  await begin({ name: "Visual Studio Code" });
  await client.open(uriOf("map.mlflow"), map);
  await client.open(uriOf("people.mlflow"), people);
  const command = "mlProcessMaps.showReferences";
  await expect
    .poll(() => counted("people.mlflow", people), { timeout: 20_000 })
    .toEqual([
      {
        above: 'actor ds "Data scientist"',
        says: "2 references",
        command,
        places: ["map.mlflow:6", "map.mlflow:8"],
      },
      { above: 'actor mle "ML engineer"', says: "0 references", command: "", places: [] },
    ]);
  expect((await counted("map.mlflow", map)).map(({ above, says, places }) => [above, says, ...places])).toEqual([
    ['data gold "Labelled set"', "1 reference", "map.mlflow:6"],
    ['phase build "Build" {', "1 reference", "map.mlflow:10"],
  ]);
});

it("are not there until somebody wants them; then the editor is told to ask again", async () => {
  let refreshed = 0;
  await begin({ name: "Visual Studio Code" }, () => (refreshed += 1));
  await client.open(uriOf("people.mlflow"), people);
  expect(await counted("people.mlflow", people)).toEqual([]);
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { mlProcessMaps: { referencesCodeLens: true } },
  });
  await expect.poll(() => refreshed, { timeout: 20_000 }).toBe(1);
  expect(await counted("people.mlflow", people)).toHaveLength(2);
});

it("only say a number where the editor has no command to show more", async () => {
  settings = { referencesCodeLens: true };
  await begin({ name: "Neovim" });
  await client.open(uriOf("map.mlflow"), map);
  await expect
    .poll(async () => (await counted("map.mlflow", map)).map(({ command }) => command), { timeout: 20_000 })
    .toEqual(["", ""]);
});

it("follow an editor that is asked for its settings each time that they change", async () => {
  await begin({ name: "Neovim" });
  await client.open(uriOf("people.mlflow"), people);
  expect(await counted("people.mlflow", people)).toEqual([]);
  settings = { referencesCodeLens: true };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await expect.poll(async () => (await counted("people.mlflow", people)).length, { timeout: 20_000 }).toBe(2);
});
