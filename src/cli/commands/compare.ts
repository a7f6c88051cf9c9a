import { basename, extname, resolve } from "node:path";
import { type ChangeOrder, type Compared, comparedSides } from "../../analysis/index.ts";
import { createLayouter } from "../../diagram/index.ts";
import { comparisonPage, comparisonViewOptions } from "../../formats/comparison/index.ts";
import { formats } from "../../formats/index.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { CallError, exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import { isMapName, type LoadedMap, MapLoader } from "../maps.ts";
import { jsonReport, markdownReport, textReport } from "../reports/comparison.ts";
import { deliver, tellErrors } from "./output.ts";
import { revisionsOf, type Sides, sideOf, titleAt } from "./sides.ts";

interface Options {
  readonly output?: string;
  readonly format?: "text" | "json" | "md" | "svg" | "html";
  readonly group: ChangeOrder;
  readonly rev?: string;
}

/** `mlmap compare`: two states of a map, one state at two git revisions, or two files: what changed, figures then and now. */
export async function compareStates(
  context: Context,
  file: string,
  first: string | undefined,
  second: string | undefined,
  options: Options,
): Promise<number> {
  const { io, paint } = context;
  const loader = new MapLoader(io);
  const sides =
    options.rev !== undefined
      ? await revisionsOf(context, loader, file, { rev: options.rev, state: first, extra: second })
      : first !== undefined && isMapName(first)
        ? await filesOf(context, loader, [file, first], second)
        : await statesOf(context, loader, file, first, second);
  if (!sides) return exit.findings;
  const compared = comparedSides(...sides);
  const content = await {
    text: () => textReport(compared, options.group, (t) => paint.bold(t)),
    md: () => markdownReport(compared, options.group),
    json: () => jsonReport(compared),
    svg: () => pictureOf(context, compared),
    html: () => comparisonPage({ compared, order: options.group, layouter: createLayouter(), assets: io.assets }),
  }[formOf(options)]();
  const read = [file, ...(first !== undefined && isMapName(first) ? [first] : [])].filter((path) => path !== "-");
  await deliver(
    io,
    options.output,
    content,
    read.map((path) => resolve(io.cwd, path)),
  );
  return exit.fine;
}

/** The form that is asked for, else what the output's ending says, else text. */
function formOf({ format, output }: Options): NonNullable<Options["format"]> {
  if (format !== undefined) return format;
  const ending = output === undefined ? "" : extname(output).slice(1).toLowerCase();
  return (["json", "md", "svg", "html"] as const).find((form) => form === ending) ?? "text";
}

/** One state of two files; names that differ are matched as between two revisions. */
async function filesOf(
  { io }: Context,
  loader: MapLoader,
  [old, young]: readonly [string, string],
  state = "current",
): Promise<Sides | undefined> {
  const maps: LoadedMap[] = [];
  for (const path of [old, young]) {
    const loaded = await loader.load(path);
    if (tellErrors(io, loaded)) return undefined;
    maps.push(loaded);
  }
  const [before, after] = maps;
  if (!before || !after) return undefined;
  const nameOf = ({ shown }: LoadedMap): string => (basename(old) === basename(young) ? shown : basename(shown));
  return [
    sideOf(before.map, state, titleAt(nameOf(before), before.map, state)),
    sideOf(after.map, state, titleAt(nameOf(after), after.map, state)),
  ];
}

async function statesOf(
  { io }: Context,
  loader: MapLoader,
  file: string,
  first: string | undefined,
  second: string | undefined,
): Promise<Sides | undefined> {
  const loaded: LoadedMap = await loader.load(file);
  if (tellErrors(io, loaded)) return undefined;
  const { map } = loaded;
  // `compare map y2027` compares with today; `compare map` takes the only target there is.
  const [before, after] = second === undefined ? ["current", first ?? onlyTarget(map)] : [first ?? "current", second];
  return [sideOf(map, before), sideOf(map, after)];
}

function onlyTarget(map: ProcessMap): string {
  const [target, ...more] = map.targets;
  if (!target)
    throw new CallError(
      "The map has no target to compare with; name two states, or two revisions with --rev OLD..NEW.",
    );
  if (more.length > 0)
    throw new CallError(`Which states? The map has current, ${map.targets.map((t) => t.id).join(", ")}.`);
  return target.id;
}

/** Both states in one picture, as `mlmap render --compare` draws it. */
async function pictureOf({ io }: Context, compared: Compared): Promise<string | Uint8Array> {
  const svg = formats.find((f) => f.id === "svg");
  if (!svg) throw new Error("There is no format svg.");
  const { content } = await svg.write({
    map: compared.after.map,
    view: comparisonViewOptions(compared),
    layouter: createLayouter(),
    assets: io.assets,
  });
  return content;
}
