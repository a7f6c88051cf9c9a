import type { ProcessMap, State, StateId } from "../model/process-map.ts";
import { resolveStates } from "../model/state.ts";
import { type NumbersOfState, numbersOf } from "./step-numbers.ts";

/** On how much of the map a figure rests. */
export interface Basis {
  /** How many elements had all that the figure needs … */
  readonly used: number;
  /** … of how many it should cover. */
  readonly of: number;
  /** Ids of those that lack something. */
  readonly missing: readonly string[];
}

/** A figure that is known. One that can't be known is `null` instead, never 0. */
export interface Known<Value> {
  readonly value: Value;
  /** True when a part of it was assumed, not stated; such a figure is marked wherever it is shown. */
  readonly assumed: boolean;
  readonly basis: Basis;
}

/** What figures are computed from: a map, one of its states, and the map as it is now to compare with. */
export interface FigureInput {
  readonly map: ProcessMap;
  readonly state: State;
  readonly now: State;
  readonly numbers: NumbersOfState;
  readonly numbersNow: NumbersOfState;
}

/** One figure, a value that describes itself: pages, panels and tests come from it. */
export interface Figure<Value> {
  readonly id: string;
  readonly title: string;
  /** What one is one of: `0 to 1`, `hours a month`. */
  readonly unit: string;
  /** How it is worked out, in words. */
  readonly formula: string;
  /** Where the definition comes from. */
  readonly source: string;
  /** A small map worked through by hand; the test of the figure. */
  readonly example: {
    readonly map: string;
    /** Id of the state that is looked at; `current` where left out. */
    readonly state?: StateId;
    readonly workings: string;
    readonly value: Value;
  };
  compute(input: FigureInput): Known<Value> | null;
}

/** Checks a figure's shape at compile time. */
export function figure<Value>(definition: Figure<Value>): Figure<Value> {
  return definition;
}

/** What figures of a state are computed from; undefined for a state that the map lacks. */
export function figureInput(map: ProcessMap, stateId: StateId): FigureInput | undefined {
  const { states } = resolveStates(map);
  const state = states.find((s) => s.id === stateId);
  const [now] = states;
  if (!state || !now) return undefined;
  return { map, state, now, numbers: numbersOf(map, stateId), numbersNow: numbersOf(map, now.id) };
}

/** The basis of a figure over `all`, of which those in `used` had what it needs. */
export function basisOf(all: readonly { readonly id: string }[], used: (id: string) => boolean): Basis {
  const missing = all.filter(({ id }) => !used(id)).map(({ id }) => id);
  return { used: all.length - missing.length, of: all.length, missing };
}
