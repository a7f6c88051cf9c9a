import { bearersOf, membersOf } from "../model/combination.ts";
import { calendarOf, hoursOf, monthlyShare } from "../model/duration.ts";
import { moneyOf } from "../model/money.ts";
import type { Platform, ProcessMap, State } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { resolveStates } from "../model/state.ts";
import { assumptionsOf } from "./assumptions.ts";
import { type HourlyRate, hourlyRate } from "./figures/hourly-rate.ts";
import { type Savings, savingsBetween } from "./savings.ts";
import type { Input } from "./step-numbers.ts";

/** A product of inputs: hours × rate, or an amount alone. */
export interface CostTerm {
  /** Multiplied with each other. */
  readonly factors: readonly Input[];
  /** Added up, then multiplied with the factors; left out where there is nothing to add. */
  readonly rate?: readonly Input[];
}

/** The case of a state as inputs: what it saves, what it costs, what is taken for granted. */
export interface CaseInputs {
  readonly savings: Savings;
  readonly setup: readonly CostTerm[];
  readonly running: readonly CostTerm[];
  readonly capture: Input;
  readonly rampMonths: Input;
  readonly discount: Input;
  readonly currency: string | null;
  /** True when the platform's work was priced by the actors' mean rate. */
  readonly assumed: boolean;
}

/**
 * What the case of a target (free of charge) or a platform is made of. Undefined for the map as it is now, where no
 * money is saved that we know of, where it is not said what the platform costs, and where amounts come in two currencies.
 */
export function caseInputs(map: ProcessMap, stateId: string): CaseInputs | undefined {
  const { states } = resolveStates(map);
  const state = states.find((s) => s.id === stateId);
  const savings = state && state.kind !== "current" ? savingsBetween(map, "current", stateId) : undefined;
  const currencies = savings?.steps.flatMap((s) => (s.money ? [s.money.currency] : [])) ?? [];
  const [currency] = currencies;
  if (!state || !savings || currency === undefined) return undefined;
  const platform = state.kind === "platform" ? map.platforms.find((p) => p.id === stateId) : undefined;
  if (platform && !saysWhatItCosts(map, platform)) return undefined;
  const costs = platform
    ? sumOfCosts(bearersOf(map, platform).map((p) => platformCosts(map, state, p)))
    : { setup: [], running: [], currencies: [], assumed: false };
  if (!costs || [...currencies, ...costs.currencies].some((c) => c !== currency)) return undefined;
  const { capture, rampMonths, discount } = assumptionsOf(map);
  return {
    savings,
    setup: costs.setup,
    running: costs.running,
    capture: { key: "capture", range: capture, factor: 1 },
    rampMonths: { key: "ramp", range: rampMonths, factor: 1 },
    discount: { key: "discount", range: discount, factor: 1 },
    currency,
    assumed: costs.assumed,
  };
}

interface PlatformCosts {
  readonly setup: readonly CostTerm[];
  readonly running: readonly CostTerm[];
  readonly currencies: readonly (string | null)[];
  readonly assumed: boolean;
}

/** What a platform costs a month, upkeep included, at the middle of all ranges. */
export interface RunningCost {
  readonly value: number;
  readonly currency: string | null;
}

/**
 * Whether a candidate says what it costs to run, or each platform that it combines does. A cost that nobody stated is not
 * zero: whoever leaves it out would lead the others by payback.
 */
function saysWhatItCosts(map: ProcessMap, platform: Platform): boolean {
  const members = membersOf(map, platform);
  return (members.length > 0 ? members : [platform]).every((p) => p.cost !== undefined || p.upkeep !== undefined);
}

/**
 * The running cost of a candidate, known or not what it saves. Undefined where it states none, or where one of the
 * platforms that it combines states none; a free one says `cost 0 per month`.
 */
export function runningCostOf(map: ProcessMap, state: State, platform: Platform): RunningCost | undefined {
  if (!saysWhatItCosts(map, platform)) return undefined;
  const costs = sumOfCosts(bearersOf(map, platform).map((p) => platformCosts(map, state, p, "running")));
  const [currency = null] = costs?.currencies ?? [];
  if (!costs || costs.currencies.some((c) => c !== currency)) return undefined;
  const middle = ({ range, factor }: Input): number => midpoint(range) * factor;
  const cost = ({ factors, rate }: CostTerm): number =>
    factors.reduce((product, f) => product * middle(f), 1) * (rate ? rate.reduce((sum, r) => sum + middle(r), 0) : 1);
  return { value: costs.running.reduce((sum, term) => sum + cost(term), 0), currency };
}

/** What a candidate costs whose parts cost this; undefined where that of one part is not known. */
function sumOfCosts(parts: readonly (PlatformCosts | undefined)[]): PlatformCosts | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    setup: known.flatMap((part) => part.setup),
    running: known.flatMap((part) => part.running),
    currencies: known.flatMap((part) => part.currencies),
    assumed: known.some((part) => part.assumed),
  };
}

/** Undefined where the platform asks for work of actors whose cost is not stated. */
function platformCosts(
  map: ProcessMap,
  state: State,
  platform: Platform,
  part: "all" | "running" = "all",
): PlatformCosts | undefined {
  const calendar = calendarOf(map.settings);
  const rates: HourlyRate[] = [];
  const currencies: (string | null)[] = [];
  const [setup, running]: [CostTerm[], CostTerm[]] = [[], []];
  const work = (hours: Input, actors: readonly string[]): CostTerm | undefined => {
    const rate = hourlyRate(state, map.settings, actors);
    if (!rate) return undefined;
    rates.push(rate);
    currencies.push(rate.currency);
    return { factors: [hours], rate: rate.inputs };
  };

  const once = part === "all" ? platform.setup : undefined;
  if (once && "amount" in once) {
    const { value, currency } = moneyOf(once.amount, map.settings);
    currencies.push(currency);
    setup.push({ factors: [{ key: `${platform.id}.setup`, range: value, factor: 1 }] });
  } else if (once) {
    const range = hoursOf(once.duration, calendar);
    const term = work({ key: `${platform.id}.setup`, range, factor: 1 }, once.actors);
    if (!term) return undefined;
    setup.push(term);
  }
  if (platform.cost) {
    const { value, currency } = moneyOf(platform.cost.amount, map.settings);
    currencies.push(currency);
    running.push({ factors: [{ key: `${platform.id}.cost`, range: value, factor: monthlyShare(platform.cost.per) }] });
  }
  if (platform.upkeep) {
    const { duration, per, actors } = platform.upkeep;
    const range = hoursOf(duration, calendar);
    const term = work({ key: `${platform.id}.upkeep`, range, factor: monthlyShare(per) }, actors);
    if (!term) return undefined;
    running.push(term);
  }
  return { setup, running, currencies, assumed: rates.some((r) => r.assumed) };
}
