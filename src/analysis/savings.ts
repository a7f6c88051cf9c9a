import { type Money, moneySum } from "../model/money.ts";
import type { Evidence, ProcessMap, State, StateId } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { midpoint, minus, scaled, sum, zero } from "../model/range.ts";
import { stateOf } from "../model/state.ts";
import { type HourlyRate, hourlyRate, sameRate } from "./figures/hourly-rate.ts";
import { type Input, monthlyHours, numbersOf, type StepNumbers } from "./step-numbers.ts";

/** What a saving rests on: the evidence of the hours now, or `assumed` where the hours then were worked out from a level. */
export type Ground = Evidence["kind"] | "unsourced" | "assumed";

/** What changes for the people who do one process. */
export interface StepSaving {
  readonly id: string;
  readonly title: string;
  readonly now: Range;
  /** All zero for a process that was removed or that nobody does any more. */
  readonly then: Range;
  readonly saved: Range;
  readonly ground: Ground;
  /** Absent where an actor's cost is missing. */
  readonly money?: Money & { readonly assumed: boolean };
  /** What the saving is made of, for simulation. */
  readonly terms: { readonly now: StepNumbers; readonly then?: StepNumbers; readonly rates?: Rates };
}

export interface Rates {
  readonly now: HourlyRate;
  /** Absent where no work is left. */
  readonly then?: HourlyRate;
}

/** Work that the other state brings: new, or absent before. Not a loss. */
export interface NewWork {
  readonly id: string;
  readonly title: string;
  /** Absent where the state says no effort or runs. */
  readonly hours?: Range;
}

export interface Savings {
  readonly steps: readonly StepSaving[];
  readonly newWork: readonly NewWork[];
  /** Ids of processes done today whose hours are not known, today or in the other state. */
  readonly unknown: readonly string[];
}

/** A state with the map that it belongs to: two of them may stem from two revisions or files. */
export interface StateOfMap {
  readonly map: ProcessMap;
  readonly state: State;
}

/** What another state saves, process by process, over those that are done in the first. */
export function savingsBetween(map: ProcessMap, nowId: StateId, thenId: StateId): Savings | undefined {
  const [now, then] = [stateOf(map, nowId), stateOf(map, thenId)];
  return now && then && savingsAcross({ map, state: now }, { map, state: then });
}

/**
 * The same between any two states, of one map or of two. `names` says which processes bear another name in the second.
 * Between two maps a number that is written alike is the same uncertain number, so it cancels.
 */
export function savingsAcross(
  now: StateOfMap,
  then: StateOfMap,
  names: ReadonlyMap<string, string> = new Map(),
): Savings {
  const [before, after] = [numbersOf(now.map, now.state.id), numbersOf(then.map, then.state.id)];
  const steps: StepSaving[] = [];
  const unknown: string[] = [];
  const doneBefore = new Set<string>();
  for (const [id, numbers] of before) {
    if (!numbers.done) continue;
    const named = names.get(id) ?? id;
    doneBefore.add(named);
    const hours = monthlyHours(numbers);
    const later = after.get(named);
    // Work that goes on for nobody knows how long is no saving.
    const goesOn = later?.done === true && !monthlyHours(later);
    if (hours && !goesOn) steps.push(savingOf({ now, then }, hours, numbers, later));
    else unknown.push(id);
  }
  const newWork = [...after].flatMap(([id, numbers]): NewWork[] => {
    if (!numbers.done || doneBefore.has(id)) return [];
    const hours = monthlyHours(numbers);
    return [{ id, title: numbers.process.title, ...(hours && { hours }) }];
  });
  return { steps, newWork, unknown };
}

/** Hours saved a month; undefined where no process states hours. */
export function savedHoursOf({ steps }: Savings): Range | undefined {
  return steps.length === 0 ? undefined : sum(steps.map((s) => s.saved));
}

