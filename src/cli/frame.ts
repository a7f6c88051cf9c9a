/** What all commands of `mlmap` have in common: the frame that they stand in, and the words of their arguments. */
import { Command, InvalidArgumentError, Option } from "commander";
import { nearestWord } from "../analysis/nearest-word.ts";
import type { Paint } from "./colour.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** What every command gets beside its own arguments. */
export interface Context {
  readonly io: Io;
  readonly paint: Paint;
}

/** A command's body, loaded when it is asked for: a start must not wait for a parser that it does not need. */
type Body<Args extends unknown[]> = (context: Context, ...args: Args) => Promise<number>;

/** What commander calls: the body that `load` brings, with the context before its own arguments. */
export type Bodies = <Args extends unknown[]>(load: () => Promise<Body<Args>>) => (...args: Args) => Promise<void>;

/**
 * `mlmap` with the commands that `add` gives it. `run` is told each command's exit status.
 */
export function framed(
  context: Context,
  run: (status: number) => void,
  add: (mlmap: Command, body: Bodies) => void,
): Command {
  const mlmap = new Command("mlmap")
    .description(
      "Maps of how machine-learning models are made, coloured by automation level: checked, drawn and counted.",
    )
    .version(version, "-V, --version", "print the version")
    .option("--no-color", "no colour, on a terminal too")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError(false)
    .addHelpText(
      "after",
      `${examples(
        ["mlmap check", "every map under this folder: errors and findings"],
        ["mlmap render map.mlflow -o map.svg", "the picture of a map"],
      )}
FILE is a map (.mlflow), - is standard input, a folder means every map under it (.gitignore respected).
Exit status: 0 fine, 1 errors or findings, 2 wrong call or unreadable file, 3 a bug of mlmap.`,
    );

  add(
    mlmap,
    (load) =>
      async (...args) =>
        run(await (await load())(context, ...args)),
  );
  for (const command of [mlmap, ...mlmap.commands])
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .configureOutput({
        writeOut: context.io.out,
        writeErr: context.io.err,
        getOutHelpWidth: () => Math.min(context.io.columns, 110),
        getErrHelpWidth: () => Math.min(context.io.columns, 110),
        getOutHasColors: () => false,
        getErrHasColors: () => false,
        outputError: (text, write) =>
          write(`mlmap: ${text.replace(/^error: /, "").replace("\n(Did you mean", " (did you mean")}`),
      });
  // `mlmap --no-color check` and `mlmap check --no-color` mean the same.
  for (const command of mlmap.commands) command.option("--no-color", "no colour, on a terminal too");
  return mlmap;
}

/** `a, b or c` */
export const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** An option's value out of a closed list, with a "did you mean". */
export function oneOf<T extends string>(words: readonly T[]): (value: string) => T {
  return (value) => {
    const found = words.find((w) => w === value);
    if (found !== undefined) return found;
    const meant = nearestWord(value, words);
    throw new InvalidArgumentError(`It is ${listed(words)}${meant ? `; did you mean ${meant}?` : "."}`);
  };
}

/** An option that counts. */
export function wholeNumber(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError("It is a whole number, 0 or more.");
}

/** The end of a command's help: calls, and what they do. */
export const examples = (...lines: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${lines.map(([command, does]) => `  ${command}\n      ${does}`).join("\n")}\n`;

/** `-o`, as every command has it. */
export const output = (what: string): Option =>
  new Option("-o, --output <path>", `write ${what} to this file instead of standard output`);
