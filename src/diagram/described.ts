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
    ...notes.map((note) => cut(oneLine(note))).filter((line) => line !== ""),
    ...links.map(({ address, text }) => (text ? `${oneLine(text)}: ${oneLine(address)}` : oneLine(address))),
  ];
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestNote ? text : `${letters.slice(0, longestNote).join("").trimEnd()}…`;
}
