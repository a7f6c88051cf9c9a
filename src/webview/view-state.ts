import { dataNodeId } from "../diagram/data-layer.ts";
import { collapsedId } from "../diagram/graph.ts";
import type { LevelOrUnrated } from "../model/level.ts";
import {
  type Direction,
  type LaneKind,
  type Layer,
  layers,
  type Problem,
  type ProcessMap,
  type Source,
  type StateId,
  type ViewRule,
  type ViewSubject,
} from "../model/process-map.ts";
import { stateIds } from "../model/state.ts";
import type {
  CompareView,
  FromPreview,
  HistoryAnswer,
  MapPublished,
  NameWish,
  PastVersion,
  PreviewPageName,
  ToPreview,
  ViewMemory,
} from "../protocol.ts";
import { compareStart, swapped, withPast } from "./compare/comparing.ts";
import { layersOf, namedView, withRule } from "./viewing.ts";

/** Who chose the selected box: a click speaks to the text, the cursor must not be answered. */
export type Chooser = "pointer" | "keyboard" | "cursor";

export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface TitleWish {
  readonly id: string;
  readonly what: "rename" | "add-after";
}

/** All that the panel knows. Plain data; what the picture looks like follows from it. */
export interface ViewState {
  /** The newest map that came in, broken or not. */
  readonly published?: MapPublished;
  /** The map on the screen: the newest, or the last one that was whole while the text is broken. */
  readonly shown?: { readonly map: ProcessMap; readonly version: number };
  /** The picture is older than the text. */
  readonly stale: boolean;
  /** The file is gone or not a map: what to say instead of a picture. */
  readonly nothing?: string;
  /** The layout engine gave up on the newest text. */
  readonly layoutProblem?: string;
  readonly state: StateId;
  readonly lanes?: LaneKind;
  readonly direction?: Direction;
  readonly collapsed: readonly string[];
  readonly zoom?: Zoom;
  readonly selected?: string;
  readonly selectedBy: Chooser;
  /** Box that the keyboard stands on. */
  readonly focused?: string;
  readonly hovered?: string;
  /** All other levels are dimmed. */
  readonly onlyLevel?: LevelOrUnrated;
  /** Named view of the file that is looked at; then there is no filter by hand. */
  readonly named?: string;
  /** What is looked at, set by hand. */
  readonly filter: readonly ViewRule[];
  /** What becomes of the steps that the filter does not mean. */
  readonly rest: "hidden" | "dimmed";
  /** Layers set by hand; absent: those of the named view. */
  readonly layers?: readonly Layer[];
  /** Title of a view that was sent to be written: it is picked when the map comes back with it. */
  readonly saving?: string;
  /** An edit was made in the picture while the text is broken: asked for, then written; the picture cannot show it yet. */
  readonly editWaits?: "asked" | "written";
  /** All steps of which this rule found nothing are dimmed. */
  readonly onlyRule?: string;
  /** The rules that found something are listed. */
  readonly findingsOpen?: true;
  readonly search: string;
  readonly cardClosed: boolean;
  /** A title is being written: of a box, or of a new step behind it. */
  readonly writing?: TitleWish;
  /** Box from which a new flow is being drawn. */
  readonly connecting?: string;
  /** Index of the step that is told, in the order of the story. */
  readonly presenting?: number;
  /** What stands in the place of the picture. */
  readonly page?: PreviewPageName;
  /** Figures over the commits of the file, as far as they came. */
  readonly history?: { readonly uri: string; readonly state: StateId; readonly history: HistoryAnswer };
  /** The shown state is compared with another one, or with another version of the map. */
  readonly comparing?: CompareView;
  /** The other version that was brought last. */
  readonly past?: PastVersion;
  /** A version that was compared with before the window was reloaded, and is not here yet. */
  readonly awaitedPast?: ViewMemory["past"];
  readonly locked: boolean;
}

export const initialView: ViewState = {
  stale: false,
  state: "current",
  collapsed: [],
  filter: [],
  rest: "hidden",
  selectedBy: "pointer",
  search: "",
  cardClosed: false,
  locked: false,
};

