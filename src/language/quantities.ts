import { type Duration, type DurationUnit, type DurationValue, durationUnits, type Range } from "../model/quantity.ts";

/**
 * A number read from the text, or one sentence that says what is wrong with it and how it is written. The sentence is
 * empty where there is no text at all: the parser has said so already.
 */
export type Read<T> = { readonly value: T } | { readonly problem: string };

/** What a number must keep to; `what` begins the sentence when it does not. */
export interface Limits {
  readonly what: string;
  /** Zero makes no sense here; what to write instead. */
  readonly positive?: string;
  readonly most?: number;
}

interface Part {
  readonly value: number;
  readonly suffix: string;
}

/** `4h`, `2d..4d`, `0h..3d`. */
export function readDuration(text: string, limits: Limits): Read<Duration> {
  const parts = readParts(text, "2d..4d");
  if ("problem" in parts) return parts;
  const { low, high } = parts.value;
  if (low !== high && low.suffix === "" && isUnit(high.suffix)) {
    return {
      problem: `\`${text}\` wants a unit at both ends: \`${low.value}${high.suffix}..${high.value}${high.suffix}\`.`,
    };
  }
  for (const part of [low, high]) {
    const problem = unitProblem(text, part) ?? limitProblem(text, part.value, limits);
    if (problem) return { problem };
  }
  const min = low as DurationValueParts;
  const max = high as DurationValueParts;
  if (inHours(min) > inHours(max)) return { problem: backwards(text, `${written(high)}..${written(low)}`) };
  if (limits.positive && max.value === 0) return { problem: `${limits.what} can't be zero: ${limits.positive}.` };
  return { value: { min: unitValue(min), max: unitValue(max) } };
}

/** `20%`, `10..20%`, `10%..20%` as a share of 1. */
export function readShare(text: string, limits: Limits): Read<Range> {
  const parts = readParts(text, "10..20%");
  if ("problem" in parts) return parts;
  const { low, high } = parts.value;
  if (high.suffix !== "%" || !(low.suffix === "" || low.suffix === "%")) {
    const plain = low.suffix === "" && high.suffix === "";
    return {
      problem: plain
        ? `${limits.what} wants a per cent sign: \`${text}%\`.`
        : `${limits.what} is written like \`20%\`, not \`${text}\`.`,
    };
  }
  return checkedRange(text, low, high, { most: 100, ...limits }, "%", 100);
}

/** `2`, `2..3`, `4200`: a number without a unit. */
export function readNumber(text: string, limits: Limits): Read<Range> {
  const parts = readParts(text, "2..4");
  if ("problem" in parts) return parts;
  const { low, high } = parts.value;
  const suffix = low.suffix || high.suffix;
  if (suffix) {
    const glued = /^[A-Z]{3}$/.test(suffix);
    return {
      problem: glued
        ? `\`${text}\` wants a blank: \`${text.slice(0, -suffix.length)} ${suffix}\`.`
        : `${limits.what} is a plain number, so \`${suffix}\` can't follow it.`,
    };
  }
  return checkedRange(text, low, high, limits, "", 1);
}

/** One number, no range: `2`, `7.5`. */
export function readSingleNumber(text: string, limits: Limits): Read<number> {
  const read = readNumber(text, limits);
  if ("problem" in read) return read;
  if (read.value.min !== read.value.max || text.includes(".."))
    return { problem: `${limits.what} is one number, not a range: \`${read.value.max}\`.` };
  return { value: read.value.min };
}

/** `2026-06-30`. */
export function readDate(text: string): Read<string> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match)
    return { problem: `A date is written year, month, day: \`${dateMeant(text) ?? "2026-06-30"}\`, not \`${text}\`.` };
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ][month - 1];
  if (last === undefined) return { problem: `There is no day \`${text}\`: a year has months 01 to 12.` };
  if (day < 1 || day > last) return { problem: `There is no day \`${text}\`: that month has 01 to ${last}.` };
  return { value: text };
}

