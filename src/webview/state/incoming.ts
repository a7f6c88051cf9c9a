/** A map comes in: what of it is shown while the text is broken, and what of the view it keeps. */
import { dataNodeId } from "../../diagram/data-layer.ts";
import { collapsedId } from "../../diagram/graph.ts";
import type { Problem, ProcessMap } from "../../model/process-map.ts";
import { same } from "../../model/same.ts";
import { stateIds } from "../../model/state.ts";
import type { MapPublished, ViewMemory } from "../../protocol.ts";
import { withView } from "./looked-at.ts";
import { withMemory } from "./memory.ts";
import { initialView, type ViewState, withOptional } from "./view-state.ts";

/** The view with a map that the server published; `memory` is what is known of the view of another file. */
export function withMap(view: ViewState, incoming: MapPublished, memory: ViewMemory | undefined): ViewState {
  const sameFile = view.published?.uri === incoming.uri;
  // A map comes before its findings: until they are there, the last ones stand, so that no mark blinks at each key.
  const earlier = sameFile ? view.published?.findings : undefined;
  const known = sameFile ? view.published?.map : undefined;
  const published: MapPublished = {
    ...incoming,
    // The findings come with the map once more: what is told and drawn of the map itself is known by then.
    ...(known && view.published?.version === incoming.version && same(known, incoming.map) && { map: known }),
    ...(!incoming.findings && earlier && { findings: earlier }),
  };
  // Maps come in their order. A lower version is no old news: versions begin anew when a text is closed and opened again.
  const base: ViewState = sameFile ? view : freshFile(view, memory);
  const whole = !published.errors.some(breaksTheText) || !base.shown || losesNothing(base.shown.map, published.map);
  const shown = whole || !base.shown ? { map: published.map, version: published.version } : base.shown;
  const { nothing: _nothing, layoutProblem: _layoutProblem, ...rest } = base;
  const stale = published.errors.some(breaksTheText);
  const { editWaits, ...next } = rest;
  const waits = editWaits && stale && shown.version !== published.version && { editWaits: "written" as const };
  return withMade(withSaved(keepIds({ ...next, published, shown, stale, ...waits })), base.shown?.map);
}

/** A view that was just written is looked at. */
function withSaved(view: ViewState): ViewState {
  const saved = view.shown?.map.views.findLast((one) => one.title === view.saving);
  return saved ? withOptional(withView(view, saved.id), "saving", undefined) : view;
}

/** A step that was just made is chosen, and the keyboard goes to it. */
function withMade(view: ViewState, before: ProcessMap | undefined): ViewState {
  const known = new Set(before?.steps.map(({ id }) => id));
  const made = view.shown?.map.steps.find(({ id, title }) => title === view.making && !known.has(id));
  if (!made) return view;
  return {
    ...withOptional(view, "making", undefined),
    selected: made.id,
    selectedBy: "keyboard",
    focused: made.id,
    made: made.id,
  };
}

/** Another file: nothing of the old one stays but the wish for lanes and direction is the new file's own. */
function freshFile(view: ViewState, memory: ViewMemory | undefined): ViewState {
  const fresh: ViewState = { ...initialView, locked: view.locked };
  // What setState kept belongs to the first map that comes; later files bring their own memory.
  if (!view.published) return withMemory({ ...view }, memory ?? {});
  return withMemory(fresh, memory ?? {});
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
