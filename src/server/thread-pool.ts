/** Work that is done in several threads, item by item: each thread asks for the next few when it is done with its own. */
import { type MessagePort, type ResourceLimits, Worker } from "node:worker_threads";

export interface Pool {
  /** A script that calls `answerInThread`. */
  readonly script: string | URL;
  /** What each thread finds as its `workerData`. */
  readonly start: unknown;
  readonly threads: number;
  /** So many items a thread is given at a time. */
  readonly atATime: number;
  readonly limits: ResourceLimits;
}

/**
 * Hands the items out; `answered` is told of each by its place. Once `stop` says so no thread gets any more. What fails in a
 * thread is a bug, and thrown here.
 */
export async function inPool<Item, Answer>(
  items: readonly Item[],
  { script, start, threads, atATime, limits }: Pool,
  answered: (index: number, answer: Answer) => void,
  stop: () => boolean = () => false,
): Promise<void> {
  let next = 0;
  const thread = (): Promise<void> =>
    new Promise((done, failed) => {
      const worker = new Worker(script, { workerData: start, execArgv: [], resourceLimits: limits });
      let from = 0;
      const giveMore = (): void => {
        from = next;
        if (from >= items.length || stop()) return void worker.terminate();
        next += atATime;
        worker.postMessage(items.slice(from, next));
      };
      worker.on("message", (answers: readonly Answer[]) => {
        for (const [i, answer] of answers.entries()) answered(from + i, answer);
        giveMore();
      });
      worker.on("error", failed);
      worker.on("exit", () => done());
      giveMore();
    });
  await Promise.all(Array.from({ length: threads }, thread));
}

/** The other side: answers what it is given, one list at a time, in order. What fails ends the thread and is told there. */
export function answerInThread<Item, Answer>(port: MessagePort | null, answer: (item: Item) => Promise<Answer>): void {
  port?.on("message", (items: readonly Item[]) => {
    void (async () => {
      const answers: Answer[] = [];
      for (const item of items) answers.push(await answer(item));
      port.postMessage(answers);
    })();
  });
}
