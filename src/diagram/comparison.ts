import { monthlyHours, numbersOf } from "../analysis/step-numbers.ts";
import { type Comparison, compare, type StepChange } from "../model/compare.ts";
import { noBreak, numberText } from "../model/number-text.ts";
import type { ProcessMap, State, StateId, Step } from "../model/process-map.ts";
import { midpoint } from "../model/range.ts";
import { comparisonStrip, type Graph, type GraphNode, type NodeChange, type TextBlock } from "./layout-types.ts";
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

/** The second state as it came out of the first; what is gone keeps its place. */
export function comparisonView(map: ProcessMap, before: State, after: State): ComparisonView {
  const difference = compare(before, after);
  const steps = new Map(difference.steps.map((change) => [change.id, change]));
  return {
    union: unionOf(difference),
    secondLine: (step) => {
      const change = steps.get(step.id);
      if (!change || step.kind !== "process" || change.change === "same") return undefined;
      return hoursLine(map, change.id, before.id, after.id) ?? actorsLine(change, before, after);
    },
    marked: (graph) => ({
      ...graph,
      nodes: graph.nodes.map((node) => withChange(node, steps.get(node.id))),
      edges: withFlowChanges(graph, difference),
    }),
  };
}

function unionOf(difference: Comparison): Union {
  return {
    steps: difference.steps.map((change) => {
      const step = change.change === "removed" ? change.before : change.after;
      return { step, forms: [step] };
    }),
    flows: difference.flows.map((change) => {
      const flow = change.change === "removed" ? change.before : change.after;
      return { flow, forms: [flow], ghost: false };
    }),
    phases: difference.phases.map((change) => (change.change === "removed" ? change.before : change.after)),
  };
}

/** "−39 h", "+6 h *": hours a month more or less, middles of ranges; undefined where a number is missing. */
function hoursLine(map: ProcessMap, id: string, before: StateId, after: StateId): string | undefined {
  const [was, now] = [numbersOf(map, before).get(id), numbersOf(map, after).get(id)];
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

function withChange(node: GraphNode, change: StepChange | undefined): GraphNode {
  if (!change || node.kind === "collapsed") return node;
  const marked = { ...node, change: nodeChange(change) };
  if (node.kind !== "process") return marked;
  const removed = marked.change.kind === "removed";
  const strip = marked.change.before !== undefined ? stripRoom : 0;
  const moved = (text: TextBlock, by: number): TextBlock => ({ ...text, x: text.x + by });
  // Without a glyph the title of what is gone begins where its second line does.
  const title = removed && node.subtitle ? node.subtitle.x - node.title.x : 0;
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
    const flow = change.change === "removed" ? change.before : change.after;
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
