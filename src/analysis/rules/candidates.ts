import { evaluated } from "../../model/combination.ts";
import type { Platform, State } from "../../model/process-map.ts";
import type { RuleInput } from "../rule.ts";

export interface Candidate {
  readonly platform: Platform;
  /** The state that it is evaluated against. */
  readonly target: State;
}

/** Each platform, a combination with what follows from its members, with the state that it is measured by. */
export function candidates({ map, states }: RuleInput): readonly Candidate[] {
  return evaluated(map).flatMap((platform) => {
    const base = states.find((s) => s.kind === "platform" && s.id === platform.id)?.base;
    const target = states.find((s) => s.id === base);
    return target ? [{ platform, target }] : [];
  });
}
