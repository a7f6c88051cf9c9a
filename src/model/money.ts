import { noBreak, rangeText } from "./number-text.ts";
import type { MapSettings } from "./process-map.ts";
import type { Amount, Range } from "./quantity.ts";
import { plus } from "./range.ts";

/** An amount of money in one currency; `null` where the map names none anywhere. Never mutated. */
export interface Money {
  readonly value: Range;
  readonly currency: string | null;
}

/** An amount as written, in the map's currency where it names none itself. */
export function moneyOf(amount: Amount, settings: MapSettings): Money {
  return { value: amount.value, currency: amount.currency ?? settings.currency ?? null };
}

/** The sum; undefined for no amounts and for two currencies, which nobody told us how to exchange. */
export function moneySum(amounts: readonly Money[]): Money | undefined {
  const [first, ...rest] = amounts;
  if (!first) return undefined;
  let value = first.value;
  for (const next of rest) {
    if (next.currency !== first.currency) return undefined;
    value = plus(value, next.value);
  }
  return { value, currency: first.currency };
}

/** `14,600–17,500 EUR`. */
export function moneyText({ value, currency }: Money): string {
  return currency === null ? rangeText(value) : `${rangeText(value)}${noBreak}${currency}`;
}
