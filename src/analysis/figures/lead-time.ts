import { exits, flowGraph } from "../../model/flow.ts";
import { longestPath } from "../../model/longest-path.ts";
import type { Range } from "../../model/quantity.ts";
import { midpoint, scaled, sum } from "../../model/range.ts";
import { basisOf, type FigureInput, figure, type Known } from "../figure.ts";
import { hoursPerRun, valueOf } from "../step-numbers.ts";
import { expectedTime, expectedVisits, likelihoodOf } from "../visits.ts";
import { processesOf } from "./processes.ts";

const nothing: Range = { min: 0, max: 0 };

/** Hands-on hours and waiting of one pass through a step; nothing for steps that nobody does or that state neither. */
export function timeOf({ numbers }: FigureInput, id: string): { handsOn: Range; all: Range; stated: boolean } {
  const step = numbers.get(id);
  const handsOn = step?.done ? hoursPerRun(step) : undefined;
  const wait = step?.done && step.wait ? valueOf(step.wait) : undefined;
  return {
    handsOn: handsOn ?? nothing,
    all: sum([handsOn ?? nothing, wait ?? nothing]),
    stated: handsOn !== undefined || wait !== undefined,
  };
}

function known<Value>(input: FigureInput, value: Value, assumed = false): Known<Value> | null {
  const done = processesOf(input.state).filter((p) => input.numbers.get(p.id)?.done);
  const basis = basisOf(done, (id) => timeOf(input, id).stated);
  if (basis.used === 0) return null;
  return { value, assumed: assumed || done.some((p) => input.numbers.get(p.id)?.assumed), basis };
}

const chain = `start in
end out
process a is manual { effort 2h..4h  wait 1d  rework 50% }
process b is manual { effort 1h }
process c is manual { effort 9h  wait 1h }
decision ok
in -> a -> b -> ok
a -> c -> ok
ok -> a "no" 20%
ok -> out "yes"
`;

/** Working hours from a start to an end, one pass. */
export const leadTime = figure<Range>({
  id: "lead-time",
  title: "Lead time, one pass",
  unit: "working hours",
  formula:
    "Longest way from a start to an end by effort × (1 + rework) + wait; flows that close a loop are left out. Low ends give the low end, high ends the high end.",
  source: "Critical path method; waiting as in value-stream mapping.",
  example: {
    map: chain,
    workings: "By a (2 to 4 h × 1.5 + 8 h = 11 to 14) and c (10): 21 to 24; by b it is shorter.",
    value: { min: 21, max: 24 },
  },
  compute(input) {
    const graph = flowGraph(input.state);
    const low = longestPath(graph, (id) => timeOf(input, id).all.min);
    const high = longestPath(graph, (id) => timeOf(input, id).all.max);
    if (!low || !high || high.length === 0) return null;
    return known(input, { min: low.length, max: high.length });
  },
});

export const expectedLeadTime = figure<Range>({
  id: "expected-lead-time",
  title: "Expected lead time",
  unit: "working hours",
  formula:
    "Mean time from a start to an end, loops included, by the shares on the ways out of decisions (equal and marked assumed where none is given). Ways that a process takes side by side count with the longest; ways taken now and then without a share are left out.",
  source: "Absorbing Markov chain.",
  example: {
    map: chain,
    workings: "One pass 21 to 24, and one pass in five is done again: ÷ 0.8 = 26.25 to 30.",
    value: { min: 26.25, max: 30 },
  },
  compute(input) {
    const likelihood = likelihoodOf(flowGraph(input.state));
    const low = expectedTime(likelihood, (id) => timeOf(input, id).all.min);
    const high = expectedTime(likelihood, (id) => timeOf(input, id).all.max);
    if (low === undefined || !high) return null;
    return known(input, { min: low, max: high }, likelihood.assumed.size > 0);
  },
});

export const expectedHandsOn = figure<Range>({
  id: "expected-hands-on",
  title: "Expected hands-on time of one pass",
  unit: "working hours",
  formula: "Sum of effort × (1 + rework) × how often a step is visited in one pass, loops included.",
  source: "Absorbing Markov chain.",
  example: {
    map: chain,
    workings: "a 3 to 6, b 1 and c 9 are each visited 1 ÷ 0.8 = 1.25 times: 13 to 16 × 1.25.",
    value: { min: 16.25, max: 20 },
  },
  compute(input) {
    const likelihood = likelihoodOf(flowGraph(input.state));
    const visits = expectedVisits(likelihood);
    if (!visits || exits(likelihood.graph).length === 0) return null;
    const value = sum([...visits].map(([id, times]) => scaled(timeOf(input, id).handsOn, times)));
    return value.max === 0 ? null : known(input, value, likelihood.assumed.size > 0);
  },
});

/** The steps of the longest way at the middle of all ranges. */
export function usualWay(input: FigureInput): readonly string[] | undefined {
  return longestPath(flowGraph(input.state), (id) => midpoint(timeOf(input, id).all))?.steps;
}

export const activityRatio = figure<number>({
  id: "activity-ratio",
  title: "Activity ratio",
  unit: "0 to 1",
  formula: "Hands-on time ÷ lead time on the longest way of one pass, at the middle of all ranges.",
  source: "Value-stream mapping.",
  example: {
    map: `start in
end out
process a is manual { effort 2h }
process b is manual { effort 2h  wait 2d }
in -> a -> b -> out
`,
    workings: "4 h of 20 h.",
    value: 0.2,
  },
  compute(input) {
    const way = usualWay(input) ?? [];
    const [handsOn, all] = [
      sum(way.map((id) => timeOf(input, id).handsOn)),
      sum(way.map((id) => timeOf(input, id).all)),
    ];
    return midpoint(all) === 0 ? null : known(input, midpoint(handsOn) / midpoint(all));
  },
});

export const firstPassYield = figure<Range>({
  id: "first-pass-yield",
  title: "First-pass yield",
  unit: "0 to 1",
  formula: "Product of (1 − rework) over the steps of the longest way of one pass.",
  source: "Rolled throughput yield of quality management.",
  example: {
    map: `start in
end out
process a is manual { rework 10% }
process b is manual { rework 20..30% }
in -> a -> b -> out
`,
    workings: "0.9 × 0.7 to 0.9 × 0.8.",
    value: { min: 0.9 * 0.7, max: 0.9 * 0.8 },
  },
  compute(input) {
    const steps = (usualWay(input) ?? []).flatMap((id) => {
      const numbers = input.numbers.get(id);
      return numbers?.done ? [{ id, rework: numbers.rework && valueOf(numbers.rework) }] : [];
    });
    const stated = steps.flatMap((s) => s.rework ?? []);
    if (stated.length === 0) return null;
    const value = stated.reduce((all, r) => ({ min: all.min * (1 - r.max), max: all.max * (1 - r.min) }), {
      min: 1,
      max: 1,
    });
    const has = new Set(steps.filter((s) => s.rework).map((s) => s.id));
    return { value, assumed: false, basis: basisOf(steps, (id) => has.has(id)) };
  },
});
