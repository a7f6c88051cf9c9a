import { graphOf, svgOptionsOf, themes, toSvg, variableTheme } from "../../diagram/index.ts";
import type { Graph, Layout, ViewOptions } from "../../diagram/layout-types.ts";
import { levelsAndUnrated } from "../../model/level.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import type { ReportFacts } from "./facts.ts";

export interface ReportPictures {
  readonly wide: string;
  /** The same running down, for a phone. */
  readonly narrow: string;
}

export interface Layouter {
  layout(graph: Graph): Promise<Layout>;
}

/** From what suits the page's column best to what is as tall as a sheet of paper has room for. */
const wideShapes: readonly Partial<ViewOptions>[] = [2.1, 1.5, 1.1, 0.8].map((aspect) => ({ aspect }));
const narrowShape: Partial<ViewOptions> = { direction: "down", aspect: 0.55 };

/** In a column of 940 px a picture of this width shows titles at about 10 px. */
const readableWidth = 1_200;

/** Pictures of the states that the report tells, all in one arrangement: a step keeps its place. */
export async function picturesOf(
  facts: ReportFacts,
  layouter: Layouter,
): Promise<Readonly<Record<string, ReportPictures>>> {
  const { map, now, then, words } = facts;
  const ids = [now.state.id, ...(then ? [then.state.id] : [])];
  const made: Record<string, ReportPictures> = {};
  const wide = await readableShape(map, { state: now.state.id, ghosts: ids.length > 1 }, layouter);
  for (const [i, id] of ids.entries()) {
    const draw = async (shape: Partial<ViewOptions>, prefix: string): Promise<string> => {
      const view: ViewOptions = { state: id, ghosts: ids.length > 1, ...shape };
      const graph = graphOf(map, view);
      const { legend, marks } = svgOptionsOf(map, view);
      const named =
        legend === true || legend === false
          ? legend
          : legend.map((entry) => ({
              ...entry,
              words: levelsAndUnrated.some(
                (level) => level === entry.level && (level === "unrated" || !map.settings.levelTitles[level]),
              )
                ? words.levels[entry.level]
                : entry.words,
            }));
      const svg = toSvg(
        { graph, layout: await layouter.layout(graph) },
        {
          theme: variableTheme(themes.light),
          transparent: true,
          legend: named,
          caption: false,
          marks,
          idPrefix: `report-${i}-${prefix}`,
        },
      );
      const title = words.pictureOf(id === "current" ? words.currentState : (stateOf(map, id)?.title ?? id));
      return svg.replace(/(<title id="[^"]*">)[^<]*/, (_, tag: string) => tag + escaped(title));
    };
    made[id] = { wide: await draw(wide, "wide"), narrow: await draw(narrowShape, "narrow") };
  }
  return made;
}

/** The widest shape in which titles can be read without enlarging; where none is narrow enough, the narrowest. */
async function readableShape(map: ProcessMap, view: ViewOptions, layouter: Layouter): Promise<Partial<ViewOptions>> {
  let best: { readonly shape: Partial<ViewOptions>; readonly width: number } | undefined;
  for (const shape of wideShapes) {
    const { width } = await layouter.layout(graphOf(map, { ...view, ...shape }));
    if (!best || width < best.width) best = { shape, width };
    if (width <= readableWidth) break;
  }
  return best?.shape ?? {};
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
