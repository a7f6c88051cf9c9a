import { flowGraph, waysInto, waysOutOf } from "./flow.ts";
import { loopFlows } from "./loop-flows.ts";
import type { Elements, Flow, Phase, ProcessMap, Step, View, ViewRule, ViewSubject } from "./process-map.ts";
import { resolveStates } from "./state.ts";

/**
 * The steps of a state that the rules show. Rules of one subject add up (`show phase a` and `show phase b` show both),
 * those of different subjects narrow each other (`show phase a`, `show actor b`: what `b` does in `a`); `show step` adds
 * to that, and `hide` takes away, whatever is shown. Without a `show`, everything is shown. A rule that names nothing
 * known says nothing, so that a half-written one never empties the picture.
 */
export function shownSteps(state: Elements, rules: readonly ViewRule[]): ReadonlySet<string> {
  const all = state.steps.map((step) => step.id);
  const said = rules.filter((rule) => rule.of.length > 0);
  const shows = said.filter((rule) => rule.do === "show");
  const subjects = [...new Set(shows.map((rule) => rule.subject))].filter((subject) => subject !== "step");
  const union = (some: readonly ViewRule[]): ReadonlySet<string> =>
    new Set(some.flatMap((rule) => [...matching(state, rule)]));
  const named = union(shows.filter((rule) => rule.subject === "step"));
  const wanted = subjects.map((subject) => union(shows.filter((rule) => rule.subject === subject)));
  const hidden = union(said.filter((rule) => rule.do === "hide"));
  const isShown = (id: string): boolean => {
    if (hidden.has(id)) return false;
    if (named.has(id) || shows.length === 0) return true;
    return wanted.length > 0 && wanted.every((set) => set.has(id));
  };
  return new Set(all.filter(isShown));
}

/** A state with only the steps that the rules show. Ways through hidden steps become one flow that says so. */
export function viewedState<S extends Elements>(state: S, rules: readonly ViewRule[]): S {
  if (rules.every((rule) => rule.of.length === 0)) return state;
  const shown = shownSteps(state, rules);
  if (shown.size === state.steps.length) return state;
  return { ...state, steps: state.steps.filter((step) => shown.has(step.id)), flows: flowsBetween(state, shown) };
}

/** True when a view shows no step in any state, though the map has some. */
export function showsNothing(map: ProcessMap, view: View): boolean {
  const { states } = resolveStates(map);
  return (
    states.some((state) => state.steps.length > 0) && states.every((state) => shownSteps(state, view.rules).size === 0)
  );
}

/**
 * The flows between shown steps: those that are written, and one for each two steps between which only hidden ones lie.
 * Such a joined flow bears the label of the way that it leaves by (of several ways all their labels, or none where one
 * of them has none), and its share where there is one way. None leads from a step to itself, none stands beside a
 * written one. Ways into the hidden that come out nowhere are left out.
 */
function flowsBetween(state: Elements, shown: ReadonlySet<string>): readonly Flow[] {
  const graph = flowGraph(state);
  const ends = (from: string, to: string): string => JSON.stringify([from, to]);
  const written = new Set(state.flows.map((flow) => ends(flow.from, flow.to)));
  const joined = new Map<string, { first: Flow; through: readonly string[]; ways: Flow[] }>();
  const flows: (Flow | string)[] = [];
  for (const flow of state.flows) {
    if (!shown.has(flow.from)) continue;
    if (shown.has(flow.to)) {
      flows.push(flow);
      continue;
    }
    for (const { to, through } of landings(flow.to, shown, (id) => waysOutOf(graph, id))) {
      const key = ends(flow.from, to);
      if (to === flow.from || written.has(key)) continue;
      const known = joined.get(key);
      if (known) known.ways.push(flow);
      else {
        joined.set(key, { first: { from: flow.from, to }, through, ways: [flow] });
        flows.push(key);
      }
    }
  }
  return flows.flatMap((flow) => {
    if (typeof flow !== "string") return flow;
    const join = joined.get(flow);
    if (!join) return [];
    const { first, through, ways } = join;
    const labels = [...new Set(ways.map((way) => way.label))];
    const label = labels.some((text) => text === undefined) ? undefined : labels.join(" / ");
    const share = ways.length === 1 ? ways[0]?.share : undefined;
    const source = ways[0]?.source;
    return {
      ...first,
      ...(label !== undefined && { label }),
      ...(share && { share }),
      through,
      ...(source && { source }),
    };
  });
}

/** The shown steps to which a hidden one leads through hidden ones only, each with the shortest way there. */
function landings(
  start: string,
  shown: ReadonlySet<string>,
  waysOut: (id: string) => readonly Flow[],
): readonly { readonly to: string; readonly through: readonly string[] }[] {
  const found = new Map<string, readonly string[]>();
  const seen = new Set([start]);
  const waiting: (readonly string[])[] = [[start]];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    for (const { to } of waysOut(path.at(-1) ?? start)) {
      if (shown.has(to)) {
        if (!found.has(to)) found.set(to, path);
      } else if (!seen.has(to)) {
        seen.add(to);
        waiting.push([...path, to]);
      }
    }
  }
  return [...found].map(([to, through]) => ({ to, through }));
}

/** Ids of the steps that a rule means, before it is asked whether it shows or hides them. */
function matching(state: Elements, { subject, of }: ViewRule): ReadonlySet<string> {
  if (subject === "from" || subject === "to") return reached(state, of, subject);
  const names: ReadonlySet<string> = new Set(subject === "phase" ? phasesWithin(state.phases, of) : of);
  const isMeant = (step: Step): boolean => namesOf(step, subject).some((name) => names.has(name));
  return new Set(state.steps.filter(isMeant).map((step) => step.id));
}

/** What a step is known by under a subject. */
function namesOf(step: Step, subject: Exclude<ViewSubject, "from" | "to">): readonly string[] {
  switch (subject) {
    case "step":
      return [step.id];
    case "phase":
      return step.phase === undefined ? [] : [step.phase];
    case "actor":
      return "actors" in step ? step.actors : [];
    case "interface":
      return step.kind === "process" ? step.interfaces : [];
    case "data":
      return step.kind === "process" ? [...step.reads, ...step.writes] : [];
    case "level":
      return step.kind === "process" ? [step.level ?? "unrated"] : [];
  }
}

function phasesWithin(phases: readonly Phase[], of: readonly string[]): readonly string[] {
  const inside = new Set(of);
  for (let size = -1; size !== inside.size; ) {
    size = inside.size;
    for (const phase of phases) if (phase.parent !== undefined && inside.has(phase.parent)) inside.add(phase.id);
  }
  return [...inside];
}

/** All that follows from some steps, or leads to them, themselves included. Loops are not run round: they reach everything. */
function reached(state: Elements, of: readonly string[], way: "from" | "to"): ReadonlySet<string> {
  const graph = flowGraph(state);
  const closing = loopFlows(graph);
  const seen = new Set(of.filter((id) => graph.steps.has(id)));
  const waiting = [...seen];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const flow of way === "from" ? waysOutOf(graph, id) : waysInto(graph, id)) {
      const next = way === "from" ? flow.to : flow.from;
      if (closing.has(flow) || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
