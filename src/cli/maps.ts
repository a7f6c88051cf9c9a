import { stat } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { URI } from "vscode-uri";
import { type Config, withConfig } from "../analysis/config.ts";
import type { LintSettings } from "../analysis/index.ts";
import { parseMap, type TextFile } from "../language/index.ts";
import type { Problem, ProcessMap } from "../model/process-map.ts";
import { CallError } from "./call-error.ts";
import { decode, filesUnder, readText, reasonOf, shownPath } from "./files.ts";
import { withImportTargets } from "./import-targets.ts";
import type { Io } from "./io.ts";
import { Configs, ignoredBy, judgingFor } from "./settings.ts";

/** Text of one map, before it is understood. */
export interface MapText {
  /** As people read it: `-` is `<stdin>`. */
  readonly shown: string;
  /** Absolute; for standard input a name in the current folder that imports are relative to. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly isInput: boolean;
}

/** A map with all that is wrong in its text. */
export interface LoadedMap extends MapText {
  readonly map: ProcessMap;
  readonly errors: readonly Problem[];
  readonly config: Config;
  /** How that configuration wants this map judged. */
  readonly judging: Omit<LintSettings, "silences">;
  /** The files that it was read with: imported ones, and those with platforms for it. */
  readonly others: readonly TextFile[];
}

/** A path as the language writes addresses; two spellings of one address would be two files. */
const addressOf = (path: string): string => URI.file(path).toString();

export const isMapName = (name: string): boolean => name.endsWith(".mlflow");
export const isMarkdownName = (name: string): boolean => /\.(md|markdown)$/i.test(name);

/** The maps that the arguments name: files, `-`, folders with every map under them. No argument means this folder. */
export async function mapPaths(io: Io, args: readonly string[], configs: Configs): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const arg of args.length === 0 ? ["."] : args) {
    if (arg === "-") {
      paths.push(arg);
      continue;
    }
    const path = resolve(io.cwd, arg);
    const facts = await stat(path).catch((error: unknown) => {
      throw new CallError(`Can't read ${arg}: ${reasonOf(error)}.${endingHint(arg)}`);
    });
    if (!facts.isDirectory()) {
      paths.push(path);
      continue;
    }
    const found = await filesUnder(path, isMapName, ignoredBy(await configs.for(path)));
    if (found.length === 0)
      throw new CallError(
        `There is no map (.mlflow) under ${path === io.cwd ? "this folder" : shownPath(io.cwd, path)}.`,
      );
    paths.push(...found);
  }
  return [...new Set(paths)];
}

/** A hint for `mlmap check --stict map.mlflow`-like mix-ups: a map named without its ending. */
const endingHint = (arg: string): string => (extname(arg) === "" ? ` Maps end in .mlflow: ${arg}.mlflow?` : "");

export async function readMapText(io: Io, arg: string): Promise<MapText> {
  if (arg === "-") {
    const path = join(io.cwd, "stdin.mlflow");
    return {
      shown: "<stdin>",
      path,
      uri: addressOf(path),
      text: decode(await io.readInput(), "Standard input"),
      isInput: true,
    };
  }
  const path = resolve(io.cwd, arg);
  const shown = shownPath(io.cwd, path);
  const text = await readText(path, shown);
  const ending = extname(path);
  if (ending !== "" && !isMapName(path) && !isMarkdownName(path))
    throw new CallError(`${shown} is no map: maps end in .mlflow.`);
  // The language knows its files by their ending; a pipe (/dev/fd/63) has none.
  return { shown, path, uri: addressOf(isMapName(path) ? path : `${path}.mlflow`), text, isInput: false };
}

/** A file that may bring platforms for the maps that it imports. */
interface Candidate {
  readonly path: string;
  readonly imports: readonly string[];
}

/** Reads and understands maps, with the files that they import and those that bring platforms for them. */
export class MapLoader {
  readonly configs: Configs;
  readonly #io: Io;
  readonly #texts = new Map<string, Promise<TextFile | undefined>>();
  readonly #neighbours = new Map<string, Promise<readonly string[]>>();
  readonly #candidates = new Map<string, Promise<readonly Candidate[]>>();

