/**
 * How fast the language server answers: real protocol messages to the real process over stdio, on a map of about
 * 2,000 lines, in a workspace of as many small maps as asked for, which import it. Run:
 * `node bench/language-server.ts [maps] [processes]`. Prints median and p95 of each request in milliseconds.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

const repeats = 40;
/** As long as a quick typist takes from one key to the next, in milliseconds. */
const betweenKeys = 150;
const others = Number(process.argv[2] ?? 200);
const processes = Number(process.argv[3] ?? 312);
const folder = mkdtempSync(join(tmpdir(), "mlflow-bench-"));
const uri = pathToFileURL(join(folder, "big.mlflow")).href;
const text = bigMap(processes);
const lines = text.split("\n");

const server = spawn(process.execPath, [new URL("../src/server/node.ts", import.meta.url).pathname, "--stdio"], {
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
const requests: Readonly<Record<string, object>> = {
  "textDocument/completion (level)": { textDocument, position: atLevel, context: { triggerKind: 1 } },
  "textDocument/completion (flow)": { textDocument, position: atFlow, context: { triggerKind: 1 } },
  "textDocument/hover": { textDocument, position },
  "textDocument/definition": { textDocument, position },
  "textDocument/references": { textDocument, position, context: { includeDeclaration: true } },
  "textDocument/documentHighlight": { textDocument, position },
  "textDocument/rename": { textDocument, position, newName: "renamed" },
  "textDocument/codeAction": {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: here },
  },
  "textDocument/documentSymbol": { textDocument },
  "textDocument/foldingRange": { textDocument },
  "textDocument/selectionRange": { textDocument, positions: [position] },
  "textDocument/semanticTokens/full": { textDocument },
  "textDocument/inlayHint": { textDocument, range },
  "textDocument/codeLens": { textDocument },
  "textDocument/documentLink": { textDocument },
  "textDocument/prepareCallHierarchy": { textDocument, position },
  "textDocument/formatting": { textDocument, options: { tabSize: 2, insertSpaces: true } },
  "workspace/symbol": { query: "Step 1" },
};
for (const [name, params] of Object.entries(requests)) {
  report(name, await timed(() => connection.sendRequest(name.split(" ")[0] ?? name, params)));
}
report("a keystroke, then completion", await timed((i) => keystroke(i, "textDocument/completion"), betweenKeys));
report(
  "a keystroke, then semantic tokens",
  await timed((i) => keystroke(i + repeats, "textDocument/semanticTokens/full"), betweenKeys),
);
report("keystrokes without a pause", await timed((i) => keystroke(i + 2 * repeats, "textDocument/completion")));
connection.dispose();
server.kill();
rmSync(folder, { recursive: true, force: true });

async function keystroke(i: number, request: string): Promise<void> {
  const change = { range: { start: atLevel, end: { ...atLevel, character: atLevel.character + 1 } }, text: "m" };
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: i + 2 },
    contentChanges: [change],
  });
  await connection.sendRequest(request, { textDocument, position: atLevel });
}

/** What each run takes, in order of length; `pause` milliseconds of rest go before each and do not count. */
async function timed(run: (i: number) => Promise<unknown>, pause = 0): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const start = performance.now();
    await run(i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function report(name: string, times: readonly number[]): void {
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(38)} median ${at(0.5).padStart(7)}   p95 ${at(0.95).padStart(7)}`);
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
