import { stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { nearestWord } from "../../analysis/index.ts";
import { type Importer, importedText, importerFor, importers } from "../../importing/index.ts";
import { CallError, exit } from "../call-error.ts";
import { decode, readText, shownPath } from "../files.ts";
import type { Context } from "../frame.ts";
import type { Io } from "../io.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format?: string;
  readonly force?: boolean;
}

/** `mlmap import`: a map out of another tool's file, and a sentence for each thing that could not be carried over. */
export async function importMap({ io }: Context, file: string, options: Options): Promise<number> {
  const importer = importerOf(file, options.format);
  const path = resolve(io.cwd, file);
  const shown = file === "-" ? "standard input" : shownPath(io.cwd, path);
  await refuseToReplace(io, options);
  const source = file === "-" ? decode(await io.readInput(), shown) : await readText(path, shown);
  const name = basename(options.output ?? (file === "-" ? "process" : file)).replace(/\.[^.]*$/, "");
  const imported = await importedText(importer, source, name).catch((error: unknown) => {
    throw new CallError(`${shown}: ${error instanceof Error ? error.message : String(error)}`);
  });
  await deliver(io, options.output, imported.text, file === "-" ? [] : [path]);
  for (const loss of imported.losses) io.err(`mlmap: ${loss}\n`);
  const unrated = imported.unrated > 0 ? ` ${imported.unrated} of them without a level: colour them next.` : "";
  io.err(`mlmap: ${imported.steps} ${imported.steps === 1 ? "step" : "steps"} from ${shown}.${unrated}\n`);
  return exit.fine;
}

function importerOf(file: string, asked: string | undefined): Importer {
  const ids = importers.map(({ id }) => id);
  if (asked !== undefined) {
    const found = importers.find(({ id }) => id === asked);
    if (found) return found;
    const near = nearestWord(asked, ids);
    throw new CallError(
      `There is no form ${asked}; ${near ? `did you mean ${near}?` : `these are: ${ids.join(", ")}.`}`,
    );
  }
  const found = importerFor(file);
  if (found) return found;
  const ending = extname(file);
  throw new CallError(
    file === "-"
      ? `Which form does standard input have? Say it with --format: ${ids.join(", ")}.`
      : `${file}: what ends in ${ending || "nothing"} is not read here; say its form with --format: ${ids.join(", ")}.`,
  );
}

/** A map that somebody wrote is not replaced by one from elsewhere without being told to. */
async function refuseToReplace(io: Io, { output, force }: Options): Promise<void> {
  if (force || output === undefined || output === "-") return;
  const facts = await stat(resolve(io.cwd, output)).catch(() => undefined);
  if (facts?.isFile() && facts.size > 0)
    throw new CallError(
      `${output} is there already; nothing was written. Choose another name, or replace it with --force.`,
    );
}
