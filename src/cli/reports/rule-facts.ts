import { isOwnRuleId } from "../../analysis/own-rule-id.ts";
import type { Severity } from "../../model/process-map.ts";

/** What a report tells of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly help: string;
  /** A map that has the finding, and the same one mended. */
  readonly wrong?: string;
  readonly right?: string;
}

/** An error of the language: it has no page of its own, its message says all. */
export const errorFacts = (id: string): RuleFacts => (isOwnRuleId(id) ? teamFacts(id) : languageFacts(id));

/** A rule of the team's own: its module says more. */
const teamFacts = (id: string): RuleFacts => ({
  id,
  severity: "warning",
  title: `The team's own rule ${id}`,
  why: "A rule that this team wrote for its own maps.",
  help: "The message says what is wrong; the rule stands in a module that `plugins` of mlmap.config.json names.",
});

const languageFacts = (id: string): RuleFacts => ({
  id,
  severity: "error",
  title: "The map has an error",
  why: "What the text says has no meaning, so a part of the map can't be drawn or counted.",
  help: "The message says what is wrong and how to mend it.",
});
