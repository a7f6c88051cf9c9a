/** Reading the past in other threads, in several where there is much: each reads neighbours, which have most in common. */
import { availableParallelism } from "node:os";
import type { MessagePort } from "node:worker_threads";
import { type ReadAll, type Reading, type ReadText, readerOfThePast, readHere } from "./past-reading.ts";
import { answerInThread, inPool } from "./thread-pool.ts";

/** Fewer texts are read here. */
const worthThreads = 60;
/** So many texts each thread has to read: until it is fast it takes as much time as for three hundred when it is. */
const textsAThread = 1000;
/** So many texts a thread is given at a time: neighbours have most in common, and none waits long for the last one. */
const atATime = 50;
const mostThreads = 8;
/** What is read is let go of at once: room for what is young saves a tenth of the time. */
const limits = { maxYoungGenerationSizeMb: 64 };

/** What tells a script that it was started as such a thread. */
export const threadOfThePast = { role: "past" } as const;

/** Reads in threads that run `script`, which calls `answerReadings`; few texts are read here. */
export const inThreads =
  (script: string | URL, each = textsAThread): ReadAll =>
  async (readings, answered, stop) => {
    const threads = Math.min(availableParallelism(), mostThreads, Math.ceil(readings.length / each));
    if (readings.length < worthThreads || availableParallelism() < 2) return readHere(readings, answered, stop);
    const pool = { script, start: threadOfThePast, threads, atATime, limits };
    await inPool<Reading, ReadText>(readings, pool, answered, stop);
  };

/** The other side: reads what it is given. */
export const answerReadings = (port: MessagePort | null): void => answerInThread(port, readerOfThePast());
