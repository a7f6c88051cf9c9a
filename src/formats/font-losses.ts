import type { FontGaps } from "./text-runs.ts";

const remedy = "An SVG shows them with the reader's fonts.";
const mark = /\p{M}/u;

/** What a file of dots or lines does not show as it is written, in sentences. */
export function fontLosses({ missing, unshaped }: Pick<FontGaps, "missing" | "unshaped">): readonly string[] {
  const all = Array.from(missing);
  const marks = all.filter((char) => mark.test(char));
  const letters = all.filter((char) => !mark.test(char));
  return [
    ...(letters.length > 0
      ? [`No font at hand has ${quoted(letters)}: these characters are drawn as empty boxes. ${remedy}`]
      : []),
    // Alone, such a mark has nothing to stand on: its code says which it is.
    ...(marks.length > 0 ? [`No font at hand has ${codes(marks)}: these accents are left out. ${remedy}`] : []),
    ...(unshaped
      ? [
          `${quoted(Array.from(unshaped))} would join or change places by rules of their font, which this file does not follow: they are drawn one after another. A PNG or an SVG shows them as they are written.`,
        ]
      : []),
  ];
}

/** The same for letters as outlines, which leave as text what they cannot draw. */
export function outlineLosses({ missing, unshaped }: Pick<FontGaps, "missing" | "unshaped">): readonly string[] {
  return [
    ...(missing ? [`No font at hand has ${quoted(Array.from(missing))}: text with these characters stays text.`] : []),
    ...(unshaped
      ? [
          `${quoted(Array.from(unshaped))} would join or change places by rules of their font: text with them stays text.`,
        ]
      : []),
  ];
}

/**
 * That other machines make another file of the same map. Inter is part of the program: with it a file has the same bytes everywhere.
 * Other fonts are whatever a machine has.
 */
export function fontNotes(
  { foreign, families }: Pick<FontGaps, "foreign" | "families">,
  undrawn: string,
): readonly string[] {
  const drawn = Array.from(foreign).filter((char) => !undrawn.includes(char));
  if (drawn.length === 0 || families.length === 0) return [];
  return [machineNote(drawn, ` (${families.join(", ")})`)];
}

/** The same of dots that a window has set: which fonts of the machine it took, it tells nobody. */
export function windowNotes(foreign: string): readonly string[] {
  const drawn = Array.from(foreign);
  return drawn.length > 0 ? [machineNote(drawn, "")] : [];
}

const machineNote = (drawn: readonly string[], fonts: string): string =>
  `${quoted(drawn)} are drawn with fonts of this machine${fonts}: made on another one, the file may look otherwise and have other bytes.`;

function codes(characters: readonly string[]): string {
  const some = characters.slice(0, 4).map((char) => `U+${hex(char)}`);
  return some.join(", ") + (characters.length > 4 ? " and others" : "");
}

const hex = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** A few of the characters, for a sentence. */
function quoted(characters: readonly string[]): string {
  const some = characters.filter((char) => !mark.test(char));
  const shown = some.length > 0 ? some : characters;
  return `“${shown.slice(0, 8).join("")}${shown.length > 8 ? "…" : ""}”`;
}
