import type { StateOfMap } from "../analysis/savings.ts";
import { monthlyHours, numbersOf } from "../analysis/step-numbers.ts";
import { type Comparison, compare, compareRevisions, type StepChange } from "../model/compare.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import type { Phase, ProcessMap, State, Step } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { flowInNewNames, type Renaming, stepInNewNames } from "../model/renamed.ts";
import { stateOf } from "../model/state.ts";
import {
  comparisonStrip,
  type Graph,
  type GraphNode,
  type NodeChange,
  type TextBlock,
  type ViewOptions,
} from "./layout-types.ts";
import type { Union } from "./state-union.ts";
import { oneLine } from "./text-lines.ts";

/** Two states in one picture: what to draw, and what to say of each step. */
export interface ComparisonView {
  readonly union: Union;
  /** Second line of a box, where the comparison has something to say. */
  secondLine(step: Step): string | undefined;
  /** The graph with its changes marked, and room in each process for the strip of the old level. */
  marked(graph: Graph): Graph;
}

/** Room of the strip, and of the tip with which it points into the new fill. */
const stripRoom = comparisonStrip + 3;
/** Smaller differences of hours are not worth a line. */
const leastHours = 0.25;
/** Clauses that explain a step and change nothing in how it is done. */
const explanations = new Set(["levelReason", "evidence", "notes", "links", "purpose"]);

/** The two states of a view that compares; undefined for a view of one state. */
export function comparedStatesOf(
  map: ProcessMap,
  view: Pick<ViewOptions, "state" | "compareWith" | "compareMap">,
): { readonly before: StateOfMap; readonly after: StateOfMap } | undefined {
  if (view.compareWith === undefined) return undefined;
  const old = view.compareMap ?? map;
  const [before, after] = [stateOf(old, view.compareWith), stateOf(map, view.state) ?? stateOf(map, "current")];
  return before && after && { before: { map: old, state: before }, after: { map, state: after } };
}

/** The second state as it came out of the first; what is gone keeps its place. With `side`, one of them alone. */
export function comparisonView(
  { before, after }: { readonly before: StateOfMap; readonly after: StateOfMap },
  {
    side,
    titles,
  }: { readonly side?: "before" | "after"; readonly titles: Readonly<Record<"before" | "after", string>> },
): ComparisonView {
  const difference =
    before.map === after.map ? compare(before.state, after.state) : compareRevisions(before.state, after.state);
  const steps = new Map(difference.steps.map((change) => [change.id, change]));
  if (side !== undefined) {
    return {
      union: unionOfSide(difference, side, titles),
      secondLine: () => undefined,
      marked: (graph) => ({
        ...graph,
        nodes: graph.nodes.map((node) => withTag(node, steps.get(node.id), side)),
      }),
    };
  }
  return {
    union: unionOf(difference),
    secondLine: (step) => {
      const change = steps.get(step.id);
      if (!change || step.kind !== "process" || change.change === "same") return undefined;
      return hoursLine(change, before, after) ?? actorsLine(change, before.state, after.state);
    },
    marked: (graph) => ({
      ...graph,
      nodes: graph.nodes.map((node) => withChange(node, steps.get(node.id))),
      edges: withFlowChanges(graph, difference),
    }),
  };
}

function unionOf(difference: Comparison): Union {
  const { renamed } = difference;
  return {
    steps: difference.steps.map((change) => {
      const step = change.change === "removed" ? stepInNewNames(change.before, renamed) : change.after;
      return { step, forms: [step] };
    }),
    flows: difference.flows.map((change) => {
      const flow = change.change === "removed" ? flowInNewNames(change.before, renamed) : change.after;
      return { flow, forms: [flow], ghost: false };
    }),
    phases: difference.phases.map((change) =>
      change.change === "removed" ? phaseInNewNames(change.before, renamed) : change.after,
    ),
  };
}

/** Both states' steps in the form that one of them has; what that one lacks keeps its place. */
function unionOfSide(
  difference: Comparison,
  side: "before" | "after",
  titles: Readonly<Record<"before" | "after", string>>,
): Union {
  const { renamed } = difference;
  const other = titles[side === "before" ? "after" : "before"];
  const shown = <E>(before: E | undefined, after: E | undefined): { form: E; lacks: boolean } | undefined => {
    const [own, others] = side === "before" ? [before, after] : [after, before];
    if (own !== undefined) return { form: own, lacks: false };
    return others === undefined ? undefined : { form: others, lacks: true };
  };
  return {
    steps: difference.steps.flatMap((change) => {
      const before = "before" in change ? stepInNewNames(change.before, renamed) : undefined;
      const after = "after" in change ? change.after : undefined;
      const found = shown<Step>(before, after);
      if (!found) return [];
      // A step that moved stands where it is now on both sides, so that nothing jumps.
      const step = inPhaseOf(found.form, after);
      const forms = [before, after].flatMap((form) => (form ? [form] : []));
      return [{ step, forms, ...(found.lacks && { onlyIn: other }) }];
    }),
    flows: difference.flows.flatMap((change) => {
      const before = "before" in change ? flowInNewNames(change.before, renamed) : undefined;
      const after = "after" in change ? change.after : undefined;
      const found = shown(before, after);
      const forms = [before, after].flatMap((form) => (form ? [form] : []));
      return found ? [{ flow: found.form, forms, ghost: found.lacks }] : [];
    }),
    phases: difference.phases.map((change) =>
      change.change === "removed" ? phaseInNewNames(change.before, renamed) : change.after,
    ),
  };
}

