import type { Lattice } from "./lattice.ts";

/** The way that a flow has come, walked back from the vertex at which it is. */
export interface Trail {
  /** Back to where the flow is. */
  start(): void;
  /** One vertex further back, -1 before the flow's first. */
  back(): number;
}

/** A trail along a known way; `at` says how far the flow has come on it. */
export function trailOf(way: readonly number[], at: () => number): Trail {
  let walked = 0;
  return {
    start: () => {
      walked = at();
    },
    back: () => way[--walked] ?? -1,
  };
}

type Neighbours = Pick<Lattice, "next" | "previous" | "below">;

/**
 * Which flows pass each vertex of the lattice, and how often another one would have to cross them. Flows that run side by side
 * have tracks of their own, so two cross where they part on the other side than they met on, wherever that is; at a box,
 * their ports can stand either way.
 */
export class Passing {
  readonly #lattice: Neighbours;
  /**
   * By vertex: the first entry of those that pass it, -1 for none. An entry is three
   * numbers: the flow; its place on its way, and the sides of the vertex on which it comes and goes; the next entry.
   */
  readonly #first: Int32Array;
  #entries: Int32Array;
  #used = 0;
  /** First of the entries that were given back. */
  #free = -1;
  /** By flow. */
  readonly #ways: (readonly number[])[] = [];

  constructor(lattice: Neighbours) {
    const vertices = lattice.next.length;
    this.#lattice = lattice;
    this.#first = new Int32Array(vertices).fill(-1);
    this.#entries = new Int32Array(3 * Math.max(64, vertices));
  }

  /** Adds the way of a flow. */
  add(flow: number, way: readonly number[]): void {
    this.#ways[flow] = way;
    for (let place = 1; place + 1 < way.length; place++) {
      const vertex = way[place] ?? 0;
      const entry = this.#take();
      this.#entries[entry] = flow;
      this.#entries[entry + 1] =
        place * 16 + this.#side(vertex, way[place - 1] ?? 0) * 4 + this.#side(vertex, way[place + 1] ?? 0);
      this.#entries[entry + 2] = this.#first[vertex] ?? -1;
      this.#first[vertex] = entry;
    }
  }

  /** Takes the way of a flow away. */
  remove(flow: number, way: readonly number[]): void {
    const entries = this.#entries;
    for (let place = 1; place + 1 < way.length; place++) {
      const vertex = way[place] ?? 0;
      let before = -1;
      let entry = this.#first[vertex] ?? -1;
      while (entry >= 0 && entries[entry] !== flow) {
        before = entry;
        entry = entries[entry + 2] ?? -1;
      }
      if (entry < 0) continue;
      const next = entries[entry + 2] ?? -1;
      if (before < 0) this.#first[vertex] = next;
      else entries[before + 2] = next;
      entries[entry + 2] = this.#free;
      this.#free = entry;
    }
  }

  #take(): number {
    const entry = this.#free;
    if (entry >= 0) {
      this.#free = this.#entries[entry + 2] ?? -1;
      return entry;
    }
    const fresh = this.#used;
    this.#used += 3;
    if (this.#used > this.#entries.length) {
      const more = new Int32Array(2 * this.#entries.length);
      more.set(this.#entries);
      this.#entries = more;
    }
    return fresh;
  }

  /**
   * Counts the flows that one crosses by what it does at a vertex that no box stands on, for each side to which it could go on.
   *
   * @param from the side on which it came to the vertex
   * @param counts by side; what is found is put in
   * @param self the flow itself, which it may not meet
   * @returns false when nobody passes there; `counts` are as they were then
   */
  crossings(vertex: number, from: number, trail: Trail, counts: Int32Array, self: number): boolean {
    let entry = this.#first[vertex] ?? -1;
    if (entry < 0) return false;
    counts.fill(0);
    const entries = this.#entries;
    for (; entry >= 0; entry = entries[entry + 2] ?? -1) {
      const flow = entries[entry] ?? 0;
      if (flow === self) continue;
      const passes = entries[entry + 1] ?? 0;
      const before = (passes >> 2) & 3;
      const after = passes & 3;
      if (before !== from && after !== from) {
        // Both go straight on, each over the other.
        const opposite = (from + 2) & 3;
        if (((before + 2) & 3) === after && before !== opposite && after !== opposite)
          counts[opposite] = (counts[opposite] ?? 0) + 1;
        continue;
      }
      // They came side by side: whoever leaves goes to one hand of the other.
      const step = before === from ? -1 : 1;
      const met = this.#metOn(vertex, this.#ways[flow] as readonly number[], passes >> 4, step, trail);
      if (met === 0) continue;
      const other = before === from ? after : before;
      for (let turn = 1; turn < 4; turn++) {
        const side = (from + turn) & 3;
        if (side === other) continue;
        const leaves = turn < ((other - from) & 3) ? left : right;
        if (leaves !== met) counts[side] = (counts[side] ?? 0) + 1;
      }
    }
    return true;
  }

  /** On which hand of a flow another one joined it, both seen going on; 0 where both come from one box. */
  #metOn(vertex: number, way: readonly number[], place: number, step: 1 | -1, trail: Trail): -1 | 0 | 1 {
    trail.start();
    let [ahead, here] = [vertex, trail.back()];
    for (let at = place + 2 * step; ; at += step) {
      const own = trail.back();
      const other = way[at] ?? -1;
      if (own < 0 || other < 0) return 0;
      if (own !== other) {
        const on = this.#side(here, ahead);
        // Seen going back, the hands are the other ones.
        return ((this.#side(here, own) - on) & 3) < ((this.#side(here, other) - on) & 3) ? right : left;
      }
      [ahead, here] = [here, own];
    }
  }

  #side(from: number, to: number): number {
    const { next, previous, below } = this.#lattice;
    if (next[from] === to) return 0;
    if (previous[from] === to) return 2;
    return below[from] === to ? 1 : 3;
  }
}

const [left, right] = [1, -1] as const;
