/** Reading the past in several threads: each text is read alone, so that as many can be read at once as there are cores. */
import { availableParallelism } from "node:os";
import type { MessagePort } from "node:worker_threads";
import { type ReadAll, type Reading, type ReadText, readHere, readPast } from "./past-reading.ts";
import { answerInThread, inPool } from "./thread-pool.ts";

/** Below so many texts the start of a thread costs more than it saves. */
const worthThreads = 60;
/** So many texts a thread is given at a time: few messages, and none waits long for the last one. */
const atATime = 10;
const mostThreads = 8;
/** What is read is let go of at once: room for what is young saves a tenth of the time. */
const limits = { maxYoungGenerationSizeMb: 64 };

/** What tells a script that it was started as such a thread. */
export const threadOfThePast = { role: "past" } as const;

/** Reads in threads that run `script`, which calls `answerReadings`; few texts are read here. */
export const inThreads =
  (script: string | URL): ReadAll =>
  async (readings, answered, stop) => {
    const threads = Math.min(availableParallelism(), mostThreads, Math.ceil(readings.length / atATime));
    if (readings.length < worthThreads || threads < 2) return readHere(readings, answered, stop);
    const pool = { script, start: threadOfThePast, threads, atATime, limits };
    await inPool<Reading, ReadText>(readings, pool, answered, stop);
  };

/** The other side: reads what it is given. */
export const answerReadings = (port: MessagePort | null): void => answerInThread(port, readPast);
