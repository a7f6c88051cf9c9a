/**
 * How fast the language server answers: real protocol messages to the built server over stdio, on a map of about
 * 2,000 lines, in a workspace of as many small maps as asked for, a tenth of which import it. Run:
 * `npm run build && node bench/language-server.ts [maps] [processes]`. Prints median and p95 of each request in
 * milliseconds, twice: on the clock, which others on the machine disturb, and of processor time in the server's main
 * thread, which is what an idle machine takes (on Linux alone).
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { timingOf } from "./timing.ts";

const repeats = 40;
/** As long as a quick typist takes from one key to the next, in milliseconds. */
const betweenKeys = 150;
const others = Number(process.argv[2] ?? 200);
const processes = Number(process.argv[3] ?? 312);
const folder = mkdtempSync(join(tmpdir(), "mlflow-bench-"));
const uri = pathToFileURL(join(folder, "big.mlflow")).href;
const text = bigMap(processes);
const lines = text.split("\n");

const program = new URL("../dist/node/server.cjs", import.meta.url).pathname;
if (!existsSync(program)) throw new Error("Nothing is built: run `npm run build` first.");
const server = spawn(process.execPath, [...process.execArgv, program, "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onRequest("client/registerCapability", () => null);
connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => ({})));
let diagnostics: { readonly range: { readonly start: { readonly line: number } } }[] = [];
/** When diagnostics came last: the server rests when none have come for a second. */
let lastNews = performance.now();
connection.onNotification(
  "textDocument/publishDiagnostics",
  (params: { uri: string; diagnostics: typeof diagnostics }) => {
    lastNews = performance.now();
    if (params.uri === uri) diagnostics = params.diagnostics;
  },
);
connection.listen();

writeFileSync(join(folder, "big.mlflow"), text);
for (let i = 0; i < others; i++) writeFileSync(join(folder, `map-${i}.mlflow`), smallMap(i));
const rootUri = pathToFileURL(folder).href;
const workspaceFolders = [{ uri: rootUri, name: "bench" }];
await connection.sendRequest("initialize", { processId: null, rootUri, workspaceFolders, capabilities: {} });
const started = performance.now();
await connection.sendNotification("initialized", {});
await connection.sendRequest("workspace/symbol", { query: "Step 1" });
console.log(`${others + 1} maps read in ${(performance.now() - started).toFixed(0)} ms`);
const opened = performance.now();
await connection.sendNotification("textDocument/didOpen", {
  textDocument: { uri, languageId: "mlflow", version: 1, text },
});
const textDocument = { uri };
const line = lines.findIndex((l) => l.includes("process s100 "));
const position = { line, character: 11 };
await connection.sendRequest("textDocument/hover", { textDocument, position });
console.log(`${lines.length} lines; opened and linked in ${(performance.now() - opened).toFixed(0)} ms`);
while (diagnostics.length === 0 || performance.now() - lastNews < 1000)
  await new Promise((resolve) => setTimeout(resolve, 50));
console.log(`all that is concerned was checked after ${(lastNews - opened).toFixed(0)} ms`);

const atLevel = { line, character: (lines[line] ?? "").indexOf(" is ") + 4 };
const atFlow = { line: lines.findIndex((l) => l.startsWith("s50 ->")), character: 7 };
const here = diagnostics.filter((d) => d.range.start.line === line);
const range = { start: { line: Math.max(0, line - 40), character: 0 }, end: { line: line + 40, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };
const lastLine = { line: lines.length - 1, character: 0 };
const completion = { textDocument, position: atFlow, context: { triggerKind: 1 } };
const offered = await connection.sendRequest<{ items: object[] }>("textDocument/completion", completion);
const [step] = await connection.sendRequest<object[]>("textDocument/prepareCallHierarchy", { textDocument, position });
/** Each request that the server says that it serves; the words in brackets only tell two apart. */
const requests: Readonly<Record<string, object>> = {
  "textDocument/completion (level)": { textDocument, position: atLevel, context: { triggerKind: 1 } },
  "textDocument/completion (flow)": { textDocument, position: atFlow, context: { triggerKind: 1 } },
  "completionItem/resolve": offered.items.at(-1) ?? {},
  "textDocument/hover": { textDocument, position },
  "textDocument/definition": { textDocument, position },
  "textDocument/references": { textDocument, position, context: { includeDeclaration: true } },
  "textDocument/documentHighlight": { textDocument, position },
  "textDocument/prepareRename": { textDocument, position },
  "textDocument/rename": { textDocument, position, newName: "renamed" },
  "textDocument/codeAction": {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: here },
  },
  "textDocument/codeAction (organise imports)": {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [], only: ["source.organizeImports"] },
  },
  "textDocument/codeAction (fix all)": {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [], only: ["source.fixAll"] },
  },
  "textDocument/documentSymbol": { textDocument },
  "textDocument/foldingRange": { textDocument },
  "textDocument/selectionRange": { textDocument, positions: [position] },
  "textDocument/semanticTokens/full": { textDocument },
  "textDocument/semanticTokens/range": { textDocument, range },
  "textDocument/inlayHint": { textDocument, range },
  "textDocument/codeLens": { textDocument },
  "textDocument/documentLink": { textDocument },
  "textDocument/prepareCallHierarchy": { textDocument, position },
  "callHierarchy/incomingCalls": { item: step },
  "callHierarchy/outgoingCalls": { item: step },
  "textDocument/formatting": { textDocument, options },
  "textDocument/rangeFormatting": { textDocument, options, range },
  "textDocument/onTypeFormatting": { textDocument, options, position: lastLine, ch: "\n" },
  "workspace/symbol": { query: "Step 1" },
  "workspace/willRenameFiles": { files: [{ oldUri: uri, newUri: uri.replace("big", "large") }] },
};
console.log(`${"milliseconds".padEnd(40)}   clock: median     p95   processor: median     p95`);
for (const [name, params] of Object.entries(requests)) {
  report(name, await timed(() => connection.sendRequest(name.split(" ")[0] ?? name, params)));
}
let version = 1;
let resultId: string | undefined;
report("a keystroke, then completion", await timed(() => keystroke("textDocument/completion"), betweenKeys));
report(
  "a keystroke, then semantic tokens",
  await timed(async () => {
    const found = await keystroke<{ resultId?: string }>("textDocument/semanticTokens/full/delta", {
      previousResultId: resultId ?? "",
    });
    resultId = found?.resultId;
  }, betweenKeys),
);
report("keystrokes without a pause", await timed(() => keystroke("textDocument/completion")));
report(
  "a keystroke, then rest",
  await timed(async () => {
    await keystroke("textDocument/completion");
    await rest();
  }, betweenKeys),
);
// A server that ends by itself writes what a profiler has seen: `node --cpu-prof bench/language-server.ts`.
await connection.sendRequest("shutdown");
const ended = new Promise((done) => server.once("exit", done));
await connection.sendNotification("exit");
await ended;
connection.dispose();
rmSync(folder, { recursive: true, force: true });

