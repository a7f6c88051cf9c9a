import type { Io } from "./io.ts";

export interface Progress {
  step(): void;
  end(): void;
}

const quiet: Progress = { step: () => {}, end: () => {} };

/** Tells on standard error how far work has come, once it lasts over a second; on a terminal only. */
export function startProgress(io: Io, verb: string, total: number): Progress {
  if (!io.errIsTerminal || total < 2) return quiet;
  let done = 0;
  let told = performance.now();
  let wrote = false;
  return {
    step() {
      done++;
      if (performance.now() - told < 1000) return;
      told = performance.now();
      wrote = true;
      io.err(`\rmlmap: ${verb} ${done} of ${total} maps`);
    },
    end() {
      if (wrote) io.err("\r\u001b[K");
    },
  };
}
