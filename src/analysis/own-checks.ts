import type { Severity } from "../model/process-map.ts";

/** Something that is reported beside the rules; its severity can be set like theirs. */
export interface OwnCheck {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
}

/** What is reported about the silences themselves. */
export const silenceChecks = {
  "silence-without-reason": {
    severity: "warning",
    title: "A silence without a reason",
    why: "Whoever reads `lint-ignore` next year wants to know why. Write it behind a colon: `// lint-ignore manual-step: gone with the tracking server`.",
  },
  "needless-silence": {
    severity: "warning",
    title: "A silence that silences nothing",
    why: "The finding is gone, or stands on another line. A silence that is left over would hide the next one: take it out.",
  },
  "silence-of-unknown-rule": {
    severity: "warning",
    title: "A silence of a rule that does not exist",
    why: "The name after `lint-ignore` is no rule, so nothing is silent. The message names the rule that was probably meant.",
  },
} as const satisfies Record<string, OwnCheck>;

/** All of them: what is wrong with silences, what a configuration demands in vain, and a team's own rule that fails. */
export const ownChecks = {
  "below-requirement": {
    severity: "error",
    title: "A figure misses what the team requires of it",
    why: "`require` in `mlmap.config.json` says what each map must reach, such as an automation score of 0.6 or at most 40 manual hours a month, so that automation does not slide back unseen. A range counts with its middle; a figure that can't be known misses its demand.",
  },
  "failed-rule": {
    severity: "error",
    title: "A rule of the team's own failed",
    why: "A rule in one of the `plugins` of `mlmap.config.json` threw an error on this map or took longer than two seconds for it, so nobody knows what it would have found. The message names the module and, of an error, its line: mend it there, or turn the rule off until it is mended. A rule that took too long is not run again until its module is saved. The other rules are not touched by it.",
  },
  ...silenceChecks,
} as const satisfies Record<string, OwnCheck>;
