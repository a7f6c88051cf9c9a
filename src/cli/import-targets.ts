import { stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import type { Problem } from "../model/process-map.ts";

interface Importer {
  /** Absolute. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

/**
 * Errors of imports, told by what stands on the disk: the language reads in memory and sees maps only, so a folder or a
 * file of another kind is to it a file that is not there.
 */
export async function withImportTargets(source: Importer, errors: readonly Problem[]): Promise<readonly Problem[]> {
  return Promise.all(
    errors.map(async (error) => {
      if (error.rule !== "missing-import" || error.range.uri !== source.uri) return error;
      const path = source.text.slice(error.range.offset, error.range.end).replaceAll(/^["']+|["']+$/g, "");
      if (!error.message.startsWith(`There is no file “${path}”`)) return error;
      const facts = await stat(resolve(dirname(source.path), path)).catch(() => undefined);
      if (facts?.isDirectory()) return { ...error, message: `“${path}” is a folder: import a file in it.` };
      if (facts && extname(path) !== ".mlflow")
        return { ...error, message: `“${path}” is no map: its name does not end in \`.mlflow\`. Import a map.` };
      return error;
    }),
  );
}
