import type { MapFinding } from "../facts.ts";
import { Icon } from "../icons.tsx";
import type { FoundRule } from "../rule-filter.ts";
import { Sentence } from "./Sentence.tsx";

export interface FindingsActions {
  /** Looks at what one rule found; the same again looks at all. */
  pick(rule: string): void;
  /** Goes to a finding: its step in the picture, or its place in the text. */
  go(finding: MapFinding): void;
  explain(address: string): void;
}

/** How much was found; opens the list of the rules that found it. */
export function FindingsCount(props: { readonly count: number; readonly open: boolean; turn(): void }) {
  if (props.count === 0) return null;
  return (
    <button
      type="button"
      class="legend-entry findings-count"
      aria-expanded={props.open ? "true" : "false"}
      title={props.open ? "Hide which rules found them" : "Show which rules found them"}
      onClick={props.turn}
    >
      <Icon name={props.open ? "chevron" : "next"} size={12} />
      {props.count} {props.count === 1 ? "finding" : "findings"}
    </button>
  );
}

/** The rules that found something. One alone dims the other steps and lists its findings. */
export function FindingsBar(props: {
  readonly rules: readonly FoundRule[];
  readonly only: FoundRule | undefined;
  readonly actions: FindingsActions;
}) {
  const { rules, only, actions } = props;
  return (
    <section class="findings-bar" aria-label="Findings by rule">
      <div class="findings-rules">
        {rules.map((rule) => (
          <button
            type="button"
            key={rule.id}
            class="legend-entry finding-rule"
            data-rule={rule.id}
            data-severity={rule.severity}
            aria-pressed={only?.id === rule.id ? "true" : "false"}
            data-back={only !== undefined && only.id !== rule.id ? "" : undefined}
            title={only?.id === rule.id ? "Show all findings" : `Show only what ${rule.id} found (${rule.severity})`}
            onClick={() => actions.pick(rule.id)}
          >
            <Icon name={isGrave(rule.severity) ? "warning" : "info"} size={13} />
            <span class="legend-name">{rule.id}</span>
            <b>{rule.findings.length}</b>
          </button>
        ))}
      </div>
      {only && <FindingsOfRule rule={only} actions={actions} />}
    </section>
  );
}

function FindingsOfRule({ rule, actions }: { readonly rule: FoundRule; readonly actions: FindingsActions }) {
  const help = rule.findings.find((f) => f.help !== undefined)?.help;
  return (
    <div class="findings-of-rule">
      <ul>
        {rule.findings.map((finding) => (
          <li key={`${finding.range.uri} ${finding.range.offset} ${finding.message}`}>
            <button type="button" class="link" onClick={() => actions.go(finding)}>
              <span>
                <Sentence text={finding.message} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {help !== undefined && (
        <button type="button" class="link" onClick={() => actions.explain(help)}>
          <Icon name="open" size={12} /> Explain {rule.id}
        </button>
      )}
    </div>
  );
}

const isGrave = (severity: FoundRule["severity"]): boolean => severity === "error" || severity === "warning";
