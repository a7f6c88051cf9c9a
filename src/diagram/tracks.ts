/** One flow's stretch on a line, to be given its own track. Positions run along the line, tracks across it. */
export interface Stretch {
  readonly lo: number;
  readonly hi: number;
  /** Where the flow goes on at each end: towards the first tracks (-1), the last ones (1), or nowhere: a box (0). */
  readonly turnLo: -1 | 0 | 1;
  readonly turnHi: -1 | 0 | 1;
  /** Half of the room that it wants across the line. */
  readonly half: number;
}

const near = (a: number, b: number) => Math.abs(a - b) < 2;

/** Crossings at one end of a stretch that turns towards the last tracks, with a stretch `b` that lies there. */
function endsIn(at: number, turn: Stretch["turnLo"], b: Stretch, meeting: number): number {
  if (turn !== 1) return 0;
  if (at > b.lo && at < b.hi) return 1;
  return (near(at, b.lo) && b.turnLo === -1) || (near(at, b.hi) && b.turnHi === -1) ? meeting : 0;
}

/** Crossings when `a` lies before `b` (above it, or left of it). */
function crossings(a: Stretch, b: Stretch, meeting: number): number {
  let sum = endsIn(a.lo, a.turnLo, b, meeting) + endsIn(a.hi, a.turnHi, b, meeting);
  if (b.turnLo === -1 && b.lo > a.lo && b.lo < a.hi) sum += 1;
  if (b.turnHi === -1 && b.hi > a.lo && b.hi < a.hi) sum += 1;
  return sum;
}

/** What it costs that two flows meet head on: where places along the line are only usual ones, or are the final ones. */
export const meeting = { perhaps: 1.5, surely: 100 } as const;

/** How much better it is that one stands before the other, for what lies beyond their line. */
export type Wish = (a: number, b: number) => number;

/** At `a * count + b`: crossings saved when `a` stands before `b` instead of behind it. */
function gains(stretches: readonly Stretch[], meet: number, wish: Wish): Float64Array {
  const count = stretches.length;
  const gain = new Float64Array(count * count);
  stretches.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = stretches[j] as Stretch;
      // Stretches that lie apart cannot cross.
      if (a.lo > b.hi + 2 || b.lo > a.hi + 2) continue;
      const saved = crossings(b, a, meet) - crossings(a, b, meet) + wish(i, j);
      gain[i * count + j] = saved;
      gain[j * count + i] = -saved;
    }
  });
  return gain;
}

/** Order of stretches across their line that has few crossings: sifting, from an order that puts those that turn back outermost. */
export function ordered(
  stretches: readonly Stretch[],
  meet: number = meeting.perhaps,
  wish: Wish = () => 0,
): readonly number[] {
  const count = stretches.length;
  const order = stretches.map((_, at) => at);
  const lean = (s: Stretch) => s.turnLo + s.turnHi;
  order.sort((a, b) => {
    const [x, y] = [stretches[a] as Stretch, stretches[b] as Stretch];
    return lean(x) - lean(y) || (lean(x) < 0 ? y.hi - y.lo - (x.hi - x.lo) : x.hi - x.lo - (y.hi - y.lo)) || a - b;
  });
  if (count < 2) return order;
  const gain = gains(stretches, meet, wish);
  for (let round = 0; round < 4; round++) {
    let moved = false;
    for (let item = 0; item < count; item++) {
      const at = order.indexOf(item);
      let best = at;
      let bestGain = 0;
      let sum = 0;
      for (let to = at - 1; to >= 0; to--) {
        sum += gain[item * count + (order[to] ?? 0)] ?? 0;
        if (sum > bestGain) [bestGain, best] = [sum, to];
      }
      sum = 0;
      for (let to = at + 1; to < count; to++) {
        sum += gain[(order[to] ?? 0) * count + item] ?? 0;
        if (sum > bestGain) [bestGain, best] = [sum, to];
      }
      if (best === at) continue;
      order.splice(at, 1);
      order.splice(best, 0, item);
      moved = true;
    }
    if (!moved) break;
  }
  return order;
}

const none: readonly number[] = [];
const single: readonly number[] = [0];

/** Remembers the order of each line's stretches until one of them has moved. */
export class Orders {
  readonly #known = new Map<number, { readonly ends: Float64Array; readonly order: readonly number[] }>();

