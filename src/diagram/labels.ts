import type { Area, Box, Placed, PlacedLine, Spot } from "./geometry.ts";
import { common, Ground } from "./label-ground.ts";
import { smallerSizes } from "./label-text.ts";
import type { LabelSize } from "./plan.ts";

/** Length of an arrow's head, px. */
const tipLength = 8;

const inside = (area: Area): Box => ({ u0: area.u, v0: area.v, u1: area.u + area.length, v1: area.v + area.breadth });

/**
 * Places of the labels, each on a piece of its flow: as near to the source as nothing else is in the way. Text that other
 * flows cross cannot be read, so a label rather moves on along its flow. Those that found no free place are named.
 *
 * @param smaller a label without a free place takes a smaller one, and has none at all where nothing is free: it is for the
 * words of a label to fit, and for a tooltip to tell the rest
 */
export function labelAreas(
  placed: Placed,
  titles: readonly Area[],
  smaller = false,
): { readonly areas: ReadonlyMap<number, Area>; readonly misplaced: readonly number[] } {
  const misplaced: number[] = [];
  const ground = new Ground();
  for (const { edge, spots } of placed.lines) if (edge.label) watchAlong(ground, spots, edge.label);
  for (const list of [placed.nodes, titles]) for (const area of list) ground.add(inside(area), 4);
  for (const { edge, spots } of placed.lines) {
    for (let at = 1; at < spots.length; at++) {
      const [a, b] = [spots[at - 1] as Spot, spots[at] as Spot];
      // A little air beside the line, so that a label does not touch it.
      ground.add(
        {
          u0: Math.min(a.u, b.u) - 1,
          v0: Math.min(a.v, b.v) - 1,
          u1: Math.max(a.u, b.u) + 1,
          v1: Math.max(a.v, b.v) + 1,
        },
        40,
        edge.index,
      );
    }
  }
  const labels = new Map<number, Area>();
  for (const line of placed.lines) {
    const { label, index } = line.edge;
    if (!label || line.spots.length < 2) continue;
    const tip = tipOf(line);
    const troubleOf = (area: Area) => ground.price(inside(area), index) + 40 * common(inside(area), tip);
    let best = favourite(line, label);
    let hits = best === undefined || troubleOf(best) > 0;
    if (hits) {
      let least = Number.POSITIVE_INFINITY;
      for (const { area, extra } of candidates(line, label)) {
        if (extra >= least) continue;
        const trouble = troubleOf(area);
        if (extra + trouble < least) [least, best, hits] = [extra + trouble, area, trouble > 0];
      }
    }
    if (hits) misplaced.push(index);
    if (hits && smaller) best = freePlace(line, label, (area) => troubleOf(area) === 0);
    if (best) {
      labels.set(index, best);
      ground.add(inside(best), 4);
    }
  }
  return { areas: labels, misplaced };
}

/** A label stands on its flow, or ends as far beyond a short piece of it as it is long. */
function watchAlong(ground: Ground, spots: readonly Spot[], { length, breadth }: Size): void {
  for (let at = 1; at < spots.length; at++) {
    const [a, b] = [spots[at - 1] as Spot, spots[at] as Spot];
    ground.watch({
      u0: Math.min(a.u, b.u) - length,
      v0: Math.min(a.v, b.v) - breadth,
      u1: Math.max(a.u, b.u) + length,
      v1: Math.max(a.v, b.v) + breadth,
    });
  }
}

/** The arrow's head: text over it hides where the flow leads. */
function tipOf({ spots }: PlacedLine): Box {
  const at = spots.at(-1) as Spot;
  const from = spots.at(-2) as Spot;
  const [backU, backV] = [Math.sign(from.u - at.u) * tipLength, Math.sign(from.v - at.v) * tipLength];
  return {
    u0: Math.min(at.u, at.u + backU) - 1,
    v0: Math.min(at.v, at.v + backV) - 1,
    u1: Math.max(at.u, at.u + backU) + 1,
    v1: Math.max(at.v, at.v + backV) + 1,
  };
}

interface Size {
  readonly length: number;
  readonly breadth: number;
}

/** A straight piece of a flow on which a label may stand. */
interface Stretch {
  readonly a: Spot;
  readonly along: boolean;
  readonly sign: number;
  /** Extent of the label along the piece. */
  readonly size: number;
  readonly total: number;
  /** Room before the label that corners and boxes need, and what may be left free beside it. */
  readonly head: number;
  readonly slack: number;
}

function stretchOf({ spots }: PlacedLine, at: number, label: Size): Stretch {
  const a = spots[at] as Spot;
  const b = spots[at + 1] as Spot;
  const along = a.v === b.v;
  const size = along ? label.length : label.breadth;
  const total = along ? Math.abs(b.u - a.u) : Math.abs(b.v - a.v);
  const sign = along ? Math.sign(b.u - a.u) : Math.sign(b.v - a.v);
  // Corners are round, and the arrow's tip stays free.
  const head = at === 0 ? 5 : 8;
  const tail = at === spots.length - 2 ? 12 : 8;
  return { a, along, sign, size, total, head, slack: total - size - head - tail };
}

function areaOn({ a, along, sign, size }: Stretch, label: Size, offset: number): Area {
  const middle = offset + size / 2;
  const u = along ? a.u + sign * middle : a.u;
  const v = along ? a.v : a.v + sign * middle;
  return { u: u - label.length / 2, v: v - label.breadth / 2, length: label.length, breadth: label.breadth };
}

/** The largest free place for a label that has to give way. */
function freePlace(line: PlacedLine, label: LabelSize, isFree: (area: Area) => boolean): Area | undefined {
  const { length, breadth, across } = label;
  for (const { width, height } of smallerSizes(across ? breadth : length, across ? length : breadth)) {
    const size = across ? { length: height, breadth: width } : { length: width, breadth: height };
    let [found, least]: [Area | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
    for (const { area, extra } of candidates(line, size)) {
      if (extra < least && isFree(area)) [found, least] = [area, extra];
    }
    if (found) return found;
  }
  return undefined;
}

/** How far behind the start of its piece a label stands best. */
const wantedOffset = 14;

/** The one place that is better than all others when nothing is in its way. */
function favourite(line: PlacedLine, label: Size): Area | undefined {
  const stretch = stretchOf(line, line.labelled ?? 0, label);
  if (stretch.slack < 0) return undefined;
  return areaOn(stretch, label, stretch.head + 2 * Math.floor(Math.min(stretch.slack, wantedOffset) / 2));
}

/** Places along the flow with what makes them unwelcome: far from the source, not on the chosen piece, over a corner. */
function* candidates(line: PlacedLine, label: Size): Generator<{ readonly area: Area; readonly extra: number }> {
  const pieces = line.spots.slice(1).map((_, at) => at);
  const chosen = line.labelled ?? 0;
  for (const at of [chosen, ...pieces.filter((piece) => piece !== chosen)]) {
    const stretch = stretchOf(line, at, label);
    const { along, total, size, head, slack } = stretch;
    const other = at === chosen ? 0 : 60 + 10 * Math.abs(at - chosen) + (along ? 0 : 60);
    if (slack < 0) {
      yield {
        area: areaOn(stretch, label, Math.max(0, (total - size) / 2)),
        extra: other + 300 - slack * 10,
      };
      continue;
    }
    const wanted = Math.min(slack, wantedOffset);
    for (let offset = 0; offset <= slack; offset += 2) {
      yield { area: areaOn(stretch, label, head + offset), extra: other + Math.abs(offset - wanted) / 10 };
    }
  }
}
