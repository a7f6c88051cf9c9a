/**
 * Text → picture beside other diagram languages, as ratios in one run: `node bench/against-others.ts [PROCESSES…]`.
 * `--other=d2` measures those alone whose name holds it, `--markdown FILE` writes the table for docs/speed.md. The others are
 * installed at the first run (`installOthers`). Ours and the other take turns, and of each the best counts: what else the
 * machine does can only add.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { loadSubject, out } from "./bundled.ts";
import { installOthers, type Other, others } from "./others.ts";
import { processorTime } from "./processor.ts";
import { sampleMap } from "./sample-map.ts";

const root = join(import.meta.dirname, "..");
const mlmap = join(root, "dist/cli/mlmap.js");
const options = process.argv.slice(2).filter((a) => a.startsWith("--"));
const option = (name: string): string | undefined =>
  options.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const given = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const sizes = given.length > 0 ? given : [12, 30, 50, 150, 400];
const wanted = others.filter((o) => o.name.toLowerCase().includes((option("other") ?? "").toLowerCase()));
/** Milliseconds for the turns of one cell of the table, and for a single picture. */
const budget = 4_000;
const longest = 120_000;
const warmUp = 2;
const coldRounds = 2;

/** Milliseconds on the clock, and of the processor: on a busy machine the second, on one with cores to spare the first. */
interface Cost {
  readonly clock: number;
  readonly processor: number;
}
interface Pair {
  readonly ours: Cost;
  readonly theirs: Cost;
}
interface Cell {
  readonly other: string;
  readonly size: number;
  /** Text where there is no figure. */
  readonly warm: Pair | string;
  readonly cold: Pair | string;
}

const never: Cost = { clock: Number.POSITIVE_INFINITY, processor: Number.POSITIVE_INFINITY };

