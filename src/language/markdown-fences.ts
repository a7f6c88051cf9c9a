/** A map inside Markdown: a fence marked `mlflow`. Offsets and lines are 0-based and belong to the Markdown text. */
export interface MapFence {
  readonly text: string;
  /** Where the map's text begins in the Markdown. */
  readonly offset: number;
  /** The line on which the map's text begins. */
  readonly line: number;
  /** What follows `mlflow` on the opening line. */
  readonly info: string;
  /** How many blanks stand before each line because the fence itself is indented. */
  readonly indent: number;
}

const opening = /^( {0,3})(`{3,}|~{3,})[ \t]*mlflow(?:[ \t]+(.*?))?[ \t]*$/;

/**
 * The maps in a Markdown text, in its order, by CommonMark's rules for fences: a fence ends with a line of at least as many
 * of the same marks, or with the text. The text keeps its indentation as written, so that places can be found again.
 */
export function mapFencesIn(markdown: string): readonly MapFence[] {
  const fences: MapFence[] = [];
  const lines = markdown.split("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? "").replace(/\r$/, "");
    const any = /^ {0,3}(`{3,}|~{3,})([^]*)$/.exec(line);
    if (!any || (any[1]?.startsWith("`") && any[2]?.includes("`"))) continue;
    const end = closingLine(lines, i + 1, any[1] ?? "```");
    const match = opening.exec(line);
    if (match) {
      const offset = starts[i + 1] ?? markdown.length;
      const stop = end < lines.length ? (starts[end] ?? markdown.length) : markdown.length;
      fences.push({
        text: markdown.slice(offset, stop),
        offset,
        line: i + 1,
        info: match[3] ?? "",
        indent: match[1]?.length ?? 0,
      });
    }
    i = end;
  }
  return fences;
}

function closingLine(lines: readonly string[], from: number, marks: string): number {
  const closing = new RegExp(`^ {0,3}${marks.charAt(0)}{${marks.length},}[ \\t]*\\r?$`);
  for (let i = from; i < lines.length; i++) if (closing.test(lines[i] ?? "")) return i;
  return lines.length;
}
