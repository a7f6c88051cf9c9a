/** Where the cached code-server of the end-to-end tests stands. */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Package file and lock file of the cache folder. */
export const lockFolder = join(import.meta.dirname, "../../test/vscode/code-server");

/** Folder for this version, Node and platform: another of any of them gets a folder of its own. */
export function codeServerFolder(): string {
  const { dependencies } = JSON.parse(readFileSync(join(lockFolder, "package.json"), "utf8")) as {
    dependencies: { "code-server": string; node: string };
  };
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const key = `${dependencies["code-server"]}-node${dependencies.node.split(".")[0]}-${process.platform}-${process.arch}`;
  return join(cache, "ml-process-maps-e2e", key);
}

/** True when the folder was made to the end. */
export function isInstalled(folder: string): boolean {
  return existsSync(join(folder, "ok"));
}

/** The script that starts code-server; run it with `nodeProgram`. */
export function codeServerProgram(folder: string): string {
  return join(folder, "node_modules/code-server/out/node/entry.js");
}

/** Node as code-server was compiled for. */
export function nodeProgram(folder: string): string {
  return join(folder, "node_modules/node/bin/node");
}
