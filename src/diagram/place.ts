import { placeAcross } from "./across.ts";
import { type Heights, placeAlong } from "./along.ts";
import { bandAreas } from "./bands.ts";
import type { Area, Placed, PlacedLine, Spot } from "./geometry.ts";
import type { Carried } from "./kept-ways.ts";
import type { Lattice } from "./lattice.ts";
import { asideFor, overlaps, type PlacedPiece, placedPiece } from "./overlaps.ts";
import { clash, clashing, forward, isFixed, margin, type Piece, type Range } from "./piece.ts";
import type { FlowEdge, FlowNode, Frame } from "./plan.ts";
import type { Route } from "./routes.ts";
import { areaPadding, labelHeight } from "./sizes.ts";
import type { Stacked } from "./stacked-slots.ts";
import { Orders } from "./tracks.ts";
import { type Trial, trialOf } from "./trial.ts";

/** Where a phase's title stands below the frame's border, and the room of its line. */
const [titleTop, titleBreadth] = [5, 17] as const;

/** Lines as near as this are hard to tell apart; beside a line with a label, twice that is needed. */
const lineKeep = 5;
const labelKeep = labelHeight / 2 + 3;

/** Usual number of trials; nearly all maps need one or two. */
const trials = 6;

/**
 * Gives every leg of every route its track, every channel its size and every box its place. What one go teaches, the next
 * ones know.
 */
export class Placer {
  readonly #lattice: Lattice;
  readonly #routes: readonly Route[];
  readonly #nodes: readonly FlowNode[];
  readonly #orders = new Orders();
  readonly #clashes = new Set<number>();
  readonly #steps = new Map<number, number>();

  /** @param known what the placing of the last picture learnt about the same pieces */
  constructor(
    lattice: Lattice,
    routes: readonly Route[],
    nodes: readonly FlowNode[],
    known?: { readonly placer: Placer; readonly before: Carried["before"] },
  ) {
    this.#lattice = lattice;
    this.#routes = routes;
    this.#nodes = nodes;
    if (known) this.#recall(known.placer, known.before);
  }

