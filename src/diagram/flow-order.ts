/** Flows sorted into those that go on and those that close a loop, and an order in which all others go forward. */
export interface FlowOrder {
  /** Indices of the flows that go back. */
  readonly back: ReadonlySet<number>;
  /** Node → place in an order that every other flow follows; the file's order where the flows leave a choice. */
  readonly rank: ReadonlyMap<string, number>;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/**
 * Loops are taken apart at their heads: of each set of nodes that reach one another, the node at which the flow enters (the
 * first in the file if there are several) is the head, and what leads to it from inside goes back. So a decision that the
 * author wrote below its loop is still in the loop's middle.
 *
 * @param ids nodes in the order of the file
 */
export function flowOrder(ids: readonly string[], flows: readonly Ends[]): FlowOrder {
  const index = new Map(ids.map((id, at) => [id, at]));
  const ends = flows.map((flow) => [index.get(flow.from) ?? -1, index.get(flow.to) ?? -1] as const);
  const back = new Set<number>();
  ends.forEach(([from, to], at) => {
    if (from === to || from < 0 || to < 0) back.add(at);
  });
  const work: (readonly number[])[] = [ids.map((_, at) => at)];
  for (let nodes = work.pop(); nodes; nodes = work.pop()) {
    for (const loop of loopsAmong(nodes, ends, back)) {
      const inside = new Set(loop);
      const entries = new Set<number>();
      ends.forEach(([from, to], at) => {
        if (!back.has(at) && inside.has(to) && !inside.has(from)) entries.add(to);
      });
      const head = Math.min(...(entries.size > 0 ? entries : inside));
      ends.forEach(([from, to], at) => {
        if (to === head && inside.has(from)) back.add(at);
      });
      work.push(loop);
    }
  }
  return { back, rank: ranks(ids, ends, back) };
}

/** Sets of two or more nodes that reach one another (Tarjan, without recursion: maps may be long chains). */
function loopsAmong(
  nodes: readonly number[],
  ends: readonly (readonly [number, number])[],
  back: ReadonlySet<number>,
): readonly (readonly number[])[] {
  const inside = new Set(nodes);
  const next = new Map<number, number[]>(nodes.map((node) => [node, []]));
  ends.forEach(([from, to], at) => {
    if (!back.has(at) && inside.has(from) && inside.has(to)) next.get(from)?.push(to);
  });
  const seen = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const loops: number[][] = [];
  for (const root of nodes) {
    if (seen.has(root)) continue;
    const calls: { node: number; at: number }[] = [{ node: root, at: 0 }];
    while (calls.length > 0) {
      const call = calls[calls.length - 1];
      if (!call) break;
      const { node } = call;
      if (call.at === 0) {
        seen.set(node, seen.size);
        low.set(node, seen.size - 1);
        stack.push(node);
        onStack.add(node);
      }
      const follower = next.get(node)?.[call.at++];
      if (follower !== undefined) {
        if (!seen.has(follower)) calls.push({ node: follower, at: 0 });
        else if (onStack.has(follower)) low.set(node, Math.min(low.get(node) ?? 0, seen.get(follower) ?? 0));
        continue;
      }
      calls.pop();
      const parent = calls[calls.length - 1];
      if (parent) low.set(parent.node, Math.min(low.get(parent.node) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== seen.get(node)) continue;
      const loop: number[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack.delete(member);
        loop.push(member);
        if (member === node) break;
      }
      if (loop.length > 1) loops.push(loop.sort((a, b) => a - b));
    }
  }
  return loops;
}

function ranks(
  ids: readonly string[],
  ends: readonly (readonly [number, number])[],
  back: ReadonlySet<number>,
): ReadonlyMap<string, number> {
  const waiting = ids.map(() => 0);
  const next = ids.map((): number[] => []);
  ends.forEach(([from, to], at) => {
    if (back.has(at)) return;
    next[from]?.push(to);
    waiting[to] = (waiting[to] ?? 0) + 1;
  });
  const rank = new Map<string, number>();
  const done = ids.map(() => false);
  // Always the first node in the file that waits for nobody.
  const ready = new SmallestFirst();
  waiting.forEach((count, at) => {
    if (count === 0) ready.push(at);
  });
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    done[at] = true;
    rank.set(ids[at] ?? "", rank.size);
    for (const to of next[at] ?? []) {
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0 && !done[to]) ready.push(to);
    }
  }
  return rank;
}

/** A heap of numbers. */
class SmallestFirst {
  readonly #items: number[] = [];

  push(item: number): void {
    const items = this.#items;
    items.push(item);
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent] ?? 0) <= item) break;
      items[at] = items[parent] ?? 0;
      at = parent;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && (items[child + 1] ?? 0) < (items[child] ?? 0)) child++;
      if ((items[child] ?? 0) >= last) break;
      items[at] = items[child] ?? 0;
      at = child;
    }
    items[at] = last;
    return first;
  }
}