/** What a date with the day first means, `30.06.2026`; one with slashes may have the month first. */
function dateMeant(text: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === "" ? undefined : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** True for `4h` and `2d..4d`: something with a unit of time. */
export function looksLikeDuration(text: string): boolean {
  return /[a-z]$/i.test(text);
}

function readParts(text: string | undefined, example: string): Read<{ low: Part; high: Part }> {
  if (!text) return { problem: "" };
  const ends = text.split("..");
  if (ends.length > 2) return { problem: `\`${text}\` has more than two ends; a range is written \`${example}\`.` };
  if (ends.length === 2 && ends[1] === "") return { problem: `\`${text}\` wants an upper end, as in \`${example}\`.` };
  const parts: Part[] = [];
  for (const end of ends) {
    const match = /^([-+]?\d+(?:\.\d+)?)(.*)$/.exec(end);
    if (/\.{3}/.test(text))
      return { problem: `A range is written with two dots: \`${text.replace(/\.{3,}/, "..")}\`.` };
    if (!match) return { problem: `\`${text}\` is no number.` };
    const [, digits = "", suffix = ""] = match;
    if (/^[A-Za-z%]*-[\d]/.test(suffix))
      return { problem: `A range is written with two dots: \`${text.replace(/(?<=.)-/, "..")}\`.` };
    const value = Number(digits);
    if (!Number.isFinite(value) || Math.abs(value) > 1e12)
      return {
        problem: `\`${end.length > 20 ? `${end.slice(0, 20)}…` : end}\` is too large a number: at most 1,000,000,000,000.`,
      };
    parts.push({ value, suffix });
  }
  const low = parts[0] as Part;
  return { value: { low, high: parts[1] ?? low } };
}

type DurationValueParts = Part & { readonly suffix: DurationUnit };

const otherUnits: Readonly<Record<string, DurationUnit>> = {
  m: "min",
  mins: "min",
  minute: "min",
  minutes: "min",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  day: "d",
  days: "d",
  wk: "w",
  week: "w",
  weeks: "w",
  mon: "mo",
  ...{ std: "h", stunde: "h", stunden: "h", tag: "d", tage: "d", woche: "w", wochen: "w", monat: "mo", monate: "mo" },
  month: "mo",
  months: "mo",
};

function isUnit(text: string): text is DurationUnit {
  return (durationUnits as readonly string[]).includes(text);
}

function unitProblem(text: string, { value, suffix }: Part): string | undefined {
  if (isUnit(suffix)) return undefined;
  if (suffix === "")
    return `\`${text}\` wants a unit: \`${value}min\`, \`${value}h\`, \`${value}d\`, \`${value}w\` or \`${value}mo\`.`;
  const meant = otherUnits[suffix.toLowerCase()] ?? (isUnit(suffix.toLowerCase()) ? suffix.toLowerCase() : undefined);
  if (meant) return `There is no unit \`${suffix}\`; did you mean \`${value}${meant}\`?`;
  return `There is no unit \`${suffix}\`: working time is written in min, h, d, w or mo.`;
}

function limitProblem(text: string, value: number, { what, most }: Limits): string | undefined {
  if (value < 0) return `${what} can't be negative: \`${text}\`.`;
  if (most !== undefined && value > most) return `${what} can't be more than ${most}: \`${text}\`.`;
  return undefined;
}

function checkedRange(text: string, low: Part, high: Part, limits: Limits, sign: string, divisor: number): Read<Range> {
  for (const part of [low, high]) {
    if (part.value < 0) return { problem: `${limits.what} can't be negative: \`${text}\`.` };
    if (limits.most !== undefined && part.value > limits.most)
      return { problem: `${limits.what} can't be more than ${limits.most}${sign}: \`${text}\`.` };
  }
  if (low.value > high.value) return { problem: backwards(text, `${high.value}..${low.value}${sign}`) };
  if (limits.positive && high.value === 0) return { problem: `${limits.what} can't be zero: ${limits.positive}.` };
  return { value: { min: low.value / divisor, max: high.value / divisor } };
}

function backwards(text: string, right: string): string {
  return `\`${text}\` runs backwards; the lower end comes first: \`${right}\`.`;
}

function written({ value, suffix }: Part): string {
  return `${value}${suffix}`;
}

function unitValue({ value, suffix }: DurationValueParts): DurationValue {
  return { value, unit: suffix };
}

function inHours({ value, suffix }: DurationValueParts): number {
  return value * { min: 1 / 60, h: 1, d: 8, w: 40, mo: 168 }[suffix];
}
