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
  const loops = new Loops(ids.length, ends, back);
  const work: (readonly number[])[] = [ids.map((_, at) => at)];
  for (let nodes = work.pop(); nodes; nodes = work.pop()) {
    for (const loop of loops.among(nodes)) {
      const head = loops.headOf(loop);
      loops.open(loop, head);
      work.push(loop);
    }
  }
  return { back, rank: ranks(ids, ends, back) };
}

/** Flows of each node, in the order of the file: those from `first[node]` to before `first[node + 1]`. */
interface Flows {
  readonly first: Int32Array;
  readonly flows: Int32Array;
}

/** @param side 0 for the flows that leave a node, 1 for those that come to it */
function flowsOf(
  count: number,
  ends: readonly (readonly [number, number])[],
  back: ReadonlySet<number>,
  side: 0 | 1,
): Flows {
  const first = new Int32Array(count + 2);
  ends.forEach((flow, at) => {
    if (!back.has(at)) first[flow[side] + 2] = (first[flow[side] + 2] ?? 0) + 1;
  });
  for (let node = 2; node < first.length; node++) first[node] = (first[node] ?? 0) + (first[node - 1] ?? 0);
  const flows = new Int32Array(first[count + 1] ?? 0);
  ends.forEach((flow, at) => {
    if (back.has(at)) return;
    const place = first[flow[side] + 1] ?? 0;
    flows[place] = at;
    first[flow[side] + 1] = place + 1;
  });
  return { first, flows };
}

/** Finds loops among nodes. Each node is looked at once a search, each of its flows too: maps may be long and full of loops. */
class Loops {
  readonly #ends: readonly (readonly [number, number])[];
  readonly #back: Set<number>;
  readonly #out: Flows;
  readonly #in: Flows;
  /** Which search or question a node belongs to. */
  readonly #group: Int32Array;
  readonly #seen: Int32Array;
  readonly #low: Int32Array;
  readonly #next: Int32Array;
  readonly #onStack: Uint8Array;
  #run = 0;

  constructor(count: number, ends: readonly (readonly [number, number])[], back: Set<number>) {
    this.#ends = ends;
    this.#back = back;
    this.#out = flowsOf(count, ends, back, 0);
    this.#in = flowsOf(count, ends, back, 1);
    this.#group = new Int32Array(count);
    this.#seen = new Int32Array(count);
    this.#low = new Int32Array(count);
    this.#next = new Int32Array(count);
    this.#onStack = new Uint8Array(count);
  }

  #mark(nodes: readonly number[]): number {
    this.#run++;
    for (const node of nodes) this.#group[node] = this.#run;
    return this.#run;
  }

  /** The first node in the file at which the flow enters the loop. */
  headOf(loop: readonly number[]): number {
    const own = this.#mark(loop);
    const { first, flows } = this.#in;
    const entered = loop.filter((node) => {
      for (let k = first[node] ?? 0; k < (first[node + 1] ?? 0); k++) {
        const at = flows[k] ?? 0;
        if (!this.#back.has(at) && this.#group[this.#ends[at]?.[0] ?? -1] !== own) return true;
      }
      return false;
    });
    return (entered.length > 0 ? entered : loop).reduce((a, b) => Math.min(a, b));
  }

  /** Flows from the loop to its head go back from now on. */
  open(loop: readonly number[], head: number): void {
    const own = this.#mark(loop);
    const { first, flows } = this.#in;
    for (let k = first[head] ?? 0; k < (first[head + 1] ?? 0); k++) {
      const at = flows[k] ?? 0;
      if (this.#group[this.#ends[at]?.[0] ?? -1] === own) this.#back.add(at);
    }
  }

  /** Sets of two or more nodes that reach one another (Tarjan, without recursion). */
  among(nodes: readonly number[]): readonly (readonly number[])[] {
    const own = this.#mark(nodes);
    const [seen, low, next] = [this.#seen, this.#low, this.#next];
    let count = 0;
    const { first, flows } = this.#out;
    for (const node of nodes) {
      seen[node] = 0;
      next[node] = first[node] ?? 0;
    }
    const stack: number[] = [];
    const loops: number[][] = [];
    for (const root of nodes) {
      if (seen[root] !== 0) continue;
      const calls = [root];
      while (calls.length > 0) {
        const node = calls[calls.length - 1] as number;
        if (seen[node] === 0) {
          seen[node] = low[node] = ++count;
          stack.push(node);
          this.#onStack[node] = 1;
        }
        const place = next[node] ?? 0;
        if (place < (first[node + 1] ?? 0)) {
          const at = flows[place] ?? 0;
          next[node] = place + 1;
          const to = this.#ends[at]?.[1] ?? -1;
          if (this.#back.has(at) || this.#group[to] !== own) continue;
          if (seen[to] === 0) calls.push(to);
          else if (this.#onStack[to]) low[node] = Math.min(low[node] ?? 0, seen[to] ?? 0);
          continue;
        }
        calls.pop();
        const parent = calls[calls.length - 1];
        if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
        if (low[node] !== seen[node]) continue;
        const loop: number[] = [];
        for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
          this.#onStack[member] = 0;
          loop.push(member);
          if (member === node) break;
        }
        if (loop.length > 1) loops.push(loop.sort((a, b) => a - b));
      }
    }
    return loops;
  }
}

function ranks(
  ids: readonly string[],
  ends: readonly (readonly [number, number])[],
  back: ReadonlySet<number>,
): ReadonlyMap<string, number> {
  const waiting = new Int32Array(ids.length);
  ends.forEach(([, to], at) => {
    if (!back.has(at)) waiting[to] = (waiting[to] ?? 0) + 1;
  });
  const { first, flows } = flowsOf(ids.length, ends, back, 0);
  const rank = new Map<string, number>();
  // Always the first node in the file that waits for nobody.
  const ready = new SmallestFirst();
  waiting.forEach((count, at) => {
    if (count === 0) ready.push(at);
  });
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    rank.set(ids[at] ?? "", rank.size);
    for (let k = first[at] ?? 0; k < (first[at + 1] ?? 0); k++) {
      const to = ends[flows[k] ?? 0]?.[1] ?? 0;
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
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
