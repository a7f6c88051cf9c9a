import { type FlowGraph, flowGraph, waysOutOf } from "../../model/flow.ts";
import type { Step } from "../../model/process-map.ts";
import { figure } from "../figure.ts";
import { workersOf } from "../step-numbers.ts";
import { processesOf } from "./processes.ts";

export interface HandOff {
  readonly from: string;
  readonly to: string;
}

export const handOffs = figure<readonly HandOff[]>({
  id: "hand-offs",
  title: "Hand-offs",
  unit: "hand-offs",
  formula:
    "Pairs of steps that follow each other, both name somebody, and have no actor in common; decisions and events that name nobody are looked through.",
  source: "Value-stream mapping: each hand-off waits and loses something.",
  example: {
    map: `actor curator
actor ds
actor mle
process label by curator, ds is manual
process train by ds is manual
decision good
process deploy by mle is manual
label -> train -> good
good -> deploy "yes"
good -> train "no"
`,
    workings:
      "label to train share ds; train to deploy (through the decision) share nobody; train to train is one step.",
    value: [{ from: "train", to: "deploy" }],
  },
  compute({ state, numbers }) {
    const graph = flowGraph(state);
    const who = (step: Step): readonly string[] => workersOf(numbers, step);
    const named = state.steps.filter((s) => who(s).length > 0);
    if (named.length === 0) return null;
    const value = named.flatMap((step) =>
      nextSteps(graph, step.id)
        .filter((next) => who(next).length > 0 && !who(next).some((a) => who(step).includes(a)))
        .map((next) => ({ from: step.id, to: next.id })),
    );
    const processes = processesOf(state);
    const missing = processes.filter((p) => who(p).length === 0).map((p) => p.id);
    const basis = { used: processes.length - missing.length, of: processes.length, missing };
    return { value, assumed: false, basis };
  },
});

/** The steps that follow, looking through decisions and events that name nobody; each once. */
export function nextSteps(graph: FlowGraph, id: string): readonly Step[] {
  const found = new Map<string, Step>();
  const seen = new Set<string>();
  const walk = (from: string): void => {
    for (const { to } of waysOutOf(graph, from)) {
      const step = graph.steps.get(to);
      if (!step || seen.has(to)) continue;
      seen.add(to);
      if (step.kind === "process" || (step.kind === "decision" && step.actors.length > 0)) found.set(to, step);
      else walk(to);
    }
  };
  walk(id);
  found.delete(id);
  return [...found.values()];
}
