import { moneyOf } from "../../model/money.ts";
import type { Actor, MapSettings, State } from "../../model/process-map.ts";
import type { Range } from "../../model/quantity.ts";
import { sum } from "../../model/range.ts";
import { type Input, valueOf } from "../step-numbers.ts";

/** What an hour of work costs, as the inputs that it is made of. */
export interface HourlyRate {
  /** The rate is the sum of the inputs. */
  readonly inputs: readonly Input[];
  readonly range: Range;
  readonly currency: string | null;
  /** True when nobody is named and the mean of all actors stands in. */
  readonly assumed: boolean;
}

/**
 * What an hour of these actors costs, shared equally among them. Where nobody is named, the mean of all actors that do
 * something in this state and have a cost, marked assumed. Undefined where a named actor states no cost, or two state different currencies.
 */
export function hourlyRate(state: State, settings: MapSettings, actorIds: readonly string[]): HourlyRate | undefined {
  const named = actorIds.flatMap((id) => state.actors.find((a) => a.id === id) ?? []);
  const assumed = actorIds.length === 0;
  const actors = assumed ? anybody(state) : named;
  const costs = actors.flatMap((a) => costOf(a, settings) ?? []);
  const [first] = costs;
  if (!first || costs.length < actors.length || costs.some((c) => c.currency !== first.currency)) return undefined;
  const inputs = costs.map(({ input }) => ({ ...input, factor: 1 / costs.length }));
  return { inputs, range: sum(inputs.map(valueOf)), currency: first.currency, assumed };
}

/** Actors with a cost that some step names; all with a cost where no step names any. */
function anybody(state: State): readonly Actor[] {
  let actors = remembered.get(state);
  if (!actors) {
    const named = new Set(state.steps.flatMap((s) => (s.kind === "process" || s.kind === "decision" ? s.actors : [])));
    const priced = state.actors.filter((a) => a.costPerHour);
    const working = priced.filter((a) => named.has(a.id));
    actors = working.length > 0 ? working : priced;
    remembered.set(state, actors);
  }
  return actors;
}

const remembered = new WeakMap<State, readonly Actor[]>();

/** The key names the value too: an actor whose cost a target changes has another input there. */
function costOf(actor: Actor, settings: MapSettings): { input: Input; currency: string | null } | undefined {
  if (!actor.costPerHour) return undefined;
  const { value, currency } = moneyOf(actor.costPerHour, settings);
  return { input: { key: `${actor.id}.cost ${value.min}..${value.max}`, range: value, factor: 1 }, currency };
}

export function sameRate(a: HourlyRate, b: HourlyRate): boolean {
  const name = (rate: HourlyRate): string => rate.inputs.map((i) => `${i.key}×${i.factor}`).join();
  return a.currency === b.currency && name(a) === name(b);
}
