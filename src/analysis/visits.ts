import { entries, exits, type FlowGraph, flowGraph, outcomesOf, reach, waysInto, waysOutOf } from "../model/flow.ts";
import { onwardOrder } from "../model/longest-path.ts";
import { dominators, loopFlows } from "../model/loop-flows.ts";
import type { Flow } from "../model/process-map.ts";

/** A way out with the share of the times that it is taken; ways of a process are taken independently of each other. */
export interface LikelyWay {
  readonly flow: Flow;
  readonly share: number;
}

/** How often ways are taken, and what had to be assumed or left out to say so. */
export interface Likelihood {
  readonly graph: FlowGraph;
  readonly ways: ReadonlyMap<string, readonly LikelyWay[]>;
  readonly closing: ReadonlySet<Flow>;
  /** Decisions whose shares nobody stated. */
  readonly assumed: ReadonlySet<string>;
  /** Ways that are taken now and then without a share, and ways of a process back to an earlier step: the next pass. */
  readonly leftOut: readonly Flow[];
}

export function likelihoodOf(graph: FlowGraph): Likelihood {
  const closing = loopFlows(graph);
  const assumed = new Set<string>();
  const leftOut: Flow[] = [];
  const ways = new Map<string, readonly LikelyWay[]>();
  for (const [id, step] of graph.steps) {
    if (step.kind === "decision") {
      const outcomes = outcomesOf(graph, id);
      if (outcomes.some((o) => o.assumed)) assumed.add(id);
      ways.set(
        id,
        outcomes.flatMap(({ flows, share }) => flows.map((flow) => ({ flow, share }))),
      );
      continue;
    }
    const taken: LikelyWay[] = [];
    for (const flow of waysOutOf(graph, id)) {
      const share = flow.share && (flow.share.min + flow.share.max) / 2;
      if (share === undefined && (flow.label !== undefined || closing.has(flow))) leftOut.push(flow);
      else taken.push({ flow, share: share ?? 1 });
    }
    ways.set(id, taken);
  }
  return { graph, ways, closing, assumed, leftOut };
}

const enough = 1e-14;
/** Even a loop that is taken 99 times of 100 has settled by then. */
const tooManyRounds = 5_000;

/** True when some step can only go round for ever: no way that is ever taken leads on to a step where a pass ends. */
function neverEnds({ graph, ways }: Likelihood, reached: ReadonlySet<string>): boolean {
  const taken = [...ways.values()].flat().filter((w) => w.share > 0);
  const goingOn = new Set(taken.map((w) => w.flow.from));
  const ending = [...graph.steps.keys()].filter((id) => !goingOn.has(id));
  const onward = { steps: [...graph.steps.values()], flows: taken.map((w) => w.flow) };
  const ends = reach(flowGraph(onward), ending, "back");
  return [...reached].some((id) => !ends.has(id));
}

/**
 * How often each step is visited in one pass, loops included: an absorbing chain over the shares of the ways out. Ways
 * that a process takes side by side and that meet again are one visit where they meet, so what comes in forwards never
 * counts more often than the nearest step that all of them have passed. Undefined when a loop is never left.
 */
export function expectedVisits(likelihood: Likelihood): ReadonlyMap<string, number> | undefined {
  const { graph, ways, closing } = likelihood;
  const tree = dominators(graph);
  const starts = new Set(entries(graph));
  const reached = reach(graph, [...starts]);
  if (neverEnds(likelihood, reached)) return undefined;
  const order = onwardOrder(graph, closing).filter((id) => reached.has(id));
  const shares = new Map<Flow, number>();
  for (const list of ways.values()) for (const { flow, share } of list) shares.set(flow, share);
  const visits = new Map(order.map((id) => [id, 0]));

  for (let round = 0; round < tooManyRounds; round++) {
    let moved = 0;
    for (const id of order) {
      let [forwards, back] = [starts.has(id) ? 1 : 0, 0];
      for (const flow of waysInto(graph, id)) {
        const part = (visits.get(flow.from) ?? 0) * (shares.get(flow) ?? 0);
        if (closing.has(flow)) back += part;
        else forwards += part;
      }
      const nearest = tree.nearest(id);
      const most = nearest === undefined ? 1 : (visits.get(nearest) ?? 0);
      const next = Math.min(forwards, most) + back;
      moved = Math.max(moved, Math.abs(next - (visits.get(id) ?? 0)));
      visits.set(id, next);
    }
    if (moved < enough * Math.max(1, ...visits.values())) return visits;
  }
  return undefined;
}

/**
 * Expected hours from a start to an end when a step takes `hours`: its own time, then the longest of the ways that a
 * process takes side by side, or the mean of a decision's outcomes by their shares. Ways of a process that reach no end
 * hold nobody up. Undefined when a loop is never left or no end is reached.
 */
export function expectedTime(likelihood: Likelihood, hours: (id: string) => number): number | undefined {
  const { graph, ways } = likelihood;
  const reachesEnd = reach(graph, exits(graph), "back");
  const starts = entries(graph).filter((id) => reachesEnd.has(id));
  if (starts.length === 0) return undefined;
  const reached = reach(graph, starts);
  if (neverEnds(likelihood, reached)) return undefined;
  const onTheWay = onwardOrder(graph, likelihood.closing)
    .filter((id) => reached.has(id))
    .reverse();
  const outcomes = new Map(onTheWay.map((id) => [id, outcomesOf(graph, id)]));
  const left = new Map(onTheWay.map((id) => [id, 0]));
  const onward = (way: LikelyWay): number => left.get(way.flow.to) ?? 0;

  for (let round = 0; round < tooManyRounds; round++) {
    let moved = 0;
    for (const id of onTheWay) {
      const all = ways.get(id) ?? [];
      const rest =
        graph.steps.get(id)?.kind === "decision"
          ? (outcomes.get(id) ?? []).reduce(
              (sum, { flows, share }) => sum + share * Math.max(...flows.map((f) => left.get(f.to) ?? 0)),
              0,
            )
          : expectedMaximum(
              all.filter((w) => reachesEnd.has(w.flow.to)),
              onward,
            );
      const next = hours(id) + rest;
      moved = Math.max(moved, Math.abs(next - (left.get(id) ?? 0)));
      left.set(id, next);
    }
    if (moved < enough * Math.max(1, ...left.values())) return Math.max(...starts.map((id) => left.get(id) ?? 0));
  }
  return undefined;
}

/** Mean of the longest of ways that are each taken with their share, independently; 0 where none is taken. */
function expectedMaximum(ways: readonly LikelyWay[], length: (way: LikelyWay) => number): number {
  let [mean, noneLonger] = [0, 1];
  for (const way of ways.toSorted((a, b) => length(b) - length(a))) {
    mean += noneLonger * way.share * length(way);
    noneLonger *= 1 - way.share;
  }
  return mean;
}
