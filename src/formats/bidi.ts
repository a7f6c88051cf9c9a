/**
 * Order in which the characters of one line are drawn where words run in both directions: the Unicode Bidirectional Algorithm
 * (UAX #9) for a line that begins at the left, as text in our SVG files does, or at the right where an isolate stands before all of it.
 * Marks of direction count; controls that open and close runs inside of a line are passed over.
 */
import { isolate } from "../model/writing-direction.ts";

type Class = "L" | "R" | "AL" | "EN" | "AN" | "ES" | "ET" | "CS" | "NSM" | "BN" | "ON";

/** Hebrew, N'Ko, Samaritan, Mandaic … and their presentation forms; the right-to-left mark. */
const right =
  /^[\u0590-\u05ff\u07c0-\u085f\u200f\ufb1d-\ufb4f\u{10800}-\u{10cff}\u{10d40}-\u{10ebf}\u{1e800}-\u{1e95f}]$/u;
/** Arabic, Syriac, Thaana and their presentation forms; the Arabic letter mark. */
const arabic =
  /^[\u0600-\u07bf\u0860-\u08ff\u061c\ufb50-\ufdff\ufe70-\ufeff\u{10d00}-\u{10d3f}\u{10ec0}-\u{10eff}\u{1ec70}-\u{1eeff}]$/u;
