import type { Area, Placed, PlacedLine, Spot } from "./geometry.ts";

interface Box {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
}

/** Length of an arrow's head, px. */
const tipLength = 8;

const inside = (area: Area): Box => ({ u0: area.u, v0: area.v, u1: area.u + area.length, v1: area.v + area.breadth });

/** Area by which two boxes cover one another; 0 when they only touch. */
function common(a: Box, b: Box): number {
  const length = Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
  const breadth = Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0);
  return length > 0 && breadth > 0 ? length * breadth + 1 : 0;
}

/**
 * Places of the labels, each on a piece of its flow: as near to the source as nothing else is in the way. Text that other
 * flows cross cannot be read, so a label rather moves on along its flow. Those that found no free place are named.
 */
export function labelAreas(
  placed: Placed,
  titles: readonly Area[],
): { readonly areas: ReadonlyMap<number, Area>; readonly misplaced: readonly number[] } {
  const misplaced: number[] = [];
  const boxes = [...placed.nodes, ...titles].map(inside);
  const pieces = placed.lines.flatMap(({ edge, spots }) =>
    spots.slice(1).map((b, at) => {
      const a = spots[at] as Spot;
      return {
        edge: edge.index,
        // A little air beside the line, so that a label does not touch it.
        u0: Math.min(a.u, b.u) - 1,
        v0: Math.min(a.v, b.v) - 1,
        u1: Math.max(a.u, b.u) + 1,
        v1: Math.max(a.v, b.v) + 1,
      };
    }),
  );
  const labels = new Map<number, Area>();
  const written: Box[] = [];
  for (const line of placed.lines) {
    const { label } = line.edge;
    if (!label || line.spots.length < 2) continue;
    // Only what is near the line can be hit.
    const reach = reachOf(line, label);
    const nearBoxes = [...boxes, ...written].filter((box) => common(reach, box) > 0);
    const nearPieces = pieces.filter((piece) => piece.edge !== line.edge.index && common(reach, piece) > 0);
    const price = (area: Area): number => {
      const own = inside(area);
      let sum = 0;
      for (const box of nearBoxes) sum += 4 * common(own, box);
      for (const piece of nearPieces) sum += 40 * common(own, piece);
      return sum;
    };
    const tip = tipOf(line);
    let best: Area | undefined;
    let least = Number.POSITIVE_INFINITY;
    let hits = false;
    for (const { area, extra } of candidates(line, label)) {
      if (extra >= least) continue;
      const trouble = price(area) + 40 * common(inside(area), tip);
      if (extra + trouble < least) [least, best, hits] = [extra + trouble, area, trouble > 0];
    }
    if (best) {
      labels.set(line.edge.index, best);
      written.push(inside(best));
    }
    if (hits) misplaced.push(line.edge.index);
  }
  return { areas: labels, misplaced };
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

/** All places that the label of a line may take. */
function reachOf(line: PlacedLine, label: { readonly length: number; readonly breadth: number }): Box {
  const us = line.spots.map((spot) => spot.u);
  const vs = line.spots.map((spot) => spot.v);
  return {
    u0: Math.min(...us) - label.length,
    v0: Math.min(...vs) - label.breadth,
    u1: Math.max(...us) + label.length,
    v1: Math.max(...vs) + label.breadth,
  };
}

/** Places along the flow with what makes them unwelcome: far from the source, not on the chosen piece, over a corner. */
function* candidates(
  line: PlacedLine,
  label: { readonly length: number; readonly breadth: number },
): Generator<{ readonly area: Area; readonly extra: number }> {
  const { spots } = line;
  const pieces = spots.slice(1).map((_, at) => at);
  const chosen = line.labelled ?? 0;
  for (const at of [chosen, ...pieces.filter((piece) => piece !== chosen)]) {
    const a = spots[at] as Spot;
    const b = spots[at + 1] as Spot;
    const along = a.v === b.v;
    const size = along ? label.length : label.breadth;
    const total = along ? Math.abs(b.u - a.u) : Math.abs(b.v - a.v);
    const sign = along ? Math.sign(b.u - a.u) : Math.sign(b.v - a.v);
    // Corners are round, and the arrow's tip stays free.
    const head = at === 0 ? 5 : 8;
    const tail = at === spots.length - 2 ? 12 : 8;
    const slack = total - size - head - tail;
    const other = at === chosen ? 0 : 60 + 10 * Math.abs(at - chosen) + (along ? 0 : 60);
    const area = (offset: number): Area => {
      const middle = offset + size / 2;
      const u = along ? a.u + sign * middle : a.u;
      const v = along ? a.v : a.v + sign * middle;
      return { u: u - label.length / 2, v: v - label.breadth / 2, length: label.length, breadth: label.breadth };
    };
    if (slack < 0) {
      yield { area: area(Math.max(0, (total - size) / 2)), extra: other + 300 - slack * 10 };
      continue;
    }
    const wanted = Math.min(slack, 14);
    for (let offset = 0; offset <= slack; offset += 2) {
      yield { area: area(head + offset), extra: other + Math.abs(offset - wanted) / 10 };
    }
  }
}
