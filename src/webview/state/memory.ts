import type { ViewMemory } from "../../protocol.ts";
import type { ViewState } from "./view-state.ts";

/** The view as it was remembered. */
export function withMemory(view: ViewState, memory: ViewMemory): ViewState {
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
