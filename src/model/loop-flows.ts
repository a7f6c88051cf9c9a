import { entries, type FlowGraph, reach, waysInto, waysOutOf } from "./flow.ts";
import type { Flow } from "./process-map.ts";

/**
 * The flows that close a loop, so that the rest has none: those that lead back to a step which every way from an entry
 * has already passed (its dominator). Where two entries lead into one loop no step is passed by all; there a walk in
 * the order of names decides, so that the order of lines in the file never does.
 */
export function loopFlows(graph: FlowGraph): ReadonlySet<Flow> {
  let closing = remembered.get(graph);
  if (!closing) remembered.set(graph, (closing = foundLoopFlows(graph)));
  return closing;
}

/** Several figures ask the same of one graph. */
const remembered = new WeakMap<FlowGraph, ReadonlySet<Flow>>();

function foundLoopFlows(graph: FlowGraph): ReadonlySet<Flow> {
  const tree = dominators(graph);
  const closing = new Set<Flow>();
  for (const ways of graph.waysOut.values()) {
    for (const flow of ways) if (tree.dominates(flow.to, flow.from)) closing.add(flow);
  }
  for (const flow of remainingLoopFlows(graph, closing)) closing.add(flow);
  return closing;
}

/** Which step is passed on every way from an entry to another. */
export interface DominatorTree {
  /** The nearest step that every way to `id` passes; undefined for entries. */
  nearest(id: string): string | undefined;
  dominates(passed: string, id: string): boolean;
}

const root = Symbol("before every entry");
type Node = string | typeof root;

export function dominators(graph: FlowGraph): DominatorTree {
  const roots = rootsOf(graph);
  const order = reversePostorder(graph, roots);
  const rank = new Map<Node, number>([[root, -1]]);
  for (const [i, id] of order.entries()) rank.set(id, i);
  const above = new Map<Node, Node>([[root, root]]);
  const isRoot = new Set(roots);

  const meet = (a: Node, b: Node): Node => {
    let x: Node = a;
    let y: Node = b;
    while (x !== y) {
      if ((rank.get(x) ?? 0) > (rank.get(y) ?? 0)) x = above.get(x) ?? root;
      else y = above.get(y) ?? root;
    }
    return x;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of order) {
      let nearest: Node | undefined = isRoot.has(id) ? root : undefined;
      for (const { from } of waysInto(graph, id)) {
        if (above.has(from)) nearest = nearest === undefined ? from : meet(nearest, from);
      }
      if (nearest !== undefined && above.get(id) !== nearest) {
        above.set(id, nearest);
        changed = true;
      }
    }
  }
  const spans = spansOf(above);
  return {
    nearest(id) {
      const node = above.get(id);
      return typeof node === "string" ? node : undefined;
    },
    dominates(passed, id) {
      const [outer, inner] = [spans.get(passed), spans.get(id)];
      return outer !== undefined && inner !== undefined && outer.from <= inner.from && inner.to <= outer.to;
    },
  };
}

/** For each node of a tree the span of places that its branch takes in a walk: a branch within another lies in its span. */
function spansOf(above: ReadonlyMap<Node, Node>): ReadonlyMap<Node, { from: number; to: number }> {
  const below = new Map<Node, Node[]>();
  for (const [node, parent] of above) {
    if (node === parent) continue;
    const branch = below.get(parent);
    if (branch) branch.push(node);
    else below.set(parent, [node]);
  }
  const spans = new Map<Node, { from: number; to: number }>();
  let place = 0;
  const open: { node: Node; next: number }[] = [{ node: root, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    if (top.next === 0) spans.set(top.node, { from: place++, to: place });
    const child = below.get(top.node)?.[top.next++];
    if (child !== undefined) open.push({ node: child, next: 0 });
    else {
      const span = spans.get(top.node);
      if (span) span.to = place;
      open.pop();
    }
  }
  return spans;
}

/** The entries, and for what they don't reach the first by name of each remaining part. */
function rootsOf(graph: FlowGraph): readonly string[] {
  const roots = [...entries(graph)];
  const reached = new Set(reach(graph, roots));
  const rest = [...graph.steps.keys()].filter((id) => !reached.has(id)).sort();
  const withoutWayIn = rest.filter((id) => waysInto(graph, id).length === 0);
  for (const id of [...withoutWayIn, ...rest]) {
    if (reached.has(id)) continue;
    roots.push(id);
    for (const next of reach(graph, [id])) reached.add(next);
  }
  return roots;
}

function reversePostorder(graph: FlowGraph, roots: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const done: string[] = [];
  for (const start of roots) {
    if (seen.has(start)) continue;
    seen.add(start);
    const calls = [{ id: start, next: 0 }];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const to = waysOutOf(graph, call.id)[call.next++]?.to;
      if (to === undefined) {
        done.push(call.id);
        calls.pop();
      } else if (!seen.has(to)) {
        seen.add(to);
        calls.push({ id: to, next: 0 });
      }
    }
  }
  return done.reverse();
}

/** What still closes a loop when the flows in `left` are out, walking by name. */
function remainingLoopFlows(graph: FlowGraph, left: ReadonlySet<Flow>): readonly Flow[] {
  const found: Flow[] = [];
  const state = new Map<string, "open" | "done">();
  const onward = (id: string): Flow[] =>
    waysOutOf(graph, id)
      .filter((f) => !left.has(f))
      .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  for (const start of [...rootsOf(graph)].sort()) {
    if (state.has(start)) continue;
    state.set(start, "open");
    const calls = [{ id: start, ways: onward(start) }];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const flow = call.ways.shift();
      if (!flow) {
        state.set(call.id, "done");
        calls.pop();
      } else if (state.get(flow.to) === "open") found.push(flow);
      else if (!state.has(flow.to)) {
        state.set(flow.to, "open");
        calls.push({ id: flow.to, ways: onward(flow.to) });
      }
    }
  }
  return found;
}
