import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { languageOf, nearestWord } from "../../analysis/index.ts";
import type { LanguageId } from "../../formats/report/index.ts";
import { textEditsOf } from "../../language/text-edits.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { CallError, exit } from "../call-error.ts";
import { readText, shownPath, writeAtomically } from "../files.ts";
import { type FilledAnswer, filledForm, settled } from "../forms/filled.ts";
import { formWords } from "../forms/words.ts";
import { csvForm, type FormWish, markdownForm } from "../forms/written.ts";
import type { Context } from "../frame.ts";
import { type LoadedMap, MapLoader } from "../maps.ts";
import { deliver, formOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format?: "md" | "csv";
  readonly platform?: string;
  readonly group?: string;
  readonly open?: true;
  readonly language?: LanguageId;
  readonly take?: readonly string[];
  readonly replace?: true;
}

/** `mlmap form`: the questionnaire to send out, and filled ones back into the text. */
export async function form({ io }: Context, file: string, options: Options): Promise<number> {
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map } = loaded;
  if (map.platforms.length === 0)
    throw new CallError("The map has no platform to ask about; write `platform … for TARGET { … }`.");
  if (options.take) return take({ io }, loaded, options.take, options.replace === true);
  const wish = wishOf(map, options);
  const chosen = formOf(options.output, options.format, ["md", "csv"] as const, "md");
  await deliver(io, options.output, chosen === "csv" ? csvForm(map, wish) : markdownForm(map, wish), [loaded.path]);
  return exit.fine;
}

function wishOf(map: ProcessMap, options: Options): FormWish {
  const platforms = map.platforms.map((p) => p.id);
  // What a combination answers follows from its members, unless somebody asks about it by name.
  const single = map.platforms.filter((p) => !p.combines).map((p) => p.id);
  const groups = map.questionnaires.flatMap((q) => q.groups.map((g) => g.id));
  if (groups.length === 0) throw new CallError("The map has no questions; write or import a `questionnaire`.");
  const known = (what: string, asked: string, ids: readonly string[]): void => {
    if (ids.includes(asked)) return;
    const near = nearestWord(asked, ids);
    throw new CallError(
      `The map has no ${what} ${asked}; ${near ? `did you mean ${near}?` : `it has ${ids.join(", ")}.`}`,
    );
  };
  if (options.platform !== undefined) known("platform", options.platform, platforms);
  if (options.group !== undefined) known("group", options.group, groups);
  return {
    platforms: options.platform === undefined ? single : [options.platform],
    ...(options.group !== undefined && { group: options.group }),
    open: options.open === true,
    words: formWords[options.language ?? languageOf(map)],
  };
}

/** Writes what the forms say; what contradicts or can't be read is named and left as it is. */
async function take(
  { io }: Pick<Context, "io">,
  loaded: LoadedMap,
  forms: readonly string[],
  replace: boolean,
): Promise<number> {
  if (loaded.isInput) throw new CallError("Forms are taken into a file; name the map instead of -.");
  const { map } = loaded;
  const read = await Promise.all(
    forms.map(async (name) => filledForm(map, await readText(resolve(io.cwd, name), name), name)),
  );
  const { taken, conflicts } = settled(
    map,
    read.flatMap((r) => r.answers),
    replace,
  );
  const problems = read.flatMap((r) => r.problems);
  for (const problem of problems) io.err(`${problem}\n`);
  for (const conflict of conflicts) io.err(`conflict: ${conflict}\n`);
  if (conflicts.length > 0)
    io.err(
      "Conflicts are left as the map has them. Settle them by hand, or let the forms win over the map by --replace.\n",
    );
  for (const [uri, answers] of byHome(map, taken)) {
    const path = fileURLToPath(uri);
    const shown = shownPath(io.cwd, path);
    await writeAtomically(path, shown, answered(await readText(path, shown), uri, answers));
    io.out(`${shown}: ${answers.length === 1 ? "1 answer" : `${answers.length} answers`} written\n`);
  }
  if (taken.length === 0) io.out("Nothing new in the forms.\n");
  return problems.length + conflicts.length > 0 ? exit.findings : exit.fine;
}

/** The answers by the file in which their platform stands. */
function byHome(map: ProcessMap, answers: readonly FilledAnswer[]): ReadonlyMap<string, readonly FilledAnswer[]> {
  const homes = new Map<string, FilledAnswer[]>();
  for (const answer of answers) {
    const uri = map.platforms.find((p) => p.id === answer.platform)?.source?.whole.uri ?? map.uri;
    homes.set(uri, [...(homes.get(uri) ?? []), answer]);
  }
  return homes;
}

function answered(text: string, uri: string, answers: readonly FilledAnswer[]): string {
  let now = text;
  for (const { platform, group, question, value, why } of answers) {
    const edit = { do: "answer", platform, group, question, value, ...(why !== "" && { why }) } as const;
    const result = textEditsOf(now, uri, edit);
    if ("problem" in result) throw new CallError(result.problem);
    for (const { range, newText } of [...result.edits].reverse())
      now = now.slice(0, range.offset) + newText + now.slice(range.end);
  }
  return now;
}
