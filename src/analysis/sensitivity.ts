import type { ProcessMap, StateId } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { midpoint } from "../model/range.ts";
import { type CaseModel, caseModel } from "./case-model.ts";
import { cashFlow } from "./cash-flow.ts";
import { tenthAndNinetieth } from "./draws.ts";

/** What one input does to the NPV, all others at their middle. */
export interface Influence {
  /** `label.effort`, `ds.cost …`, `acme.setup`, `capture`. */
  readonly key: string;
  readonly range: Range;
  /** NPV with the input at its 10th and at its 90th percentile. */
  readonly npvAtLow: number;
  readonly npvAtHigh: number;
  readonly swing: number;
  /** The value at which the NPV is zero; null where none within ten times its middle makes it so. */
  readonly breakEven: number | null;
}

export interface Sensitivity {
  readonly state: StateId;
  readonly npv: number;
  /** All inputs that move anything, the largest first: the first five are what matters most. */
  readonly influences: readonly Influence[];
  /** What to measure next: the stated range that moves most; null where no number is uncertain. */
  readonly measureNext: string | null;
}

/** Which inputs the worth of a target or platform hangs on; undefined where no money is known to be saved. */
export function sensitivityOf(map: ProcessMap, stateId: StateId): Sensitivity | undefined {
  const model = caseModel(map, stateId);
  if (!model) return undefined;
  const middles = model.inputs.map((i) => midpoint(i.range));
  const npvWith = (place: number, value: number): number => npvAt(model, middles.with(place, value));
  const influences = model.inputs
    .flatMap(({ key, range }, place): Influence[] => {
      if (range.min === range.max) return [];
      const { min, max } = tenthAndNinetieth(range);
      const [npvAtLow, npvAtHigh] = [npvWith(place, min), npvWith(place, max)];
      const swing = Math.abs(npvAtHigh - npvAtLow);
      if (swing === 0) return [];
      const breakEven = breakEvenOf((value) => npvWith(place, value), midpoint(range));
      return [{ key, range, npvAtLow, npvAtHigh, swing, breakEven }];
    })
    .sort((a, b) => b.swing - a.swing || (a.key < b.key ? -1 : 1));
  return { state: stateId, npv: npvAt(model, middles), influences, measureNext: influences[0]?.key ?? null };
}

/** The value of any input, exact ones too, at which the case is worth nothing; null where none is near. */
export function breakEvenFor(map: ProcessMap, stateId: StateId, key: string): number | null {
  const model = caseModel(map, stateId);
  const place = model?.inputs.findIndex((i) => i.key === key) ?? -1;
  const input = model?.inputs[place];
  if (!model || !input) return null;
  const middles = model.inputs.map((i) => midpoint(i.range));
  return breakEvenOf((value) => npvAt(model, middles.with(place, value)), midpoint(input.range));
}

function npvAt(model: CaseModel, values: readonly number[]): number {
  return cashFlow(model.evaluate(values)).npv;
}

/** Where a function that only rises or only falls is zero, from 0 to ten times the middle. */
function breakEvenOf(npv: (value: number) => number, middle: number): number | null {
  let [low, high] = [0, Math.max(10 * middle, 1)];
  const rising = npv(high) > npv(low);
  if (Math.sign(npv(low)) === Math.sign(npv(high))) return null;
  for (let round = 0; round < 100; round++) {
    const half = (low + high) / 2;
    if (npv(half) < 0 === rising) low = half;
    else high = half;
  }
  return (low + high) / 2;
}
