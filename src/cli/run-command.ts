import { type Command, CommanderError } from "commander";
import { GitError } from "../git/git-error.ts";
import { CallError, exit } from "./call-error.ts";
import { paintFor } from "./colour.ts";
import type { Context } from "./frame.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/**
 * `mlmap`: arguments in, exit status out (0 fine, 1 findings, 2 wrong call, 3 a bug of ours). Nothing below ends the
 * process; whatever is thrown is told here, once.
 *
 * @param program the commands that can be called
 */
export async function runCommand(
  argv: readonly string[],
  io: Io,
  program: (context: Context, run: (status: number) => void) => Command,
): Promise<number> {
  let status: number = exit.fine;
  try {
    const paint = paintFor(io, !argv.includes("--no-color"));
    const mlmap = program({ io, paint }, (s) => {
      status = s;
    });
    await mlmap.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.call;
    if (error instanceof CallError || error instanceof GitError) {
      for (const line of error.message.split("\n")) io.err(`mlmap: ${line}\n`);
      return exit.call;
    }
    io.err(bugReport(argv, error));
    return exit.bug;
  }
}

/** What somebody who meets a bug of ours can send us; nothing in it comes out of a map. */
function bugReport(argv: readonly string[], error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    "mlmap: This is a bug of mlmap, not a fault of yours; nothing was overwritten by the step that failed.",
    "Please report it with the lines below, and with the map if you may share it.",
    "",
    `  mlmap ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `  mlmap ${argv.join(" ")}`,
    ...details.split("\n").map((line) => `  ${line}`),
    "",
  ].join("\n");
}
