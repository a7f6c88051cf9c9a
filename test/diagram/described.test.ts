import { expect, it } from "vitest";
import { describedLines } from "../../src/diagram/described.ts";

const told = (note: string): readonly string[] => describedLines({ notes: [note], links: [] });

it.each([
  ["Both look at the **same** chart.", "Both look at the same chart."],
  ["*Never* run `rm -rf` here.", "Never run rm -rf here."],
  ["See [the wiki](https://example.com/a).", "See the wiki (https://example.com/a)."],
  ["**Two words**, and *one*.", "Two words, and one."],
])("says a note without the marks around its words: %s", (note, words) => {
  expect(told(note)).toEqual([words]);
});

it.each(["2 * 3 * 4 cells", "a*b*c", "list [a] (b)", "every 5 * * * *", "snake_case_names", "* star alone"])(
  "leaves alone what marks nothing: %s",
  (note) => {
    expect(told(note)).toEqual([note]);
  },
);
