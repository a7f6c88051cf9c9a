import { entries, exits, type FlowGraph, waysOutOf } from "./flow.ts";
import { loopFlows } from "./loop-flows.ts";
import type { Flow } from "./process-map.ts";

/** A way from an entry to an exit. */
export interface Path {
  readonly steps: readonly string[];
  readonly length: number;
}

/**
 * The longest way from an entry to an exit by the sum of `weight`, flows that close a loop left out. Among ways of the
 * same length the one with more steps, then the one that comes first by name. Undefined when no way leads to an exit.
 */
export function longestPath(
  graph: FlowGraph,
  weight: (id: string) => number,
  closing: ReadonlySet<Flow> = loopFlows(graph),
): Path | undefined {
  const leaves = new Set(exits(graph));
  const best = new Map<string, { length: number; count: number; next: string | undefined } | undefined>();
  for (const id of onwardOrder(graph, closing).toReversed()) {
    let found = leaves.has(id) ? { length: 0, count: 0, next: undefined as string | undefined } : undefined;
    for (const flow of waysOutOf(graph, id)) {
      const on = closing.has(flow) ? undefined : best.get(flow.to);
      if (on && (!found || isBetter(on, flow.to, found))) found = { ...on, next: flow.to };
    }
    best.set(id, found && { length: found.length + weight(id), count: found.count + 1, next: found.next });
  }
  let first: string | undefined;
  for (const id of entries(graph)) {
    const [here, there] = [best.get(id), first === undefined ? undefined : best.get(first)];
    if (here && (!there || isBetter(here, id, { ...there, next: first }))) first = id;
  }
  if (first === undefined) return undefined;
  const steps: string[] = [];
  for (let id: string | undefined = first; id !== undefined; id = best.get(id)?.next) steps.push(id);
  return { steps, length: best.get(first)?.length ?? 0 };
}

function isBetter(
  candidate: { length: number; count: number },
  name: string,
  than: { length: number; count: number; next: string | undefined },
): boolean {
  if (candidate.length !== than.length) return candidate.length > than.length;
  if (candidate.count !== than.count) return candidate.count > than.count;
  return than.next === undefined || name < than.next;
}

/** The steps so that every flow but the closing ones leads forward. */
export function onwardOrder(graph: FlowGraph, closing: ReadonlySet<Flow>): readonly string[] {
  const waiting = new Map([...graph.steps.keys()].map((id) => [id, 0]));
  for (const ways of graph.waysOut.values()) {
    for (const f of ways) if (!closing.has(f)) waiting.set(f.to, (waiting.get(f.to) ?? 0) + 1);
  }
  const ready = [...waiting].filter(([, n]) => n === 0).map(([id]) => id);
  const order: string[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    order.push(id);
    for (const f of waysOutOf(graph, id)) {
      if (closing.has(f)) continue;
      const left = (waiting.get(f.to) ?? 0) - 1;
      waiting.set(f.to, left);
      if (left === 0) ready.push(f.to);
    }
  }
  return order;
}
