import { type FlowGraph, flowGraph } from "../../model/flow.ts";
import { loopFlows } from "../../model/loop-flows.ts";
import type { State, Step } from "../../model/process-map.ts";
import { nextSteps } from "../figures/hand-offs.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

/** Passes between the same two actors, one after the other, from which it is ping-pong. */
const many = 3;

export const pingPong = rule({
  id: "ping-pong",
  severity: "info",
  title: "Work passes to and fro between two actors",
  why: "Each pass waits for somebody and loses something on the way. Three or more in a row between the same two mostly mean that one of them could do the whole stretch. Value-stream mapping counts them as waste.",
  wrong: `actor ds  "Data scientist"
actor mle "ML engineer"

process train   "Train"         by ds is automated
process package "Package"       by mle is automated
process verify  "Check results" by ds is automated
process deploy  "Deploy"        by mle is automated

train -> package -> verify -> deploy
`,
  right: `actor ds  "Data scientist"
actor mle "ML engineer"

process train   "Train"         by ds is automated
process verify  "Check results" by ds is automated
process package "Package"       by mle is automated
process deploy  "Deploy"        by mle is automated

train -> verify -> package -> deploy
`,
  *check(input) {
    yield* inEveryState(input, function* (state) {
      const closing = loopFlows(flowGraph(state));
      const graph = flowGraph({ steps: state.steps, flows: state.flows.filter((f) => !closing.has(f)) });
      for (const [one, two] of passingWork(state, graph)) {
        const stretch = longestStretch(state, graph, one, two);
        const [first] = stretch;
        if (!first) continue;
        const title = (id: string): string => state.actors.find((a) => a.id === id)?.title ?? id;
        yield {
          key: `${one} ${two}`,
          step: first.id,
          message: `Work passes ${stretch.length - 1} times in a row between “${title(one)}” and “${title(two)}”: ${stretch.map((s) => `“${s.title}”`).join(" → ")}. Let one of them do the whole stretch, or put it in another order.`,
          ...(first.source && { source: first.source }),
        };
      }
    });
  },
});

/** The pairs of actors between whom work passes often enough, in the order of their declaration. */
function passingWork(state: State, graph: FlowGraph): readonly (readonly [string, string])[] {
  const order = new Map(state.actors.map((a, i) => [a.id, i]));
  const actorsOf = (step: Step): readonly string[] => ("actors" in step ? step.actors : []);
  const passes = new Map<string, { readonly pair: readonly [string, string]; count: number }>();
  for (const step of state.steps) {
    for (const next of actorsOf(step).length > 0 ? nextSteps(graph, step.id) : []) {
      for (const [a, b] of actorsOf(step).flatMap((from) => actorsOf(next).map((to) => [from, to] as const))) {
        const [i, j] = [order.get(a), order.get(b)];
        if (i === undefined || j === undefined || i === j) continue;
        const pair = i < j ? ([a, b] as const) : ([b, a] as const);
        const known = passes.get(pair.join(" "));
        if (known) known.count++;
        else passes.set(pair.join(" "), { pair, count: 1 });
      }
    }
  }
  return [...passes.values()].flatMap(({ pair, count }) => (count < many ? [] : [pair]));
}

/** The steps of the longest to and fro between two actors, loops left out; empty when it is shorter than `many`. */
function longestStretch(state: State, graph: FlowGraph, one: string, two: string): readonly Step[] {
  const side = (step: Step): string | undefined => {
    if (step.kind !== "process" && step.kind !== "decision") return undefined;
    // Nobody passes work to a step that nobody does.
    if (step.kind === "process" && step.level === "absent") return undefined;
    const [hasOne, hasTwo] = [step.actors.includes(one), step.actors.includes(two)];
    return hasOne === hasTwo ? undefined : hasOne ? one : two;
  };
  const sides = state.steps.filter((s) => side(s) !== undefined);
  if (!sides.some((s) => side(s) === one) || !sides.some((s) => side(s) === two)) return [];
  const known = new Map<string, readonly Step[]>();
  const from = (step: Step): readonly Step[] => {
    const before = known.get(step.id);
    if (before) return before;
    const ways = nextSteps(graph, step.id)
      .filter((next) => side(next) !== undefined && side(next) !== side(step))
      .map(from);
    const longest = ways.reduce<readonly Step[]>((best, way) => (way.length > best.length ? way : best), []);
    const stretch = [step, ...longest];
    known.set(step.id, stretch);
    return stretch;
  };
  const best = sides.map(from).reduce<readonly Step[]>((a, b) => (b.length > a.length ? b : a), []);
  return best.length > many ? best : [];
}
