import type { Process, State } from "../../model/process-map.ts";
import type { RuleInput } from "../rule.ts";

/** The map as it is now. */
export function currentState({ states }: RuleInput): State {
  const [current] = states;
  if (!current) throw new Error("A map has a current state, always.");
  return current;
}

export function processesOf(state: State): readonly Process[] {
  return [...processesById(state).values()];
}

export function processIn(state: State, id: string): Process | undefined {
  return processesById(state).get(id);
}

/** Every rule asks for the processes of the same few states. */
const remembered = new WeakMap<State, ReadonlyMap<string, Process>>();

function processesById(state: State): ReadonlyMap<string, Process> {
  let processes = remembered.get(state);
  if (!processes) {
    processes = new Map(state.steps.flatMap((s) => (s.kind === "process" ? [[s.id, s] as const] : [])));
    remembered.set(state, processes);
  }
  return processes;
}

/** The targets that no other target comes after: where the plan ends. What they leave open stays open. */
export function lastTargets({ map, states }: RuleInput): readonly State[] {
  const followed = new Set(map.targets.flatMap((t) => (t.after === undefined ? [] : [t.after])));
  return states.filter((s) => s.kind === "target" && !followed.has(s.id));
}

/** Steps of the map as it is now, and the new ones of each target with the state in which they first stand. */
export function everyProcess(input: RuleInput): readonly { process: Process; state: State }[] {
  const current = currentState(input);
  return [
    ...processesOf(current).map((process) => ({ process, state: current })),
    ...input.map.targets.flatMap((target) => {
      const state = input.states.find((s) => s.id === target.id && s.kind === "target");
      const added = new Set(target.adds.steps.map((s) => s.id));
      return state ? processesOf(state).flatMap((process) => (added.has(process.id) ? [{ process, state }] : [])) : [];
    }),
  ];
}

/** The `state` key of a finding; the map as it is now has none. */
export function stateKey(state: State): { state?: string } {
  return state.kind === "current" ? {} : { state: state.id };
}
