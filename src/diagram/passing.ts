import type { Lattice } from "./lattice.ts";

/** The way that a flow has come, walked back from the vertex at which it is, from bend to bend. */
export interface Trail {
  /** Back to where the flow is. */
  start(): void;
  /** How many vertices it is straight back to the next bend. */
  straight(): number;
  /** Goes there. Returns the side of that vertex on which the way goes on back, -1 where the flow begins. */
  turn(): number;
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
  readonly #ways: Way[] = [];

  constructor(lattice: Neighbours) {
    const vertices = lattice.next.length;
    this.#lattice = lattice;
    this.#first = new Int32Array(vertices).fill(-1);
    this.#entries = new Int32Array(3 * Math.max(64, vertices));
  }

  /** Adds the way of a flow. */
  add(flow: number, way: readonly number[]): void {
    const known = this.#wayOf(way);
    this.#ways[flow] = known;
    for (let place = 1; place + 1 < way.length; place++) {
      const vertex = way[place] ?? 0;
      const entry = this.#take();
      this.#entries[entry] = flow;
      this.#entries[entry + 1] = place * 16 + sideBehind(known, place) * 4 + (known.places[3 * place] ?? 0);
      this.#entries[entry + 2] = this.#first[vertex] ?? -1;
      this.#first[vertex] = entry;
    }
  }

  #wayOf(way: readonly number[]): Way {
    const steps = Math.max(0, way.length - 1);
    const places = new Int32Array(3 * (steps + 1));
    for (let at = 0; at < steps; at++) places[3 * at] = this.#side(way[at] ?? 0, way[at + 1] ?? 0);
    for (let at = 1; at <= steps; at++) {
      const isStraight = at > 1 && places[3 * at - 3] === places[3 * at - 6];
      places[3 * at + 1] = isStraight ? (places[3 * at - 2] ?? 0) : at - 1;
    }
    places[3 * steps + 2] = steps;
    for (let at = steps - 1; at >= 0; at--) {
      const isStraight = at + 1 < steps && places[3 * at] === places[3 * at + 3];
      places[3 * at + 2] = isStraight ? (places[3 * at + 5] ?? 0) : at + 1;
    }
    return { steps, places };
  }

  /** A trail along the way of a flow that is in place; `at` says how far it has come on it. */
  trailOf(flow: number, at: () => number): Trail {
    const way = this.#ways[flow];
    let walked = 0;
    return {
      start: () => {
        walked = at();
      },
      straight: () => walked - (way?.places[3 * walked + 1] ?? 0),
      turn: () => {
        walked = way?.places[3 * walked + 1] ?? 0;
        return way && walked > 0 ? sideBehind(way, walked) : -1;
      },
    };
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
      const way = this.#ways[flow] as Way;
      const met = metOn(way, passes >> 4, before === from, from, trail);
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

  #side(from: number, to: number): number {
    const { next, previous, below } = this.#lattice;
    if (next[from] === to) return 0;
    if (previous[from] === to) return 2;
    return below[from] === to ? 1 : 3;
  }
}

/** What is known of a way. */
interface Way {
  readonly steps: number;
  /** Three numbers a place: the side to which the way goes on, and the places of the next bends, or ends, behind and ahead. */
  readonly places: Int32Array;
}

/** On which side of a place a way comes. */
const sideBehind = ({ places }: Way, place: number): number => opposite(places[3 * place - 3] ?? 0);

const opposite = (side: number): number => (side + 2) & 3;

const [left, right] = [1, -1] as const;

/**
 * On which hand of a flow another one joined it, both seen going on; 0 where both come from one box.
 *
 * @param place where the other is on its way, which is seen `back` or ahead from there
 * @param side on which both come to that vertex
 */
function metOn(way: Way, place: number, back: boolean, side: number, trail: Trail): -1 | 0 | 1 {
  trail.start();
  const { steps, places } = way;
  for (let [at, on] = [place, side]; ; ) {
    const bend = places[3 * at + (back ? 1 : 2)] ?? 0;
    const ahead = trail.straight() - Math.abs(bend - at);
    // Who does not turn yet goes on to the same side.
    const own = ahead > 0 ? on : trail.turn();
    let other = on;
    if (ahead >= 0) {
      if (back) other = bend === 0 ? -1 : sideBehind(way, bend);
      else other = bend === steps ? -1 : (places[3 * bend] ?? 0);
    }
    if (own < 0 || other < 0) return 0;
    if (own !== other) {
      // Seen going back, the hands are the other ones.
      const from = opposite(on);
      return ((own - from) & 3) < ((other - from) & 3) ? right : left;
    }
    [at, on] = [bend, own];
  }
}
