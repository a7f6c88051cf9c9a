import type { Range } from "./quantity.ts";
import { isExact } from "./range.ts";

/** Between a number and its unit: the two never part at the end of a line. */
export const noBreak = "\u00a0";

/** A number with the two or three digits that people read: `0.4`, `6.5`, `208`, `16,100`. The minus is `−`. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  const digits =
    size >= 1000 ? roundTo(size, 3) : size >= 10 ? Math.round(size) : Number(size.toFixed(size >= 1 ? 1 : 2));
  const text = grouped(digits);
  return value < 0 && digits !== 0 ? `−${text}` : text;
}

/** A range: `2–4`, `−3 to 5`, or one number where both ends read the same. */
export function rangeText(range: Range): string {
  // Beside a number without decimals, decimals only pretend to be exact.
  const coarse = Math.abs(range.max) >= 10 && Math.abs(range.min) >= 1;
  const [low, high] = [numberText(coarse ? Math.round(range.min) : range.min), numberText(range.max)];
  if (isExact(range) || low === high) return low;
  return range.min < 0 ? `${low} to ${high}` : `${low}–${high}`;
}

/** A share as per cent: `20 %`, `0.4 %`. */
export function percentText(share: number): string {
  return `${numberText(share * 100)}${noBreak}%`;
}

/** A share that somebody stated, with the digits that they wrote: `12.5 %`, `40–60 %`. */
export function shareText({ min, max }: Range): string {
  // Twelve digits hide that 0.07 × 100 is 7.000000000000001.
  const points = (share: number): string => grouped(Number((share * 100).toPrecision(12)));
  return `${min === max ? points(min) : `${points(min)}–${points(max)}`}${noBreak}%`;
}

function roundTo(value: number, digits: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return Math.round(value / step) * step;
}

function grouped(value: number): string {
  const [whole = "0", part] = String(value).split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? groups : `${groups}.${part}`;
}
