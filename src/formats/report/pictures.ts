import { graphOf, svgOptionsOf, themes, toSvg, variableTheme } from "../../diagram/index.ts";
import type { Graph, Layout, ViewOptions } from "../../diagram/layout-types.ts";
import { levelsAndUnrated } from "../../model/level.ts";
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

/** About as wide as the page's column at full size. */
const shapes = { wide: { aspect: 2.1 }, narrow: { direction: "down", aspect: 0.55 } } as const;

/** Pictures of the states that the report tells, all in one arrangement: a step keeps its place. */
export async function picturesOf(
  facts: ReportFacts,
  layouter: Layouter,
): Promise<Readonly<Record<string, ReportPictures>>> {
  const { map, now, then, words } = facts;
  const ids = [now.state.id, ...(then ? [then.state.id] : [])];
  const made: Record<string, ReportPictures> = {};
  for (const [i, id] of ids.entries()) {
    const draw = async (shape: Partial<ViewOptions>, prefix: string): Promise<string> => {
      const view: ViewOptions = { state: id, ghosts: ids.length > 1, ...shape };
      const graph = graphOf(map, view);
      const { legend, marks } = svgOptionsOf(map, view, graph);
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
          marks,
          idPrefix: `report-${i}-${prefix}`,
        },
      );
      const title = words.pictureOf(id === "current" ? words.currentState : (stateOf(map, id)?.title ?? id));
      return svg.replace(/(<title id="[^"]*">)[^<]*/, (_, tag: string) => tag + escaped(title));
    };
    made[id] = { wide: await draw(shapes.wide, "wide"), narrow: await draw(shapes.narrow, "narrow") };
  }
  return made;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
