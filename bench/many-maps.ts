/**
 * `node bench/many-maps.ts`: how long `mlmap check` takes for a thousand maps, as a ratio to one map a thousand times, and
 * how its memory grows from 250 maps to 1,000. It runs the built command line: `npm run build` first.
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

/** Seconds and, where the machine tells it, the most memory that the process held. */
function check(args: readonly string[]): { seconds: number; megabytes: number } {
  const script = `process.on("exit", () => process.stderr.write("RSS " + process.resourceUsage().maxRSS + "\\n")); process.argv.splice(1, 1, ${JSON.stringify(mlmap)}); await import(${JSON.stringify(`file://${mlmap}`)});`;
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, "mlmap", "check", "--format", "json", "-o", "report.json", ...args],
    { cwd: folder, encoding: "utf8", maxBuffer: 1e9 },
  );
  if (status === null || status > 1) throw new Error(stderr);
  const kilobytes = Number(/RSS (\d+)/.exec(stderr)?.[1]);
  return { seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024 };
}

try {
  write(1000);
  execFileSync(process.execPath, [mlmap, "--version"]);
  const teams = (count: number): string[] => Array.from({ length: count / perTeam }, (_, i) => `team${i}`);
  const one = timingOf([1, 2, 3, 4, 5].map(() => check(["team0/map0.mlflow"]).seconds)).median;
  const quarter = check(teams(250));
  const all = check(teams(1000));
  console.log(`many-maps: Node ${process.version}, ${availableParallelism()} threads at most`);
  console.log(`  one map, cold                ${one.toFixed(2)} s`);
  console.log(`  1,000 maps                   ${all.seconds.toFixed(1)} s`);
  console.log(`  1,000 × one map              ${(all.seconds / (1000 * one)).toFixed(3)}×`);
  console.log(`  memory, 250 → 1,000 maps     ${quarter.megabytes.toFixed(0)} → ${all.megabytes.toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
