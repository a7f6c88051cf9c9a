import { formatText, parseMap } from "../../language/index.ts";
import { CallError, exit } from "../call-error.ts";
import { writeAtomically } from "../files.ts";
import type { Context } from "../frame.ts";
import { isMarkdownName, mapPaths, readMapText } from "../maps.ts";
import { Configs } from "../settings.ts";

/** `mlmap format`: one style, in place. A map with a syntax error is left as it is and told. */
export async function format({ io }: Context, args: readonly string[], options: { check?: boolean }): Promise<number> {
  const paths = await mapPaths(io, args, new Configs(io.cwd));
  let changed = 0;
  let broken = 0;
  for (const path of paths) {
    if (isMarkdownName(path)) throw new CallError(`${path} holds maps in fences; only check and render read them.`);
    const source = await readMapText(io, path);
    const formatted = formatText(source.text);
    if (formatted === source.text) {
      const error = await syntaxErrorOf(source.text, source.uri);
      if (error) {
        broken++;
        io.err(`mlmap: ${source.shown} is left as it is: line ${error.line}: ${error.message}\n`);
      }
      if (source.isInput && !options.check) io.out(formatted);
      continue;
    }
    changed++;
    if (options.check) io.out(`${source.shown}\n`);
    else if (source.isInput) io.out(formatted);
    else await writeAtomically(source.path, source.shown, formatted);
  }
  const noun = (count: number): string => `${count} ${count === 1 ? "map" : "maps"}`;
  if (!paths.includes("-")) {
    const done = options.check
      ? `${noun(changed)} of ${paths.length} would change`
      : `formatted ${noun(changed)} of ${paths.length}`;
    io.err(`mlmap: ${done}${broken > 0 ? `; ${noun(broken)} with errors left as they are` : ""}.\n`);
  }
  return broken > 0 || (options.check && changed > 0) ? exit.findings : exit.fine;
}

/** A formatter leaves a broken text alone; say so, so that nobody thinks it was fine. */
async function syntaxErrorOf(text: string, uri: string): Promise<{ line: number; message: string } | undefined> {
  const { errors } = await parseMap(text, uri);
  const error = errors.find((e) => e.rule === "syntax");
  return error && { line: error.range.startLine + 1, message: error.message };
}