const subject = await loadSubject();
if (!existsSync(mlmap)) throw new Error("dist/ is missing: npm run build comes first.");
installOthers();
mkdirSync(out, { recursive: true });
const before = loadavg();
const cells: Cell[] = [];
for (const other of wanted) {
  let engine: Awaited<ReturnType<Other["start"]>> | undefined;
  // What failed once is not tried again with more steps.
  const failed: { warm?: string; cold?: string } = {};
  const attempt = async (how: "warm" | "cold", turns: () => Promise<Pair>): Promise<Pair | string> => {
    if (failed[how] !== undefined) return failed[how];
    try {
      return await turns();
    } catch (error) {
      const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      failed[how] = `no picture: ${first.slice(0, 80)}`;
      return failed[how];
    }
  };
  for (const size of sizes) {
    const text = sampleMap(size);
    const theirText = other.text(await subject.graphOfText(text));
    const warm = await attempt("warm", async () => {
      engine ??= await other.start();
      const { draw } = engine;
      return warmTurns(
        () => subject.textToSvg(text),
        () => draw(theirText),
      );
    });
    const cold = await attempt("cold", async () => coldTurns(other, text, theirText));
    const cell: Cell = { other: other.name, size, warm, cold };
    cells.push(cell);
    console.log(`${other.name}, ${size}: warm ${words(warm)}, cold ${words(cold)}`);
  }
  await engine?.stop();
}
const after = loadavg();
const when = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}, load ${before[0]?.toFixed(1)} at the start and ${after[0]?.toFixed(1)} at the end`;
const tableOf = (which: keyof Cost, title: string): readonly string[] => [
  `| ${title}: times as long as ours, warm / cold | ${sizes.join(" | ")} |`,
  `|---|${sizes.map(() => "--:").join("|")}|`,
  ...wanted.map((o) => `| ${o.name} | ${sizes.map((n) => ratios(cellOf(o.name, n), which)).join(" | ")} |`),
  `| ours, ms | ${sizes.map((n) => ours(n, which)).join(" | ")} |`,
  "",
];
const table = [
  `${when}, ${machine}.`,
  "",
  ...tableOf("processor", "Time of the processor"),
  ...tableOf("clock", "On the clock"),
].join("\n");
console.log(`\n${table}`);
const file = option("markdown");
if (file !== undefined) writeFileSync(file, table);
// Engines of others leave workers behind that would keep the process alive.
process.exit(0);

function cellOf(other: string, size: number): Cell | undefined {
  return cells.find((cell) => cell.other === other && cell.size === size);
}

function ratio(pair: Pair | string | undefined, which: keyof Cost): string {
  if (pair === undefined || typeof pair === "string") return "–";
  const times = pair.theirs[which] / pair.ours[which];
  return times < 10 ? times.toFixed(1) : String(Math.round(times));
}

function ratios(cell: Cell | undefined, which: keyof Cost): string {
  return `${ratio(cell?.warm, which)} / ${ratio(cell?.cold, which)}`;
}

/** The best of ours over all turns with the others. */
function ours(size: number, which: keyof Cost): string {
  const best = (how: "warm" | "cold"): string => {
    const all = cells.flatMap((cell) => {
      const pair = cell[how];
      return cell.size === size && typeof pair !== "string" ? [pair.ours[which]] : [];
    });
    return all.length === 0 ? "–" : Math.min(...all).toFixed(0);
  };
  return `${best("warm")} / ${best("cold")}`;
}

function words(pair: Pair | string): string {
  if (typeof pair === "string") return pair;
  const { ours: own, theirs } = pair;
  const ms = (which: keyof Cost): string => `${theirs[which].toFixed(0)} ms, ours ${own[which].toFixed(0)} ms`;
  return `${ratio(pair, "processor")}× (${ms("processor")}; on the clock ${ratio(pair, "clock")}×, ${ms("clock")})`;
}

function better(a: Cost, b: Cost): Cost {
  return { clock: Math.min(a.clock, b.clock), processor: Math.min(a.processor, b.processor) };
}

async function warmTurns(own: () => Promise<unknown>, their: () => Promise<string>): Promise<Pair> {
  let best: Pair = { ours: never, theirs: never };
  const started = performance.now();
  for (let round = 0; round < 20; round++) {
    const mine = await costOf(own);
    const other = await costOf(() => inTime(their()));
    const slow = mine.clock + other.clock > budget;
    if (round >= warmUp || slow) best = { ours: better(best.ours, mine), theirs: better(best.theirs, other) };
    if (slow || (round > warmUp && performance.now() - started > budget)) break;
  }
  return best;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const processor = processorTime();
  const clock = performance.now();
  await work();
  return { clock: performance.now() - clock, processor: processorTime() - processor };
}

async function inTime(picture: Promise<string>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`none within ${longest / 1000} s`)), longest);
  });
  const drawn = await Promise.race([picture, late]);
  clearTimeout(timer);
  if (drawn.length < 200) throw new Error("it drew nothing");
}

/** Fresh processes with all that they start (for Mermaid a browser): ours is `mlmap render` as it ships, to its end. */
function coldTurns(other: Other, text: string, theirText: string): Pair {
  const [map, file] = [join(out, "cold.mlflow"), join(out, "other.txt")];
  writeFileSync(map, text);
  writeFileSync(file, theirText);
  let best: Pair = { ours: never, theirs: never };
  for (let round = 0; round < coldRounds; round++) {
    const start = performance.now();
    const used = spawnSync("bash", ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@"', process.execPath, ...render(map)], {
      encoding: "utf8",
      timeout: longest,
    });
    const clock = performance.now() - start;
    const [user = Number.NaN, system = Number.NaN] =
      used.stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
    const said = execFileSync(process.execPath, [join(out, "other-cold.mjs"), other.name, file], {
      encoding: "utf8",
      timeout: longest,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, BENCH_ROOT: root },
    });
    const [theirClock = Number.NaN, theirs = Number.NaN] = said.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
    best = {
      ours: better(best.ours, { clock, processor: (user + system) * 1000 }),
      theirs: better(best.theirs, { clock: theirClock, processor: theirs }),
    };
  }
  return best;
}

function render(map: string): readonly string[] {
  return [mlmap, "render", map, "-o", join(out, "cold.svg")];
}
