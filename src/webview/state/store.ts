import type { Host } from "../host.ts";
import type { Action } from "./gestures.ts";
import { memoryChanged, memoryOf } from "./memory.ts";
import { nextView } from "./next-view.ts";
import { initialView, type ViewState } from "./view-state.ts";

/** The panel's state with its one way in. */
export interface Store {
  view(): ViewState;
  act(action: Action): void;
  subscribe(changed: () => void): () => void;
}

/** Milliseconds that a scale must rest before it is remembered: a wheel changes it dozens of times a second. */
const rememberAfter = 250;

/**
 * Keeps the state, tells the host what it must hear, and lets it remember the view: choices at once, since the panel may
 * close or show another file in the next moment; the scale when it has come to rest.
 */
export function createStore(host: Host): Store {
  const saved = host.saved();
  let view: ViewState = saved ? nextView(initialView, { kind: "remembered", memory: saved.memory }) : initialView;
  let savedFor = saved?.uri;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** `of` is the state that is remembered: where another file comes, that of the file before is still owed. */
  const remember = (of: ViewState): void => {
    clearTimeout(timer);
    timer = undefined;
    const uri = of.published?.uri;
    if (uri !== undefined) host.remember(uri, memoryOf(of));
  };

  return {
    view: () => view,
    act(action) {
      // What was kept for another file must not be put over this one.
      if (action.kind === "map" && savedFor !== undefined && savedFor !== action.published.uri) view = initialView;
      if (action.kind === "map") savedFor = undefined;
      const before = view;
      view = nextView(before, action);
      if (view === before) return;
      const otherFile = view.published?.uri !== before.published?.uri;
      if (otherFile && timer !== undefined) remember(before);
      if (memoryChanged(before, view) || otherFile) {
        if (action.kind === "zoomed") {
          clearTimeout(timer);
          timer = setTimeout(() => remember(view), rememberAfter);
        } else remember(view);
      }
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
