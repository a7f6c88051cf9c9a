import type { ProcessMap, State, StateId } from "./process-map.ts";

/** The states of a map in the order people switch through them: current, targets, platforms. */
export function stateIds(map: ProcessMap): readonly StateId[] {
  return ["current", ...map.targets.map((t) => t.id), ...map.platforms.map((p) => p.id)];
}

/** The resolved state of a map. Unknown ids give `undefined`. (Being built: resolves `current` only for now.) */
export function stateOf(map: ProcessMap, id: StateId): State | undefined {
  if (id !== "current") return undefined;
  const { actors, interfaces, data, phases, steps, flows } = map;
  return { id, kind: "current", title: "Current", actors, interfaces, data, phases, steps, flows };
}
