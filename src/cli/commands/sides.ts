import { resolve } from "node:path";
import type { ComparedSide } from "../../analysis/index.ts";
import { Repository } from "../../git/repository.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { CallError } from "../call-error.ts";
import type { Context } from "../frame.ts";
import type { MapLoader } from "../maps.ts";
import { mapAt } from "../revisions.ts";
import { stateIdOf, tellErrors } from "./output.ts";

/** Both sides of a comparison, the older first. */
export type Sides = readonly [ComparedSide, ComparedSide];

/** A state of a map; a `CallError` where the map has no such state. */
export function sideOf(map: ProcessMap, id: string, title?: string): ComparedSide {
  const state = stateOf(map, stateIdOf(map, id));
  if (!state) throw new Error(`The state ${id} does not resolve.`);
  return { map, state, title: title ?? state.title };
}

/** Where the state is not the map as it is now, its title tells which one it is. */
export function titleAt(name: string, map: ProcessMap, id: string): string {
  const state = stateOf(map, stateIdOf(map, id));
  return state && state.kind !== "current" ? `${name}, ${state.title}` : name;
}

/** One state at two revisions of a file, `OLD..NEW`, or at one and now, `OLD..`. Undefined where the file has errors, which were told. */
export async function revisionsOf(
  { io }: Context,
  loader: MapLoader,
  file: string,
  { rev, state = "current", extra }: { rev: string; state: string | undefined; extra: string | undefined },
): Promise<Sides | undefined> {
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
  const past = async (revision: string): Promise<ComparedSide> => {
    const id = await repository.resolve(revision);
    const at = await repository.pathAt(id, path);
    const found = at === undefined ? undefined : await mapAt(repository, id, at, loader.configs);
    if (!found) throw new CallError(`${file} was not there at ${revision}.`);
    const [error] = found.errors;
    if (error)
      throw new CallError(`${file} had an error at ${revision}, line ${error.range.startLine + 1}: ${error.message}`);
    return sideOf(found.map, state, titleAt(revision, found.map, state));
  };
  if (young !== "") return [await past(old), await past(young)];
  const loaded = await loader.load(file);
  if (tellErrors(io, loaded)) return undefined;
  return [await past(old), sideOf(loaded.map, state, titleAt("now", loaded.map, state))];
}
