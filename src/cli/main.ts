import type { Io } from "./io.ts";
import { program } from "./program.ts";
import { runCommand } from "./run-command.ts";

/** `mlmap` with all its commands: arguments in, exit status out. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return runCommand(argv, io, program);
}
