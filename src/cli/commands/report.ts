import { basename } from "node:path";
import { createLayouter } from "../../diagram/index.ts";
import { type LanguageId, report } from "../../formats/report/index.ts";
import { originOf } from "../../git/origin.ts";
import { findingsOf } from "../../language/index.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { CallError, exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { MapLoader } from "../maps.ts";
import { deliver, stateIdOf, tellErrors, tellPalette } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly target?: string;
  readonly platform?: string;
  readonly language?: LanguageId;
}

/** `mlmap report`: the one document to send to a manager. A map with errors is not reported: half of it would mislead. */
export async function writeReport({ io }: Context, file: string, options: Options): Promise<number> {
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map, path } = loaded;
  tellPalette(io, map.settings.palette);
  const homes = new Set(map.platforms.map((p) => p.source?.whole.uri));
  const target = options.target === undefined ? undefined : idOf(map, options.target, "target");
  const platform = options.platform === undefined ? undefined : idOf(map, options.platform, "platform");
  const content = await report({
    map,
    ...(target !== undefined && { target }),
    ...(platform !== undefined && { platform }),
    ...(options.language && { language: options.language }),
    findings: findingsOf(
      map,
      loaded.text,
      loaded.others.filter((other) => homes.has(other.uri)),
      loaded.judging,
    ),
    origin: await originOf(loaded.isInput ? undefined : path, loaded.isInput ? undefined : basename(path), loaded.text),
    layouter: createLayouter(),
    assets: io.assets,
  });
  await deliver(io, options.output, content, file === "-" ? [] : [path]);
  return exit.fine;
}

function idOf(map: ProcessMap, asked: string, kind: "target" | "platform"): string {
  const id = stateIdOf(map, asked);
  const found = stateOf(map, id)?.kind;
  if (found === kind) return id;
  const ids = kind === "target" ? map.targets.map((t) => t.id) : map.platforms.map((p) => p.id);
  throw new CallError(`${asked} is no ${kind}; the map has ${ids.length > 0 ? ids.join(", ") : "none"}.`);
}