  #recall(placer: Placer, before: Carried["before"]): void {
    if (placer.#clashes.size === 0 && placer.#steps.size === 0) return;
    const now = new Map<number, number>();
    const firstBefore = firstPieces(placer.#routes);
    const first = firstPieces(this.#routes);
    for (const { edge, legs } of this.#routes) {
      const old = firstBefore.get(before[edge.index]?.index ?? -1);
      const own = first.get(edge.index);
      if (!old || !own || old.count !== legs.length) continue;
      for (let leg = 0; leg < legs.length; leg++) now.set(old.id + leg, own.id + leg);
    }
    for (const pair of placer.#clashes) {
      const [a, b] = clashing(pair).map((id) => now.get(id));
      if (a !== undefined && b !== undefined) this.#clashes.add(clash(a, b));
    }
    for (const [id, count] of placer.#steps) {
      const piece = now.get(id);
      if (piece !== undefined) this.#steps.set(piece, count);
    }
  }

  /**
   * @param misplaced how often the label of each edge found no free place
   * @param most trials until lines that lie on one another are left as they are
   */
  placed(misplaced: ReadonlyMap<number, number>, most: number = trials): Placed {
    const lessons = { clashes: this.#clashes, steps: this.#steps, orders: this.#orders, misplaced };
    for (let count = 1; ; count++) {
      const result = tried(trialOf(this.#lattice, this.#routes, lessons), this.#nodes);
      if (count === most || !this.#learns(overlaps(result.pieces), result.pieces)) return result.placed;
    }
  }

  /** True when another go can part what was found on top of one another. */
  #learns(found: readonly number[], pieces: readonly PlacedPiece[]): boolean {
    const asides = asideFor(found, pieces, this.#steps);
    const hopeful = found.some((key, at) => !this.#clashes.has(key) || !asides[at]?.fixed);
    found.forEach((key, at) => {
      this.#clashes.add(key);
      const aside = asides[at]?.id;
      if (aside !== undefined) this.#steps.set(aside, (this.#steps.get(aside) ?? 0) + 1);
    });
    return hopeful;
  }
}

/** By flow: the id of its first piece, and how many it has. */
function firstPieces(routes: readonly Route[]): ReadonlyMap<number, { readonly id: number; readonly count: number }> {
  let id = 0;
  return new Map(
    routes.map(({ edge, legs }) => {
      const first = id;
      id += legs.length;
      return [edge.index, { id: first, count: legs.length }];
    }),
  );
}

function tried(trial: Trial, nodes: readonly FlowNode[]): { placed: Placed; pieces: readonly PlacedPiece[] } {
  const { lattice, pieces, hosts } = trial;
  const stacked = placeAcross(trial);
  const heights = placeAlong(trial, stacked);
  const areas = nodes.map((node): Area => {
    const place = lattice.placeOf[node.index];
    const middle = place ? (heights.lineV[place.row.index] ?? 0) + place.row.base / 2 : 0;
    return {
      u: stacked.nodeU[node.index] ?? 0,
      v: middle - node.breadth / 2,
      length: node.length,
      breadth: node.breadth,
    };
  });
  const placedPieces: PlacedPiece[] = [];
  const lines: PlacedLine[] = [];
  for (const route of pieces) {
    const edge = route[0]?.edge;
    if (!edge) continue;
    const spots = spotsOf(lattice, route, edge, areas);
    const host = hosts.of.get(edge.index);
    const isKept = host !== undefined && (trial.misplaced.get(edge.index) ?? 0) > 0;
    for (let k = 0; k < route.length; k++) {
      const piece = route[k] as Piece;
      const keep = isKept && k === host ? labelKeep : lineKeep;
      const made = placedPiece(spots[k] as Spot, spots[k + 1] as Spot, {
        id: piece.id,
        edge,
        keep,
        fixed: isFixed(piece),
        boxes: piece.boxes,
      });
      if (made) placedPieces.push(made);
    }
    lines.push(host === undefined ? { edge, spots } : { edge, spots, labelled: host });
  }
  const frames = frameAreas(trial, stacked, heights);
  const titles = frames.map((frame, at) => titleArea(frame, stacked.titleU[at] as Range, trial, lines, at));
  return {
    placed: { nodes: areas, frames, titles, bands: bandAreas(lattice, areas, lines, heights), lines },
    pieces: placedPieces,
  };
}

/** A title that stands behind a flow which came in elsewhere in the end goes back to the beginning of its frame. */
function titleArea(frame: Area, { from, to }: Range, trial: Trial, lines: readonly PlacedLine[], at: number): Area {
  const area: Area = { u: from, v: frame.v + titleTop, length: to - from, breadth: titleBreadth };
  const usual = frame.u + areaPadding;
  if (from === usual || trial.lattice.plan.frames[at]?.titleBehind) return area;
  const isMet = lines.some(({ spots }) =>
    spots.some((b, k) => {
      const a = spots[k - 1];
      return (
        a !== undefined &&
        Math.max(a.u, b.u) > frame.u &&
        Math.min(a.u, b.u) < from &&
        Math.max(a.v, b.v) > area.v &&
        Math.min(a.v, b.v) < area.v + area.breadth
      );
    }),
  );
  return isMet ? area : { ...area, u: usual };
}

function frameAreas(trial: Trial, { frameU }: Stacked, { lineV, breadth, stripV, footV }: Heights): readonly Area[] {
  const { lattice, byLine } = trial;
  const { plan, shelves } = lattice;
  /** Lower border of a frame that has fewer rows than its shelf. */
  const ownBottom = (frame: Frame, from: number, to: number): number | undefined => {
    if (!frame.blocks) return undefined;
    const shelf = shelves[frame.firstShelf];
    const blocks = plan.shelves[frame.firstShelf]?.blocks.slice(frame.blocks[0], frame.blocks[1] + 1) ?? [];
    const lastRow = Math.max(...blocks.map((block) => block.rows)) - 1;
    const row = shelf?.rows[2 * lastRow];
    const channel = shelf?.rows[2 * lastRow + 1];
    if (!row || !channel) return undefined;
    const inner = Math.max(...blocks.map((block) => block.frames.length)) - frame.depth;
    const top = (lineV[row.index] ?? 0) + row.base;
    const end = (lineV[channel.index] ?? 0) + (breadth[channel.index] ?? 0);
    const inTheWay = (byLine.get(channel.index) ?? []).filter(
      (piece) => piece.lo < to && piece.hi > from && piece.lo < piece.hi,
    );
    // Frames beside one another end together, but where a flow of others runs below.
    const below = (shelf?.rows ?? []).slice(2 * lastRow + 2);
    const passed = below.some((line) =>
      (byLine.get(line.index) ?? []).some((piece) => piece.lo < to && piece.hi > from),
    );
    if (!passed) return undefined;
    const bottom =
      Math.max(top, ...inTheWay.map((piece) => piece.at - areaPadding + margin.frame)) + areaPadding * inner;
    return bottom <= end ? bottom : undefined;
  };
  return plan.frames.map((frame, at): Area => {
    const top = stripV.get(`${frame.firstShelf} ${shelves[frame.firstShelf]?.stripOf.get(at) ?? 0}`) ?? 0;
    const { from, to } = frameU[at] as { from: number; to: number };
    const bottom =
      ownBottom(frame, from, to) ??
      footV.get(`${frame.lastShelf} ${shelves[frame.lastShelf]?.footOf.get(at) ?? 0}`) ??
      0;
    return { u: from, v: top, length: to - from, breadth: bottom - top };
  });
}

/** Corners of a route: ends on the borders of its boxes, legs meeting at their tracks. */
function spotsOf(lattice: Lattice, route: readonly Piece[], edge: FlowEdge, areas: readonly Area[]): readonly Spot[] {
  const first = route[0];
  const last = route.at(-1);
  if (!first || !last) return [];
  const from = areas[edge.from.index] as Area;
  const to = areas[edge.to.index] as Area;
  const spots = new Array<Spot>(route.length + 1);
  spots[0] = endOf(lattice, first, from, true);
  for (let k = 1; k < route.length; k++) {
    const [before, piece] = [route[k - 1] as Piece, route[k] as Piece];
    spots[k] = piece.leg.line.runs === "along" ? { u: before.at, v: piece.at } : { u: piece.at, v: before.at };
  }
  spots[route.length] = endOf(lattice, last, to, false);
  return spots;
}

/** Where a piece meets the border of a box that it leaves or comes to. */
function endOf(lattice: Lattice, piece: Piece, area: Area, leaves: boolean): Spot {
  const ahead = forward(lattice, piece.leg) === leaves;
  return piece.leg.line.runs === "along"
    ? { u: ahead ? area.u + area.length : area.u, v: piece.at }
    : { u: piece.at, v: ahead ? area.v + area.breadth : area.v };
}
