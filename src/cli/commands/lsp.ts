import { CallError } from "../call-error.ts";

/** `mlmap lsp`: the language server for any editor. The server ends the process itself when its client says so. */
export async function lsp(_context: unknown, options: { stdio?: boolean }): Promise<number> {
  if (!options.stdio)
    throw new CallError("Editors talk to the language server over standard input and output: `mlmap lsp --stdio`.");
  await import("../../server/node.ts");
  return new Promise(() => {});
}
