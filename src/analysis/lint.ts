import { rangeOf } from "../model/apply-target.ts";
import type { Problem, ProcessMap, Severity } from "../model/process-map.ts";
import { resolveStates } from "../model/state.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Finding, Fix, Rule, RuleInput } from "./rule.ts";
import { rules } from "./rules/index.ts";
import type { Silence } from "./silence.ts";

export interface LintSettings {
  /** Severity by rule id; a rule that is left out has its own default. */
  readonly severities?: Readonly<Record<string, Severity>>;
  /** The `lint-ignore` comments of the map's own text. */
  readonly silences?: readonly Silence[];
  /** Only these rules; all of them where left out. */
  readonly rules?: readonly Rule[];
}

/** A finding with its severity and place, ready to be shown. */
export interface Found extends Problem {
  /** Id of the step that bears the mark in the picture. */
  readonly step?: string;
  /** State in which it holds; absent: the map as it is now. */
  readonly state?: string;
  readonly finding: Finding;
}

/** What is reported about the silences themselves; severities can be set like those of rules. */
export const silenceChecks = {
  "silence-without-reason": "warning",
  "needless-silence": "warning",
  "silence-of-unknown-rule": "warning",
} as const satisfies Record<string, Severity>;

/** Where the page that explains a rule stands. */
export function pageOf(ruleId: string): string {
  return `docs/rules/${ruleId}.md`;
}

/** Every finding of a map that is not silenced, in the order of the text, and what is wrong with its silences. */
export function lint(map: ProcessMap, settings: LintSettings = {}): readonly Found[] {
  const input = inputOf(map);
  const active = (settings.rules ?? rules).flatMap((rule) => {
    const severity = settings.severities?.[rule.id] ?? rule.severity;
    return severity === "off" ? [] : [{ rule, severity }];
  });
  const found = active.flatMap(({ rule, severity }) =>
    [...rule.check(input)].map(
      (finding): Found => ({
        rule: rule.id,
        severity,
        message: finding.message,
        range: rangeOf(finding.source, map.uri, finding.clause),
        help: pageOf(rule.id),
        finding,
        ...(finding.step !== undefined && { step: finding.step }),
        ...(finding.state !== undefined && { state: finding.state }),
      }),
    ),
  );
  const silences = settings.silences ?? [];
  const silent = (f: Found, s: Silence): boolean =>
    s.rule === f.rule && s.range.uri === f.range.uri && s.line === f.range.startLine;
  const heard = found.filter((f) => !silences.some((s) => silent(f, s)));
  const ids = new Set(active.map(({ rule }) => rule.id));
  const aboutSilences = silences.flatMap((s) => {
    const used = found.some((f) => silent(f, s));
    return problemsOfSilence(s, { used, active: ids.has(s.rule) }, settings);
  });
  return [...heard, ...aboutSilences].sort(
    (a, b) => a.range.uri.localeCompare(b.range.uri) || a.range.offset - b.range.offset || (a.rule < b.rule ? -1 : 1),
  );
}

/** The fixes that a finding's rule offers. */
export function fixesOf(map: ProcessMap, found: Pick<Found, "rule" | "finding">): readonly Fix[] {
  const rule = rules.find((r) => r.id === found.rule);
  return rule?.fix?.(found.finding, inputOf(map)) ?? [];
}

function inputOf(map: ProcessMap): RuleInput {
  return { map, states: resolveStates(map).states };
}

function problemsOfSilence(
  silence: Silence,
  { used, active }: { used: boolean; active: boolean },
  settings: LintSettings,
): readonly Found[] {
  const problem = (id: keyof typeof silenceChecks, message: string): Found[] => {
    const severity = settings.severities?.[id] ?? silenceChecks[id];
    return severity === "off" ? [] : [{ rule: id, severity, message, range: silence.range, finding: { message } }];
  };
  const all = rules.map((r) => r.id);
  if (!all.includes(silence.rule)) {
    const near = nearestWord(silence.rule, all);
    return problem(
      "silence-of-unknown-rule",
      `There is no rule “${silence.rule}”.${near === undefined ? "" : ` Did you mean “${near}”?`}`,
    );
  }
  return [
    ...(silence.reason === undefined
      ? problem(
          "silence-without-reason",
          `Say why “${silence.rule}” is silent here: “lint-ignore ${silence.rule}: the reason”.`,
        )
      : []),
    // Whether it would silence something is not known while its rule is off.
    ...(active && !used
      ? problem("needless-silence", `Nothing is left to silence: “${silence.rule}” finds nothing here. Take it out.`)
      : []),
  ];
}
