/**
 * `node bench/many-maps.ts`: how long `mlmap check` takes for a thousand maps, as a ratio to one map a thousand times, and
 * how its memory grows from 250 maps to 2,000, and the processor's time for each map. It runs the built command line: `npm run build` first.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { sampleMap } from "./sample-map.ts";
import { timingOf } from "./timing.ts";

const root = join(import.meta.dirname, "..");
const mlmap = join(root, "dist/cli/mlmap.js");
const folder = mkdtempSync(join(tmpdir(), "mlmap-bench-"));
const perTeam = 50;

function write(count: number): void {
  for (let i = 0; i < count; i++) {
    const team = join(folder, `team${Math.floor(i / perTeam)}`);
    mkdirSync(team, { recursive: true });
    writeFileSync(join(team, `map${i}.mlflow`), sampleMap(12 + (i % 5) * 8));
  }
}

/** Seconds, seconds of the processor and, where the machine tells it, the most memory that the process held. */
function check(args: readonly string[]): { seconds: number; cpu: number; megabytes: number } {
  const script = `process.on("exit", () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); process.stderr.write("USED " + maxRSS + " " + (userCPUTime + systemCPUTime) + "\\n"); }); process.argv.splice(1, 1, ${JSON.stringify(mlmap)}); await import(${JSON.stringify(`file://${mlmap}`)});`;
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, "mlmap", "check", "--format", "json", "-o", "report.json", ...args],
    { cwd: folder, encoding: "utf8", maxBuffer: 1e9 },
  );
  if (status === null || status > 1) throw new Error(stderr);
  const [, kilobytes, microseconds] = /USED (\d+) (\d+)/.exec(stderr) ?? [];
  return {
    seconds: (performance.now() - start) / 1000,
    cpu: Number(microseconds) / 1e6,
    megabytes: Number(kilobytes) / 1024,
  };
}

try {
  write(2000);
  execFileSync(process.execPath, [mlmap, "--version"]);
  const teams = (count: number): string[] => Array.from({ length: count / perTeam }, (_, i) => `team${i}`);
  const one = timingOf([1, 2, 3, 4, 5].map(() => check(["team0/map0.mlflow"]).seconds)).median;
  const runs = [250, 500, 1000, 2000].map((count) => ({ count, ...check(teams(count)) }));
  const all = runs.find((r) => r.count === 1000);
  if (!all) throw new Error("No run of 1,000 maps.");
  console.log(`many-maps: Node ${process.version}, ${availableParallelism()} threads at most`);
  console.log(`  one map, cold                ${one.toFixed(2)} s`);
  console.log(`  1,000 maps                   ${all.seconds.toFixed(1)} s`);
  console.log(`  1,000 × one map              ${(all.seconds / (1000 * one)).toFixed(3)}×`);
  for (const { count, cpu, megabytes } of runs) {
    const name = `${count.toLocaleString("en")} maps`.padEnd(12);
    console.log(`  ${name} memory ${megabytes.toFixed(0)} MB, processor ${((1000 * cpu) / count).toFixed(1)} ms a map`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
