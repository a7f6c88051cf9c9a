/** The built server as any editor meets it: over standard input and output, on the Node of VS Code 1.91 too. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { MapPublished } from "../../src/protocol.ts";

const server = join(import.meta.dirname, "../../dist/node/server.cjs");

interface Diagnostics {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly { readonly code?: string; readonly message: string; readonly severity: number }[];
}

const text = `map "Small"

actor ds "Data scientist"

process collect "Collect" by ds is semi-automated
process label   "Label"   by ds is manual

collect -> label
`;

/** Nodes that the server must run on: ours, and an older one where the machine has it (VS Code 1.91 brings Node 20). */
function nodes(): readonly { readonly version: string; readonly program: string }[] {
  const programs = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((place) => !place.includes("node_modules"))
    .map((place) => join(place, "node"))
    .filter((program) => existsSync(program));
  const others = programs.map((program) => ({
    program,
    version: execFileSync(program, ["--version"], { encoding: "utf8" }).trim(),
  }));
  const older = others.find(({ version }) => /^v2[01]\./.test(version));
  return [{ program: process.execPath, version: process.version }, ...(older ? [older] : [])];
}

describe.each(nodes())("the language server over stdio on Node $version", ({ program }) => {
  let child: ChildProcessWithoutNullStreams;
  let connection: MessageConnection;
  let folder: string;
  let uri: string;
  let standardError = "";
  const diagnostics: Diagnostics[] = [];
  const maps: MapPublished[] = [];

  /** The first message, old or new, that fits. */
  async function eventually<T>(list: readonly T[], fits: (item: T) => boolean, what: string): Promise<T> {
    const end = Date.now() + 20_000;
    for (;;) {
      const found = list.find(fits);
      if (found) return found;
      if (Date.now() > end) throw new Error(`never came: ${what}\n${standardError}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  beforeAll(() => {
    if (!existsSync(server)) throw new Error("Nothing is built: run `npm run build` first.");
    folder = mkdtempSync(join(tmpdir(), "mlflow-stdio-"));
    uri = pathToFileURL(join(folder, "small.mlflow")).href;
    writeFileSync(join(folder, "small.mlflow"), text);
    writeFileSync(join(folder, "mlmap.config.json"), '{ "rules": { "unused": "off" } }');
    child = spawn(program, [server, "--stdio"]);
    child.once("exit", (code) => (standardError += `\nthe server ended with ${code}`));
    child.stderr.on("data", (data: Buffer) => (standardError += data.toString()));
    connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.onNotification(
      "textDocument/publishDiagnostics",
      (params: Diagnostics) => void diagnostics.push(params),
    );
    connection.onNotification("mlflow/map", (params: MapPublished) => void maps.push(params));
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null));
    connection.listen();
  });

  afterAll(() => {
    connection.dispose();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says what it can do", async () => {
    const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ name: "small", uri: pathToFileURL(folder).href }],
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    });
    for (const name of [
      "completionProvider",
      "hoverProvider",
      "definitionProvider",
      "renameProvider",
      "documentSymbolProvider",
      "foldingRangeProvider",
      "documentFormattingProvider",
    ]) {
      expect(capabilities, name).toHaveProperty(name);
    }
    await connection.sendNotification("initialized", {});
  });

  it("warns of the manual step when the map is opened, and sends the map, findings last", async () => {
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "mlflow", version: 1, text },
    });
    await eventually(
      diagnostics,
      (d) => d.uri === uri && d.diagnostics.some(({ code }) => code === "manual-step"),
      "the warning",
    );
    const withFindings = await eventually(maps, (m) => m.uri === uri && m.findings !== undefined, "the findings");
    expect(withFindings.map.steps.map(({ id }) => id)).toEqual(["collect", "label"]);
    expect(withFindings.findings?.find(({ rule }) => rule === "manual-step")?.step).toBe("label");
    const first = maps.find((m) => m.uri === uri && m.version === 1);
    expect(first?.map.title, "the map comes before its findings").toBe("Small");
    expect(first?.findings).toBeUndefined();
  });

  it("sends each version after an edit, errors beside what still parses", async () => {
    const edits = [
      { version: 2, text: `${text}process train "Train" by ds is automated\n` },
      { version: 3, text: `${text}process train "Train" by ds is automatic\n` },
      { version: 4, text: `${text}process train "Train" by ds is automated\nlabel -> train\n` },
    ];
    for (const { version, text: next } of edits) {
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text: next }],
      });
      await eventually(maps, (m) => m.version === version && m.findings !== undefined, `version ${version}`);
    }
    const [broken, mended] = [3, 4].map((version) => maps.find((m) => m.version === version));
    expect(broken?.errors).toHaveLength(1);
    expect(broken?.map.steps).toHaveLength(3);
    expect(mended?.errors).toEqual([]);
    expect(mended?.map.flows.map(({ from, to }) => `${from} ${to}`)).toEqual(["collect label", "label train"]);
  });

  it("sends the newest of many quick edits last", async () => {
    for (let version = 5; version <= 40; version++) {
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text: `${text}process p${version} "P" by ds is automated\n` }],
      });
    }
    const newest = await eventually(maps, (m) => m.version === 40 && m.findings !== undefined, "version 40");
    expect(newest.map.steps.at(-1)?.id).toBe("p40");
    expect(maps.at(-1)?.version).toBe(40);
  });

  it("answers requests for a map, and turns edits of the picture into text", async () => {
    const published = await connection.sendRequest<MapPublished | null>("mlflow/getMap", { uri });
    expect(published?.map.title).toBe("Small");
    // ⅔ for half-automated, nothing by hand, 1 for what runs by itself.
    expect(published?.figures).toContainEqual({ label: "Score", value: "56", unit: "of 100" });
    const gone = await connection.sendRequest("mlflow/getMap", {
      uri: pathToFileURL(join(folder, "gone.mlflow")).href,
    });
    expect(gone).toBeNull();
    const result = await connection.sendRequest<{ edits: readonly { newText: string }[] }>("mlflow/edit", {
      uri,
      edit: { do: "set-level", process: "label", level: "automated" },
    });
    expect(result.edits.map(({ newText }) => newText).join("")).toContain("automated");
  });

  it("heeds mlmap.config.json, and says what is wrong in it", async () => {
    expect(maps.some((m) => m.findings?.some(({ rule }) => rule === "unused"))).toBe(false);
    const config = join(folder, "mlmap.config.json");
    writeFileSync(config, '{ "rules": { "manul-step": "off" } }');
    await connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: pathToFileURL(config).href, type: 2 }],
    });
    const report = await eventually(diagnostics, (d) => d.uri.endsWith("mlmap.config.json"), "the complaint");
    expect(report.diagnostics[0]?.message).toMatch(/manual-step/);
  });

  it("formats, and shuts down when asked", async () => {
    const edits = await connection.sendRequest<readonly unknown[]>("textDocument/formatting", {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(Array.isArray(edits)).toBe(true);
    await connection.sendRequest("shutdown");
    const ended = new Promise<number | null>((done) => child.once("exit", done));
    await connection.sendNotification("exit");
    expect(await ended).toBe(0);
  });
});
