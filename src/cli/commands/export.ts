import { createLayouter } from "../../diagram/index.ts";
import { formats } from "../../formats/index.ts";
import { exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { MapLoader } from "../maps.ts";
import { deliver, formOf, stateIdOf, tellErrors } from "./output.ts";

interface Options {
  readonly output?: string;
  readonly format?: string;
  readonly state?: string;
}

/** `mlmap export`: the data of a map. A map with errors is not exported: half of its data would pass for all of it. */
export async function exportMap({ io }: Context, file: string, options: Options): Promise<number> {
  const forms = formats.filter((f) => f.kind === "data");
  const form = formOf(
    options.output,
    options.format,
    forms.map((f) => f.id),
    "json",
  );
  const loaded = await new MapLoader(io).load(file);
  if (tellErrors(io, loaded)) return exit.findings;
  const format = forms.find((f) => f.id === form);
  if (!format) throw new Error(`There is no format ${form}.`);
  const { map, path } = loaded;
  const {
    content,
    losses,
    notes = [],
  } = await format.write({
    map,
    view: { state: stateIdOf(map, options.state ?? "current") },
    whole: options.state === undefined,
    layouter: createLayouter(),
    assets: io.assets,
  });
  for (const words of [...losses, ...notes]) io.err(`mlmap: ${words}\n`);
  await deliver(io, options.output, content, [path]);
  return exit.fine;
}
