import { type FileSystemProvider, URI, UriUtils } from "langium";
import { type Config, emptyConfig } from "../analysis/config.ts";
import { readConfigChain } from "../analysis/config-chain.ts";
import { ownChecks, rules } from "../analysis/index.ts";

export const configName = "mlmap.config.json";

/** A configuration that is in force for a map, and what is wrong in the file that was found. */
export interface FoundConfig {
  readonly config: Config;
  /** The file that was read; absent where there is none. */
  readonly uri?: URI;
  /** Sentences; with any, the file is not used. */
  readonly problems: readonly string[];
}

/** The nearest `mlmap.config.json` upwards from a map. Read once each, until `forget` says that files have changed. */
export class Configs {
  readonly #files: FileSystemProvider;
  readonly #read = new Set<string>();
  readonly #byFolder = new Map<string, Promise<FoundConfig>>();

  constructor(files: FileSystemProvider) {
    this.#files = files;
  }

  for(map: URI): Promise<FoundConfig> {
    // A text that was never saved, or one that comes from elsewhere, has no folder to look in.
    return map.scheme === "untitled" || !map.path.includes("/") ? nothing : this.#in(UriUtils.dirname(map));
  }

  /** Whether a configuration stands, or stood, in this file. */
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
    let text: string;
    try {
      text = await this.#files.readFile(uri);
    } catch {
      // None here, or not to be read: the folder above decides.
      const above = UriUtils.dirname(folder);
      return above.path === folder.path || above.path === "" ? nothing : this.#in(above);
    }
    const ids = [...rules.map((rule) => rule.id), ...Object.keys(ownChecks)];
    const { config, problems, files } = await readConfigChain(uri.toString(), text, ids, {
      read: async (address) => {
        try {
          return await this.#files.readFile(URI.parse(address));
        } catch {
          return undefined;
        }
      },
      resolve: (from, written) => UriUtils.resolvePath(UriUtils.dirname(URI.parse(from)), written).toString(),
      shown: (address) => UriUtils.basename(URI.parse(address)),
    });
    for (const file of files) this.#read.add(file);
    return { uri, config: problems.length > 0 ? emptyConfig : config, problems };
  }
}

const nothing: Promise<FoundConfig> = Promise.resolve({ config: emptyConfig, problems: [] });
