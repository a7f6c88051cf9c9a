import type { MapEdit } from "../model/edit.ts";
import type { ProcessMap, Severity, Source, State } from "../model/process-map.ts";

/** What a rule found: a sentence for people and the element it is about. */
export interface Finding {
  readonly message: string;
  readonly source?: Source;
  /** Clause of the element to mark; the element's name is marked where absent. */
  readonly clause?: string;
  /** Id of the step that bears the mark in the picture. */
  readonly step?: string;
  /** State in which the finding holds; absent: the map as it is now. */
  readonly state?: string;
  /** What else it is about, by name: the question `security.sso`, the data set. */
  readonly about?: string;
}

export interface RuleInput {
  readonly map: ProcessMap;
  /** All resolved states, `current` first. */
  readonly states: readonly State[];
}

/** A fix offered for a finding: what it does in a few words, and the edits. Rules never touch text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly MapEdit[];
}

/** One lint rule, a value that describes itself: its page, its setting, its SARIF entry and its first tests come from it. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Why it matters, in two or three sentences, with a source where the field has one. */
  readonly why: string;
  /** A complete map that has the finding exactly once. */
  readonly wrong: string;
  /** The same map mended: no finding. */
  readonly right: string;
  check(input: RuleInput): Iterable<Finding>;
  fix?(finding: Finding, input: RuleInput): readonly Fix[];
}

/** Checks a rule's shape at compile time. */
export function rule(definition: Rule): Rule {
  return definition;
}
