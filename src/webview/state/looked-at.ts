import { layersOf, namedView } from "../viewing.ts";
import { type ViewState, withOptional } from "./view-state.ts";

/** Looks at a named view, as it asks to be drawn, or at the whole map again. */
export function withView(view: ViewState, id: string | undefined): ViewState {
  const { named: _named, layers: _layers, lanes: _lanes, direction: _direction, zoom: _zoom, ...rest } = view;
  const wanted = view.shown?.map.views.find((one) => one.id === id);
  if (!wanted) {
    const had = namedView(view);
    return { ...rest, filter: [], rest: "hidden", ...(had?.collapse && { collapsed: [] }) };
  }
  const state = wanted.state === undefined ? view.state : wanted.state;
  return { ...rest, named: wanted.id, filter: [], rest: "hidden", state, collapsed: wanted.collapse ?? [] };
}

/** The same picture, but set by hand: what is changed about a named view is not the view of the file any more. */
export function byHand(view: ViewState): ViewState {
  const named = namedView(view);
  if (!named) return withOptional(view, "named", undefined);
  const [lanes, direction] = [view.lanes ?? named.lanes, view.direction ?? named.direction];
  return {
    ...withOptional(view, "named", undefined),
    filter: named.rules,
    rest: "hidden",
    layers: layersOf(view),
    ...(lanes && { lanes }),
    ...(direction && { direction }),
  };
}
