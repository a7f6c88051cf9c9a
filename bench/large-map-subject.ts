/** What `bench/large-map.ts` measures, in one bundle. */
import { createLayouter, graphOf, themes, toSvg } from "../src/diagram/index.ts";
import type { ViewOptions } from "../src/diagram/layout-types.ts";
import { parseMap } from "../src/language/index.ts";
import type { ProcessMap } from "../src/model/process-map.ts";

export { mapFrom } from "../test/support/map-generator.ts";
export { withTarget } from "../test/support/map-targets.ts";
export { parseMap };

/** From a map to its picture as a file, with an empty memory. */
export async function drawn(map: ProcessMap, view: ViewOptions): Promise<string> {
  const graph = graphOf(map, view);
  const layout = await createLayouter().layout(graph);
  return toSvg({ graph, layout }, { theme: themes.light, legend: true, title: map.title });
}
