import type { Severity } from "../../model/process-map.ts";

/** What a report tells of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly help: string;
}

/** An error of the language: it has no page of its own, its message says all. */
export const errorFacts = (id: string): RuleFacts => ({
  id,
  severity: "error",
  title: "The map has an error",
  why: "What the text says has no meaning, so a part of the map can't be drawn or counted.",
  help: "The message says what is wrong and how to mend it.",
});
