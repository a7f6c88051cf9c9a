/**
 * The map as plain data, its states, and the values it is made of. Pure functions only.
 * It may know nothing of ours, and must never know text, pictures, editors, Node or a DOM.
 */

export * from "./compare.ts";
export * from "./compare.ts";
export * from "./duration.ts";
export type { MapEdit } from "./edit.ts";
export * from "./flow.ts";
export * from "./level.ts";
export * from "./money.ts";
export * from "./number-text.ts";
export * from "./process-map.ts";
export * from "./quantity.ts";
export { type ResolvedStates, resolveStates, stateIds, stateOf } from "./state.ts";
