import type { Compared } from "../../analysis/index.ts";
import { graphOf, themes, toSvg, variableTheme } from "../../diagram/index.ts";
import type { Graph, Layout, ViewOptions } from "../../diagram/layout-types.ts";

export interface Layouter {
  layout(graph: Graph): Promise<Layout>;
}

/** SVG texts: both states in one picture, and each alone in the places that both share. */
export interface ComparisonPictures {
  readonly one: string;
  readonly before: string;
  readonly after: string;
}

/** What a view of a comparison asks of the picture. */
export function comparisonViewOptions({ before, after }: Compared): ViewOptions {
  return {
    state: after.state.id,
    compareWith: before.state.id,
    ...(before.map !== after.map && { compareMap: before.map }),
    compareTitles: { before: before.title, after: after.title },
  };
}

/** Width ÷ height: one picture beside the list, or two side by side. */
const shapes = { one: 1.9, sides: 1.2 } as const;

/** Draws a comparison for a page: colours are variables, so that light, dark and paper differ by them alone. */
export async function picturesOf(compared: Compared, layouter: Layouter): Promise<ComparisonPictures> {
  const { before, after } = compared;
  const draw = async (name: string, title: string, view: ViewOptions): Promise<string> => {
    const graph = graphOf(after.map, view);
    const svg = toSvg(
      { graph, layout: await layouter.layout(graph) },
      { theme: variableTheme(themes.light), transparent: true, idPrefix: `compare-${name}` },
    );
    return svg.replace(/(<title id="[^"]*">)[^<]*/, (_, tag: string) => tag + escaped(title));
  };
  const view = { ...comparisonViewOptions(compared), aspect: shapes.one };
  const sides = { ...view, aspect: shapes.sides };
  return {
    one: await draw("one", `${after.map.title}, ${before.title} → ${after.title}`, view),
    before: await draw("before", `${before.map.title}, ${before.title}`, { ...sides, compareSide: "before" }),
    after: await draw("after", `${after.map.title}, ${after.title}`, { ...sides, compareSide: "after" }),
  };
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
