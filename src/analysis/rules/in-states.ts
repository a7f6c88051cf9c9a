import type { Source, State, Target } from "../../model/process-map.ts";
import type { Finding, RuleInput } from "../rule.ts";
import { currentState, stateKey } from "./walk.ts";

/** What holds in one state, before it is known whether it is news there. */
export interface InState {
  /** Names the cause: two findings of one key have the same one. */
  readonly key: string;
  readonly message: string;
  readonly step?: string;
  readonly source?: Source;
  readonly clause?: string;
}

/**
 * Findings of the map as it is now, and of each target those that its base does not have: what a target inherits is
 * reported once, where it comes from.
 */
export function* inEveryState(
  input: RuleInput,
  check: (state: State) => Iterable<InState>,
): Generator<Finding, void, undefined> {
  const seen = new Map<string, ReadonlySet<string>>();
  const all = (state: State): readonly InState[] => [...check(state)];
  const keysOf = (id: string | undefined): ReadonlySet<string> => {
    const state = input.states.find((s) => s.id === id);
    if (!state) return new Set();
    let keys = seen.get(state.id);
    if (!keys) seen.set(state.id, (keys = new Set(all(state).map((f) => f.key))));
    return keys;
  };
  for (const found of all(currentState(input))) yield finding(found);
  for (const state of input.states) {
    if (state.kind !== "target") continue;
    const inherited = keysOf(state.base);
    for (const found of all(state)) {
      if (inherited.has(found.key)) continue;
      yield {
        ...finding({ ...found, ...placeInTarget(input, state, found) }),
        message: `In “${state.title}”: ${found.message}`,
        ...stateKey(state),
      };
    }
  }
}

function finding({ message, step, source, clause }: InState): Finding {
  return {
    message,
    ...(step !== undefined && { step }),
    ...(source && { source }),
    ...(clause !== undefined && { clause }),
  };
}

/** Where a target says something of a step: its own declaration, its change of the step, or the target's name. */
export function placeInTarget(
  { map }: RuleInput,
  state: State,
  { step, source, clause }: Pick<InState, "step" | "source" | "clause">,
): { source?: Source; clause?: string } {
  const target = map.targets.find((t) => t.id === state.id);
  if (!target) return source ? { source } : {};
  const at = step === undefined ? undefined : (ownPlace(target, step) ?? changePlace(target, step));
  if (at) return { source: at, ...(clause !== undefined && { clause }) };
  return target.source ? { source: target.source } : {};
}

function ownPlace(target: Target, step: string): Source | undefined {
  return target.adds.steps.find((s) => s.id === step)?.source;
}

function changePlace(target: Target, step: string): Source | undefined {
  return target.changes.find((c) => c.do === "change" && c.of === step)?.source;
}
