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
  const place = new Map(order.map((id, at) => [id, at] as const));
  const visits = new Float64Array(order.length);
  const steps = order.map((id) => {
    const nearest = tree.nearest(id);
    return {
      entered: starts.has(id) ? 1 : 0,
      nearest: nearest === undefined ? undefined : place.get(nearest),
      into: waysInto(graph, id).flatMap((flow) => {
        const [from, share] = [place.get(flow.from), shares.get(flow)];
        return from === undefined || share === undefined ? [] : [{ from, share, isBack: closing.has(flow) }];
      }),
    };
  });

  for (let round = 0; round < tooManyRounds; round++) {
    let [moved, largest] = [0, 1];
    for (const [at, { entered, nearest, into }] of steps.entries()) {
      let [forwards, back] = [entered, 0];
      for (const { from, share, isBack } of into) {
        const part = (visits[from] ?? 0) * share;
        if (isBack) back += part;
        else forwards += part;
      }
      const most = nearest === undefined ? 1 : (visits[nearest] ?? 0);
      const next = Math.min(forwards, most) + back;
      moved = Math.max(moved, Math.abs(next - (visits[at] ?? 0)));
      largest = Math.max(largest, next);
      visits[at] = next;
    }
    if (moved < enough * largest) return new Map(order.map((id, at) => [id, visits[at] ?? 0]));
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
  const place = new Map(onTheWay.map((id, at) => [id, at] as const));
  const left = new Float64Array(onTheWay.length);
  const timeLeft = (flow: Flow): number => left[place.get(flow.to) ?? -1] ?? 0;
  const steps = onTheWay.map((id) => {
    const isDecision = graph.steps.get(id)?.kind === "decision";
    const sideBySide = (ways.get(id) ?? []).filter((w) => reachesEnd.has(w.flow.to));
    const outcomes = isDecision ? outcomesOf(graph, id) : [];
    return {
      hours: hours(id),
      rest: isDecision
        ? () => outcomes.reduce((sum, { flows, share }) => sum + share * Math.max(...flows.map(timeLeft)), 0)
        : () => expectedMaximum(sideBySide, timeLeft),
    };
  });

  for (let round = 0; round < tooManyRounds; round++) {
    let [moved, most] = [0, 1];
    for (const [at, step] of steps.entries()) {
      const next = step.hours + step.rest();
      moved = Math.max(moved, Math.abs(next - (left[at] ?? 0)));
      most = Math.max(most, next);
      left[at] = next;
    }
    if (moved < enough * most) return Math.max(...starts.map((id) => left[place.get(id) ?? -1] ?? 0));
  }
  return undefined;
}

/** Mean of the longest of ways that are each taken with their share, independently; 0 where none is taken. */
function expectedMaximum(ways: readonly LikelyWay[], length: (flow: Flow) => number): number {
  const [only] = ways;
  if (!only) return 0;
  if (ways.length === 1) return only.share * length(only.flow);
  let [mean, noneLonger] = [0, 1];
  for (const way of ways.toSorted((a, b) => length(b.flow) - length(a.flow))) {
    mean += noneLonger * way.share * length(way.flow);
    noneLonger *= 1 - way.share;
  }
  return mean;
}
