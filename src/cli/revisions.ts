import { dirname, relative, resolve, sep } from "node:path";
import { URI } from "vscode-uri";
import { withConfig } from "../analysis/config.ts";
import type { Repository } from "../git/repository.ts";
import { parseMap, type TextFile } from "../language/index.ts";
import type { Problem, ProcessMap } from "../model/process-map.ts";
import { importsOf } from "./maps.ts";
import type { Configs } from "./settings.ts";

/** A map as it was at a revision. */
export interface PastMap {
  readonly map: ProcessMap;
  readonly errors: readonly Problem[];
}

/** The map at a revision, with what it imported then; `undefined` where the file was not there. Today's configuration counts. */
export async function mapAt(
  repository: Repository,
  revision: string,
  path: string,
  configs: Configs,
): Promise<PastMap | undefined> {
  const text = await repository.textAt(revision, path);
  if (text === undefined) return undefined;
  const full = resolve(repository.top, path);
  const others = await Promise.all(
    importsOf(text, full).map(async (imported): Promise<TextFile | undefined> => {
      const inside = relative(repository.top, imported).split(sep).join("/");
      const other = inside.startsWith("..") ? undefined : await repository.textAt(revision, inside);
      return other === undefined ? undefined : { uri: URI.file(imported).toString(), text: other };
    }),
  );
  const { map, errors } = await parseMap(
    text,
    URI.file(full).toString(),
    others.filter((o) => o !== undefined),
  );
  return { map: withConfig(map, (await configs.for(dirname(full))).config), errors };
}
