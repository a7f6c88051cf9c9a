import { calendarOf, hoursOf, hoursPerMonth } from "../model/duration.ts";
import type { Level } from "../model/level.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { Range } from "../model/quantity.ts";
import { exactly } from "../model/range.ts";

/** What is taken for granted where the map says nothing; every one can be set by `assume` in the `map` block. */
export interface Assumptions {
  /** Share of the effort that stays at a level, 0 to 1. A step that is absent or unrated has none. */
  readonly residual: Partial<Readonly<Record<Level, number>>>;
  /** Discount a year, 0 to 1. */
  readonly discount: Range;
  /** Share of the saved money that becomes cash, 0 to 1. */
  readonly capture: Range;
  /** Months until the full saving is there; it grows evenly until then. */
  readonly rampMonths: Range;
}

export const usualAssumptions: Assumptions = {
  residual: { manual: 1, "non-repeatable": 1, "semi-automated": 0.5, automated: 0.05 },
  discount: exactly(0.1),
  capture: exactly(0.5),
  rampMonths: exactly(6),
};

/** The map's own assumptions over the usual ones. */
export function assumptionsOf(map: ProcessMap): Assumptions {
  const { residual, discount, capture, ramp } = map.settings.assume;
  const calendar = calendarOf(map.settings);
  const rampHours = ramp && hoursOf(ramp, calendar);
  return {
    residual: { ...usualAssumptions.residual, ...residual },
    discount: discount ?? usualAssumptions.discount,
    capture: capture ?? usualAssumptions.capture,
    rampMonths: rampHours
      ? { min: rampHours.min / hoursPerMonth(calendar), max: rampHours.max / hoursPerMonth(calendar) }
      : usualAssumptions.rampMonths,
  };
}
