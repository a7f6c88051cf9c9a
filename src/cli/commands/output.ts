import { realpath } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { nearestWord } from "../../analysis/index.ts";
import { paletteWarnings } from "../../analysis/palette.ts";
import type { Palette } from "../../model/palette.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateIds } from "../../model/state.ts";
import { CallError } from "../call-error.ts";
import { shownPath, writeAtomically } from "../files.ts";
import type { Io } from "../io.ts";
import type { LoadedMap } from "../maps.ts";

/** The form that an output's ending or `--format` asks for; both must not disagree. */
export function formOf<T extends string>(
  output: string | undefined,
  asked: T | undefined,
  forms: readonly T[],
  usual: T,
): T {
  if (asked !== undefined && !forms.includes(asked)) {
    const near = nearestWord(asked, forms);
    throw new CallError(
      `There is no form ${asked}; ${near ? `did you mean ${near}?` : `these are: ${forms.join(", ")}.`}`,
    );
  }
  if (output === undefined) return asked ?? usual;
  const ending = extname(output).slice(1).toLowerCase();
  const byEnding = forms.find((f) => f === ending);
  if (asked !== undefined) {
    if (byEnding !== undefined && byEnding !== asked)
      throw new CallError(`${output} ends in .${ending}, but --format asks for ${asked}; leave one of them out.`);
    return asked;
  }
  if (byEnding !== undefined) return byEnding;
  const known = forms.map((f) => `.${f}`).join(", ");
  if (ending === "") throw new CallError(`${output} has no ending that says the form; add one (${known}) or --format.`);
  const meant = nearestWord(ending, forms);
  throw new CallError(
    `.${ending} is no form that is written here; these are: ${known}.${meant ? ` Did you mean .${meant}?` : ""}`,
  );
}

/** To the file that `-o` names, in one step, or to standard output, piece by piece. The map itself is never overwritten. */
export async function deliver(
  io: Io,
  output: string | undefined,
  content: string | Uint8Array | Iterable<string>,
  inputs: readonly string[] = [],
): Promise<void> {
  if (output === undefined || output === "-") {
    if (content instanceof Uint8Array && io.outIsTerminal)
      throw new CallError("A picture of this form is binary and would garble the terminal; name a file with -o.");
    if (typeof content === "string" || content instanceof Uint8Array) io.out(content);
    else for (const piece of inPortions(content)) io.out(piece);
    return;
  }
  const path = resolve(io.cwd, output);
  const real = await realpath(path).catch(() => path);
  for (const input of inputs)
    if ((await realpath(input).catch(() => input)) === real)
      throw new CallError(`${output} is the map itself; write to another file.`);
  const whole = typeof content === "string" || content instanceof Uint8Array;
  await writeAtomically(path, shownPath(io.cwd, path), whole ? content : inPortions(content));
}

/** Small pieces together, so that there are few writes. */
function* inPortions(pieces: Iterable<string>): Generator<string> {
  let portion = "";
  for (const piece of pieces) {
    portion += piece;
    if (portion.length < 65_536) continue;
    yield portion;
    portion = "";
  }
  yield portion;
}

/** The id if the map has such a state, else a `CallError` that lists what it has. */
export function stateIdOf(map: ProcessMap, asked: string): string {
  const ids = stateIds(map);
  if (ids.includes(asked)) return asked;
  const meant = nearestWord(asked, ids);
  throw new CallError(
    meant
      ? `The map has no state ${asked}; did you mean ${meant}?`
      : `The map has no state ${asked}; it has ${ids.join(", ")}.`,
  );
}

/** Tells which of the configuration's own colours are hard to tell apart; they are used all the same. */
export function tellPalette(io: Io, palette: Palette | undefined): void {
  for (const warning of palette ? paletteWarnings(palette) : []) io.err(`mlmap: palette: ${warning}\n`);
}

/** Tells the errors of a map on standard error; true when there are any. A picture or a figure of half a map would mislead. */
export function tellErrors(io: Io, { shown, errors }: LoadedMap): boolean {
  for (const e of errors)
    io.err(`${shown}:${e.range.startLine + 1}:${e.range.startColumn + 1} error ${e.message} (${e.rule})\n`);
  return errors.length > 0;
}
