import type { Lattice } from "./lattice.ts";

/** A flow at a vertex inside of its way. */
interface Passer {
  readonly flow: number;
  readonly way: readonly number[];
  readonly place: number;
  /** Sides of the vertex on which its way comes and goes. */
  readonly before: number;
  readonly after: number;
}

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
  readonly #at: (Passer[] | undefined)[] = [];

  constructor(lattice: Neighbours) {
    this.#lattice = lattice;
  }

  /** Adds the way of a flow. */
  add(flow: number, way: readonly number[]): void {
    for (let place = 1; place + 1 < way.length; place++) {
      const vertex = way[place] ?? 0;
      const before = this.#side(vertex, way[place - 1] ?? 0);
      const passer = { flow, way, place, before, after: this.#side(vertex, way[place + 1] ?? 0) };
      const list = this.#at[vertex];
      if (list) list.push(passer);
      else this.#at[vertex] = [passer];
    }
  }

  /** Takes the way of a flow away. */
  remove(flow: number, way: readonly number[]): void {
    for (let place = 1; place + 1 < way.length; place++) {
      const list = this.#at[way[place] ?? 0];
      const found = list?.findIndex((passer) => passer.flow === flow) ?? -1;
      const last = found >= 0 && list?.pop();
      if (list && last && found < list.length) list[found] = last;
    }
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
    const list = this.#at[vertex];
    if (!list || list.length === 0) return false;
    counts.fill(0);
    for (const { flow, way, place, before, after } of list) {
      if (flow === self) continue;
      if (before !== from && after !== from) {
        // Both go straight on, each over the other.
        const opposite = (from + 2) & 3;
        if (((before + 2) & 3) === after && before !== opposite && after !== opposite)
          counts[opposite] = (counts[opposite] ?? 0) + 1;
        continue;
      }
      // They came side by side: whoever leaves goes to one hand of the other.
      const step = before === from ? -1 : 1;
      const met = this.#metOn(vertex, way, place, step, trail);
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
