import { flowGraph } from "../../model/flow.ts";
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
      for (const [one, two] of pairs(state.actors.map((a) => a.id))) {
        const stretch = longestStretch(state, one, two);
        const [first] = stretch;
        if (!first) continue;
        const title = (id: string): string => state.actors.find((a) => a.id === id)?.title ?? id;
        yield {
          key: `${one} ${two}`,
          step: first.id,
          message: `Work passes ${stretch.length - 1} times in a row between “${title(one)}” and “${title(two)}”: ${stretch.map((s) => `“${s.title}”`).join(" → ")}.`,
          ...(first.source && { source: first.source }),
        };
      }
    });
  },
});

function pairs(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
}

/** The steps of the longest to and fro between two actors, loops left out; empty when it is shorter than `many`. */
function longestStretch(state: State, one: string, two: string): readonly Step[] {
  const side = (step: Step): string | undefined => {
    if (step.kind !== "process" && step.kind !== "decision") return undefined;
    // Nobody passes work to a step that nobody does.
    if (step.kind === "process" && step.level === "absent") return undefined;
    const [hasOne, hasTwo] = [step.actors.includes(one), step.actors.includes(two)];
    return hasOne === hasTwo ? undefined : hasOne ? one : two;
  };
  const sides = state.steps.filter((s) => side(s) !== undefined);
  if (!sides.some((s) => side(s) === one) || !sides.some((s) => side(s) === two)) return [];
  const closing = loopFlows(flowGraph(state));
  const graph = flowGraph({ steps: state.steps, flows: state.flows.filter((f) => !closing.has(f)) });
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
