import type { Reports } from "./diagnostic.ts";

/** The array of `schemas/check.json`. */
export const jsonReport = (reports: Reports): Iterable<string> =>
  jsonArray(reports, ({ told }) => told.map((t) => t.diagnostic));

/** A JSON array in pieces, as `JSON.stringify` would indent it: a list of thousands is never one text. */
export function* jsonArray<T>(
  parts: Iterable<T>,
  entries: (part: T) => readonly unknown[],
  margin = "",
): Generator<string> {
  let before = "[";
  for (const part of parts) {
    const texts = entries(part).map((entry) => JSON.stringify(entry, null, 2).replaceAll("\n", `\n${margin}  `));
    if (texts.length === 0) continue;
    yield `${before}\n${margin}  ${texts.join(`,\n${margin}  `)}`;
    before = ",";
  }
  yield before === "[" ? "[]" : `\n${margin}]`;
  if (margin === "") yield "\n";
}
