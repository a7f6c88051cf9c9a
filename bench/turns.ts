/** Ours and another language in turns; of each the best counts. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { out } from "./bundled.ts";
import { processorTime } from "./processor.ts";

/** Milliseconds on the clock, and of the processor: on a busy machine the second, on one with cores to spare the first. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}
export interface Pair {
  readonly ours: Cost;
  readonly theirs: Cost;
}

const never: Cost = { clock: Number.POSITIVE_INFINITY, processor: Number.POSITIVE_INFINITY };
/** Milliseconds of the processor for the turns of one cell of the table. */
const budget = 4_000;
const warmUp = 2;
const coldRounds = 3;

/** Programs that run already: the first turns only warm them up, but where a single one takes longer than all may. */
export async function warmTurns(own: () => Promise<unknown>, their: () => Promise<Cost>): Promise<Pair> {
  let best: Pair = { ours: never, theirs: never };
  let spent = 0;
  for (let round = 0; round < 20; round++) {
    const ours = await costOf(own);
    const theirs = await their();
    spent += ours.processor + theirs.processor;
    const slow = round > 0 && theirs.processor > budget;
    if (round >= warmUp || slow) best = { ours: better(best.ours, ours), theirs: better(best.theirs, theirs) };
    if (slow || (round > warmUp && spent > budget)) break;
  }
  return best;
}

/**
 * Fresh processes with all that they start (for Mermaid a browser): ours is `mlmap render` as it ships, to its end.
 *
 * @param mlmap our program
 * @param text a map, and the same in the other's language
 * @param longest milliseconds after which a process is given up
 */
export async function coldTurns(
  { mlmap, root, longest }: { readonly mlmap: string; readonly root: string; readonly longest: number },
  name: string,
  text: string,
  theirText: string,
): Promise<Pair> {
  const [map, file] = [join(out, "cold.mlflow"), join(out, "other.txt")];
  writeFileSync(map, text);
  writeFileSync(file, theirText);
  let best: Pair = { ours: never, theirs: never };
  for (let round = 0; round < coldRounds; round++) {
    const start = performance.now();
    const render = [process.execPath, mlmap, "render", map, "-o", join(out, "cold.svg")];
    const used = await run("bash", ["-c", 'TIMEFORMAT="%U %S"; time "$0" "$@"', ...render], longest);
    const clock = performance.now() - start;
    const [user = Number.NaN, system = Number.NaN] = numbersIn(used.stderr);
    const other = () => run(process.execPath, [join(out, "other-cold.mjs"), name, file], longest, { BENCH_ROOT: root });
    // D2 hangs now and then when it starts on a busy machine, and not when it is started again.
    const said = await other().catch(other);
    const [theirClock = Number.NaN, theirs = Number.NaN] = numbersIn(said.stdout);
    best = {
      ours: better(best.ours, { clock, processor: (user + system) * 1000 }),
      theirs: better(best.theirs, { clock: theirClock, processor: theirs }),
    };
    if (theirs > budget) break;
  }
  return best;
}

async function run(program: string, args: readonly string[], timeout: number, env: Record<string, string> = {}) {
  try {
    return await promisify(execFile)(program, args, {
      encoding: "utf8",
      timeout,
      killSignal: "SIGKILL",
      env: { ...process.env, ...env },
    });
  } catch (error) {
    if ((error as { killed?: boolean }).killed) throw new Error(`over ${timeout / 1000} s`, { cause: error });
    throw error;
  }
}

/** The numbers in the last line of what a program said. */
function numbersIn(said: string): readonly number[] {
  return (said.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const processor = processorTime();
  const clock = performance.now();
  await work();
  return { clock: performance.now() - clock, processor: processorTime() - processor };
}

function better(a: Cost, b: Cost): Cost {
  return { clock: Math.min(a.clock, b.clock), processor: Math.min(a.processor, b.processor) };
}
