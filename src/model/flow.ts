import type { Elements, Flow, Step } from "./process-map.ts";

/** The flow of a state, ready for walking. Flows to steps that the state lacks are left out. */
export interface FlowGraph {
  readonly steps: ReadonlyMap<string, Step>;
  readonly waysOut: ReadonlyMap<string, readonly Flow[]>;
  readonly waysIn: ReadonlyMap<string, readonly Flow[]>;
}

export function flowGraph(elements: Pick<Elements, "steps" | "flows">): FlowGraph {
  let graph = remembered.get(elements);
  if (!graph) remembered.set(elements, (graph = builtGraph(elements)));
  return graph;
}

/** Rules and figures ask for the graph of one state again and again. */
const remembered = new WeakMap<Pick<Elements, "steps" | "flows">, FlowGraph>();

function builtGraph({ steps, flows }: Pick<Elements, "steps" | "flows">): FlowGraph {
  const byId = new Map(steps.map((s) => [s.id, s] as const));
  const waysOut = new Map<string, Flow[]>(steps.map((s) => [s.id, []]));
  const waysIn = new Map<string, Flow[]>(steps.map((s) => [s.id, []]));
  for (const flow of flows) {
    const [out, into] = [waysOut.get(flow.from), waysIn.get(flow.to)];
    if (!out || !into) continue;
    out.push(flow);
    into.push(flow);
  }
  return { steps: byId, waysOut, waysIn };
}

/** Where the flow enters: the start events; where there is none, the steps with no way in. */
export function entries(graph: FlowGraph): readonly string[] {
  const starts = [...graph.steps.values()].filter((s) => s.kind === "start").map((s) => s.id);
  return starts.length > 0 ? starts : [...graph.steps.keys()].filter((id) => waysInto(graph, id).length === 0);
}

/** Where the flow leaves: the end events; where there is none, the steps with no way out. */
export function exits(graph: FlowGraph): readonly string[] {
  const ends = [...graph.steps.values()].filter((s) => s.kind === "end").map((s) => s.id);
  return ends.length > 0 ? ends : [...graph.steps.keys()].filter((id) => waysOutOf(graph, id).length === 0);
}

export function waysOutOf(graph: FlowGraph, id: string): readonly Flow[] {
  return graph.waysOut.get(id) ?? [];
}

export function waysInto(graph: FlowGraph, id: string): readonly Flow[] {
  return graph.waysIn.get(id) ?? [];
}

/** Every step that can be reached from `from`, itself included; backwards along the flows where asked. */
export function reach(graph: FlowGraph, from: readonly string[], direction: "on" | "back" = "on"): ReadonlySet<string> {
  const seen = new Set<string>(from);
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const next = direction === "on" ? waysOutOf(graph, id).map((f) => f.to) : waysInto(graph, id).map((f) => f.from);
    for (const to of next) {
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return seen;
}

/** The loops: largest sets of steps that can all reach each other. A single step is one only if it flows to itself. */
export function loops(graph: FlowGraph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of graph.steps.keys()) {
    if (index.has(root)) continue;
    const calls: { id: string; next: number }[] = [{ id: root, next: 0 }];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const { id } = call;
      if (call.next === 0) {
        index.set(id, index.size);
        low.set(id, index.get(id) ?? 0);
        open.push(id);
        isOpen.add(id);
      }
      const to = waysOutOf(graph, id)[call.next++]?.to;
      if (to !== undefined) {
        if (!index.has(to)) calls.push({ id: to, next: 0 });
        else if (isOpen.has(to)) low.set(id, Math.min(low.get(id) ?? 0, index.get(to) ?? 0));
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller) low.set(caller.id, Math.min(low.get(caller.id) ?? 0, low.get(id) ?? 0));
      if (low.get(id) !== index.get(id)) continue;
      const members = open.splice(open.indexOf(id));
      for (const member of members) isOpen.delete(member);
      if (members.length > 1 || waysOutOf(graph, id).some((f) => f.to === id)) found.push(members);
    }
  }
  return found;
}

/** One way a decision can go: its flows are taken together. */
export interface Outcome {
  readonly label?: string;
  readonly flows: readonly Flow[];
  /** Share of the times it is taken, 0 to 1; all outcomes of a decision add up to 1. */
  readonly share: number;
  /** True when nobody stated the share and it is an equal part of what is left. */
  readonly assumed: boolean;
}

/**
 * The outcomes of a decision. Ways with the same label are one outcome; an unlabelled way is one of its own. Stated
 * shares count with their middle; outcomes without a share divide what is left to 100 %, and where every outcome has
 * one but they miss 100 %, they are stretched to it.
 */
export function outcomesOf(graph: FlowGraph, decision: string): readonly Outcome[] {
  const groups: { label: string | undefined; flows: Flow[] }[] = [];
  for (const flow of waysOutOf(graph, decision)) {
    const group = flow.label === undefined ? undefined : groups.find((g) => g.label === flow.label);
    if (group) group.flows.push(flow);
    else groups.push({ label: flow.label, flows: [flow] });
  }
  const stated = groups.map(({ flows }) => {
    const share = flows.find((f) => f.share)?.share;
    return share && (share.min + share.max) / 2;
  });
  const total = stated.reduce<number>((all, share) => all + (share ?? 0), 0);
  const open = stated.filter((share) => share === undefined).length;
  const left = Math.max(0, 1 - total) / Math.max(1, open);
  const stretch = open === 0 || total > 1 ? 1 / (total || 1) : 1;
  const missesAll = open === 0 && Math.abs(total - 1) > 1e-9;
  return groups.map(({ label, flows }, i) => ({
    ...(label !== undefined && { label }),
    flows,
    share: (stated[i] ?? left) * stretch,
    assumed: missesAll || (stated[i] === undefined && open > 1),
  }));
}
