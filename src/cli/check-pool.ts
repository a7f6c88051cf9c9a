import { availableParallelism } from "node:os";
import { inPool } from "../server/thread-pool.ts";
import { CallError } from "./call-error.ts";
import { checkFile } from "./check-file.ts";
import type { Io } from "./io.ts";
import { MapLoader } from "./maps.ts";
import { type PackedReport, packed } from "./reports/packed.ts";

/** What a check of one file came to, put into few bytes, or why the call is wrong. */
export type Answer =
  | { readonly reports: readonly PackedReport[]; readonly fixed: boolean }
  | { readonly wrong: string };

/** What a worker is started with. */
export interface WorkerStart {
  readonly cwd: string;
  readonly fix: boolean;
}

interface Options {
  readonly fix: boolean;
  readonly step: () => void;
}

/** Below so many maps a worker's start costs more than it saves. */
const worthWorkers = 100;
/** So many maps a worker is given at a time: neighbours share imports, and none waits long for the last one. */
const perTask = 25;
const mostWorkers = 8;
/** What is read is let go of at once: a larger space for what is young holds more memory and saves no time. */
const lean = { maxYoungGenerationSizeMb: 24 };

/**
 * Checks all files, in several threads where there are many; results come in the order of the paths. A file that can't
 * be read keeps no other from being checked.
 */
export async function checkAll(io: Io, paths: readonly string[], options: Options): Promise<readonly Answer[]> {
  const workers = Math.min(availableParallelism(), mostWorkers, Math.ceil(paths.length / perTask));
  if (paths.length < worthWorkers || workers < 2 || paths.includes("-")) {
    const loader = new MapLoader(io);
    const results: Answer[] = [];
    for (const path of paths) {
      results.push(await answerFor(io, loader, path, options.fix));
      options.step();
    }
    return results;
  }
  return inWorkers(io, paths, options, workers);
}

/** Checks one file. What is no wrong call is a bug, and thrown. */
export async function answerFor(io: Io, loader: MapLoader, path: string, fix: boolean): Promise<Answer> {
  try {
    const { reports, fixed } = await checkFile(io, loader, path, fix);
    return { reports: reports.map(packed), fixed };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { wrong: error.message };
  }
}

async function inWorkers(
  io: Io,
  paths: readonly string[],
  options: Options,
  count: number,
): Promise<readonly Answer[]> {
  const results: (Answer | undefined)[] = paths.map(() => undefined);
  const start: WorkerStart = { cwd: io.cwd, fix: options.fix };
  // Beside this file, in the sources as in the bundle.
  const script = new URL(import.meta.url.endsWith(".ts") ? "./check-worker.ts" : "./check-worker.js", import.meta.url);
  const pool = { script, start, threads: count, atATime: perTask, limits: lean };
  await inPool<string, Answer>(paths, pool, (index, answer) => {
    results[index] = answer;
    options.step();
  });
  return results.map((result) => {
    if (!result) throw new Error("A worker ended without an answer.");
    return result;
  });
}