  constructor(io: Io, configs: Configs = new Configs(io.cwd)) {
    this.#io = io;
    this.configs = configs;
  }

  async load(arg: string): Promise<LoadedMap> {
    if (isMarkdownName(arg)) throw new CallError(`${arg} holds maps in fences; only check and render read them.`);
    return this.understand(await readMapText(this.#io, arg));
  }

  async understand(source: MapText): Promise<LoadedMap> {
    const found = await this.configs.for(dirname(source.path));
    const { config } = found;
    const others = await this.#others(source);
    const { map, errors: inMemory } = await parseMap(source.text, source.uri, others);
    const errors = await withImportTargets(source, inMemory);
    return { ...source, map: withConfig(map, config), errors, config, judging: judgingFor(found, source.path), others };
  }

  /** Imported files, and files near by that import this one (their platforms are candidates for its targets). */
  async #others(source: MapText): Promise<TextFile[]> {
    const candidates = await this.#candidatesNear(dirname(source.path));
    const concerned = candidates.filter(({ imports }) => imports.includes(source.path));
    const paths = new Set([
      ...importsOf(source.text, source.path),
      ...concerned.flatMap(({ path, imports }) => [path, ...imports]),
    ]);
    paths.delete(source.path);
    const texts = await Promise.all([...paths].filter(isMapName).map((path) => this.#text(path)));
    return texts.filter((t) => t !== undefined);
  }

  /** Files of the same project that describe platforms, with what they import; read once for all maps of a folder. */
  #candidatesNear(folder: string): Promise<readonly Candidate[]> {
    const known = this.#candidates.get(folder);
    if (known) return known;
    const found = this.#near(folder).then(async (paths) => {
      const read = await Promise.all(
        paths.map(async (path): Promise<Candidate[]> => {
          const file = await this.#text(path);
          const imports = file && /\bplatform\b/.test(file.text) ? importsOf(file.text, path) : [];
          return imports.length > 0 ? [{ path, imports }] : [];
        }),
      );
      return read.flat();
    });
    this.#candidates.set(folder, found);
    return found;
  }

  /** Maps that belong to the same project: under the nearest folder with a configuration or a git repository. */
  async #near(folder: string): Promise<readonly string[]> {
    const known = this.#neighbours.get(folder);
    if (known) return known;
    const top = (await this.#projectOf(folder)) ?? undefined;
    let found: Promise<readonly string[]>;
    if (top === undefined) found = Promise.resolve([]);
    else if (top !== folder) found = this.#near(top);
    else found = this.configs.for(top).then((c) => filesUnder(top, isMapName, ignoredBy(c)));
    this.#neighbours.set(folder, found);
    return found;
  }

  async #projectOf(folder: string): Promise<string | undefined> {
    const { folder: configured } = await this.configs.for(folder);
    if (configured !== undefined) return configured;
    for (let at = folder; ; at = dirname(at)) {
      const isTop = await stat(join(at, ".git")).then(
        () => true,
        () => false,
      );
      if (isTop) return at;
      if (dirname(at) === at) return undefined;
    }
  }

  /** Text of a file that a map leans on; `undefined` where it can't be read: the language then says so at the import. */
  #text(path: string): Promise<TextFile | undefined> {
    const known = this.#texts.get(path);
    if (known) return known;
    const read = readText(path, path).then(
      (text) => ({ uri: addressOf(path), text }),
      () => undefined,
    );
    this.#texts.set(path, read);
    return read;
  }
}

/** Absolute paths that a text imports, by its lines alone; what they hold is for the language to judge. */
export function importsOf(text: string, path: string): readonly string[] {
  const found: string[] = [];
  for (const [, double, single] of text.matchAll(/^[ \t]*import[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')/gm)) {
    const written = double ?? single ?? "";
    try {
      found.push(written.startsWith("file:") ? fileURLToPath(written) : resolve(dirname(path), written));
    } catch {
      // No address of a file: the language reports it at its line.
    }
  }
  return found;
}
