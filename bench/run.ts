/**
 * `npm run bench`: how long text → picture takes, as ratios within one run, since the machine is never the same twice.
 * `--with-others` (or `--other=d2`) adds Mermaid, D2 and LikeC4 where they are installed (`npm install` in bench/others/); `--json PATH` keeps
 * the numbers.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type Other, others } from "./others.ts";
import { longMap, sampleMap } from "./sample-map.ts";
import { inTurns, type Timing, timingOf } from "./timing.ts";

type Subject = typeof import("./text-to-svg.ts") & typeof import("./bare-elk.ts");

const root = join(import.meta.dirname, "..");
const out = join(root, ".cache/bench");
const withOthers = process.argv.includes("--with-others");
const onlyOther = process.argv.find((a) => a.startsWith("--other="))?.slice("--other=".length);
const jsonAt = process.argv.indexOf("--json");
const sizes = [12, 50, 150] as const;

const measured: Record<string, number> = {};
const ms = (n: number): string => (n < 10 ? n.toFixed(1) : String(Math.round(n)));
const times = (n: number): string => `${n < 10 ? n.toFixed(1) : Math.round(n)}×`;
const line = (label: string, text: string): void => console.log(`  ${label.padEnd(44)} ${text}`);

/** Bundles as the product is bundled, so that what is measured is what users run. */
async function load(): Promise<Subject> {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: { subject: join(import.meta.dirname, "subject.ts"), cold: join(import.meta.dirname, "cold.ts") },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node22",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    chunkNames: "chunk-[hash]",
    jsx: "automatic",
    jsxImportSource: "preact",
    external: ["web-worker"],
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: 'import { createRequire as __r } from "node:module"; const require = __r(import.meta.url);' },
  });
  return (await import(pathToFileURL(join(out, "subject.mjs")).href)) as Subject;
}

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

/** The process that starts for one picture and ends. */
function coldOurs(text: string): number {
  const file = join(out, "sample.mlflow");
  writeFileSync(file, text);
  const runs = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, [join(out, "cold.mjs"), file], { encoding: "utf8" })),
  );
  return timingOf(runs).median;
}

async function againstOthers(subject: Subject): Promise<void> {
  console.log("\nText → picture, against others (how many times as long they take)");
  for (const other of others.filter((o) => !onlyOther || o.name.toLowerCase().includes(onlyOther))) {
    for (const size of sizes) {
      const text = sampleMap(size);
      const graph = await subject.graphOfText(text);
      try {
        const { warm, cold } = await timesOf(other, other.text(graph));
        const ours = await inTurns({ ours: () => subject.textToSvg(text) }, { rounds: 7 });
        const coldRatio = cold / coldOurs(text);
        measured[`others.${other.name}.${size}.warm`] = warm.median / ours.ours.median;
        measured[`others.${other.name}.${size}.cold`] = coldRatio;
        line(
          `${other.name}, ${size}`,
          `${times(warm.median / ours.ours.median)} warm (${ms(warm.median)} ms), ${times(coldRatio)} cold (${ms(cold)} ms)`,
        );
      } catch (error) {
        line(
          `${other.name}, ${size}`,
          `not measured: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
        );
        break;
      }
    }
  }
}

/** Cold is a fresh process with all that it starts (for Mermaid a browser); warm is every picture after the second. */
async function timesOf(other: Other, text: string): Promise<{ warm: Timing; cold: number }> {
  const file = join(out, "other.txt");
  writeFileSync(file, text);
  const program = join(import.meta.dirname, "other-cold.ts");
  const cold = Array.from({ length: 3 }, () =>
    Number(
      execFileSync(process.execPath, [program, other.name, file], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      }),
    ),
  );
  const engine = await other.start();
  try {
    const { warm } = await inTurns({ warm: () => engine.draw(text) }, { rounds: 7, warmUp: 2 });
    return { warm, cold: timingOf(cold).median };
  } finally {
    await engine.stop();
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
const subject = await load();
await textToPicture(subject);
await parsing(subject);
if (withOthers || onlyOther) await againstOthers(subject);
bundleSizes();
if (jsonAt >= 0 && process.argv[jsonAt + 1])
  writeFileSync(process.argv[jsonAt + 1] ?? "", `${JSON.stringify(measured, null, 2)}\n`);
// Engines of others leave workers behind that would keep the process alive.
process.exit(0);