/** What people do in the panel. */
export type Gesture =
  | { readonly kind: "pick-state"; readonly state: StateId }
  | { readonly kind: "arrange"; readonly lanes?: LaneKind; readonly direction?: Direction }
  | { readonly kind: "toggle-phase"; readonly phase: string }
  /** Exactly these phases are drawn as one box. */
  | { readonly kind: "fold"; readonly phases: readonly string[] }
  | { readonly kind: "choose"; readonly id: string; readonly by: "pointer" | "keyboard" }
  | { readonly kind: "focus"; readonly id: string | undefined }
  | { readonly kind: "hover"; readonly id: string | undefined }
  | { readonly kind: "let-go" }
  | { readonly kind: "close-card" }
  | { readonly kind: "pick-level"; readonly level: LevelOrUnrated }
  | { readonly kind: "view"; readonly view: string | undefined }
  | {
      readonly kind: "filter";
      readonly subject: ViewSubject;
      readonly id: string;
      readonly wanted: "show" | "hide" | undefined;
    }
  | { readonly kind: "rest"; readonly rest: "hidden" | "dimmed" }
  | { readonly kind: "layer"; readonly layer: Layer; readonly on: boolean }
  | { readonly kind: "save-view"; readonly title: string }
  /** An edit was sent to the text. */
  | { readonly kind: "edited" }
  | { readonly kind: "pick-rule"; readonly rule: string }
  | { readonly kind: "open-findings"; readonly on: boolean }
  | { readonly kind: "search"; readonly text: string }
  /** Place and scale set by hand; undefined: all of the map is shown again. */
  | { readonly kind: "zoomed"; readonly zoom: Zoom | undefined }
  | { readonly kind: "write"; readonly wish: TitleWish | undefined }
  | { readonly kind: "connect"; readonly from: string | undefined }
  | { readonly kind: "present"; readonly step: number | undefined }
  | { readonly kind: "turn-to"; readonly page: PreviewPageName | undefined }
  | { readonly kind: "compare-states"; readonly on: boolean }
  | { readonly kind: "compare-view"; readonly change: Partial<CompareView> }
  | { readonly kind: "swap-sides" }
  | { readonly kind: "layout-failed"; readonly message: string }
  | { readonly kind: "remembered"; readonly memory: ViewMemory };

export type Action = ToPreview | Gesture;

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
      return view.stale ? { ...view, editWaits: "asked" } : view;
    case "pick-rule":
      return withOptional(view, "onlyRule", view.onlyRule === action.rule ? undefined : action.rule);
    case "open-findings":
      return action.on
        ? { ...view, findingsOpen: true }
        : withOptional(withOptional(view, "onlyRule", undefined), "findingsOpen", undefined);
    case "search":
      return action.text === view.search ? view : { ...view, search: action.text };
    case "zoomed":
      return withOptional(view, "zoom", action.zoom);
    case "write":
      return withOptional(view, "writing", action.wish);
    case "connect":
      return withOptional(view, "connecting", action.from);
    case "present":
      return withOptional(view, "presenting", action.step);
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
      return action.on ? comparing(view) : withOptional(view, "comparing", undefined);
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

/** Sets an optional key, or takes it out: `undefined` as a value is not the same as absent. */
function withOptional<
  K extends
    | "focused"
    | "hovered"
    | "onlyLevel"
    | "onlyRule"
    | "findingsOpen"
    | "writing"
    | "connecting"
    | "presenting"
    | "zoom"
    | "page"
    | "comparing"
    | "named"
    | "layers"
    | "saving"
    | "editWaits",
>(view: ViewState, key: K, value: ViewState[K] | undefined): ViewState {
  const { [key]: _old, ...rest } = view;
  return (value === undefined ? rest : { ...rest, [key]: value }) as ViewState;
}

function withMap(view: ViewState, incoming: MapPublished, memory: ViewMemory | undefined): ViewState {
  const sameFile = view.published?.uri === incoming.uri;
  // A map comes before its findings: until they are there, the last ones stand, so that no mark blinks at each key.
  const earlier = sameFile ? view.published?.findings : undefined;
  const published = incoming.findings || !earlier ? incoming : { ...incoming, findings: earlier };
  // Maps come in their order. A lower version is no old news: versions begin anew when a text is closed and opened again.
  const base: ViewState = sameFile ? view : freshFile(view, memory);
  const whole = !published.errors.some(breaksTheText) || !base.shown || losesNothing(base.shown.map, published.map);
  const shown = whole || !base.shown ? { map: published.map, version: published.version } : base.shown;
  const { nothing: _nothing, layoutProblem: _layoutProblem, ...rest } = base;
  const stale = published.errors.some(breaksTheText);
  const { editWaits, ...next } = rest;
  const waits = editWaits && stale && shown.version !== published.version && { editWaits: "written" as const };
  return withSaved(keepIds({ ...next, published, shown, stale, ...waits }));
}

/** A view that was just written is looked at. */
function withSaved(view: ViewState): ViewState {
  const saved = view.shown?.map.views.findLast((one) => one.title === view.saving);
  return saved ? withOptional(withView(view, saved.id), "saving", undefined) : view;
}

