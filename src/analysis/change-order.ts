import type { ProcessMap, StateId } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { caseModel } from "./case-model.ts";
import { paybackMonthOf } from "./cash-flow.ts";
import { type Ground, middleSavingOf, savingsBetween } from "./savings.ts";

/** One change on the way to a state, in the order in which they pay back. Middles of ranges. */
export interface OrderedChange {
  readonly id: string;
  readonly title: string;
  /** Hours a month. */
  readonly hours: number;
  /** Money a month; null where no rate is known. */
  readonly money: number | null;
  readonly ground: Ground;
  /** This one and all before it, a month. */
  readonly hoursSoFar: number;
  readonly moneySoFar: number | null;
  /**
   * Month in which the case pays back if these changes alone are made, at all of the state's costs; null where it does not
   * within three years. Absent where the state costs nothing.
   */
  readonly paybackMonth?: number | null;
}

/**
 * The changes of a target or platform, those first that pay back first: by the money that they save a month, and by hours
 * where no money is known. Those that save nothing are left out.
 */
export function changesInOrder(map: ProcessMap, stateId: StateId): readonly OrderedChange[] {
  const steps = savingsBetween(map, "current", stateId)?.steps ?? [];
  const model = caseModel(map, stateId);
  const outcome = model?.evaluate(model.inputs.map((i) => midpoint(i.range)));
  const costs = outcome && (outcome.setup > 0 || outcome.running > 0) ? outcome : undefined;
  let [hoursSoFar, moneySoFar] = [0, 0];
  return steps
    .map((step) => ({ id: step.id, title: step.title, ground: step.ground, ...middleSavingOf(step) }))
    .filter(({ hours, money }) => hours > 0 || (money ?? 0) > 0)
    .sort((a, b) => (b.money ?? -1) - (a.money ?? -1) || b.hours - a.hours || (a.id < b.id ? -1 : 1))
    .map((change) => {
      hoursSoFar += change.hours;
      moneySoFar += change.money ?? 0;
      return {
        ...change,
        hoursSoFar,
        moneySoFar: change.money === null ? null : moneySoFar,
        ...(costs && { paybackMonth: paybackMonthOf({ ...costs, saved: moneySoFar }) }),
      };
    });
}
