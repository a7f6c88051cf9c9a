import { expect, it } from "vitest";
import { parseMap, type TextFile } from "../../src/language/index.ts";

/** A title, a text with `«…»` around what is marked, and what is said there, in the order of the text. */
export type Row = readonly [title: string, text: string, messages: readonly string[]];

/** One test a row: the marks must stand where the errors are, and the sentences must be these. */
export function errorTable(rows: readonly Row[], others: readonly TextFile[] = []): void {
  it.each(rows)("%s", async (_title, marked, messages) => {
    const { text, marks } = unmarked(marked);
    const { errors } = await parseMap(text, "file:///maps/map.mlflow", others);
    expect(errors.map((e) => e.message)).toEqual(messages);
    expect(errors.map((e) => text.slice(e.range.offset, e.range.end))).toEqual(
      marks.map(([from, to]) => text.slice(from, to)),
    );
    expect(errors.map((e) => [e.range.offset, e.range.end])).toEqual(marks);
  });
}

/** The text without its marks, and where they stood. */
export function unmarked(marked: string): { text: string; marks: readonly (readonly [number, number])[] } {
  const open: number[] = [];
  const marks: (readonly [number, number])[] = [];
  let text = "";
  for (const character of marked) {
    if (character === "«") open.push(text.length);
    else if (character === "»") marks.push([open.pop() ?? 0, text.length]);
    else text += character;
  }
  return { text, marks: marks.sort((a, b) => a[0] - b[0]) };
}
