/**
 * What `mlmap.ts` starts for `mlmap render`: that command alone. Half of a start is reading what V8 compiled of the
 * program, so that nothing stands in this bundle that no picture needs.
 */
import { render } from "./commands/render.ts";
import { framed } from "./frame.ts";
import type { Io } from "./io.ts";
import { addRender } from "./render-call.ts";
import { runCommand } from "./run-command.ts";

export { terminal } from "./io.ts";

/** `mlmap render …`: arguments in, exit status out. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return runCommand(argv, io, (context, run) =>
    framed(context, run, (mlmap, body) => addRender(mlmap, body, async () => render)),
  );
}
