import { stateOf } from "../../model/state.ts";
import { exit } from "../call-error.ts";
import { MapLoader } from "../maps.ts";
import type { Context } from "../program.ts";
import { deliver, formOf, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format?: "json";
  readonly state?: string;
}

/** `mlmap export`: the data of a map. A map with errors is not exported: half of its data would pass for all of it. */
export async function exportMap({ io }: Context, file: string, options: Options): Promise<number> {
  formOf(options.output, options.format, ["json"] as const, "json");
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const { map, path } = loaded;
  const data = options.state === undefined ? map : stateOf(map, stateIdOf(map, options.state));
  await deliver(io, options.output, `${JSON.stringify(data, null, 2)}\n`, [path]);
  return exit.fine;
}
