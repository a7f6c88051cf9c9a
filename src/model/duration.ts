import { noBreak, numberText, rangeText } from "./number-text.ts";
import type { MapSettings } from "./process-map.ts";
import type { Duration, DurationUnit, DurationValue, Period, Range, Rate } from "./quantity.ts";
import { isExact } from "./range.ts";

/** Working time: a week holds 5 days, a month 21; how long a day is, the `map` block may say. */
export interface Calendar {
  readonly hoursPerDay: number;
}

export const daysPerWeek = 5;
export const daysPerMonth = 21;
export const monthsPerYear = 12;
export const monthsPerQuarter = 3;
export const usualHoursPerDay = 8;

export function calendarOf(settings: MapSettings): Calendar {
  return { hoursPerDay: settings.hoursPerDay ?? usualHoursPerDay };
}

/** Working hours that one person has in a month: 168 where a day has 8. */
export function hoursPerMonth(calendar: Calendar): number {
  return daysPerMonth * calendar.hoursPerDay;
}

/** Working hours of a duration. */
export function hoursOf(duration: Duration, calendar: Calendar): Range {
  return { min: hours(duration.min, calendar), max: hours(duration.max, calendar) };
}

function hours({ value, unit }: DurationValue, { hoursPerDay }: Calendar): number {
  const perUnit: Record<DurationUnit, number> = {
    min: 1 / 60,
    h: 1,
    d: hoursPerDay,
    w: daysPerWeek * hoursPerDay,
    mo: daysPerMonth * hoursPerDay,
  };
  return value * perUnit[unit];
}

/** How many of a period make a month: 21 days, 4.2 weeks, a third of a quarter. */
const perMonthOf: Record<Period, number> = {
  day: daysPerMonth,
  week: daysPerMonth / daysPerWeek,
  month: 1,
  quarter: 1 / monthsPerQuarter,
  year: 1 / monthsPerYear,
};

/** How often in a month. */
export function perMonth(rate: Rate): Range {
  const factor = perMonthOf[rate.per];
  return { min: rate.count.min * factor, max: rate.count.max * factor };
}

/** What falls due each `period`, for one month. */
export function monthlyShare(period: Period): number {
  return perMonthOf[period];
}

/** A duration as people write it: `2–4 d`, `20 min – 2 h`, `4 h`. Units stay the author's. */
export function durationText({ min, max }: Duration): string {
  if (min.unit === max.unit) return withUnit(rangeText({ min: min.value, max: max.value }), min.unit);
  return `${withUnit(numberText(min.value), min.unit)} – ${withUnit(numberText(max.value), max.unit)}`;
}

/** A rate as people write it: `2–3 per month`. */
export function rateText({ count, per }: Rate): string {
  return `${rangeText(count)} per ${per}`;
}

/** Working hours, short: `93–139 h`; less than one hour in minutes. */
export function hoursText(hours: Range): string {
  const small = Math.max(Math.abs(hours.min), Math.abs(hours.max)) < 1;
  return small
    ? withUnit(rangeText({ min: hours.min * 60, max: hours.max * 60 }), "min")
    : withUnit(rangeText(hours), "h");
}

/** Working hours in a sentence: `about 208 hours`, `93–139 hours`, `1 hour`. */
export function hoursSentence(hours: Range): string {
  const text = rangeText(hours);
  if (!isExact(hours)) return `${text}${noBreak}hours`;
  const rounded = Math.abs(Number(text.replaceAll(",", "").replace("−", "-")) - hours.min) > 1e-9;
  return `${rounded ? "about " : ""}${text}${noBreak}${text === "1" ? "hour" : "hours"}`;
}

function withUnit(text: string, unit: DurationUnit): string {
  return `${text}${noBreak}${unit}`;
}
