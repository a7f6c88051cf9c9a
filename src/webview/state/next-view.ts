import type { MapEdit } from "../../model/edit.ts";
import { layers, type StateId } from "../../model/process-map.ts";
import { stateIds } from "../../model/state.ts";
import { compareStart, stateAfter, swapped, withPast } from "../compare/comparing.ts";
import { layersOf, withRule } from "../viewing.ts";
import type { Action } from "./gestures.ts";
import { withMap } from "./incoming.ts";
import { byHand, withView } from "./looked-at.ts";
import { withMemory } from "./memory.ts";
import { type ViewState, withOptional } from "./view-state.ts";

/** The one reducer: message or gesture in, state out. An action that changes nothing gives the same object back. */
export function nextView(view: ViewState, action: Action): ViewState {
  switch (action.kind) {
    case "map":
      return withMap(view, action.published, action.memory);
    case "cursor":
      return withCursor(view, action.id);
    case "show-state":
    case "pick-state":
      return withState(view, action.state);
    case "locked":
      return action.locked === view.locked ? view : { ...view, locked: action.locked };
    case "export":
    case "copy":
    case "take-focus":
      return view;
    case "history": {
      const { kind: _kind, ...history } = action;
      return { ...view, history };
    }
    case "nothing": {
      const { published: _published, shown: _shown, selected: _selected, focused: _focused, ...rest } = view;
      return { ...rest, stale: false, nothing: action.message };
    }
    case "arrange":
      return {
        ...view,
        ...(action.lanes && { lanes: action.lanes }),
        ...(action.direction && { direction: action.direction }),
      };
    case "toggle-phase": {
      const folded = view.collapsed.includes(action.phase);
      return {
        ...view,
        collapsed: folded ? view.collapsed.filter((id) => id !== action.phase) : [...view.collapsed, action.phase],
      };
    }
    case "fold":
      return { ...view, collapsed: action.phases };
    case "choose":
      return { ...view, selected: action.id, selectedBy: action.by, focused: action.id, cardClosed: false };
    case "focus":
      return action.id === view.focused ? view : withOptional(view, "focused", action.id);
    case "hover":
      return action.id === view.hovered ? view : withOptional(view, "hovered", action.id);
    case "let-go":
      return letGo(view);
    case "close-card":
      return { ...view, cardClosed: true };
    case "pick-level":
      return withOptional(view, "onlyLevel", view.onlyLevel === action.level ? undefined : action.level);
    case "view":
    case "show-view":
      return withView(view, action.view);
    case "filter": {
      const base = byHand(view);
      return { ...base, filter: withRule(base.filter, action.subject, action.id, action.wanted) };
    }
    case "rest":
      return { ...byHand(view), rest: action.rest };
    case "layer": {
      const rest = layersOf(view).filter((layer) => layer !== action.layer);
      return { ...view, layers: layers.filter((l) => (l === action.layer ? action.on : rest.includes(l))) };
    }
    case "save-view":
      return { ...view, saving: action.title };
    case "edited":
      return edited(view, action.edit);
    case "pick-rule":
      return withOptional(view, "onlyRule", view.onlyRule === action.rule ? undefined : action.rule);
    case "open-findings":
      return action.on
        ? { ...view, findingsOpen: true }
        : withOptional(withOptional(view, "onlyRule", undefined), "findingsOpen", undefined);
    case "search":
      return action.text === view.search ? view : { ...view, search: action.text };
    case "zoomed":
      // Told a moment after the hand came to rest, and another file may be shown by then.
      if (action.of !== undefined && action.of !== view.published?.uri) return view;
      return withOptional(view, "zoom", action.zoom);
    case "write":
      return withOptional(view, "writing", action.wish);
    case "connect":
      return withOptional(view, "connecting", action.from);
    case "present":
      // It tells the picture: a page that stands in its place makes room.
      return withOptional(
        action.step === undefined ? view : withOptional(view, "page", undefined),
        "presenting",
        action.step,
      );
    case "turn-to":
    case "show-page":
      return withOptional(
        "state" in action && action.state !== undefined ? withState(view, action.state) : view,
        "page",
        action.page,
      );
    case "compare":
      return comparing(view);
    case "compare-states":
      return action.on ? comparing(view) : uncompared(view);
    case "compare-past": {
      const { page: _page, awaitedPast: _awaited, ...rest } = view;
      return { ...rest, past: action.past, comparing: withPast(view, action.past) };
    }
    case "compare-view":
      return view.comparing ? { ...view, comparing: { ...view.comparing, ...action.change } } : view;
    case "swap-sides": {
      const turned = swapped(view);
      return turned ? { ...view, ...turned } : view;
    }
    case "layout-failed":
      return { ...view, layoutProblem: action.message };
    case "remembered":
      return withMemory(view, action.memory);
  }
}

function withCursor(view: ViewState, id: string | null): ViewState {
  if (id === null || view.selected === id) return view;
  return { ...view, selected: id, selectedBy: "cursor" };
}

function comparing(view: ViewState): ViewState {
  const start = compareStart(view);
  const { page: _page, ...rest } = view;
  return start ? { ...rest, ...start } : view;
}

function uncompared(view: ViewState): ViewState {
  return withOptional({ ...view, state: stateAfter(view) }, "comparing", undefined);
}

function withState(view: ViewState, state: StateId): ViewState {
  const map = view.shown?.map;
  if (state === view.state || (map && !stateIds(map).includes(state))) return view;
  return { ...view, state };
}

/** What the panel waits for once an edit was sent to the text. */
function edited(view: ViewState, edit: MapEdit): ViewState {
  const waits = view.stale ? { ...view, editWaits: "asked" as const } : view;
  if (edit.do !== "add-step" && edit.do !== "add-step-after") return waits;
  return { ...waits, making: edit.title };
}

/** Escape: the innermost thing first. */
function letGo(view: ViewState): ViewState {
  if (view.writing !== undefined) return withOptional(view, "writing", undefined);
  if (view.connecting !== undefined) return withOptional(view, "connecting", undefined);
  if (view.presenting !== undefined) return withOptional(view, "presenting", undefined);
  if (view.search !== "") return { ...view, search: "" };
  if (view.onlyLevel !== undefined) return withOptional(view, "onlyLevel", undefined);
  if (view.filter.length > 0) return { ...view, filter: [] };
  if (view.onlyRule !== undefined) return withOptional(view, "onlyRule", undefined);
  if (view.selected !== undefined) {
    const { selected: _selected, ...rest } = view;
    return rest;
  }
  if (view.named !== undefined) return withView(view, undefined);
  return view.comparing === undefined ? view : uncompared(view);
}
