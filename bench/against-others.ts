/**
 * Text → picture beside other diagram languages: `node bench/against-others.ts [PROCESSES…]` measures and prints the table
 * of docs/speed.md. `--other=d2` measures those alone whose name holds it, `--only=warm` or `--only=cold` one half,
 * `--table` nothing: each cell is kept in .cache/bench, so that the table can be measured piece by piece, and all that is
 * known is printed. The others are installed at the first run (`installOthers`). Ours and the other take turns, so that
 * each ratio is of one moment.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { loadSubject, out } from "./bundled.ts";
import { installOthers, others } from "./others.ts";
import { sampleMap } from "./sample-map.ts";
import { type Cost, coldTurns, type Pair, warmTurns } from "./turns.ts";
import { WarmEngine } from "./warm-engine.ts";

const root = join(import.meta.dirname, "..");
const mlmap = join(root, "dist/cli/mlmap.js");
const file = join(out, "against-others.json");
const options = process.argv.slice(2).filter((a) => a.startsWith("--"));
const option = (name: string): string | undefined =>
  options.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const given = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const sizes = [12, 30, 50, 150, 400];
const wanted = others.filter((o) => o.name.toLowerCase().includes((option("other") ?? "").toLowerCase()));
/** Milliseconds after which a picture is given up. */
const longest = 60_000;

type How = "warm" | "cold";
interface Cell {
  readonly other: string;
  readonly size: number;
  readonly how: How;
  /** Text where there is no figure. */
  readonly cost: Pair | string;
  /** Of the machine, when it was measured. */
  readonly load: number;
  readonly date: string;
}

mkdirSync(out, { recursive: true });
const cells: Cell[] = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Cell[]) : [];
if (!options.includes("--table")) await measure();
console.log(`\n${tables().join("\n")}`);
process.exit(0);

async function measure(): Promise<void> {
  const subject = await loadSubject();
  if (!existsSync(mlmap)) throw new Error("dist/ is missing: npm run build comes first.");
  installOthers();
  const hows = (["warm", "cold"] as const).filter((how) => (option("only") ?? how) === how);
  for (const other of wanted) {
    let engine: WarmEngine | undefined;
    // Who needs too long when it runs already is not asked for more steps, nor for a start on top of it.
    let tooLong = false;
    for (const size of given.length > 0 ? given : sizes) {
      const text = sampleMap(size);
      const theirText = other.text(await subject.graphOfText(text));
      for (const how of hows) {
        const turns = async (): Promise<Pair> => {
          if (how === "cold") return coldTurns({ mlmap, root, longest }, other.name, text, theirText);
          engine ??= await WarmEngine.start(other.name, root, longest);
          const running = engine;
          return warmTurns(
            () => subject.textToSvg(text),
            () => running.draw(theirText),
          );
        };
        let cost: Pair | string;
        try {
          cost = tooLong ? `over ${longest / 1000} s` : await turns();
        } catch (error) {
          const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
          cost = first.slice(0, 80);
          if (how === "warm" && first.startsWith("over")) tooLong = true;
        }
        keep({ other: other.name, size, how, cost, load: loadavg()[0] ?? 0, date: new Date().toISOString() });
        console.log(`${other.name}, ${size}, ${how}: ${words(cost)}`);
      }
    }
    engine?.stop();
  }
}

function keep(cell: Cell): void {
  const at = cells.findIndex((c) => c.other === cell.other && c.size === cell.size && c.how === cell.how);
  if (at >= 0) cells.splice(at, 1);
  cells.push(cell);
  writeFileSync(file, `${JSON.stringify(cells, null, 2)}\n`);
}

/** What docs/speed.md shows, in Markdown. */
function tables(): readonly string[] {
  const loads = cells.map(({ load }) => load);
  const [from, to] = [
    cells.map((c) => c.date).sort()[0],
    cells
      .map((c) => c.date)
      .sort()
      .at(-1),
  ];
  const shown = sizes.concat(given.filter((n) => !sizes.includes(n)));
  const table = (which: keyof Cost, title: string): readonly string[] => [
    "",
    `| times as long as ours, ${title}, warm / cold | ${shown.join(" | ")} |`,
    `|---|${shown.map(() => "--:").join("|")}|`,
    ...others.map(
      (o) => `| ${o.name} | ${shown.map((n) => both((how) => ratio(cellOf(o.name, n, how), which))).join(" | ")} |`,
    ),
    `| ours, ms | ${shown.map((n) => both((how) => ours(n, how, which))).join(" | ")} |`,
  ];
  return [
    `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}, load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}, ${from?.slice(0, 16)} to ${to?.slice(0, 16)}.`,
    ...table("processor", "in time of the processor"),
    ...table("clock", "on the clock"),
  ];
}

function both(text: (how: How) => string): string {
  return `${text("warm")} / ${text("cold")}`;
}

function cellOf(other: string, size: number, how: How): Cell | undefined {
  return cells.find((cell) => cell.other === other && cell.size === size && cell.how === how);
}

function ratio(cell: Cell | undefined, which: keyof Cost): string {
  if (cell === undefined) return "–";
  if (typeof cell.cost === "string") return cell.cost.startsWith("over") ? `(${cell.cost})` : "(no picture)";
  const times = cell.cost.theirs[which] / cell.cost.ours[which];
  return times < 10 ? times.toFixed(1) : String(Math.round(times));
}

/** The best of ours over all turns with the others. */
function ours(size: number, how: How, which: keyof Cost): string {
  const all = cells.flatMap(({ cost, ...cell }) =>
    cell.size === size && cell.how === how && typeof cost !== "string" ? [cost.ours[which]] : [],
  );
  return all.length === 0 ? "–" : Math.min(...all).toFixed(0);
}

function words(cost: Pair | string): string {
  if (typeof cost === "string") return `no picture: ${cost}`;
  const ms = (which: keyof Cost): string =>
    `${(cost.theirs[which] / cost.ours[which]).toFixed(1)}× (${cost.theirs[which].toFixed(0)} ms, ours ${cost.ours[which].toFixed(0)} ms)`;
  return `processor ${ms("processor")}, clock ${ms("clock")}`;
}
