/** A module with rules of a team's own, from the side that asks: it runs in a thread, where it can be stopped. */
import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { TookTooLong } from "../analysis/own-rules.ts";
import type { RuleInput } from "../analysis/rule.ts";
import type { Call, DescribedRule, ThreadStart, Thrown, Told } from "./own-rules-thread.ts";

/** What loading a module and running one of its rules on one map may take, in milliseconds: ours take less than one. */
export interface Limits {
  readonly load: number;
  readonly call: number;
}

/** A module may have much to read before its rules can run. */
const usual: Limits = { load: 5_000, call: 2_000 };

interface Thread {
  /** Waits without an event loop: a rule answers at once, as far as its caller sees. */
  ask(call: Call): readonly unknown[];
  readonly exported: unknown;
  end(): void;
}

/** The threads that run, by module: one for all that ask, as long as the module is not saved again. */
const running = new Map<string, { readonly saved: number; readonly thread: Promise<Thread> }>();

/**
 * Loads the modules of a team in threads that run `script` (`own-rules-thread.ts`). What comes is the default export of a
 * module as it was saved last, its functions standing for those in the thread: they throw `TookTooLong` when one does not
 * end. What a module prints goes to `print`.
 */
export const loadsModules =
  (script: URL, print: (text: string) => void, limits: Limits = usual) =>
  async (address: string): Promise<unknown> => {
    const { mtimeMs: saved } = await stat(fileURLToPath(address));
    const known = running.get(address);
    if (known?.saved === saved) return (await known.thread).exported;
    known?.thread.then(
      (old) => old.end(),
      () => undefined, // told when it was loaded
    );
    const thread = start(script, address, print, limits);
    running.set(address, { saved, thread });
    return (await thread).exported;
  };

async function start(script: URL, address: string, print: (text: string) => void, limits: Limits): Promise<Thread> {
  let last: RuleInput | undefined;
  let worker = begin(script, address, print);
  const loaded = await worker.firstAnswer(limits.load).catch(async (error: unknown) => {
    worker.end();
    throw await withLine(error, address);
  });
  const exported = (loaded as readonly (DescribedRule | undefined)[]).map((described, rule) => {
    if (!described) return described;
    const stands = (part: Call["part"]) => (described.functions.includes(part) ? part : undefined);
    return {
      ...described.facts,
      ...(stands("check") && { check: (input: RuleInput) => thread.ask({ rule, part: "check", input }) }),
      ...(stands("fix") && {
        fix: (finding: unknown, input: RuleInput) => thread.ask({ rule, part: "fix", finding, input }),
      }),
    };
  });
  const thread: Thread = {
    exported,
    ask({ input, ...call }) {
      if (worker.ended()) {
        // One rule was stopped, and with it its thread; the module's other rules are none the worse.
        worker = begin(script, address, print);
        last = undefined;
        worker.answer(limits.load);
      }
      const gave = worker.answer(limits.call, { ...call, ...(input && input !== last && { input }) });
      last = input;
      return gave;
    },
    end: () => worker.end(),
  };
  return thread;
}

function begin(script: URL, address: string, print: (text: string) => void) {
  const { port1: port, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadStart = { address, port: port2, bell };
  const worker = new Worker(script, { workerData, transferList: [port2], execArgv: [] });
  let ended = false;
  const end = (): void => {
    ended = true;
    void worker.terminate();
  };
  worker.on("error", (error: unknown) => {
    print(`The thread of ${address} ended: ${error instanceof Error ? error.message : String(error)}\n`);
    end();
  });
  worker.on("exit", end);

  /** The answer among what has come; what was printed before it is printed. */
  const taken = (): Exclude<Told, { printed: string }> | undefined => {
    for (;;) {
      const told = (receiveMessageOnPort(port) as { message: Told } | undefined)?.message;
      if (told === undefined) return undefined;
      if (!("printed" in told)) return told;
      print(told.printed);
    }
  };
  const opened = (limit: number): readonly unknown[] => {
    const told = taken();
    if (told === undefined) {
      const error = ended ? new Error("its thread ended") : new TookTooLong(limit);
      end();
      throw error;
    }
    if ("threw" in told) throw errorOf(told.threw);
    return told.gave;
  };
  return {
    end,
    ended: () => ended,
    /** Waits for the module to be loaded, and leaves the event loop to others meanwhile. */
    async firstAnswer(limit: number): Promise<readonly unknown[]> {
      await new Promise<void>((done) => {
        const late = setTimeout(done, limit);
        const now = (): void => {
          clearTimeout(late);
          done();
        };
        worker.once("message", now).once("exit", now);
      });
      // The thread keeps the process alive just as long as somebody waits for it.
      worker.unref();
      return opened(limit);
    },
    /** Waits for the answer to a call or, without one, for the module to be loaded. */
    answer(limit: number, call?: Call): readonly unknown[] {
      if (call) {
        Atomics.store(bell, 0, 0);
        port.postMessage(call);
      } else worker.unref();
      Atomics.wait(bell, 0, 0, limit);
      return opened(limit);
    },
  };
}

function errorOf({ name, message, stack }: Thrown): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** Of an error the stack names the line; that of a module that does not parse has none, so Node is asked once more. */
async function withLine(error: unknown, address: string): Promise<unknown> {
  if (error instanceof Error && error.name === "SyntaxError" && !error.stack?.includes(address)) {
    const line = await lineOfSyntaxError(fileURLToPath(address));
    if (line !== undefined) error.stack = `${address}:${line}\n${error.stack ?? ""}`;
  }
  return error;
}

/** Node tells the line of a module that does not parse to people only, not to programs. */
function lineOfSyntaxError(path: string): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(process.execPath, ["--check", path], { timeout: 10_000 }, (_error, _out, told) => {
      done(/^.*?:(\d+)\r?\n/.exec(told)?.[1]);
    });
  });
}
