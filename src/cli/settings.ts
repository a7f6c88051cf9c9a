import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Config, emptyConfig } from "../analysis/config.ts";
import { readConfigChain } from "../analysis/config-chain.ts";
import { type Judging, judgingOf } from "../analysis/config-scope.ts";
import { type LintSettings, ownChecks, type Rule, rules } from "../analysis/index.ts";
import { unknownOwnRules } from "../analysis/own-rules.ts";
import { CallError } from "./call-error.ts";
import { type Ignored, reasonOf, shownPath } from "./files.ts";
import { ownRules } from "./own-rules.ts";

export const configName = "mlmap.config.json";

/** A configuration and where it stands; `folder` is absent where there is none. */
export interface FoundConfig {
  readonly config: Config;
  /** Rules of the team's own beside ours. */
  readonly rules: readonly Rule[];
  readonly folder?: string;
}

/** Reads each `mlmap.config.json` once; the nearest one upwards from a map counts. */
export class Configs {
  readonly #byFolder = new Map<string, Promise<FoundConfig>>();
  readonly #cwd: string;
  /** Every file that had a say so far: configurations, what they build on, modules with rules; faulty ones, too. */
  readonly filesRead = new Set<string>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** The configuration for what stands in `folder`. A faulty one is a `CallError` with every fault in it. */
  for(folder: string): Promise<FoundConfig> {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const found = this.#find(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  async #find(folder: string): Promise<FoundConfig> {
    const path = join(folder, configName);
    const shown = shownPath(this.#cwd, path);
    let text: string;
    try {
      text = await readFile(path, "utf8");
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "ENOENT" && code !== "ENOTDIR") throw new CallError(`Can't read ${shown}: ${reasonOf(error)}.`);
      return dirname(folder) === folder ? { config: emptyConfig, rules } : this.for(dirname(folder));
    }
    const ids = [...rules.map((r) => r.id), ...Object.keys(ownChecks)];
    const { config, problems, files } = await readConfigChain(path, text, ids, {
      read: (other) => readFile(other, "utf8").catch(() => undefined),
      resolve: (from, written) => resolve(dirname(from), written),
      shown: (other) => shownPath(this.#cwd, other),
    });
    for (const file of [...files, ...config.plugins]) this.filesRead.add(file);
    if (problems.length > 0) throw new CallError(problems.map((p) => p.message).join("\n"));
    const all = [...rules, ...(await ownRules(this.#cwd, config.plugins))];
    for (const { path: at, message } of unknownOwnRules(config, all))
      throw new CallError(`${shown}: \`${at}\` ${message}`);
    return { config, rules: all, folder };
  }
}

/** How the configuration wants the map at `path` judged. */
export function judgingFor(
  { config, rules, folder }: FoundConfig,
  path: string,
): Judging & Pick<LintSettings, "rules"> {
  const judging = judgingOf(config, folder === undefined ? path : relative(folder, path).split(sep).join("/"));
  return { ...judging, rules };
}

/** The configuration's ignored paths, as `filesUnder` wants them. */
export function ignoredBy({ config, folder }: FoundConfig): readonly Ignored[] {
  return folder === undefined || config.ignore.length === 0 ? [] : [{ folder, patterns: config.ignore }];
}
