import { resolve } from "node:path";
import { mergedByLine } from "../../git/merge-file.ts";
import { mergeTexts } from "../../language/index.ts";
import { exit } from "../call-error.ts";
import { readText, shownPath, writeAtomically } from "../files.ts";
import type { Context } from "../frame.ts";
import { deliver } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly path?: string;
  readonly markerSize: number;
  readonly labels?: readonly string[];
}

/** `mlmap merge`: what git calls for maps that two people changed. The result takes the place of OURS. */
export async function merge(
  { io }: Context,
  base: string,
  ours: string,
  theirs: string,
  { output, path, markerSize, labels = [] }: Options,
): Promise<number> {
  const paths = [base, ours, theirs].map((file) => resolve(io.cwd, file)) as [string, string, string];
  const shown = shownPath(io.cwd, paths[1]);
  const texts = await Promise.all(paths.map((file) => readText(file, shownPath(io.cwd, file))));
  const [baseText = "", oursText = "", theirsText = ""] = texts;
  const wish = { markerSize, oursLabel: labels[0] ?? "ours", theirsLabel: labels[1] ?? "theirs" };
  const byPart = mergeTexts(baseText, oursText, theirsText, wish);
  const { text, conflicts } = byPart ?? (await mergedByLine(...paths, wish));
  const name = path ?? shown;
  if (!byPart) io.err(`mlmap: ${name}: braces or quotes are not closed in one version; merged line by line.\n`);
  if (output === undefined) await writeAtomically(paths[1], shown, text);
  else await deliver(io, output, text);
  if (conflicts === 0) return exit.fine;
  io.err(`mlmap: ${name}: ${conflicts === 1 ? "1 conflict" : `${conflicts} conflicts`}, marked in the text.\n`);
  return exit.findings;
}
