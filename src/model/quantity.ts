/** A range of numbers as the author wrote it; a single number has min = max. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const durationUnits = ["min", "h", "d", "w", "mo"] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** One duration with the unit the author chose: `2d`. */
export interface DurationValue {
  readonly value: number;
  readonly unit: DurationUnit;
}

/** Working time, as written: `2d..4d`, or `4h` with min = max. */
export interface Duration {
  readonly min: DurationValue;
  readonly max: DurationValue;
}

export const periods = ["day", "week", "month", "quarter", "year"] as const;
export type Period = (typeof periods)[number];

/** How often: `runs 2..3 per month`. */
export interface Rate {
  readonly count: Range;
  readonly per: Period;
}

/** Money as written; `currency` is absent where the author left it to the map. */
export interface Amount {
  readonly value: Range;
  readonly currency?: string;
}
