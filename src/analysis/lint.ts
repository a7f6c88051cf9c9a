import { rangeOf } from "../model/apply-target.ts";
import type { Problem, ProcessMap, Severity } from "../model/process-map.ts";
import { resolveStates } from "../model/state.ts";
import { nearestWord } from "./nearest-word.ts";
import { ownChecks, type silenceChecks } from "./own-checks.ts";
import { isOwnRuleId } from "./own-rule-id.ts";
import { RuleFailure } from "./own-rules.ts";
import { headOf, missedBy, type Requirement } from "./requirements.ts";
import type { Finding, Fix, Rule, RuleInput } from "./rule.ts";
import { rules } from "./rules/index.ts";
import type { Silence } from "./silence.ts";

export interface LintSettings {
  /** Severity by rule id; a rule that is left out has its own default. */
  readonly severities?: Readonly<Record<string, Severity>>;
  /** Severity by state and rule, over `severities`: `{ y2027: { "manual-step": "off" } }`. */
  readonly stateSeverities?: Readonly<Record<string, Readonly<Record<string, Severity>>>>;
  /** What the map's figures must reach. */
  readonly require?: readonly Requirement[];
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

/** Where the page that explains a rule stands. */
export function pageOf(ruleId: string): string {
  return `docs/rules/${ruleId}.md`;
}

/** Every finding of a map that is not silenced, in the order of the text, and what is wrong with its silences. */
export function lint(map: ProcessMap, settings: LintSettings = {}): readonly Found[] {
  const steps = lintByRule(map, settings);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same rule by rule, for those who have something better to do in between: `lint` in turns of a few milliseconds. */
export function* lintByRule(map: ProcessMap, settings: LintSettings = {}): Generator<undefined, readonly Found[]> {
  const input = inputOf(map);
  const severityOf = (rule: Pick<Rule, "id" | "severity">, state = "current"): Severity =>
    settings.stateSeverities?.[state]?.[rule.id] ?? settings.severities?.[rule.id] ?? rule.severity;
  const states = ["current", ...Object.keys(settings.stateSeverities ?? {})];
  const active = (settings.rules ?? rules).filter((rule) => states.some((state) => severityOf(rule, state) !== "off"));
  const found: Found[] = [];
  for (const rule of active) {
    for (const [by, finding] of findingsOf(rule, input)) {
      const severity = severityOf(by, finding.state);
      if (severity !== "off") found.push(foundAs(by.id, severity, finding, map.uri));
    }
    yield;
  }
  const requirement = { id: "below-requirement", severity: ownChecks["below-requirement"].severity };
  for (const { message, source, requirement: of } of missedBy(map, settings.require ?? [])) {
    const severity = severityOf(requirement, of.state);
    if (severity !== "off")
      found.push(foundAs(requirement.id, severity, { message, ...(source && { source }) }, map.uri));
  }
  const silences = settings.silences ?? [];
  const silent = (f: Found, s: Silence): boolean =>
    s.rule === f.rule && s.range.uri === f.range.uri && s.line <= f.range.startLine && f.range.startLine <= s.lastLine;
  const heard = found.filter((f) => !silences.some((s) => silent(f, s)));
  const ids = new Set([...active.map((rule) => rule.id), ...(settings.require?.length ? [requirement.id] : [])]);
  const aboutSilences = silences.flatMap((s) => {
    const used = found.some((f) => silent(f, s));
    return problemsOfSilence(s, { used, active: ids.has(s.rule) }, settings);
  });
  return [...heard, ...aboutSilences].sort(
    (a, b) => a.range.uri.localeCompare(b.range.uri) || a.range.offset - b.range.offset || (a.rule < b.rule ? -1 : 1),
  );
}

/** What a rule finds, with the rule to blame: one of the team's own that fails is itself what is found. */
function findingsOf(rule: Rule, input: RuleInput): readonly (readonly [Pick<Rule, "id" | "severity">, Finding])[] {
  try {
    return [...rule.check(input)].map((finding) => [rule, finding]);
  } catch (error) {
    if (!(error instanceof RuleFailure)) throw error;
    const source = headOf(input.map);
    return [[failedRule, { message: error.message, ...(source && { source }) }]];
  }
}

const failedRule = { id: "failed-rule", severity: ownChecks["failed-rule"].severity };

/** The fixes that a finding's rule offers; `own` are the rules in force where a team has its own. */
export function fixesOf(
  map: ProcessMap,
  found: Pick<Found, "rule" | "finding">,
  own: readonly Rule[] = rules,
): readonly Fix[] {
  const rule = own.find((r) => r.id === found.rule);
  try {
    return rule?.fix?.(found.finding, inputOf(map)) ?? [];
  } catch (error) {
    // Of a finding whose fix fails nothing is lost but the fix.
    if (error instanceof RuleFailure) return [];
    throw error;
  }
}

/** A finding as others are told: plain data with what would mend it, without what only its rule understands. */
export interface ShownFinding extends Omit<Found, "finding"> {
  /** Absent where there is none. */
  readonly fixes?: readonly Fix[];
}

export function shownFindings(
  map: ProcessMap,
  findings: readonly Found[],
  own?: readonly Rule[],
): readonly ShownFinding[] {
  return findings.map((found) => {
    const { finding: _finding, ...shown } = found;
    const fixes = fixesOf(map, found, own);
    return fixes.length > 0 ? { ...shown, fixes } : shown;
  });
}

function foundAs(rule: string, severity: Exclude<Severity, "off">, finding: Finding, uri: string): Found {
  return {
    rule,
    severity,
    message: finding.message,
    range: rangeOf(finding.source, uri, finding.clause),
    ...(!isOwnRuleId(rule) && { help: pageOf(rule) }),
    finding,
    ...(finding.step !== undefined && { step: finding.step }),
    ...(finding.state !== undefined && { state: finding.state }),
  };
}

/** The rules and the fixes of all that they find ask for the states of one map. */
const inputs = new WeakMap<ProcessMap, RuleInput>();

function inputOf(map: ProcessMap): RuleInput {
  let input = inputs.get(map);
  if (!input) inputs.set(map, (input = { map, states: resolveStates(map).states }));
  return input;
}

function problemsOfSilence(
  silence: Silence,
  { used, active }: { used: boolean; active: boolean },
  settings: LintSettings,
): readonly Found[] {
  const problem = (id: keyof typeof silenceChecks, message: string): Found[] => {
    const severity = settings.severities?.[id] ?? ownChecks[id].severity;
    return severity === "off" ? [] : [{ rule: id, severity, message, range: silence.range, finding: { message } }];
  };
  const all = [...(settings.rules ?? rules).map((r) => r.id), "below-requirement"];
  // Where a team's own rules are not run, its silences are none of our business.
  if (isOwnRuleId(silence.rule) && !all.includes(silence.rule)) return [];
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
          `Say why “${silence.rule}” is silent here: “${silence.word} ${silence.rule}: the reason”.`,
        )
      : []),
    // Whether it would silence something is not known while its rule is off.
    ...(active && !used
      ? problem(
          "needless-silence",
          `Nothing is left to silence: “${silence.rule}” finds nothing ${silence.word === "lint-ignore-file" ? "in this file" : "here"}. Take it out.`,
        )
      : []),
  ];
}
