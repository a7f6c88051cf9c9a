import type { Lattice, Line } from "./lattice.ts";
import { Passing, type Trail } from "./passing.ts";
import type { FlowEdge, FlowNode } from "./plan.ts";
import { searchState } from "./search-state.ts";
import { portGap } from "./sizes.ts";

/** A straight piece of a flow's way on one line of the lattice, from vertex to vertex. */
export interface Leg {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
}
export interface Route {
  readonly edge: FlowEdge;
  readonly legs: readonly Leg[];
}

/** Up to so many flows, all are tried anew after an edit. */
const fewFlows = 60;

/**
 * Which flows are tried anew when all are in place: all, those that cross others, or those alone that cross several; or none, and ways are rough
 * ones, found in a tenth of the time: they take as much room as others, but do not mind whom they cross.
 */
export type Again = "all" | "crossing" | "contested" | "roughly";

/** How much nearer to the goal a rough search must come to be content with a dearer way. */
const haste = 2;

/** How many others a flow crosses that is tried anew. */
const triedFrom = { all: 0, crossing: 1, contested: 2 } as const;

/** What a way costs, in px of extra length. */
const cost = {
  bend: 44,
  crossing: 220,
  /** For each flow that already runs beside, a part of the length. */
  company: 0.06,
  /** Two flows on one line through boxes, where there is little room. */
  crowd: 400,
  /** Leaving a box in a direction in which the label finds no place. */
  awkward: 900,
  /** Into a frame that is neither the source's nor the target's. */
  stranger: 2500,
  /** From vertex to vertex beyond the rows of its boxes, for a flow that has to stay between them. */
  stray: 1500,
  /** Lines inside the padding of a frame, and beside everything. */
  pad: 24,
  margin: 10,
} as const;

export type Side = 0 | 1 | 2 | 3;
const [right, down, left, up] = [0, 1, 2, 3] as const;

/** Ways of the last picture, in the lattice of this one. Flows by their index here. */
export interface KeptWays {
  readonly ways: readonly (readonly number[] | undefined)[];
  readonly awkward: ReadonlyMap<number, readonly Side[]>;
  /** Flows whose way is not quite what it was. */
  readonly moved: ReadonlySet<number>;
  /** What the way cost in the last picture; undefined where it is not kept. */
  readonly priceOf: (edge: number) => number | undefined;
}

interface Manners {
  readonly leave: readonly [number, number, number, number];
  readonly enter: readonly [number, number, number, number];
}
/** Extra cost of each side of a box (right, below, left, above), by how two boxes stand to one another. */
const manners = {
  onward: { leave: [0, 44, 900, 44], enter: [900, 44, 0, 44] },
  decided: { leave: [0, 10, 300, 10], enter: [900, 44, 0, 44] },
  loop: { leave: [140, 30, 140, 0], enter: [140, 30, 140, 0] },
  later: { leave: [24, 0, 200, 200], enter: [300, 90, 24, 0] },
  earlier: { leave: [40, 0, 140, 60], enter: [200, 0, 60, 20] },
} satisfies Record<string, Manners>;

/** How many flows one side of a box can take. */
export function roomAt(node: FlowNode, side: Side): number {
  const room = side === right || side === left ? node.endRoom : node.flankRoom;
  return Math.floor((2 * room) / portGap) + 1;
}

/** Finds a way for every flow, forward ones and the easy ones first, then tries them again, now that all are in place. */
export class Router {
  readonly #lattice: Lattice;
  readonly #ways: (readonly number[])[] = [];
  readonly #useNext: Int32Array;
  readonly #useBelow: Int32Array;
  readonly #passing: Passing;
  /** Flows that a way crosses at a vertex, by the side to which it goes on. */
  readonly #crossed = new Int32Array(4);
  readonly #sides: Int32Array;
  /** Frames around each node. */
  readonly #framesOf: readonly (readonly number[])[];
  #edges: readonly FlowEdge[] = [];
  /** Ways of the last picture, alone: what is known of them knows that picture, and so on. */
  #waysBefore: KeptWays["ways"] | undefined;
  /** Flows for which others could make no room, by id, here and in the last picture. */
  readonly inVain = new Set<string>();
  readonly #before: ReadonlySet<string> | undefined;
  #isRough = false;
  /** Flows whose labels found no place, and on which sides of their boxes. */
  readonly #awkward = new Map<number, readonly Side[]>();
  /** Flows that have to stay between the rows of their boxes. */
  readonly #direct = new Set<number>();