function inPhaseOf(step: Step, after: Step | undefined): Step {
  if (!after || step.phase === after.phase) return step;
  const { phase: _, ...rest } = step;
  return after.phase === undefined ? rest : { ...rest, phase: after.phase };
}

function phaseInNewNames(phase: Phase, { phases }: Renaming): Phase {
  return phase.parent === undefined ? phase : { ...phase, parent: phases.get(phase.parent) ?? phase.parent };
}

/** "−39 h", "+6 h *": hours a month more or less, middles of ranges; undefined where a number is missing. */
function hoursLine(change: StepChange, before: StateOfMap, after: StateOfMap): string | undefined {
  const old = "before" in change ? change.before.id : change.id;
  const [was, now] = [
    numbersOf(before.map, before.state.id).get(old),
    numbersOf(after.map, after.state.id).get(change.id),
  ];
  const [then, later] = [monthlyHours(was), monthlyHours(now)];
  if (!then && !later) return undefined;
  // A step that one state has and does, but without its numbers, cannot be reckoned.
  if ((was?.done && !then) || (now?.done && !later)) return undefined;
  const more = (later ? midpoint(later) : 0) - (then ? midpoint(then) : 0);
  if (Math.abs(more) < leastHours) return undefined;
  const assumed = was?.assumed || now?.assumed ? `${noBreak}*` : "";
  return `${more > 0 ? "+" : ""}${numberText(more)}${noBreak}h${assumed}`;
}

/** "ML engineer → Product engineer", where other people do the step. */
function actorsLine(change: StepChange, before: State, after: State): string | undefined {
  if (change.change !== "changed" || !change.clauses.includes("actors")) return undefined;
  const names = (step: Step, state: State): string => {
    const titles = new Map(state.actors.map((actor) => [actor.id, oneLine(actor.title)]));
    return "actors" in step ? step.actors.map((id) => titles.get(id) ?? id).join(", ") || "nobody" : "nobody";
  };
  return `${names(change.before, before)} → ${names(change.after, after)}`;
}

function nodeChange(change: StepChange): NodeChange {
  const level = (step: Step) => (step.kind === "process" ? { before: step.level ?? ("unrated" as const) } : {});
  switch (change.change) {
    case "added":
      return { kind: "added" };
    case "removed":
      return { kind: "removed", ...level(change.before) };
    case "same":
      return { kind: change.movedFrom === undefined ? "same" : "changed" };
    case "changed":
      if (change.levelBy === undefined) {
        const only = change.clauses.every((clause) => explanations.has(clause)) && change.movedFrom === undefined;
        return { kind: only ? "same" : "changed" };
      }
      return { kind: change.levelBy > 0 ? "better" : "worse", by: Math.abs(change.levelBy), ...level(change.before) };
  }
}

/** On a side that stands alone: new and changed steps are tagged where they are new, those that go where they still are. */
function withTag(node: GraphNode, change: StepChange | undefined, side: "before" | "after"): GraphNode {
  if (!change || node.kind === "ghost" || node.kind === "collapsed") return node;
  const marked = nodeChange(change);
  const here = side === "after" ? marked.kind !== "removed" : marked.kind === "removed";
  if (!here || marked.kind === "same") return node;
  const { before: _, ...tag } = marked;
  return { ...node, change: { ...tag, tagOnly: true } };
}

function withChange(node: GraphNode, change: StepChange | undefined): GraphNode {
  if (!change || node.kind === "collapsed") return node;
  const marked = { ...node, change: nodeChange(change) };
  if (node.kind !== "process") return marked;
  const removed = marked.change.kind === "removed";
  const strip = marked.change.before !== undefined ? stripRoom : 0;
  // The box grows to the right by the strip's room, used or not.
  const moved = (text: TextBlock, by: number): TextBlock => ({
    ...text,
    x: text.x + (text.anchor === "end" ? stripRoom : by),
  });
  // Without a glyph the title of what is gone begins where its second line does.
  const title = removed && node.subtitle?.anchor === "start" ? node.subtitle.x - node.title.x : 0;
  return {
    ...marked,
    width: node.width + stripRoom,
    title: moved(node.title, strip + title),
    ...(node.subtitle && { subtitle: moved(node.subtitle, strip) }),
  };
}

/** Flows are told apart by their ends and, where there are several, by their order, as in the graph. */
function withFlowChanges(graph: Graph, difference: Comparison): Graph["edges"] {
  const counts = new Map<string, number>();
  const changes = new Map<string, "added" | "removed">();
  for (const change of difference.flows) {
    const flow = change.change === "removed" ? flowInNewNames(change.before, difference.renamed) : change.after;
    const ends = `${flow.from}->${flow.to}`;
    const count = (counts.get(ends) ?? 0) + 1;
    counts.set(ends, count);
    if (change.change === "added" || change.change === "removed")
      changes.set(count === 1 ? ends : `${ends}#${count}`, change.change);
  }
  return graph.edges.map((edge) => {
    const change = changes.get(edge.id);
    return change ? { ...edge, change } : edge;
  });
}