/** Money saved a month; undefined where no process has both hours and a rate, or currencies are mixed. */
export function savedMoneyOf({ steps }: Savings): (Money & { readonly assumed: boolean }) | undefined {
  const known = steps.flatMap((s) => s.money ?? []);
  const total = moneySum(known.map(({ value, currency }) => ({ value, currency })));
  return total && { ...total, assumed: known.some((m) => m.assumed) };
}

/** Hours and money that a process saves a month, at the middle of every input, as the case of a state reckons; money null where no rate is known. */
export function middleSavingOf({ terms: { now, then, rates } }: StepSaving): { hours: number; money: number | null } {
  const middle = ({ range, factor }: Input): number => midpoint(range) * factor;
  const hoursOf = (n: StepNumbers | undefined): number =>
    n?.done && n.effort && n.runs ? middle(n.effort) * middle(n.runs) * (1 + (n.rework ? middle(n.rework) : 0)) : 0;
  const rateOf = (rate: HourlyRate): number => rate.inputs.reduce((total, input) => total + middle(input), 0);
  const [was, is] = [hoursOf(now), hoursOf(then)];
  return { hours: was - is, money: rates ? was * rateOf(rates.now) - is * rateOf(rates.then ?? rates.now) : null };
}

interface Sides {
  readonly now: StateOfMap;
  readonly then: StateOfMap;
}

function savingOf(sides: Sides, hours: Range, before: StepNumbers, after: StepNumbers | undefined): StepSaving {
  const left = monthlyHours(after) ?? zero;
  const works = after?.done === true;
  const same = sides.now.map === sides.then.map ? sameKey : sameRange;
  const saved = works ? difference(hours, left, before, after, same) : hours;
  const ground: Ground =
    works && after.assumed && after.effort?.factor !== before.effort?.factor
      ? "assumed"
      : (before.process.evidence?.kind ?? "unsourced");
  const rates = ratesOf(sides, before, works ? after : undefined);
  return {
    id: before.process.id,
    title: before.process.title,
    now: hours,
    then: left,
    saved,
    ground,
    ...(rates && { money: savedMoney(rates, { hours, left, saved }, ground) }),
    terms: { now: before, ...(works && { then: after }), ...(rates && { rates }) },
  };
}

/** An unchanged range cancels, one that was only scaled to another level keeps its ends; else low − high to high − low. */
function difference(
  now: Range,
  then: Range,
  before: StepNumbers,
  after: StepNumbers,
  same: (a: Input | undefined, b: Input | undefined) => boolean,
): Range {
  const sameNumbers =
    same(before.effort, after.effort) && same(before.runs, after.runs) && same(before.rework, after.rework);
  const [was, is] = [before.effort?.factor, after.effort?.factor];
  if (sameNumbers && was && is !== undefined) return is === was ? zero : scaled(now, 1 - is / was);
  return minus(now, then);
}

const sameKey = (a: Input | undefined, b: Input | undefined): boolean => a?.key === b?.key;
const sameRange = (a: Input | undefined, b: Input | undefined): boolean =>
  a?.range.min === b?.range.min && a?.range.max === b?.range.max;

function ratesOf({ now, then }: Sides, before: StepNumbers, after: StepNumbers | undefined): Rates | undefined {
  const rateNow = hourlyRate(now.state, now.map.settings, before.process.actors);
  if (!rateNow) return undefined;
  if (!after) return { now: rateNow };
  const rateThen = hourlyRate(then.state, then.map.settings, after.process.actors);
  return rateThen && rateThen.currency === rateNow.currency ? { now: rateNow, then: rateThen } : undefined;
}

function savedMoney(
  { now, then }: Rates,
  { hours, left, saved }: { hours: Range; left: Range; saved: Range },
  ground: Ground,
): Money & { assumed: boolean } {
  const product = (a: Range, b: Range): Range => {
    const ends = [a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max];
    return { min: Math.min(...ends), max: Math.max(...ends) };
  };
  const value =
    !then || sameRate(now, then)
      ? product(saved, now.range)
      : minus(product(hours, now.range), product(left, then.range));
  const assumed = ground === "assumed" || now.assumed || (then?.assumed ?? false);
  return { value, currency: now.currency, assumed };
}
