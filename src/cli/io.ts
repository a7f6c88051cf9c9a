import { Buffer } from "node:buffer";
import type { Assets } from "../formats/index.ts";
import { assets } from "./assets.ts";
import { safeForTerminal } from "./visible.ts";

/** The command line's edges to the machine, so that tests can stand in for a terminal. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** To standard output: the result and nothing else. */
  readonly out: (content: string | Uint8Array) => void;
  /** To standard error: problems, progress. */
  readonly err: (text: string) => void;
  /** Whether standard output and standard error are terminals (colour, progress, no binary). */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  /** Fonts and the PNG engine. */
  readonly assets: Assets;
  /** Ends long-running commands (`serve`, `lsp`, `--watch`). */
  readonly stopped?: AbortSignal;
}

/** The real terminal. */
export function terminal(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    out: (content) =>
      void process.stdout.write(
        process.stdout.isTTY && typeof content === "string" ? safeForTerminal(content) : content,
      ),
    // A log of CI is shown by pages that read colours too.
    err: (text) => void process.stderr.write(safeForTerminal(text)),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 80,
    assets,
  };
}
