import type { Described } from "../model/process-map.ts";
import { oneLine } from "./text-lines.ts";

/** Longest piece of a note in a tooltip: what does not fit the screen is not read. */
const longestNote = 400;

/** Where a click on the picture leads: the first address that a browser or a mail program opens. Nothing else may run. */
export function webLinkOf({ links }: Pick<Described, "links">): string | undefined {
  return links.map(({ address }) => address.trim()).find((address) => /^(?:https?:\/\/|mailto:)\S+$/i.test(address));
}

/** What the author wrote beside an element, a line a note, then a line a link: for a tooltip. */
export function describedLines({ notes, links }: Described): readonly string[] {
  return [
    ...notes.map((note) => cut(oneLine(withoutMarks(note)))).filter((line) => line !== ""),
    ...links.map(({ address, text }) => (text ? `${oneLine(text)}: ${oneLine(address)}` : oneLine(address))),
  ];
}

/**
 * A note without the marks of Markdown that stand around words: a tooltip shows them as they are, and a screen reader reads
 * each star out. Stars and brackets that mark nothing stay.
 */
function withoutMarks(note: string): string {
  return note
    .replaceAll(/(`+)(.+?)\1/g, "$2")
    .replaceAll(/\[([^[\]]+)\]\(([^()\s]+)\)/g, "$1 ($2)")
    .replaceAll(/(?<![\w*])(\*{1,2})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])/g, "$2");
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestNote ? text : `${letters.slice(0, longestNote).join("").trimEnd()}…`;
}
