import { Script } from "node:vm";
import { TookTooLong } from "../analysis/own-rules.ts";

/** What one rule of a team may take for one map, in milliseconds: ours take less than one. */
export const ruleTime = 2_000;

/** Where the script below finds what it is to run: nothing but a script's run can be stopped from outside in Node. */
const handover = Symbol.for("ml-process-maps.within-time");
const caller = new Script(`globalThis[Symbol.for(${JSON.stringify(handover.description)})]()`);
const place = globalThis as { [handover]?: (() => unknown) | undefined };

/** Runs code of others and stops it, even in an endless loop, after `limit` milliseconds: `TookTooLong` then. */
export function withinTime<T>(run: () => T, limit: number = ruleTime): T {
  const outer = place[handover];
  place[handover] = run;
  try {
    return caller.runInThisContext({ timeout: limit }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new TookTooLong(limit);
    throw error;
  } finally {
    place[handover] = outer;
  }
}
