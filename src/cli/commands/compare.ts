import { resolve } from "node:path";
import { createLayouter } from "../../diagram/index.ts";
import { formats } from "../../formats/index.ts";
import { Repository } from "../../git/repository.ts";
import type { ElementChange } from "../../model/compare.ts";
import type { Flow, Named, ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { CallError, exit } from "../call-error.ts";
import { type LoadedMap, MapLoader } from "../maps.ts";
import type { Context } from "../program.ts";
import {
  type Compared,
  clausesOf,
  compareSides,
  figureTable,
  flowChanges,
  levelOf,
  namedChanges,
  otherChanges,
  type Side,
  sidesOf,
  stepTable,
  summary,
  verdictOf,
} from "../reports/comparison.ts";
import { markdownTable, textTable } from "../reports/tables.ts";
import { mapAt } from "../revisions.ts";
import { deliver, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format: "text" | "json" | "md" | "svg";
  readonly rev?: string;
}

/** `mlmap compare`: two states of a map, or one state at two git revisions: what changed, figures then and now. */
export async function compareStates(
  context: Context,
  file: string,
  first: string | undefined,
  second: string | undefined,
  options: Options,
): Promise<number> {
  const { io, paint } = context;
  const loader = new MapLoader(io);
  const sides =
    options.rev === undefined
      ? await statesOf(context, loader, file, first, second)
      : await revisionsOf(context, loader, file, { rev: options.rev, state: first, extra: second });
  if (!sides) return exit.findings;
  const compared = compareSides(...sides);
  const content = await {
    text: () => textReport(compared, (t) => paint.bold(t)),
    md: () => markdownReport(compared),
    json: () => jsonReport(compared),
    svg: () => pictureOf(context, compared),
  }[options.format]();
  await deliver(io, options.output, content, file === "-" ? [] : [resolve(io.cwd, file)]);
  return exit.fine;
}

function sideOf(map: ProcessMap, id: string, title?: string): Side {
  const state = stateOf(map, stateIdOf(map, id));
  if (!state) throw new Error(`The state ${id} does not resolve.`);
  return { map, state, title: title ?? state.title };
}

async function statesOf(
  { io }: Context,
  loader: MapLoader,
  file: string,
  first: string | undefined,
  second: string | undefined,
): Promise<readonly [Side, Side] | undefined> {
  const loaded: LoadedMap = await loader.load(file);
  if (tellErrors(io, loaded)) return undefined;
  const { map } = loaded;
  // `compare map y2027` compares with today; `compare map` takes the only target there is.
  const [before, after] = second === undefined ? ["current", first ?? onlyTarget(map)] : [first ?? "current", second];
  return [sideOf(map, before), sideOf(map, after)];
}

function onlyTarget(map: ProcessMap): string {
  const [target, ...more] = map.targets;
  if (!target)
    throw new CallError(
      "The map has no target to compare with; name two states, or two revisions with --rev OLD..NEW.",
    );
  if (more.length > 0)
    throw new CallError(`Which states? The map has current, ${map.targets.map((t) => t.id).join(", ")}.`);
  return target.id;
}

async function revisionsOf(
  { io }: Context,
  loader: MapLoader,
  file: string,
  { rev, state = "current", extra }: { rev: string; state: string | undefined; extra: string | undefined },
): Promise<readonly [Side, Side] | undefined> {
  const match = /^(.+?)\.\.(.*)$/.exec(rev);
  if (!match || extra !== undefined)
    throw new CallError(
      extra === undefined
        ? `--rev wants two revisions, such as HEAD~5..HEAD; ${rev}.. compares with the file as it is.`
        : "With --rev one state is compared with itself at another time; name one state at most.",
    );
  if (file === "-") throw new CallError("Standard input has no git history; name a file.");
  const [, old = "", young = ""] = match;
  const path = resolve(io.cwd, file);
  const repository = await Repository.around(path, file);
  const past = async (revision: string): Promise<Side> => {
    const id = await repository.resolve(revision);
    const at = await repository.pathAt(id, path);
    const found = at === undefined ? undefined : await mapAt(repository, id, at, loader.configs);
    if (!found) throw new CallError(`${file} was not there at ${revision}.`);
    const [error] = found.errors;
    if (error)
      throw new CallError(`${file} had an error at ${revision}, line ${error.range.startLine + 1}: ${error.message}`);
    return sideOf(found.map, state, revision);
  };
  if (young !== "") return [await past(old), await past(young)];
  const loaded = await loader.load(file);
  if (tellErrors(io, loaded)) return undefined;
  return [await past(old), sideOf(loaded.map, state, "now")];
}

/** Both states in one picture, as `mlmap render --compare` draws it. */
async function pictureOf({ io }: Context, { before, after }: Compared): Promise<string | Uint8Array> {
  if (before.map !== after.map)
    throw new CallError("A picture holds two states of one map; two revisions are compared as text, md or json.");
  const svg = formats.find((f) => f.id === "svg");
  if (!svg) throw new Error("There is no format svg.");
  const { content } = await svg.write({
    map: after.map,
    view: { state: after.state.id, compareWith: before.state.id },
    layouter: createLayouter(),
    assets: io.assets,
  });
  return content;
}

function textReport(compared: Compared, bold: (text: string) => string): string {
  const { before, after, changes } = compared;
  const steps = changes.steps.some((step) => step.change !== "same") ? `\n${textTable(stepTable(compared))}` : "";
  const others = otherChanges(compared).map((line) => `${line}\n`);
  return `${bold(`${after.map.title}: ${before.title} → ${after.title}`)}\n${summary(compared)}\n${steps}${others.length > 0 ? "\n" : ""}${others.join("")}\n${textTable(figureTable(compared))}`;
}

function markdownReport(compared: Compared): string {
  const { before, after } = compared;
  const others = otherChanges(compared).map((line) => `- ${line}\n`);
  return `# ${after.map.title}: ${before.title} → ${after.title}\n\n${summary(compared)}\n\n${markdownTable(stepTable(compared))}\n${others.join("")}\n${markdownTable(figureTable(compared))}`;
}

function jsonReport({ before, after, changes, figures }: Compared): string {
  const named = (list: readonly ElementChange<Named>[]) => {
    const { added, removed, changed } = namedChanges(list);
    const short = ({ id, title }: Named) => ({ id, title });
    return { added: added.map(short), removed: removed.map(short), changed: changed.map(short) };
  };
  const flows = flowChanges(changes);
  const flow = ({ from, to, label, share }: Flow) => ({ from, to, label, share });
  const data = {
    map: after.map.title,
    before: { state: before.state.id, title: before.title },
    after: { state: after.state.id, title: after.title },
    same: changes.same,
    steps: changes.steps.map((s) => {
      const { before: was, after: is } = sidesOf(s);
      return {
        id: s.id,
        title: (is ?? was)?.title ?? s.id,
        kind: (is ?? was)?.kind,
        change: verdictOf(s),
        before: levelOf(was) ?? null,
        after: levelOf(is) ?? null,
        levels: s.levelBy ?? 0,
        clauses: clausesOf(s),
      };
    }),
    flows: { added: flows.added.map(flow), removed: flows.removed.map(flow), changed: flows.changed.map(flow) },
    phases: named(changes.phases),
    actors: named(changes.actors),
    interfaces: named(changes.interfaces),
    data: named(changes.data),
    figures: figures.map(({ id, title, unit, cells: [was, is] }) => ({
      id,
      title: title.trim(),
      unit,
      before: was ? { min: was.min, max: was.max } : null,
      after: is ? { min: is.min, max: is.max } : null,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
