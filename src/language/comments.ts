import { readLexemes } from "./features/formatting/lexemes.ts";

/** Where the comments of a text stand, in UTF-16 units, the end exclusive; for a text that does not parse, too. */
export function commentsOf(text: string): readonly { readonly offset: number; readonly end: number }[] {
  return readLexemes(text).lexemes.flatMap(({ comments }) =>
    comments.map(({ start, end }) => ({ offset: start, end })),
  );
}

/** The places from each `{` to its `}`, in the order in which they open; a block that is never closed ends with the text. */
export function blocksOf(text: string): readonly { readonly offset: number; readonly end: number }[] {
  const blocks: { offset: number; end: number }[] = [];
  const open: { offset: number; end: number }[] = [];
  for (const { kind, text: sign, start, end } of readLexemes(text).lexemes) {
    if (kind !== "mark") continue;
    if (sign === "{") {
      const block = { offset: start, end: text.length };
      blocks.push(block);
      open.push(block);
    } else if (sign === "}") {
      const block = open.pop();
      if (block) block.end = end;
    }
  }
  return blocks;
}