async function keystroke<T>(request: string, more: object = {}): Promise<T | null> {
  version += 1;
  // Each second key spoils the level, the next one mends it.
  const end = { ...atLevel, character: atLevel.character + 1 };
  const change = { range: { start: atLevel, end }, text: version % 2 === 0 ? "n" : "m" };
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [change],
  });
  return connection.sendRequest(request, { textDocument, position: atLevel, ...more });
}

/** Waits until no diagnostics have come for half a second. */
async function rest(): Promise<void> {
  const from = performance.now();
  while (performance.now() - Math.max(from, lastNews) < 500) await new Promise((resolve) => setTimeout(resolve, 20));
}

interface Taken {
  readonly clock: number;
  /** Undefined where the system does not tell it. */
  readonly processor: number | undefined;
}

/** What each run takes; `pause` milliseconds of rest go before each and do not count. The first runs warm up. */
async function timed(run: () => Promise<unknown>, pause = 0): Promise<readonly Taken[]> {
  const times: Taken[] = [];
  for (let i = 0; i < repeats + 5; i++) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const [start, before] = [performance.now(), processorTime()];
    await run();
    const [clock, after] = [performance.now() - start, processorTime()];
    if (i >= 5) times.push({ clock, processor: after && before && after - before });
  }
  return times;
}

/** Milliseconds that the server's main thread has computed. */
function processorTime(): number | undefined {
  try {
    const text = readFileSync(`/proc/${server.pid}/task/${server.pid}/schedstat`, "utf8");
    return Number(text.split(" ")[0]) / 1e6;
  } catch {
    return undefined;
  }
}

function report(name: string, taken: readonly Taken[]): void {
  const clock = timingOf(taken.map((t) => t.clock));
  const processor = timingOf(taken.flatMap((t) => t.processor ?? []));
  const cells = [clock.median, clock.p95, processor.median, processor.p95].map((ms) =>
    (Number.isNaN(ms) ? "–" : ms.toFixed(1)).padStart(8),
  );
  console.log(`${name.padEnd(40)}         ${cells[0]}${cells[1]}           ${cells[2]}${cells[3]}`);
}

function bigMap(count: number): string {
  const actors = Array.from({ length: 8 }, (_, i) => `actor a${i} "Actor ${i}" { cost ${40 + i} EUR per hour }`);
  const steps = Array.from({ length: count }, (_, i) => {
    const opens = i % 20 === 0 ? `${i > 0 ? "}\n\n" : ""}phase p${i / 20} "Phase ${i / 20}" {\n` : "";
    return `${opens}  process s${i} "Step ${i}" by a${i % 8} is manual {\n    effort 4h\n    runs 2 per month\n    note "A remark"\n  }\n`;
  });
  const flows = Array.from({ length: count - 1 }, (_, i) => `s${i} -> s${i + 1}`);
  const changes = Array.from({ length: Math.floor(count / 5) }, (_, i) => `  change s${i * 5} is automated`);
  return `map "Big"\n\n${actors.join("\n")}\n\n${steps.join("")}}\n\n${flows.join("\n")}\n\ntarget y "Year" {\n${changes.join("\n")}\n}\n`;
}

/** One that names things of the big map, so that a change there concerns it. */
function smallMap(i: number): string {
  const imports = i % 10 === 0 ? 'import "./big.mlflow"\n\n' : `actor a${i % 8} "Actor"\n\n`;
  return `${imports}map "Map ${i}"\n\nprocess first "First" by a${i % 8} is manual { effort 4h  runs 1 per month }\nprocess second "Second" by a${i % 8} is automated\n\nfirst -> second\n`;
}