const arabicNumber = /^[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]$/u;
const europeanNumber = /^[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070\u2074-\u2079\u2080-\u2089]$/u;
const terminator = /^[#%\u00b0\u00b1\u066a\u2030-\u2034\u2213\p{Sc}]$/u;
/** Signs in Arabic blocks that take the direction of what is around them. */
const neutralArabic = /^[\u0606\u0607\u060c\u060e\u060f\u06de\u06e9\ufd3e\ufd3f]$/u;

function classOf(char: string): Class {
  if (/^[\p{Mn}\p{Me}]$/u.test(char)) return "NSM";
  if (char === "\u200e") return "L";
  if (arabicNumber.test(char)) return "AN";
  if (europeanNumber.test(char)) return "EN";
  if (terminator.test(char)) return "ET";
  if (/^[,./:\u00a0\u060c\u202f\u2044]$/u.test(char)) return "CS";
  if (neutralArabic.test(char)) return "ON";
  if (arabic.test(char)) return "AL";
  if (right.test(char)) return "R";
  if (/^[+\-\u207a\u207b\u208a\u208b\u2212]$/u.test(char)) return "ES";
  if (/^[\p{Cf}\p{Cc}]$/u.test(char)) return "BN";
  return /^[\p{L}\p{Mc}\p{N}]$/u.test(char) ? "L" : "ON";
}

const pairs = "()[]{}<>«»‹›≤≥≪≫⟨⟩⟪⟫〈〉《》「」『』【】〔〕（）［］｛｝";
const mirrors = new Map(
  Array.from(pairs).map((char, i) => [char, Array.from(pairs)[i % 2 === 0 ? i + 1 : i - 1] ?? char]),
);
/** Of these, the ones that enclose (UAX #9, rule N0): quotes and signs of comparison do not. */
const brackets = new Set("()[]{}⟨⟩⟪⟫〈〉《》「」『』【】〔〕（）［］｛｝");

/** What stands for a character where the line runs to the left: a bracket is turned around. */
export const mirrored = (char: string): string => mirrors.get(char) ?? char;

/** True where a text has characters that are written from right to left, so that a line with it must be put in order. */
export const runsLeft = (text: string): boolean =>
  Array.from(text).some((char) => ["R", "AL", "AN"].includes(classOf(char)));

/** Level of each character: even ones run to the right, odd ones to the left. */
export function levelsOf(chars: readonly string[]): readonly number[] {
  const own = chars.map(classOf);
  const base = chars[0] === isolate ? "R" : "L";
  const kept = own.flatMap((kind, i) => (kind === "BN" ? [] : [i]));
  const found = resolved(
    kept.map((i) => own[i] as Class),
    kept.map((i) => chars[i] as string),
    base,
  );
  const levels = chars.map(() => 0);
  kept.forEach((i, k) => {
    const kind = found[k];
    levels[i] = kind === "R" ? 1 : kind === "AN" || kind === "EN" || base === "R" ? 2 : 0;
  });
  // What is nothing to see goes with what stands before it.
  own.forEach((kind, i) => {
    if (kind === "BN") levels[i] = levels[i - 1] ?? 0;
  });
  // Blanks at the end stay at the end (rule L1).
  for (let i = chars.length - 1; i >= 0 && (own[i] === "BN" || /^\s$/u.test(chars[i] as string)); i--) levels[i] = 0;
  return levels;
}

/** The weak and the neutral kinds as what they are among their neighbours (rules W1 to N2). */
function resolved(given: readonly Class[], chars: readonly string[], base: "L" | "R"): Class[] {
  const kinds = [...given];
  let strong: Class = base;
  kinds.forEach((kind, i) => {
    if (kind === "NSM") kinds[i] = kinds[i - 1] ?? base;
    if (kind === "EN" && strong === "AL") kinds[i] = "AN";
    if (kind === "L" || kind === "R" || kind === "AL") strong = kind;
  });
  for (const [i, kind] of kinds.entries()) if (kind === "AL") kinds[i] = "R";
  kinds.forEach((kind, i) => {
    const before = kinds[i - 1];
    if (before !== kinds[i + 1]) return;
    if (before === "EN" && (kind === "ES" || kind === "CS")) kinds[i] = "EN";
    if (before === "AN" && kind === "CS") kinds[i] = "AN";
  });
  eachRun(kinds, ["ET"], (from, to) => {
    if (kinds[from - 1] === "EN" || kinds[to] === "EN") kinds.fill("EN", from, to);
  });
  strong = base;
  kinds.forEach((kind, i) => {
    if (kind === "ES" || kind === "ET" || kind === "CS") kinds[i] = "ON";
    if (kind === "EN" && strong === "L") kinds[i] = "L";
    if (kind === "L" || kind === "R") strong = kind;
  });
  setBrackets(kinds, chars, given, base);
  eachRun(kinds, ["ON"], (from, to) => {
    const [before, after] = [direction(kinds[from - 1], base), direction(kinds[to], base)];
    kinds.fill(before === after ? before : base, from, to);
  });
  return kinds;
}

/** Numbers count as words that run to the left; beside the line, its own direction. */
function direction(kind: Class | undefined, base: "L" | "R"): "L" | "R" {
  if (kind === undefined) return base;
  return kind === "L" ? "L" : "R";
}

function eachRun(kinds: readonly Class[], of: readonly Class[], call: (from: number, to: number) => void): void {
  for (let from = 0; from < kinds.length; from++) {
    let to = from;
    while (to < kinds.length && of.includes(kinds[to] as Class)) to++;
    if (to === from) continue;
    call(from, to);
    from = to;
  }
}

/** Both brackets of a pair take one direction: that of the line where such words stand between them, or else that around (rule N0). */
function setBrackets(kinds: Class[], chars: readonly string[], given: readonly Class[], base: "L" | "R"): void {
  const open: { readonly at: number; readonly closes: string }[] = [];
  const found: [number, number][] = [];
  chars.forEach((char, i) => {
    if (kinds[i] !== "ON" || !brackets.has(char)) return;
    if (Array.from(pairs).indexOf(char) % 2 === 0) open.push({ at: i, closes: mirrored(char) });
    else {
      const last = open.findLastIndex(({ closes }) => closes === char);
      if (last < 0) return;
      found.push([open[last]?.at ?? 0, i]);
      open.length = last;
    }
  });
  const isStrong = (kind: Class): boolean => kind !== "ON";
  for (const [from, to] of found.sort(([a], [b]) => a - b)) {
    const inside = kinds
      .slice(from + 1, to)
      .filter(isStrong)
      .map((kind) => direction(kind, base));
    if (inside.length === 0) continue;
    const before = kinds.slice(0, from).findLast(isStrong);
    const way = inside.includes(base) ? base : direction(before, base);
    for (const at of [from, to]) {
      kinds[at] = way;
      for (let i = at + 1; given[i] === "NSM"; i++) kinds[i] = way;
    }
  }
}

/** Places of the characters from left to right. */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, i) => i);
  for (let level = Math.max(0, ...levels); level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && (levels[order[to] as number] as number) >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  return order;
}
