import { extname } from "node:path";
import { comparedSides, nearestWord } from "../../analysis/index.ts";
import { createLayouter, optionsOfView } from "../../diagram/index.ts";
import type { ViewOptions } from "../../diagram/layout-types.ts";
import { comparisonPage, comparisonViewOptions } from "../../formats/comparison/index.ts";
import { pictures } from "../../formats/index.ts";
import {
  type Direction,
  type LaneKind,
  type Layer,
  layers,
  type ProcessMap,
  type View,
} from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { CallError, exit } from "../call-error.ts";
import { mapsInFences } from "../fences.ts";
import type { Context } from "../frame.ts";
import { isMarkdownName, type LoadedMap, MapLoader, readMapText } from "../maps.ts";
import { type LookOptions, lookOf } from "./file-look.ts";
import { deliver, formOf, stateIdOf, tellErrors, tellPalette } from "./output.ts";
import { revisionsOf, type Sides, sideOf } from "./sides.ts";

interface Options extends LookOptions {
  readonly output?: string;
  readonly format?: string;
  readonly view?: string;
  readonly layers?: readonly string[];
  readonly state?: string;
  readonly compare?: readonly string[];
  readonly rev?: string;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  readonly collapse?: readonly string[];
}

/** `mlmap render`: the picture of one state, or of what changes between two. A map with errors is not drawn: half a picture would pass for a whole one. */
export async function render(context: Context, file: string, options: Options): Promise<number> {
  const loader = new MapLoader(context.io);
  if (!isMarkdownName(file)) return renderMap(context, file, loader, await loader.load(file), options);
  const source = await readMapText(context.io, file);
  // One that says `mlflow wrong` is meant to be.
  const maps = mapsInFences(source).filter(({ fence }) => fence.info !== "wrong");
  if (maps.length === 0) throw new CallError(`${file} holds no map: a fence that begins with \`\`\`mlflow is one.`);
  const { output } = options;
  if (maps.length > 1 && (output === undefined || output === "-"))
    throw new CallError(
      `${file} holds ${maps.length} maps; name files for them with -o NAME.svg: NAME-1.svg, NAME-2.svg …`,
    );
  if (options.rev !== undefined) throw new CallError("--rev compares files of maps, not the fences of Markdown.");
  let worst = 0;
  for (const [i, { source: one }] of maps.entries()) {
    const numbered = output !== undefined && maps.length > 1 ? { output: numberedName(output, i + 1) } : {};
    const code = await renderMap(context, file, loader, await loader.understand(one), { ...options, ...numbered });
    worst = Math.max(worst, code);
  }
  return worst;
}

/** `maps.svg` → `maps-2.svg`. */
function numberedName(output: string, number: number): string {
  const ending = extname(output);
  return `${output.slice(0, output.length - ending.length)}-${number}${ending}`;
}

async function renderMap(
  context: Context,
  file: string,
  loader: MapLoader,
  loaded: LoadedMap,
  options: Options,
): Promise<number> {
  const { io } = context;
  const form = formOf(
    options.output,
    options.format,
    pictures.map((f) => f.id),
    "svg",
  );
  const { config } = loaded;
  if (tellErrors(io, loaded)) return exit.findings;
  const format = pictures.find((f) => f.id === form);
  if (!format) throw new Error(`There is no format ${form}.`);
  const look = lookOf(form, options);
  tellPalette(io, config.palette);
  const named = options.view === undefined ? undefined : viewOf(loaded.map, options.view);
  const sides = await sidesOf(context, loader, loaded.map, file, options);
  if (sides === undefined) return exit.findings;
  const map = sides?.[1].map ?? loaded.map;
  if (sides && form === "html") {
    const content = await comparisonPage({
      compared: comparedSides(...sides),
      layouter: createLayouter(),
      assets: io.assets,
    });
    await deliver(io, options.output, content, [loaded.path]);
    return exit.fine;
  }
  const states = sides
    ? comparisonViewOptions(comparedSides(...sides))
    : { state: stateIdOf(map, options.state ?? named?.state ?? "current") };
  const layers = options.layers && layersOf(options.layers);
  const view: ViewOptions = {
    ...(named && optionsOfView(named)),
    ...states,
    ...(options.collapse && { collapsed: phaseIdsOf(map, states.state, options.collapse) }),
    ...(layers && { layers }),
    ...(options.lanes && { lanes: options.lanes }),
    ...(options.direction && { direction: options.direction }),
  };
  const {
    content,
    losses,
    notes = [],
  } = await format.write({
    map,
    view,
    look: { ...(config.theme && { theme: config.theme }), ...look },
    layouter: createLayouter(),
    assets: io.assets,
  });
  for (const words of [...losses, ...notes]) io.err(`mlmap: ${words}\n`);
  await deliver(io, options.output, content, [loaded.path]);
  return exit.fine;
}

/** Both sides where a comparison is asked for, null where not; undefined where a map has errors, which were told. */
async function sidesOf(
  context: Context,
  loader: MapLoader,
  map: ProcessMap,
  file: string,
  { state, compare, rev }: Options,
): Promise<Sides | null | undefined> {
  if (rev !== undefined) {
    if (compare !== undefined) throw new CallError("--compare and --rev are two comparisons; give one of them.");
    return revisionsOf(context, loader, file, { rev, state, extra: undefined });
  }
  if (compare === undefined) return null;
  const [before, after] = compare;
  if (before === undefined || after === undefined || compare.length > 2)
    throw new CallError("--compare takes two states, the one before first: --compare current y2027.");
  if (state !== undefined) throw new CallError("--compare names both states; leave --state out.");
  return [sideOf(map, before), sideOf(map, after)];
}

/** The view of that name, else a `CallError` that lists what the map has. */
export function viewOf(map: ProcessMap, id: string): View {
  const found = map.views.find((view) => view.id === id);
  if (found) return found;
  const ids = map.views.map((view) => view.id);
  const meant = nearestWord(id, ids);
  const has = ids.length === 0 ? "it has none" : `it has ${ids.join(", ")}`;
  throw new CallError(`The map has no view ${id}; ${meant ? `did you mean ${meant}?` : `${has}.`}`);
}

/** Words that were written one behind the other or with commas. */
const wordsOf = (asked: readonly string[]): readonly string[] =>
  asked.flatMap((word) => word.split(",")).filter((word) => word !== "");

function layersOf(asked: readonly string[]): readonly Layer[] {
  return wordsOf(asked).map((word) => {
    const layer = layers.find((one) => one === word);
    if (!layer) throw new CallError(`There is no layer ${word}: it is ${layers.join(" or ")}.`);
    return layer;
  });
}

/** The ids if the state has such phases, else a `CallError` that lists what it has. */
function phaseIdsOf(map: ProcessMap, state: string, written: readonly string[]): readonly string[] {
  const asked = wordsOf(written);
  const ids = stateOf(map, state)?.phases.map((p) => p.id) ?? [];
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const meant = nearestWord(id, ids);
    const has = ids.length === 0 ? "it has none" : `it has ${ids.join(", ")}`;
    throw new CallError(`The map has no phase ${id}; ${meant ? `did you mean ${meant}?` : `${has}.`}`);
  }
  return asked;
}
