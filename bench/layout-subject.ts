/** What `bench/layout.ts` measures, in one bundle. */
import { graphOf } from "../src/diagram/graph.ts";
import { createLayouter } from "../src/diagram/layout.ts";
import type { Layout } from "../src/diagram/layout-types.ts";
import { parseMap } from "../src/language/index.ts";

export { bareElk } from "./bare-elk.ts";
export { graphOfText } from "./text-to-svg.ts";
export { createLayouter };

/** From text to places with an empty memory. */
export async function textToLayout(text: string): Promise<Layout> {
  const { map } = await parseMap(text);
  return createLayouter().layout(graphOf(map, { state: "current" }));
}
