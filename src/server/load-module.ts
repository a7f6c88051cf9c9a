import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * The default export of a module as it was saved last. Another query makes it another module to Node, which keeps what it
 * has read; what the module itself imports is kept until the process ends. Of an error the stack names the line.
 */
export async function loadModule(address: string): Promise<unknown> {
  const path = fileURLToPath(address);
  const { mtimeMs } = await stat(path);
  try {
    return ((await import(`${address}?saved=${mtimeMs}`)) as { default?: unknown }).default;
  } catch (error) {
    if (error instanceof Error && error.name === "SyntaxError" && !error.stack?.includes(address)) {
      const line = await lineOfSyntaxError(path);
      if (line !== undefined) error.stack = `${address}:${line}\n${error.stack ?? ""}`;
    }
    throw error;
  }
}

/** Node tells the line of a module that does not parse to people only, not to programs. */
function lineOfSyntaxError(path: string): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(process.execPath, ["--check", path], { timeout: 10_000 }, (_error, _out, told) => {
      done(/^.*?:(\d+)\r?\n/.exec(told)?.[1]);
    });
  });
}