  /** @param before flows for which others could make no room in the last picture */
  constructor(lattice: Lattice, nodeCount: number, before?: ReadonlySet<string>) {
    this.#lattice = lattice;
    this.#before = before;
    const count = lattice.u.length;
    this.#useNext = new Int32Array(count);
    this.#useBelow = new Int32Array(count);
    this.#passing = new Passing(lattice);
    this.#sides = new Int32Array(nodeCount * 4);
    this.#framesOf = Array.from({ length: nodeCount }, (_, node) => lattice.placeOf[node]?.column.frames ?? []);
  }

  /** Way of each flow, by its index, from vertex to vertex. */
  get ways(): readonly (readonly number[])[] {
    return this.#ways;
  }

  /** Sides of its source on which the label of a flow found no place, by the flow's index. */
  get awkward(): ReadonlyMap<number, readonly Side[]> {
    return this.#awkward;
  }

  /**
   * @param again which flows are tried anew
   * @param kept ways that are known from the last picture: a flow keeps its own as long as it costs what it cost there
   */
  routes(edges: readonly FlowEdge[], again: Again, kept?: KeptWays): readonly Route[] {
    this.#isRough = again === "roughly";
    const waiting = kept ? edges.filter((edge) => !this.#keep(edge, kept)) : edges;
    this.#routeInOrder(waiting, again);
    if (kept) {
      // In a small map every way has to do with every other.
      if (edges.length <= fewFlows) for (const edge of edges) this.#routeAnew(edge);
      else for (const edge of this.#affected(edges, waiting, kept)) this.#routeAnew(edge);
    }
    this.#edges = edges;
    this.#waysBefore = kept?.ways;
    return this.#all();
  }

  #keep(edge: FlowEdge, kept: KeptWays): boolean {
    const way = kept.ways[edge.index];
    if (!way) return false;
    this.#ways[edge.index] = way;
    const tried = kept.awkward.get(edge.index);
    if (tried) this.#awkward.set(edge.index, tried);
    this.#use(edge, way, 1);
    return true;
  }

  /** Flows whose kept way has moved, or has new ways beside it or across it, and costs more or less than it did. */
  #affected(edges: readonly FlowEdge[], led: readonly FlowEdge[], kept: KeptWays): readonly FlowEdge[] {
    const near = new Uint8Array(this.#lattice.u.length);
    for (const edge of led) for (const vertex of this.#ways[edge.index] ?? []) near[vertex] = 1;
    return edges.filter((edge) => {
      const way = kept.ways[edge.index];
      if (!way || (!kept.moved.has(edge.index) && !way.some((vertex) => near[vertex] === 1))) return false;
      const before = kept.priceOf(edge.index);
      return before !== undefined && Math.abs(this.priceOf(edge) - before) > cost.bend;
    });
  }

  /** What the way of a flow costs with all others in place, px. */
  priceOf(edge: FlowEdge): number {
    const way = this.#ways[edge.index] ?? [];
    if (edge.from === edge.to || way.length < 2) return 0;
    const { leave, enter } = this.#mannersOf(edge);
    const band = this.#bandOf(edge);
    const startFrames = this.#framesOf[edge.from.index] ?? [];
    const goalFrames = this.#framesOf[edge.to.index] ?? [];
    let price = 0;
    let before: Side | -1 = -1;
    let place = 0;
    const trail = this.#passing.trailOf(edge.index, () => place);
    for (; place + 1 < way.length; place++) {
      const [vertex, to] = [way[place] ?? 0, way[place + 1] ?? 0];
      const side = this.#sideTowards(vertex, to);
      price += this.#step(vertex, to, side, startFrames, goalFrames) + (band ? this.#beyond(band, to) : 0);
      if (before === -1) price += (leave[side] ?? 0) + this.#crowdAt(edge.from, side);
      else {
        const met = this.#passing.crossings(vertex, (before + 2) & 3, trail, this.#crossed, edge.index);
        price += (met ? (this.#crossed[side] ?? 0) * cost.crossing : 0) + (side === before ? 0 : cost.bend);
      }
      before = side;
    }
    return price + (before === -1 ? 0 : this.#arrival(edge, before, enter));
  }

  #routeInOrder(edges: readonly FlowEdge[], again: Again): void {
    const { vertexOfNode, u, v } = this.#lattice;
    const far = (edge: FlowEdge) => {
      const a = vertexOfNode[edge.from.index] ?? 0;
      const b = vertexOfNode[edge.to.index] ?? 0;
      const across = Math.abs((v[a] ?? 0) - (v[b] ?? 0));
      return Math.abs((u[a] ?? 0) - (u[b] ?? 0)) + (across < 1 ? 0 : across + 100) + (this.#goesOn(edge) ? 0 : 300);
    };
    const order = edges
      .map((edge) => ({ edge, far: far(edge) }))
      // Forward flows take the straight ways; those that go back find their place among them.
      .sort((a, b) => Number(a.edge.back) - Number(b.edge.back) || a.far - b.far || a.edge.index - b.edge.index);
    for (const { edge } of order) this.#route(edge);
    if (again === "roughly") return;
    for (const { edge } of order) {
      if (again === "all" || this.#crossingsOf(edge) >= triedFrom[again]) this.#routeAnew(edge);
    }
  }

  /** How often a flow crosses others on its way. */
  #crossingsOf(edge: FlowEdge): number {
    const way = this.#ways[edge.index] ?? [];
    let place = 1;
    let count = 0;
    const trail = this.#passing.trailOf(edge.index, () => place);
    for (; place + 1 < way.length; place++) {
      const [before, vertex, after] = [way[place - 1] ?? 0, way[place] ?? 0, way[place + 1] ?? 0];
      const from = this.#sideTowards(vertex, before);
      const met = this.#passing.crossings(vertex, from, trail, this.#crossed, edge.index);
      if (met) count += this.#crossed[this.#sideTowards(vertex, after)] ?? 0;
    }
    return count;
  }

  /**
   * The same routes, but for flows whose labels found no place: those leave their box in the direction in which text runs,
   * then on a side that was not tried yet. Call `routes` first.
   */
  without(awkward: ReadonlySet<number>): readonly Route[] {
    for (const edge of this.#edges) {
      if (!awkward.has(edge.index)) continue;
      const [home, next] = this.#ways[edge.index] ?? [];
      const tried = this.#awkward.get(edge.index) ?? [];
      const side = home !== undefined && next !== undefined ? [this.#sideTowards(home, next)] : [];
      this.#awkward.set(edge.index, [...tried, ...side]);
      this.#routeAnew(edge);
    }
    return this.#all();
  }

  /**
   * The same routes, but for some flows that make room for one another: all of them leave their ways and are led in the order given, then once
   * more with all in place.
   *
   * @param direct the one that has to stay between the rows of its boxes from now on; without one, fewer flows have to cross than before
   * @returns undefined where more flows cross, or no fewer where they have to
   */
  ledAnew(edges: readonly FlowEdge[], direct?: FlowEdge): readonly Route[] | undefined {
    const before = this.#crossings();
    if (direct) this.#direct.add(direct.index);
    for (const edge of edges) this.#use(edge, this.#ways[edge.index] ?? [], -1);
    for (const edge of edges) this.#route(edge);
    for (const edge of edges) this.#routeAnew(edge);
    const after = this.#crossings();
    return after < before || (after === before && direct) ? this.#all() : undefined;
  }

  /** Takes `ledAnew` back: leads the flows on the ways that they had before. */
  ledBack(edges: readonly FlowEdge[], ways: readonly (readonly number[])[], direct?: FlowEdge): void {
    if (direct) this.#direct.delete(direct.index);
    for (const edge of edges) this.#use(edge, this.#ways[edge.index] ?? [], -1);
    for (const edge of edges) {
      const way = ways[edge.index] ?? [];
      this.#ways[edge.index] = way;
      this.#use(edge, way, 1);
    }
  }

  /** How often flows cross, each time counted for both. */
  #crossings(): number {
    return this.#edges.reduce((sum, edge) => sum + this.#crossingsOf(edge), 0);
  }

  /** Flows that cross others, those that do most often first; none for which no room was found in the last picture, if it goes as it did there. */
  crossedMost(): readonly FlowEdge[] {
    return this.#edges
      .filter(({ id, index }) => !this.#before?.has(id) || !isSameWay(this.#waysBefore?.[index], this.#ways[index]))
      .map((edge) => ({ edge, count: this.#crossingsOf(edge) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.edge.index - b.edge.index)
      .map(({ edge }) => edge);
  }

  #all(): readonly Route[] {
    return this.#edges.map((edge) => ({ edge, legs: this.#legs(this.#ways[edge.index] ?? []) }));
  }

  #routeAnew(edge: FlowEdge): void {
    this.#use(edge, this.#ways[edge.index] ?? [], -1);
    this.#route(edge);
  }

  #goesOn(edge: FlowEdge): boolean {
    const a = this.#lattice.placeOf[edge.from.index];
    const b = this.#lattice.placeOf[edge.to.index];
    return !!a && !!b && linesOn(a, b) === 0 && a.column.number < b.column.number;
  }

  #mannersOf(edge: FlowEdge): Manners {
    const usual = this.#usualManners(edge);
    const tried = this.#awkward.get(edge.index);
    if (!edge.label || !tried) return usual;
    const [ahead, beneath, back, above] = usual.leave;
    if (tried.length > 1) {
      const again = (side: Side) => (tried.includes(side) ? cost.awkward : 0);
      const leave = [ahead + again(right), beneath + again(down), back + again(left), above + again(up)] as const;
      return { leave, enter: usual.enter };
    }
    const level = edge.label.length > edge.label.breadth;
    const leave = level
      ? ([ahead, beneath + cost.awkward, Math.min(back, 60), above + cost.awkward] as const)
      : ([ahead + cost.awkward, beneath, back + cost.awkward, above] as const);
    return { leave, enter: usual.enter };
  }

  #usualManners(edge: FlowEdge): Manners {
    const a = this.#lattice.placeOf[edge.from.index];
    const b = this.#lattice.placeOf[edge.to.index];
    if (!a || !b) return manners.onward;
    const lines = linesOn(a, b);
    if (lines !== 0) return lines > 0 ? manners.later : manners.earlier;
    if (a.column.number < b.column.number) return edge.from.kind === "decision" ? manners.decided : manners.onward;
    return manners.loop;
  }

  #route(edge: FlowEdge): void {
    const way = edge.from === edge.to ? this.#selfLoop(edge) : this.#search(edge);
    this.#ways[edge.index] = way;
    this.#use(edge, way, 1);
  }

  /** Out at the right, round the corner, in from above; or the mirror image of it where that way is not open. */
  #selfLoop(edge: FlowEdge): readonly number[] {
    const { vertexOfNode, next, previous, above, below } = this.#lattice;
    const home = vertexOfNode[edge.from.index] ?? 0;
    for (const sideways of [next, previous]) {
      for (const away of [above, below]) {
        const beside = sideways[home] ?? -1;
        const corner = away[beside] ?? -1;
        const over = away[home] ?? -1;
        if (beside < 0 || corner < 0 || over < 0) continue;
        // Lines of a neighbouring shelf may cross between the corner and the place over the box.
        const way = [over];
        for (let at = sideways[over] ?? -1; at >= 0 && way.length < 40; at = sideways[at] ?? -1) {
          way.unshift(at);
          if (at === corner) return [home, beside, ...way, home];
        }
      }
    }
    return [home];
  }

  /** Adds the way to what is in use, or takes it away. */
  #use(edge: FlowEdge, way: readonly number[], sign: 1 | -1): void {
    if (this.#isRough) {
      // Nobody asks whom a rough way crosses.
    } else if (sign > 0) this.#passing.add(edge.index, way);
    else this.#passing.remove(edge.index, way);
    for (let at = 0; at + 1 < way.length; at++) {
      const [vertex, to] = [way[at] ?? 0, way[at + 1] ?? 0];
      const side = this.#sideTowards(vertex, to);
      if (side === right) add(this.#useNext, vertex, sign);
      else if (side === left) add(this.#useNext, to, sign);
      else if (side === down) add(this.#useBelow, vertex, sign);
      else add(this.#useBelow, to, sign);
    }
    const first = way[0];
    const second = way[1];
    const last = way.at(-1);
    const beforeLast = way.at(-2);
    if (first === undefined || second === undefined || last === undefined || beforeLast === undefined) return;
    add(this.#sides, edge.from.index * 4 + this.#sideTowards(first, second), sign);
    add(this.#sides, edge.to.index * 4 + this.#sideTowards(last, beforeLast), sign);
  }

  #sideTowards(from: number, to: number): Side {
    const { next, previous, below } = this.#lattice;
    if (next[from] === to) return right;
    if (previous[from] === to) return left;
    return below[from] === to ? down : up;
  }

  #legs(way: readonly number[]): readonly Leg[] {
    const { along, across, lines } = this.#lattice;
    const legs: { line: Line; from: number; to: number }[] = [];
    let side: Side | -1 = -1;
    for (let at = 0; at + 1 < way.length; at++) {
      const from = way[at] ?? 0;
      const to = way[at + 1] ?? 0;
      const now = this.#sideTowards(from, to);
      const last = legs.at(-1);
      if (last && now === side) last.to = to;
      else {
        const line = lines[(now === right || now === left ? along[from] : across[from]) ?? 0] as Line;
        legs.push({ line, from, to });
      }
      side = now;
    }
    return legs;
  }

  #search(edge: FlowEdge): readonly number[] {
    const { vertexOfNode, u, v, next, previous, below, above, node } = this.#lattice;
    const start = vertexOfNode[edge.from.index] ?? 0;
    const goal = vertexOfNode[edge.to.index] ?? 0;
    const { leave, enter } = this.#mannersOf(edge);
    const band = this.#bandOf(edge);
    const run = searchState.begin(u.length);
    const { heap, best, stamp } = searchState;
    const goalU = u[goal] ?? 0;
    const goalV = v[goal] ?? 0;
    const weight = this.#isRough ? haste : 1;
    const ahead = (vertex: number) =>
      weight * (Math.abs((u[vertex] ?? 0) - goalU) + Math.abs((v[vertex] ?? 0) - goalV));
    const neighbours = [next, below, previous, above] as const;
    const startFrames = this.#framesOf[edge.from.index] ?? [];
    const goalFrames = this.#framesOf[edge.to.index] ?? [];

    for (let side = 0; side < 4; side++) {
      const to = neighbours[side]?.[start] ?? -1;
      if (to < 0) continue;
      const price =
        (leave[side] ?? 0) +
        this.#crowdAt(edge.from, side as Side) * (edge.label && edge.label.breadth > edge.label.length ? 3 : 1) +
        this.#step(start, to, side as Side, startFrames, goalFrames) +
        (band ? this.#beyond(band, to) : 0);
      this.#open(to, side, price + (to === goal ? this.#arrival(edge, side as Side, enter) : 0), -1, run, ahead(to));
    }
    let popped = -1;
    const trail = searchTrail(() => popped);
    for (let state = heap.pop(); state >= 0; state = heap.pop()) {
      popped = state;
      const vertex = state >> 2;
      const side = (state & 3) as Side;
      if (vertex === goal) return this.#trace(state, start);
      const here = best[state] ?? 0;
      if (node[vertex] !== -1) continue;
      searchState.goOn(state);
      const met = !this.#isRough && this.#passing.crossings(vertex, (side + 2) & 3, trail, this.#crossed, -1);
      for (let turn = 0; turn < 4; turn++) {
        if (turn === (side + 2) % 4) continue;
        const to = neighbours[turn]?.[vertex] ?? -1;
        if (to < 0 || (node[to] !== -1 && to !== goal)) continue;
        let price = here + this.#step(vertex, to, turn as Side, startFrames, goalFrames);
        price += (met ? (this.#crossed[turn] ?? 0) * cost.crossing : 0) + (turn === side ? 0 : cost.bend);
        if (band) price += this.#beyond(band, to);
        if (to === goal) price += this.#arrival(edge, turn as Side, enter);
        const nextState = to * 4 + turn;
        if (stamp[nextState] === run && (best[nextState] ?? 0) <= price + 1e-9) continue;
        this.#open(to, turn, price, state, run, ahead(to));
      }
    }
    return [start];
  }

  /** Where across the flow a way may run without a price; undefined where it may anywhere. */
  #bandOf(edge: FlowEdge): readonly [least: number, most: number] | undefined {
    if (!this.#direct.has(edge.index)) return undefined;
    const { vertexOfNode, v } = this.#lattice;
    return [(v[vertexOfNode[edge.from.index] ?? 0] ?? 0) - 1, (v[vertexOfNode[edge.to.index] ?? 0] ?? 0) + 1];
  }

  #beyond([least, most]: readonly [least: number, most: number], vertex: number): number {
    const at = this.#lattice.v[vertex] ?? 0;
    return at < least || at > most ? cost.stray : 0;
  }

  #open(vertex: number, side: number, price: number, from: number, run: number, ahead: number): void {
    const { best, came, stamp, heap } = searchState;
    const state = vertex * 4 + side;
    if (stamp[state] === run && (best[state] ?? 0) <= price) return;
    stamp[state] = run;
    best[state] = price;
    came[state] = from;
    heap.push(state, price + ahead);
  }

  #trace(state: number, start: number): readonly number[] {
    const { came } = searchState;
    let length = 1;
    for (let at = state; at >= 0; at = came[at] ?? -1) length++;
    const way = new Array<number>(length);
    way[0] = start;
    for (let at = state; at >= 0; at = came[at] ?? -1) way[--length] = at >> 2;
    return way;
  }

  #arrival(edge: FlowEdge, moving: Side, enter: Manners["enter"]): number {
    const side = ((moving + 2) % 4) as Side;
    return (enter[side] ?? 0) + this.#crowdAt(edge.to, side);
  }

  #crowdAt(node: FlowNode, side: Side): number {
    const there = this.#sides[node.index * 4 + side] ?? 0;
    if (there === 0) return 0;
    const own = roomAt(node, side);
    const room = side === up ? Math.min(own, this.#lattice.topRoom[node.index] ?? own) : own;
    if (there >= room) return cost.crowd * (1 + there - room);
    return (side === right || side === left ? 30 : 14) * there;
  }

  #step(from: number, to: number, side: Side, startFrames: readonly number[], goalFrames: readonly number[]): number {
    const { u, v, along, across, lines, framesNext } = this.#lattice;
    const isAlong = side === right || side === left;
    const at = side === right || side === down ? from : to;
    const used = (isAlong ? this.#useNext[at] : this.#useBelow[at]) ?? 0;
    const line = lines[(isAlong ? along[at] : across[at]) ?? 0] as Line;
    const length = Math.abs((u[from] ?? 0) - (u[to] ?? 0)) + Math.abs((v[from] ?? 0) - (v[to] ?? 0));
    let price = length;
    switch (line.kind) {
      case "row":
      case "column":
        price += used * (line.kind === "row" ? 120 : 20);
        break;
      case "pad-start":
      case "pad-end":
        price += used * length * cost.company + (used === 0 ? cost.pad : 0);
        break;
      case "margin-start":
      case "margin-end":
        price += used * length * cost.company + cost.margin;
        break;
      default:
        price += used * length * cost.company;
    }
    for (const frame of (isAlong ? framesNext[at] : line.frames) ?? []) {
      if (!startFrames.includes(frame) && !goalFrames.includes(frame)) price += cost.stranger;
    }
    return price;
  }
}

/** How the search came to a state. */
function searchTrail(state: () => number): Trail {
  const { came, straight, bent } = searchState;
  let walked = -1;
  return {
    start: () => {
      walked = state();
    },
    straight: () => straight[walked] ?? 0,
    turn: () => {
      walked = came[bent[walked] ?? 0] ?? -1;
      return walked < 0 ? -1 : (walked + 2) & 3;
    },
  };
}

function isSameWay(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a === undefined || (a.length === b?.length && a.every((vertex, at) => vertex === b[at]));
}

type Place = Lattice["placeOf"][number];

/** How many shelves, or staves of one block, a place lies after another; below 0 where it lies before. */
function linesOn(a: Place, b: Place): number {
  if (a.shelf !== b.shelf || a.block !== b.block) return b.shelf - a.shelf;
  return (b.cell.stave ?? 0) - (a.cell.stave ?? 0);
}

function add(array: Int32Array, at: number, sign: number): void {
  array[at] = (array[at] ?? 0) + sign;
}
