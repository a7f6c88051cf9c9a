import type { View } from "../model/process-map.ts";
import type { ViewOptions } from "./layout-types.ts";

/** What a named view asks of a picture; what it leaves open is left to the map and to whoever looks. */
export function optionsOfView(view: View): Partial<ViewOptions> {
  const { rules, state, lanes, direction, collapse, layers } = view;
  return {
    rules,
    viewTitle: view.title,
    ...(state !== undefined && { state }),
    ...(lanes && { lanes }),
    ...(direction && { direction }),
    ...(collapse && { collapsed: collapse }),
    ...(layers && { layers }),
  };
}
