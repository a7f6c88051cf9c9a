import { readLexemes } from "./features/formatting/lexemes.ts";

/** Where the comments of a text stand, in UTF-16 units, the end exclusive; for a text that does not parse, too. */
export function commentsOf(text: string): readonly { readonly offset: number; readonly end: number }[] {
  return readLexemes(text).lexemes.flatMap(({ comments }) =>
    comments.map(({ start, end }) => ({ offset: start, end })),
  );
}
