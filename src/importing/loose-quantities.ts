import type { Duration, DurationUnit, DurationValue, Period, Range, Rate } from "../model/quantity.ts";

const unitWords: readonly (readonly [RegExp, DurationUnit])[] = [
  [/^(?:min|mins|minutes?|minuten?)\.?$/i, "min"],
  [/^(?:h|hr|hrs|hours?|std|stunden?)\.?$/i, "h"],
  [/^(?:d|days?|t|tage?n?|pt|pd|person[- ]?days?|personentage?)\.?$/i, "d"],
  [/^(?:w|wk|wks|weeks?|wochen?)\.?$/i, "w"],
  [/^(?:mo|mon|months?|monate?n?)\.?$/i, "mo"],
];

const periodWords: readonly (readonly [RegExp, Period])[] = [
  [/^(?:days?|daily|tag|täglich)$/i, "day"],
  [/^(?:weeks?|weekly|woche|wöchentlich)$/i, "week"],
  [/^(?:months?|monthly|monat|monatlich)$/i, "month"],
  [/^(?:quarters?|quarterly|quartal|vierteljährlich)$/i, "quarter"],
  [/^(?:years?|yearly|annually|jahr|jährlich)$/i, "year"],
];

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const dash = String.raw`\s*(?:\.\.|[-–—]|to|bis)\s*`;
const durationPattern = new RegExp(
  `^(?:~|ca\\.?|about|etwa)?\\s*${number}\\s*([a-zä-ü .-]*?)(?:${dash}${number}\\s*([a-zä-ü .-]+))?$`,
  "i",
);
const ratePattern = new RegExp(
  `^${number}(?:${dash}${number})?\\s*(?:x|×|times|mal|runs?)?\\s*(?:per|a|an|pro|im|je|/)\\s*([a-zä-ü]+)$`,
  "i",
);
const sharePattern = new RegExp(`^${number}\\s*%?(?:${dash}${number})?\\s*%$`);

/** Working time as people write it in tables: `2–4 d`, `20 min – 2 h`, `1,5 Stunden`. Undefined where it is not clear. */
export function durationIn(text: string): Duration | undefined {
  const found = durationPattern.exec(plain(text));
  if (!found) return undefined;
  const [, low, lowUnit, high, highUnit] = found;
  const last = unitOf(highUnit ?? lowUnit);
  const first = lowUnit?.trim() ? unitOf(lowUnit) : last;
  if (first === undefined || last === undefined) return undefined;
  const min: DurationValue = { value: numeric(low), unit: first };
  const max: DurationValue = { value: numeric(high ?? low), unit: last };
  return first === last && min.value > max.value ? { min: max, max: min } : { min, max };
}

/** `2–3 per month`, `4x a week`, `monthly`. */
export function rateIn(text: string): Rate | undefined {
  const alone = periodOf(plain(text));
  if (alone && /ly$|lich$/i.test(plain(text))) return { count: { min: 1, max: 1 }, per: alone };
  const found = ratePattern.exec(plain(text));
  const per = found && periodOf(found[3] ?? "");
  if (!found || !per) return undefined;
  return { count: ordered(numeric(found[1]), numeric(found[2] ?? found[1])), per };
}

/** `20 %`, `10–20 %` as a share of 1; nothing over 100 %. */
export function shareIn(text: string): Range | undefined {
  const found = sharePattern.exec(plain(text));
  if (!found) return undefined;
  const { min, max } = ordered(numeric(found[1]), numeric(found[2] ?? found[1]));
  return max > 100 ? undefined : { min: min / 100, max: max / 100 };
}

const plain = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();
const numeric = (text: string | undefined): number => Number((text ?? "").replace(",", "."));
const ordered = (a: number, b: number): Range => ({ min: Math.min(a, b), max: Math.max(a, b) });
const unitOf = (word: string | undefined): DurationUnit | undefined =>
  unitWords.find(([pattern]) => pattern.test((word ?? "").trim()))?.[1];
const periodOf = (word: string): Period | undefined => periodWords.find(([pattern]) => pattern.test(word))?.[1];
