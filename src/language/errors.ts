/** The kinds of error of the language, by the code that each problem names, with what stands behind it. */
export const errors = {
  syntax: "The text breaks off or goes on as no map does: a quote, a brace, a name or a word is missing or too many.",
  "unknown-name": "A name is used that nothing declares, in this file or in one that it imports.",
  "ambiguous-name":
    "A name is declared in two imported files, or for two kinds of things, so that nobody can tell which one is meant.",
  "duplicate-name": "Two declarations have one name, so that nobody can tell which one is meant.",
  "missing-import": "An import names no file that can be read as a map.",
  misplaced: "A word or a declaration stands where it means nothing; the message says where it belongs.",
  twice: "Something is said twice where it can hold once: a clause, an answer, an import, the `map` block.",
  "unknown-word": "Where one of a few words stands, a level, a layer or an answer, there is another one.",
  "bad-quantity": "A number, a duration, a frequency or an amount of money can't be read, or is out of its range.",
  "bad-flow": "A flow lacks an arrow or an end, leads into a start or out of an end.",
  "bad-shares": "The ways out of one step come to more than 100 %, or one outcome has its share twice.",
  "not-in-base": "A target changes or removes what the state before it does not have.",
  "target-cycle": "Targets follow each other in a circle: one of them must come first.",
  "bad-combination":
    "A platform combines fewer than two others, itself, another combination, or platforms of another target.",
  "empty-view": "A view shows no step at all.",
} as const;

/** The kinds of error; each problem names its own. */
export type ErrorCode = keyof typeof errors;
