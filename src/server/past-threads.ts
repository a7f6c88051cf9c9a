/** Reading the past in several threads: each text is read alone, so that as many can be read at once as there are cores. */
import { availableParallelism } from "node:os";
import { type MessagePort, Worker } from "node:worker_threads";
import { type ReadAll, type Reading, type ReadText, readHere, readPast } from "./past-reading.ts";

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
    let next = 0;
    const thread = (): Promise<void> =>
      new Promise((done, failed) => {
        const worker = new Worker(script, { workerData: threadOfThePast, execArgv: [], resourceLimits: limits });
        let from = 0;
        const giveMore = (): void => {
          from = next;
          if (from >= readings.length || stop()) return void worker.terminate();
          next += atATime;
          worker.postMessage(readings.slice(from, next));
        };
        worker.on("message", (read: readonly ReadText[]) => {
          for (const [i, one] of read.entries()) answered(from + i, one);
          giveMore();
        });
        worker.on("error", failed);
        worker.on("exit", () => done());
        giveMore();
      });
    await Promise.all(Array.from({ length: threads }, thread));
  };

/** The other side: reads what it is given, one list at a time. What fails is a bug, ends the thread and is told there. */
export function answerReadings(port: MessagePort | null): void {
  port?.on("message", (readings: readonly Reading[]) => {
    void (async () => {
      const read: ReadText[] = [];
      for (const reading of readings) read.push(await readPast(reading));
      port.postMessage(read);
    })();
  });
}