/** Looks at a named view, as it asks to be drawn, or at the whole map again. */
function withView(view: ViewState, id: string | undefined): ViewState {
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
function byHand(view: ViewState): ViewState {
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

/** Another file: nothing of the old one stays but the wish for lanes and direction is the new file's own. */
function freshFile(view: ViewState, memory: ViewMemory | undefined): ViewState {
  const fresh: ViewState = { ...initialView, locked: view.locked };
  // What setState kept belongs to the first map that comes; later files bring their own memory.
  if (!view.published) return withMemory({ ...view }, memory ?? {});
  return withMemory(fresh, memory ?? {});
}

function withMemory(view: ViewState, memory: ViewMemory): ViewState {
  return {
    ...view,
    ...(memory.state !== undefined && { state: memory.state }),
    ...(memory.lanes && { lanes: memory.lanes }),
    ...(memory.direction && { direction: memory.direction }),
    ...(memory.collapsed && { collapsed: memory.collapsed }),
    ...(memory.page && { page: memory.page }),
    ...(memory.view !== undefined && { named: memory.view }),
    ...(memory.filter && { filter: memory.filter }),
    ...(memory.rest && { rest: memory.rest }),
    ...(memory.layers && { layers: memory.layers }),
    ...(memory.zoom && { zoom: memory.zoom }),
    ...(memory.comparing && { comparing: memory.comparing }),
    ...(memory.past && { awaitedPast: memory.past }),
  };
}

/** An error that can keep elements from being read; warnings of meaning never dim the picture. */
export function breaksTheText(problem: Problem): boolean {
  return problem.severity === "error" && problem.rule.startsWith("syntax");
}

/**
 * True when all that the last good map drew is still there, in its phase and with a level: then the newer map is worth
 * showing. A brace too many must not throw half of the steps out of their phase.
 */
function losesNothing(good: ProcessMap, next: ProcessMap): boolean {
  const known = new Set(drawnThings(next));
  return drawnThings(good).every((thing) => known.has(thing));
}

function drawnThings(map: ProcessMap): readonly string[] {
  return [
    ...map.steps.map((s) => `step ${s.id} in ${s.phase ?? ""}`),
    ...map.steps.flatMap((s) => (s.kind === "process" && s.level ? [`level of ${s.id}`] : [])),
    ...map.phases.map((phase) => `phase ${phase.id} in ${phase.parent ?? ""}`),
    ...map.flows.map((flow) => `flow ${flow.from} ${flow.to}`),
    ...[...map.targets, ...map.platforms].map((state) => `state ${state.id}`),
  ];
}

/** Drops what the new map does not know any more, so that no ring hangs in the air. */
function keepIds(view: ViewState): ViewState {
  const map = view.shown?.map;
  if (!map) return view;
  const known = new Set<string>([
    ...map.steps.map((s) => s.id),
    ...map.phases.map((p) => collapsedId(p.id)),
    ...map.targets.flatMap((t) => [...t.adds.steps.map((s) => s.id), ...t.adds.phases.map((p) => collapsedId(p.id))]),
  ]);
  const data = [map, ...map.targets.map((target) => target.adds)].flatMap((some) => some.data);
  for (const { id } of data) known.add(dataNodeId(id));
  const state = stateIds(map).includes(view.state) ? view.state : "current";
  let next = state === view.state ? view : { ...view, state };
  if (next.named !== undefined && !map.views.some((one) => one.id === next.named))
    next = withOptional(next, "named", undefined);
  for (const key of ["focused", "hovered", "connecting"] as const) {
    const id = next[key];
    if (id !== undefined && !known.has(id)) next = withOptional(next, key, undefined);
  }
  const before = next.comparing?.before;
  if (next.comparing && before?.from === "map" && !stateIds(map).includes(before.state))
    next = { ...next, comparing: { ...next.comparing, before: { from: "map", state: "current" } } };
  if (next.writing && !known.has(next.writing.id)) next = withOptional(next, "writing", undefined);
  if (next.selected !== undefined && !known.has(next.selected)) {
    const { selected: _selected, ...rest } = next;
    next = rest;
  }
  return next;
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

function withState(view: ViewState, state: StateId): ViewState {
  const map = view.shown?.map;
  if (state === view.state || (map && !stateIds(map).includes(state))) return view;
  return { ...view, state };
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
  return view;
}

/** What survives a reload of the window. */
export function memoryOf(view: ViewState): ViewMemory {
  return {
    state: view.state,
    ...(view.lanes && { lanes: view.lanes }),
    ...(view.direction && { direction: view.direction }),
    ...(view.collapsed.length > 0 && { collapsed: view.collapsed }),
    ...(view.named !== undefined && { view: view.named }),
    ...(view.filter.length > 0 && { filter: view.filter, rest: view.rest }),
    ...(view.layers && { layers: view.layers }),
    ...(view.zoom && { zoom: view.zoom }),
    ...(view.page && { page: view.page }),
    ...(view.comparing && { comparing: view.comparing }),
    ...(view.comparing?.before.from === "past" && view.past && { past: view.past.ref }),
  };
}

/** True when something worth remembering changed. */
export function memoryChanged(before: ViewState, after: ViewState): boolean {
  return (
    before.state !== after.state ||
    before.lanes !== after.lanes ||
    before.direction !== after.direction ||
    before.collapsed !== after.collapsed ||
    before.named !== after.named ||
    before.filter !== after.filter ||
    before.rest !== after.rest ||
    before.layers !== after.layers ||
    before.zoom !== after.zoom ||
    before.page !== after.page ||
    before.comparing !== after.comparing ||
    before.past !== after.past
  );
}

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
