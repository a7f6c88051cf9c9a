import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { nearestWord } from "../../analysis/index.ts";
import { CallError, exit } from "../call-error.ts";
import { shownPath, writeAtomically } from "../files.ts";
import type { Context } from "../frame.ts";
import { type Template, templates, templateText } from "../templates.ts";

interface Options {
  readonly template: string;
  readonly list?: boolean;
}

/** `mlmap new`: a map from a template. What exists is never overwritten. */
export async function newMap({ io, paint }: Context, name: string | undefined, options: Options): Promise<number> {
  if (options.list) {
    const width = Math.max(...templates.map((t) => t.id.length));
    for (const t of templates) io.out(`${paint.bold(t.id.padEnd(width))}  ${t.title}\n`);
    return exit.fine;
  }
  if (name === undefined) throw new CallError("Which name shall the map have? `mlmap new churn-model`");
  const path = resolve(io.cwd, name.endsWith(".mlflow") ? name : `${name}.mlflow`);
  const template = templateOf(options.template);
  const files = [
    { path, text: titled(template, await templateText(template.file), basename(path, ".mlflow")) },
    ...(await Promise.all(
      template.beside.map(async (file) => ({
        path: join(dirname(path), basename(file)),
        text: await templateText(file),
      })),
    )),
  ];
  for (const file of files)
    if (await exists(file.path))
      throw new CallError(
        `${shownPath(io.cwd, file.path)} is there already; nothing was written. Choose another name.`,
      );
  for (const file of files) {
    await writeAtomically(file.path, shownPath(io.cwd, file.path), file.text);
    io.out(`${shownPath(io.cwd, file.path)}\n`);
  }
  return exit.fine;
}

function templateOf(id: string): Template {
  const found = templates.find((t) => t.id === id);
  if (found) return found;
  const ids = templates.map((t) => t.id);
  const meant = nearestWord(id, ids);
  throw new CallError(
    `There is no template ${id}; ${meant ? `did you mean ${meant}?` : `these are: ${ids.join(", ")}.`}`,
  );
}

/** The map's title in the user's words: `churn-model` → “Churn model”. */
function titled(template: Template, text: string, name: string): string {
  if (!template.titled) return text;
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return text.replace(/^map "[^"]*"/m, () => `map ${JSON.stringify(title)}`);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
