/**
 * `npm run bench`: how long text → picture takes, as ratios within one run, since the machine is never the same twice.
 * `--json PATH` keeps the numbers. `against-others.ts` sets other diagram languages beside ours.
 */
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { loadSubject } from "./bundled.ts";
import { longMap, sampleMap } from "./sample-map.ts";
import { inTurns } from "./timing.ts";

type Subject = Awaited<ReturnType<typeof loadSubject>>;

const root = join(import.meta.dirname, "..");
const jsonAt = process.argv.indexOf("--json");
const sizes = [12, 50, 150, 400] as const;

const measured: Record<string, number> = {};
const ms = (n: number): string => (n < 10 ? n.toFixed(1) : String(Math.round(n)));
const times = (n: number): string => `${n < 10 ? n.toFixed(1) : Math.round(n)}×`;
const line = (label: string, text: string): void => console.log(`  ${label.padEnd(44)} ${text}`);

async function textToPicture(subject: Subject): Promise<void> {
  console.log("\nText → SVG, warm, against bare elkjs laying out the same boxes and flows");
  for (const size of sizes) {
    const text = sampleMap(size);
    const graph = await subject.graphOfText(text);
    const result = await inTurns({ ours: () => subject.textToSvg(text), elk: () => subject.bareElk(graph) });
    const ratio = result.ours.median / result.elk.median;
    measured[`textToSvg.${size}.ratioToElk`] = ratio;
    measured[`textToSvg.${size}.median`] = result.ours.median;
    line(
      `${size} processes (${graph.nodes.length} boxes, ${graph.edges.length} flows)`,
      `${times(ratio)} of elkjs   ${ms(result.ours.median)} ms (p95 ${ms(result.ours.p95)}), elkjs ${ms(result.elk.median)} ms`,
    );
  }
}

async function parsing(subject: Subject): Promise<void> {
  const text = longMap(2000);
  const lines = text.split("\n").length;
  const bytes = text.length;
  const result = await inTurns({ ours: () => subject.parseMap(text) }, { rounds: 9 });
  measured["parse.2000.median"] = result.ours.median;
  console.log("\nParse and link");
  line(`${lines} lines, ${(bytes / 1024).toFixed(0)} kB`, `${ms(result.ours.median)} ms (p95 ${ms(result.ours.p95)})`);
}

function bundleSizes(): void {
  console.log("\nSizes");
  const shown = ["dist/node", "dist/web", "dist/webview", "dist/cli"];
  for (const folder of shown) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path, { recursive: true }).map(String).sort()) {
      const file = join(path, name);
      const facts = statSync(file);
      if (!facts.isFile() || facts.size < 50_000 || name.endsWith(".map")) continue;
      measured[`size.${folder}/${name.replace(/chunk-\w+/, "chunk")}`] = facts.size;
      line(`${folder}/${name}`, `${(facts.size / 1024).toFixed(0)} KiB`);
    }
  }
  for (const name of readdirSync(root).filter((n) => n.endsWith(".vsix"))) {
    const { size } = statSync(join(root, name));
    measured["size.vsix"] = size;
    line(name, `${(size / 1024 / 1024).toFixed(2)} MB`);
  }
}

console.log(`bench: Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`);
const subject = await loadSubject();
await textToPicture(subject);
await parsing(subject);
bundleSizes();
if (jsonAt >= 0 && process.argv[jsonAt + 1])
  writeFileSync(process.argv[jsonAt + 1] ?? "", `${JSON.stringify(measured, null, 2)}\n`);