  /** @param line number of the line, whose stretches always come in the same order */
  of(
    line: number,
    stretches: readonly Stretch[],
    meet: number = meeting.perhaps,
    wish: Wish = () => 0,
  ): readonly number[] {
    if (stretches.length < 2) return stretches.length === 0 ? none : single;
    const ends = new Float64Array(stretches.length * 3);
    stretches.forEach((s, at) => {
      ends[3 * at] = s.lo;
      ends[3 * at + 1] = s.hi;
      ends[3 * at + 2] = 3 * s.turnLo + s.turnHi;
    });
    const known = this.#known.get(line);
    if (known && known.ends.length === ends.length && known.ends.every((value, at) => value === ends[at])) {
      return known.order;
    }
    const order = ordered(stretches, meet, wish);
    this.#known.set(line, { ends, order });
    return order;
  }
}

export type Touch = (a: number, b: number) => boolean;

/** Place of each stretch across the line, from 0: as near to the start as those allow that must lie before it. */
export function packed(
  stretches: readonly Stretch[],
  order: readonly number[],
  touch: Touch,
  least: (at: number) => number = () => 0,
): readonly number[] {
  const place = new Array<number>(stretches.length).fill(0);
  order.forEach((item, k) => {
    const own = stretches[item] as Stretch;
    let at = least(item);
    for (let before = 0; before < k; before++) {
      const other = order[before] ?? 0;
      const after = (place[other] ?? 0) + (stretches[other] as Stretch).half + own.half;
      if (after > at && touch(item, other)) at = after;
    }
    place[item] = at;
  });
  return place;
}

/**
 * Offsets from the middle for stretches that share a line through boxes: what goes straight from box to box stays in the
 * middle (`fixed`), the others step aside to the side to which they turn. `room`: the greatest offset.
 */
export function besides(
  stretches: readonly Stretch[],
  order: readonly number[],
  fixed: (at: number) => boolean,
  touch: Touch,
  step: number,
  room: (at: number) => number,
): readonly number[] {
  const offsets = new Array<number>(stretches.length).fill(0);
  if (stretches.length < 2) return offsets;
  const seen = new Set<number>();
  for (const first of order) {
    if (seen.has(first) || !order.some((other) => other !== first && touch(first, other))) continue;
    const group = new Set([first]);
    for (const member of group) {
      for (const other of order) if (!group.has(other) && touch(member, other)) group.add(other);
    }
    for (const member of group) seen.add(member);
    const inOrder = order.filter((item) => group.has(item));
    if (inOrder.length === 1) continue;
    const middle = inOrder.findIndex(fixed);
    const level = new Map<number, number>();
    if (middle >= 0) {
      const assign = (items: readonly number[], sign: number) => {
        for (const item of items) {
          if (level.has(item)) continue;
          let at = 0;
          for (const [other, l] of level) {
            if (!touch(item, other) || (l !== 0 && Math.sign(l) !== sign)) continue;
            at = Math.max(at, Math.abs(l) + 1);
          }
          level.set(item, at === 0 ? 0 : sign * at);
        }
      };
      for (const item of inOrder) {
        // Of two that run straight between the same boxes, one has to step aside.
        if (fixed(item) && ![...level.keys()].some((other) => touch(item, other))) level.set(item, 0);
      }
      assign(inOrder.slice(0, middle).reverse(), -1);
      assign(inOrder.slice(middle + 1), 1);
    } else {
      for (const item of inOrder) {
        let at = 0;
        for (const [other, l] of level) if (touch(item, other)) at = Math.max(at, l + 1);
        level.set(item, at);
      }
      const most = Math.max(...level.values());
      for (const [item, l] of level) level.set(item, l - most / 2);
    }
    // What stays in the middle needs no room beside it.
    const aside = [...level].filter(([, l]) => l !== 0);
    // A label keeps others further away.
    const wanted = Math.max(step, ...inOrder.map((item) => (stretches[item] as Stretch).half + 4));
    const gap = Math.min(wanted, Math.max(4, Math.min(...aside.map(([item, l]) => room(item) / Math.abs(l)))));
    for (const [item, l] of level) offsets[item] = l * gap;
  }
  return offsets;
}
