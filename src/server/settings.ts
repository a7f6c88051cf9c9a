import { type FileSystemProvider, URI, UriUtils } from "langium";
import { type Config, emptyConfig } from "../analysis/config.ts";
import { type ChainProblem, type NamedPlugin, readConfigChain } from "../analysis/config-chain.ts";
import { placeInConfig } from "../analysis/config-place.ts";
import { ownChecks, type Rule, rules } from "../analysis/index.ts";
import { loadProblem, ownRulesIn, unknownOwnRules } from "../analysis/own-rules.ts";
import { paletteWarnings } from "../analysis/palette.ts";

export const configName = "mlmap.config.json";

/** What is to be said about a configuration at its place; a remark is no fault. */
export interface ConfigRemark extends ChainProblem {
  readonly severity: "error" | "warning" | "info";
  /** Text of the file at `address`. */
  readonly text: string;
}

/** A configuration that is in force for a map, and what is wrong in its files. */
export interface FoundConfig {
  readonly config: Config;
  /** Ours and the team's own. */
  readonly rules: readonly Rule[];
  /** The file that was read; absent where there is none. */
  readonly uri?: URI;
  readonly remarks: readonly ConfigRemark[];
}

/**
 * Loads a team's modules with rules: `load` gives the default export, or throws; what does not end is stopped. Else a sentence
 * why they are not run.
 */
export type OwnModules = OwnModuleHost | { readonly refused: string };

export interface OwnModuleHost {
  readonly load: (address: string) => Promise<unknown>;
}

/** The nearest `mlmap.config.json` upwards from a map. Read once each, until `forget` says that files have changed. */
export class Configs {
  readonly #files: FileSystemProvider;
  readonly #modules: () => OwnModules;
  readonly #read = new Set<string>();
  readonly #byFolder = new Map<string, Promise<FoundConfig>>();

  constructor(files: FileSystemProvider, modules: () => OwnModules) {
    this.#files = files;
    this.#modules = modules;
  }

  for(map: URI): Promise<FoundConfig> {
    // A text that was never saved, or one that comes from elsewhere, has no folder to look in.
    return map.scheme === "untitled" || !map.path.includes("/") ? nothing : this.#in(UriUtils.dirname(map));
  }

  /** Whether a configuration, or a module with rules, stands or stood in this file. */
  reads(uri: string): boolean {
    return uri.endsWith(`/${configName}`) || this.#read.has(uri);
  }

  forget(): void {
    this.#byFolder.clear();
  }

  #in(folder: URI): Promise<FoundConfig> {
    const key = folder.toString();
    const known = this.#byFolder.get(key);
    if (known) return known;
    const found = this.#find(folder);
    this.#byFolder.set(key, found);
    return found;
  }

  async #find(folder: URI): Promise<FoundConfig> {
    const uri = UriUtils.joinPath(folder, configName);
    const texts = new Map<string, string>();
    const read = async (address: string): Promise<string | undefined> => {
      this.#read.add(address);
      try {
        const text = await this.#files.readFile(URI.parse(address));
        texts.set(address, text);
        return text;
      } catch {
        // None here, or not to be read: the caller says what that means.
        return undefined;
      }
    };
    const text = await read(uri.toString());
    if (text === undefined) {
      const above = UriUtils.dirname(folder);
      return above.path === folder.path || above.path === "" ? nothing : this.#in(above);
    }
    const ids = [...rules.map((rule) => rule.id), ...Object.keys(ownChecks)];
    const chain = await readConfigChain(uri.toString(), text, ids, {
      read,
      resolve: (from, written) => UriUtils.resolvePath(UriUtils.dirname(URI.parse(from)), written).toString(),
      shown,
    });
    const remark = (problem: ChainProblem, severity: ConfigRemark["severity"] = "error"): ConfigRemark => ({
      ...problem,
      severity,
      text: texts.get(problem.address) ?? "",
    });
    if (chain.problems.length > 0)
      return { uri, config: emptyConfig, rules, remarks: chain.problems.map((p) => remark(p)) };
    const own = await this.#rulesOf(chain.plugins);
    const config = chain.config;
    const unknown = own.complete ? unknownOwnRules(config, [...rules, ...own.rules]) : [];
    const place = (path: string) => ({ address: uri.toString(), ...placeInConfig(text, path) });
    return {
      uri,
      config,
      rules: own.rules.length > 0 ? [...rules, ...own.rules] : rules,
      remarks: [
        ...own.problems.map(({ from, message }) => remark({ ...from, message })),
        ...own.refused.map(({ from, message }) => remark({ ...from, message }, "info")),
        ...unknown.map(({ path, message }) =>
          remark({ ...place(path), message: `${configName}: \`${path}\` ${message}` }),
        ),
        ...(config.palette ? paletteWarnings(config.palette) : []).map((message) =>
          remark({ ...place("palette"), message: `${configName}: \`palette\`: ${message}` }, "warning"),
        ),
      ],
    };
  }

  /** `complete`: every module was loaded, so that a name that none of them has is a slip. */
  async #rulesOf(plugins: readonly NamedPlugin[]): Promise<{
    readonly rules: readonly Rule[];
    readonly complete: boolean;
    readonly problems: readonly Told[];
    readonly refused: readonly Told[];
  }> {
    const found: Rule[] = [];
    const problems: Told[] = [];
    const modules = this.#modules();
    if ("refused" in modules) {
      const refused = plugins.map(({ address, from }) => ({
        from,
        message: `The rules of ${shown(address)} are not run here: ${modules.refused}`,
      }));
      return { rules: [], complete: plugins.length === 0, problems, refused };
    }
    for (const { address, from } of plugins) {
      this.#read.add(address);
      const module = { address, shown: shown(address) };
      try {
        const own = ownRulesIn(await modules.load(address), module);
        found.push(...own.rules);
        problems.push(...own.problems.map((message) => ({ from, message })));
      } catch (error) {
        problems.push({ from, message: loadProblem(error, module) });
      }
    }
    return { rules: found, complete: problems.length === 0, problems, refused: [] };
  }
}

interface Told {
  readonly from: NamedPlugin["from"];
  readonly message: string;
}

const shown = (address: string): string => UriUtils.basename(URI.parse(address));

const nothing: Promise<FoundConfig> = Promise.resolve({ config: emptyConfig, rules, remarks: [] });
