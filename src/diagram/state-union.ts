import type { Flow, Phase, State, StateId, Step } from "../model/process-map.ts";

/** A step in all the forms that the map's states give it. */
export interface StepForms {
  /** The form of the shown state, or of the first state that has the step. */
  readonly step: Step;
  /** Every form, for a size that suits all of them. */
  readonly forms: readonly Step[];
  /** Not in the shown state; the title of the first state that has it. */
  readonly onlyIn?: string;
}
export interface FlowForms {
  readonly flow: Flow;
  readonly forms: readonly Flow[];
  readonly ghost: boolean;
}

/** What one picture has to find room for. */
export interface Union {
  readonly steps: readonly StepForms[];
  readonly flows: readonly FlowForms[];
  readonly phases: readonly Phase[];
}

/** Just the shown state. */
export function unionOfOne(state: State): Union {
  return {
    steps: state.steps.map((step) => ({ step, forms: [step] })),
    flows: state.flows.map((flow) => ({ flow, forms: [flow], ghost: false })),
    phases: state.phases,
  };
}

/**
 * The steps and flows of all states, in one order that does not depend on the shown state: the map's own order, with each
 * step that a target adds behind the step of its phase that leads to it.
 */
export function unionOfStates(states: readonly State[], shown: StateId): Union {
  const order: string[] = [];
  const forms = new Map<string, { state: State; step: Step }[]>();
  const flows = new Map<string, { state: State; flow: Flow }[]>();
  const phases = new Map<string, Phase>();
  for (const state of states) {
    for (const phase of state.phases) if (!phases.has(phase.id)) phases.set(phase.id, phase);
    for (const step of state.steps) {
      const known = forms.get(step.id);
      if (known) known.push({ state, step });
      else {
        // The map as it is now keeps the order of its file; only what other states add has to find its place.
        if (state === states[0]) order.push(step.id);
        else order.splice(placeOf(step, state, order, forms), 0, step.id);
        forms.set(step.id, [{ state, step }]);
      }
    }
    const seen = new Map<string, number>();
    for (const flow of state.flows) {
      const ends = `${flow.from} ${flow.to}`;
      const count = seen.get(ends) ?? 0;
      seen.set(ends, count + 1);
      const key = `${ends} ${count}`;
      const known = flows.get(key);
      if (known) known.push({ state, flow });
      else flows.set(key, [{ state, flow }]);
    }
  }
  return {
    steps: order.flatMap((id) => {
      const all = forms.get(id) ?? [];
      const first = all[0];
      if (!first) return [];
      const now = all.find((form) => form.state.id === shown);
      return {
        step: (now ?? first).step,
        forms: all.map((form) => form.step),
        ...(!now && { onlyIn: first.state.title }),
      };
    }),
    flows: [...flows.values()].flatMap((all) => {
      const first = all[0];
      if (!first) return [];
      const now = all.find((form) => form.state.id === shown);
      return { flow: (now ?? first).flow, forms: all.map((form) => form.flow), ghost: !now };
    }),
    phases: [...phases.values()],
  };
}

/** Index at which a new step joins the order: behind what leads to it in its phase, else before what follows there, else last. */
function placeOf(
  step: Step,
  state: State,
  order: readonly string[],
  forms: ReadonlyMap<string, readonly { readonly step: Step }[]>,
): number {
  const phaseOf = (id: string) => forms.get(id)?.[0]?.step.phase;
  const near = (ids: readonly string[]) =>
    ids.filter((id) => forms.has(id) && phaseOf(id) === step.phase).map((id) => order.indexOf(id));
  const before = near(state.flows.filter((f) => f.to === step.id).map((f) => f.from));
  if (before.length > 0) return Math.max(...before) + 1;
  const after = near(state.flows.filter((f) => f.from === step.id).map((f) => f.to));
  if (after.length > 0) return Math.min(...after);
  const mates = order.flatMap((id, at) => (phaseOf(id) === step.phase ? [at] : []));
  return mates.length > 0 ? Math.max(...mates) + 1 : order.length;
}
