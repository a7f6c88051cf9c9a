import type { Problem } from "../model/process-map.ts";
import { gravestFirst, type MapFinding } from "./facts.ts";

/** A rule with what it found in the shown state. */
export interface FoundRule {
  readonly id: string;
  /** The gravest of its findings. */
  readonly severity: Problem["severity"];
  /** The gravest first. */
  readonly findings: readonly MapFinding[];
}

/** The rules that found something, the gravest first, of equally grave ones the one that found most. */
export function rulesThatFound(findings: readonly MapFinding[]): readonly FoundRule[] {
  const byRule = new Map<string, MapFinding[]>();
  for (const finding of gravestFirst(findings))
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  const order = ["error", "warning", "info", "hint"];
  return [...byRule]
    .flatMap(([id, found]) => (found[0] ? [{ id, severity: found[0].severity, findings: found }] : []))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.findings.length - a.findings.length);
}

/** The marks while one rule is looked at: each of its steps, whatever the colour says already. */
export function marksOfRule({
  findings,
}: FoundRule): ReadonlyMap<string, { readonly severity: MapFinding["severity"]; readonly message: string }> {
  return new Map(
    findings
      .toReversed()
      .flatMap(({ step, severity, message }) => (step === undefined ? [] : [[step, { severity, message }]])),
  );
}
