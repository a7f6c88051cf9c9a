/** Where what stands in the picture is written. */
import { dataNodeId } from "../../diagram/data-layer.ts";
import { collapsedId } from "../../diagram/graph.ts";
import type { ProcessMap, Source } from "../../model/process-map.ts";
import type { FromPreview, NameWish } from "../../protocol.ts";
import type { ViewState } from "./view-state.ts";

/** What shows a box in the text; undefined where nothing is written of it. */
export function revealMessage(view: ViewState, id: string): FromPreview | undefined {
  // Places are those of the newest text, where it still has the element.
  const range = (sourceOf(view.published?.map, id) ?? sourceOf(view.shown?.map, id))?.whole;
  return range && { kind: "select", range };
}

/** What is asked of the editor about the name of a box; undefined where the newest text does not hold it. */
export function nameMessage(view: ViewState, id: string, wish: NameWish): FromPreview | undefined {
  const range = sourceOf(view.published?.map, id)?.name;
  return range && { kind: "name", range, wish };
}

/** Where the element behind a box is written: in the map, or in the target that added it. */
export function sourceOf(map: ProcessMap | undefined, id: string): Source | undefined {
  if (!map) return undefined;
  for (const { steps, phases, data } of [map, ...map.targets.map((target) => target.adds)]) {
    const found =
      steps.find((step) => step.id === id) ??
      phases.find((phase) => collapsedId(phase.id) === id) ??
      data.find((one) => dataNodeId(one.id) === id);
    if (found?.source) return found.source;
  }
  return undefined;
}
