import { type Config, type ConfigProblem, emptyConfig, readConfig, withBase } from "./config.ts";
import { type ConfigPlace, placeInConfig } from "./config-place.ts";

/** How a room that knows files reads another configuration. */
export interface ConfigFiles {
  /** Text of the file; undefined where there is none or it can't be read. */
  read(address: string): Promise<string | undefined>;
  /** Address of `path`, as written in the file at `from`. */
  resolve(from: string, path: string): string;
  /** The address as people read it. */
  shown(address: string): string;
}

/** What is wrong in one of the files: the address of the file, where in it, and a sentence. */
export interface ChainProblem extends ConfigPlace {
  readonly address: string;
  readonly message: string;
}

/** A configuration with all that it `extends`, what is wrong in any of the files, and which files those are. */
export interface ReadChain {
  readonly config: Config;
  /** With any the configuration is not to be used. */
  readonly problems: readonly ChainProblem[];
  /** The file itself and those that it builds on. */
  readonly files: readonly string[];
  /** Modules with rules of the team's own, and where each is named. */
  readonly plugins: readonly NamedPlugin[];
}

export interface NamedPlugin {
  readonly address: string;
  readonly from: ConfigPlace & { readonly address: string };
}

/**
 * Reads the configuration at `address` and the ones that it builds on. Patterns of a shared file (`ignore`, `overrides`)
 * are relative to the folder of the file that was found, where the maps are.
 */
export async function readConfigChain(
  address: string,
  text: string,
  ruleIds: readonly string[],
  files: ConfigFiles,
  below: readonly string[] = [],
): Promise<ReadChain> {
  const { config, problems } = readConfig(text, ruleIds);
  const path = [...below, address];
  const at = (where: string) => ({ address, ...placeInConfig(text, where) });
  const told = problems.map((p): ChainProblem => ({ ...at(p.path), message: sentence(p, files.shown(address)) }));
  const read = [address];
  const plugins: NamedPlugin[] = [];
  let base = emptyConfig;
  for (const written of config.extends) {
    const other = files.resolve(address, written);
    const complain = (why: string): void =>
      void told.push({ ...at("extends"), message: `${files.shown(address)}: \`extends\` ${why}` });
    if (path.includes(other)) {
      complain(`goes in a circle: ${[...path, other].map((p) => files.shown(p)).join(" → ")}.`);
      continue;
    }
    const otherText = await files.read(other);
    if (otherText === undefined) {
      read.push(other);
      complain(`names ${files.shown(other)}, which can't be read.`);
      continue;
    }
    const chain = await readConfigChain(other, otherText, ruleIds, files, path);
    told.push(...chain.problems);
    read.push(...chain.files);
    plugins.push(...chain.plugins);
    base = withBase(base, chain.config);
  }
  const own = config.plugins.map((written) => files.resolve(address, written));
  for (const plugin of own) plugins.push({ address: plugin, from: at("plugins") });
  return { config: withBase(base, { ...config, plugins: own }), problems: told, files: read, plugins };
}

const sentence = ({ path, message }: ConfigProblem, shown: string): string =>
  `${shown}: ${path ? `\`${path}\` ` : ""}${message}`;
