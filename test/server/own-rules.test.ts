/** Rules of a team's own in the server as it ships, over standard input and output. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";

const map = `actor ds "Data scientist"\n\nprocess a "A" by ds is automated\n`;
const rule = (message: string): string =>
  `export default { id: "team/x", severity: "warning", title: "X",
  check: ({ states: [now] }) => [{ message: "${message}", step: now.steps[0].id }] };`;

describe("rules of a team's own in the editor", { timeout: 60_000 }, () => {
  let folder: string;
  let client: Client;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const begin = (initializationOptions: object): Promise<unknown> =>
    client.connection
      .sendRequest("initialize", {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "f" }],
        capabilities: {},
        initializationOptions,
      })
      .then(() => client.connection.sendNotification("initialized", {}));
  const save = async (name: string, text: string): Promise<void> => {
    writeFileSync(join(folder, name), text);
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(name), type: 2 }],
    });
  };
  const finds = async (message: string, rest: object = {}): Promise<void> => {
    const found = await client.diagnosed(uriOf("a.mlflow"), (f) =>
      f.diagnostics.some((d) => d.message.includes(message)),
    );
    expect(found.diagnostics.find((d) => d.message.includes(message))).toMatchObject(rest);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "mlmap-own-"));
    writeFileSync(join(folder, "a.mlflow"), map);
    writeFileSync(join(folder, "rules.mjs"), rule("first"));
    writeFileSync(join(folder, "mlmap.config.json"), '{\n  "plugins": "./rules.mjs"\n}');
    client = startClient();
  });
  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are run in a trusted workspace, read again at each save, and told with their place when they fail", async () => {
    await begin({ trusted: true });
    await client.open(uriOf("a.mlflow"), map);
    await finds("first", { code: "team/x", severity: 2, range: { start: { line: 2, character: 8 } } });
    await save("rules.mjs", rule("second"));
    await finds("second");
    await save("rules.mjs", rule("third").replace("[0].id", "[7].id"));
    await finds("The rule “team/x” failed on this map: Cannot read properties of undefined", {
      code: "failed-rule",
      severity: 1,
    });
    await finds("Mend it in rules.mjs, line 2, or turn it off");
    await save("rules.mjs", rule("never").replace("=> [", "=> { for (;;); }, never: () => ["));
    await finds("The rule “team/x” failed on this map: it was stopped after 2 s", { code: "failed-rule" });
    await save("rules.mjs", rule("fourth"));
    await finds("fourth");
    await save("rules.mjs", "export default {\n");
    const told = await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length > 0);
    expect(told.diagnostics).toMatchObject([
      {
        severity: 1,
        message: expect.stringMatching(
          /^Can't load the rules of rules\.mjs, line 2: Unexpected end of input/,
        ) as string,
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 11 } },
      },
    ]);
    await save("rules.mjs", rule("mended"));
    await finds("mended");
    await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length === 0);
  });

  it("that never end to load are stopped, and what a module prints is none of the protocol", async () => {
    await begin({ trusted: true });
    await client.open(uriOf("a.mlflow"), map);
    await finds("first");
    await save("rules.mjs", "console.log('loaded in vain'); for (;;);");
    const told = await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length > 0);
    expect(told.diagnostics.map((d) => d.message)).toEqual([
      "Can't load the rules of rules.mjs: it was stopped after 5 s.",
    ]);
    await save("rules.mjs", rule("again").replace("=> [", "=> (console.log('on a map'), 0) || ["));
    await finds("again");
    expect(client.printed()).toBe("loaded in vain\non a map\n");
  });

  it("are not run before the workspace is trusted, which is said where they are named", async () => {
    await begin({});
    await client.open(uriOf("a.mlflow"), map);
    const told = await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length > 0);
    expect(told.diagnostics).toMatchObject([
      {
        severity: 3,
        message: "The rules of rules.mjs are not run here: this workspace is not trusted. They are once you trust it.",
      },
    ]);
    const found = await client.diagnosed(uriOf("a.mlflow"), () => true);
    expect(found.diagnostics.map((d) => d.code)).not.toContain("team/x");
    await client.connection.sendNotification("mlflow/trusted");
    await finds("first");
    await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length === 0);
  });

  it("that a configuration names and no module has are told, with what was meant", async () => {
    writeFileSync(
      join(folder, "mlmap.config.json"),
      '{\n  "plugins": "./rules.mjs",\n  "rules": { "team/y": "off" }\n}',
    );
    await begin({ trusted: true });
    await client.open(uriOf("a.mlflow"), map);
    const told = await client.diagnosed(uriOf("mlmap.config.json"), (f) => f.diagnostics.length > 0);
    expect(told.diagnostics).toMatchObject([
      { range: { start: { line: 2, character: 13 } }, message: expect.stringContaining("did you mean") as string },
    ]);
  });
});

describe("findings in the list of problems", { timeout: 60_000 }, () => {
  it("are those of open maps; errors are those of all maps", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mlmap-listed-"));
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
    const manual = `process a "A" is manual\n`;
    writeFileSync(join(folder, "a.mlflow"), manual);
    writeFileSync(join(folder, "b.mlflow"), `${manual}a -> nowhere\n`);
    const client = startClient();
    try {
      await client.connection.sendRequest("initialize", {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "f" }],
        capabilities: {},
      });
      await client.connection.sendNotification("initialized", {});
      const rules = async (name: string, fits: (codes: readonly unknown[]) => boolean): Promise<void> => {
        await client.diagnosed(uriOf(name), ({ diagnostics }) => fits(diagnostics.map((d) => d.code)));
      };
      await client.open(uriOf("a.mlflow"), manual);
      await rules("a.mlflow", (codes) => codes.includes("manual-step"));
      await rules("b.mlflow", (codes) => codes.length === 1 && codes[0] === "unknown-name");
      await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("a.mlflow") } });
      await rules("a.mlflow", (codes) => codes.length === 0);
    } finally {
      await client.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
