import { nearestWord, ownChecks, type Rule, rules } from "../../analysis/index.ts";
import { errors } from "../../language/errors.ts";
import { CallError, exit } from "../call-error.ts";
import type { Paint } from "../colour.ts";
import type { Context } from "../frame.ts";
import type { Io } from "../io.ts";
import { Configs } from "../settings.ts";

/** `mlmap explain`: the page of a rule, made from the rule itself; of an error of the language what is behind it. */
export async function explain({ io, paint }: Context, id: string | undefined): Promise<number> {
  if (id === undefined) {
    const all = await rulesHere(io);
    const [ids, severities] = [widest(all.map((r) => r.id)), widest(all.map((r) => r.severity))];
    for (const r of all) io.out(`${paint.bold(r.id.padEnd(ids))}  ${r.severity.padEnd(severities)}  ${r.title}\n`);
    return exit.fine;
  }
  const check = Object.entries(ownChecks).find(([own]) => own === id)?.[1];
  if (check) {
    io.out(
      `${paint.bold(id)}  ${check.severity}\n${check.title}\n\n${wrapped(check.why, Math.min(io.columns, 100))}\n`,
    );
    return exit.fine;
  }
  const error = Object.entries(errors).find(([code]) => code === id)?.[1];
  if (error !== undefined) {
    const more =
      "An error of the language: its message says what to do, and it can be neither silenced nor turned off.";
    io.out(`${paint.bold(id)}  error\n${wrapped(`${error} ${more}`, Math.min(io.columns, 100))}\n`);
    return exit.fine;
  }
  // Of our own rules each has its page, whatever is wrong with the team's.
  const all = rules.some((r) => r.id === id) ? rules : await rulesHere(io);
  const rule = all.find((r) => r.id === id);
  if (!rule) {
    const meant = nearestWord(id, [...all.map((r) => r.id), ...Object.keys(ownChecks), ...Object.keys(errors)]);
    throw new CallError(
      `There is no rule ${id}${meant ? `; did you mean ${meant}?` : "; `mlmap explain` lists them."}`,
    );
  }
  io.out(page(rule, paint, io.columns));
  return exit.fine;
}

/** Ours, and those of the team whose folder this is. */
const rulesHere = async (io: Io): Promise<readonly Rule[]> => (await new Configs(io.cwd).for(io.cwd)).rules;

const widest = (words: readonly string[]): number => Math.max(...words.map((w) => w.length));

function page(rule: Rule, paint: Paint, columns: number): string {
  const indented = (text: string): string =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => (line === "" ? "" : `    ${line}`))
      .join("\n");
  // A team's own rule may have no example.
  const example = (title: string, text: string): string =>
    text.trim() === "" ? "" : `${paint.bold(title)}\n\n${indented(text)}\n\n`;
  return `${paint.bold(rule.id)}  ${rule.severity}
${rule.title}

${wrapped(rule.why, Math.min(columns, 100))}

${example("Finds it here", rule.wrong)}${example("Mended", rule.right)}${paint.bold("Silence it")}, with a reason, on the line or above it; lint-ignore-block and lint-ignore-file reach further

    // lint-ignore ${rule.id}: the reason

${paint.bold("Set its severity")} in mlmap.config.json: error, warning, info, hint or off

    { "rules": { "${rule.id}": "${rule.severity === "error" ? "warning" : "error"}" } }
`;
}

/** Prose broken into lines of at most `columns`. */
function wrapped(text: string, columns: number): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
