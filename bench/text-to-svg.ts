/** What `bench/run.ts` measures, bundled as the product is: text in, picture out. */
import { createLayouter, graphOf, themes, toSvg } from "../src/diagram/index.ts";
import type { Graph } from "../src/diagram/layout-types.ts";
import { parseMap } from "../src/language/index.ts";

export async function textToSvg(text: string): Promise<string> {
  const { map } = await parseMap(text);
  const graph = graphOf(map, { state: "current" });
  // A layouter of its own each time: nothing may be remembered from the last round.
  const layout = await createLayouter().layout(graph);
  return toSvg({ graph, layout }, { theme: themes.light, legend: true, title: map.title });
}

export async function graphOfText(text: string): Promise<Graph> {
  const { map, errors } = await parseMap(text);
  if (errors.length > 0) throw new Error(`The sample has an error: ${errors[0]?.message}`);
  return graphOf(map, { state: "current" });
}

export { parseMap };
