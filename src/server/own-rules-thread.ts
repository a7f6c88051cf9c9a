/**
 * The thread of one module with rules of a team's own: loads it and runs its rules when asked. What the module prints is
 * handed over, since standard output may be a report or a protocol; it can end neither the program nor this thread.
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { RuleInput } from "../analysis/rule.ts";

/** What the thread is started with. */
export interface ThreadStart {
  readonly address: string;
  readonly port: MessagePort;
  /** Set to 1 when an answer is on its way, for one who waits without an event loop; others get a message, too. */
  readonly bell: Int32Array<SharedArrayBuffer>;
}

/** What of a rule can be handed over as it is; functions stay here and are named. */
export interface DescribedRule {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly functions: readonly string[];
}

/** One rule is to be run; `input` is left out where it is that of the call before. */
export interface Call {
  readonly rule: number;
  readonly part: "check" | "fix";
  readonly finding?: unknown;
  readonly input?: RuleInput;
}

/** What was thrown, as far as it can be handed over. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export type Told =
  | { readonly printed: string }
  /** The rules of the default export (`DescribedRule`, absent for what is none); later what a rule found, or its fixes. */
  | { readonly gave: readonly unknown[] }
  | { readonly threw: Thrown };

/** More than this a rule may not print in one call, in UTF-16 units: an endless loop would fill the memory. */
const mostPrinted = 65_536;

const { address, port, bell } = workerData as ThreadStart;
let candidates: readonly unknown[] = [];
let input: RuleInput | undefined;
let printed = 0;

const print = (chunk: unknown): boolean => {
  const text = typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString("utf8");
  if (printed < mostPrinted)
    port.postMessage({ printed: printed + text.length < mostPrinted ? text : "… the rest is left out.\n" });
  printed += text.length;
  return true;
};
process.stdout.write = print;
process.stderr.write = print;
process.exit = () => {
  throw new Error("it called `process.exit`, and a rule does not end the program");
};
// A timer of the module, say: its rules can go on.
process.on("uncaughtException", (error: unknown) => {
  const { stack, message } = thrown(error);
  print(`${address} failed outside of a check: ${stack ?? message}\n`);
});

port.on("message", ({ rule, part, finding, input: next }: Call) => {
  input = next ?? input;
  printed = 0;
  answer(() => {
    const candidate = candidates[rule] as Record<string, (...given: unknown[]) => Iterable<unknown>>;
    const given = part === "check" ? [input] : [finding, input];
    return { gave: [...(candidate[part] as (...given: unknown[]) => Iterable<unknown>).call(candidate, ...given)] };
  });
});

import(address).then(
  ({ default: exported }: { default?: unknown }) => {
    candidates = Array.isArray(exported) ? exported : [exported];
    answer(() => ({ gave: candidates.map(described) }));
  },
  (error: unknown) =>
    answer(() => {
      throw error;
    }),
);

function answer(tell: () => Told): void {
  try {
    port.postMessage(tell());
  } catch (error) {
    port.postMessage({ threw: thrown(error) });
  }
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
  parentPort?.postMessage("answered");
}

function described(candidate: unknown): DescribedRule | undefined {
  if (typeof candidate !== "object" || candidate === null) return undefined;
  const { id, severity, title, why, wrong, right, check, fix } = candidate as Record<string, unknown>;
  const parts = { check, fix };
  const isFunction = ([, value]: [string, unknown]): boolean => typeof value === "function";
  const plain = [...Object.entries({ id, severity, title, why, wrong, right }), ...Object.entries(parts)]
    .filter((entry) => entry[1] !== undefined && !isFunction(entry))
    .map(([key, value]) => [key, JSON.parse(JSON.stringify(value) ?? "null") as unknown] as const);
  return {
    facts: Object.fromEntries(plain),
    functions: Object.entries(parts)
      .filter(isFunction)
      .map(([key]) => key),
  };
}

function thrown(error: unknown): Thrown {
  if (error instanceof DOMException && error.name === "DataCloneError")
    return { name: "Error", message: `what it gives is more than plain data: ${error.message}` };
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  return { name: error.name, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) };
}
