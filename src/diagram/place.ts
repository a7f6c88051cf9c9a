import type { Lattice, Line } from "./lattice.ts";
import type { FlowEdge, FlowNode, Frame } from "./plan.ts";
import type { Leg, Route } from "./routes.ts";
import { areaPadding, areaTitle, box, portGap, trackGap } from "./sizes.ts";
import { besides, meeting, ordered, packed, type Stretch } from "./tracks.ts";

/** A point along and across the flow. */
export interface Spot {
  readonly u: number;
  readonly v: number;
}
export interface Area {
  readonly u: number;
  readonly v: number;
  readonly length: number;
  readonly breadth: number;
}
export interface Placed {
  readonly nodes: readonly Area[];
  readonly frames: readonly Area[];
  readonly bands: readonly (Area & { readonly id: string; readonly title: string; readonly system: number })[];
  readonly lines: readonly PlacedLine[];
}
export interface PlacedLine {
  readonly edge: FlowEdge;
  readonly spots: readonly Spot[];
  /** Number of the piece (spot to next spot) that bears the label. */
  readonly labelled?: number;
}

/** Room for the titles of lanes, before everything else. */
const bandTitle = 28;

/** Room between a track and what stands beside its channel. */
const margin = { box: 14, gap: 10, frame: 8, outer: 14 } as const;

interface Piece extends Stretch {
  readonly id: number;
  readonly edge: FlowEdge;
  readonly leg: Leg;
  readonly place: number;
  lo: number;
  hi: number;
  half: number;
  /** Final `u` of an across piece, `v` of an along piece. */
  at: number;
  /** Boxes at its ends. */
  readonly boxes: readonly FlowNode[];
  /** Middle of the box or column, for pieces in a column. */
  centre: number;
}

/** Pieces that were found on top of one another and have to be kept apart. */
export type Clashes = Set<string>;
const clash = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Gives every leg of every route its track, every channel its size and every box its place. */
export function placed(
  lattice: Lattice,
  routes: readonly Route[],
  nodes: readonly FlowNode[],
  misplaced: ReadonlyMap<number, number>,
): Placed {
  const clashes: Clashes = new Set();
  const steps: number[] = [];
  for (let attempt = 0; ; attempt++) {
    const result = attemptToPlace(lattice, routes, nodes, clashes, steps, misplaced);
    const found = overlaps(result.pieces);
    if (found.length === 0 || attempt === 5) return result.placed;
    const fresh = found;
    for (const key of fresh) clashes.add(key);
    steps.push(...asideFor(fresh, result.pieces));
  }
}

function attemptToPlace(
  lattice: Lattice,
  routes: readonly Route[],
  nodes: readonly FlowNode[],
  clashes: Clashes,
  steps: readonly number[],
  misplaced: ReadonlyMap<number, number>,
): { placed: Placed; pieces: readonly PlacedPiece[] } {
  const { lines, shelves, plan } = lattice;
  const pieces = piecesOf(lattice, routes);
  const hosts = labelHosts(lattice, pieces, misplaced);
  const byLine = new Map<number, Piece[]>();
  for (const route of pieces) for (const piece of route) push(byLine, piece.leg.line.index, piece);
  const stepsOf = (piece: Piece) => steps.filter((id) => id === piece.id).length * (portGap / 2);
  if (steps.length > 0) for (const route of pieces) for (const piece of route) piece.half += stepsOf(piece);

  // Across lines: order, widths, then `u` of everything.
  const size = new Map<number, number>();
  const inside = new Map<Piece, number>();
  const touchAcross = (list: readonly Piece[], closed: boolean) => (i: number, j: number) => {
    const [a, b] = [list[i] as Piece, list[j] as Piece];
    if (clashes.has(clash(a.id, b.id))) return true;
    const [lo, hi] = [Math.max(a.lo, b.lo), Math.min(a.hi, b.hi)];
    if (lo < hi) return true;
    return closed && lo === hi && !atBox(a, b, lo);
  };
  for (const line of lines) {
    if (line.runs !== "across" || line.kind.startsWith("margin")) continue;
    const list = byLine.get(line.index) ?? [];
    const zones = hosts.zones.get(line.index);
    if (line.kind === "column") {
      const offsets = columnOffsets(line, list, touchAcross(list, false));
      list.forEach((piece, at) => inside.set(piece, offsets[at] ?? 0));
      continue;
    }
    const order = ordered(list);
    const place = packed(list, order, touchAcross(list, true));
    const span =
      list.length > 0
        ? Math.max(...list.map((p, at) => (place[at] ?? 0) + p.half)) -
          Math.min(...list.map((p, at) => (place[at] ?? 0) - p.half))
        : 0;
    const first = list.length > 0 ? Math.min(...list.map((p, at) => (place[at] ?? 0) - p.half)) : 0;
    const [before, after] = sidesOf(line, list.length > 0);
    const zoneBefore = zones?.before ?? 0;
    const zoneAfter = zones?.after ?? 0;
    const inner =
      list.length === 0
        ? Math.max(zoneBefore, zoneAfter, zoneBefore + zoneAfter)
        : Math.max(before, zoneBefore) + span - trackGap + Math.max(after, zoneAfter);
    const width = Math.max(line.base, inner);
    size.set(line.index, width);
    const slack = list.length > 0 && zoneBefore === 0 && zoneAfter === 0 ? (width - inner) / 2 : 0;
    const from =
      Math.max(before, zoneBefore) -
      trackGap / 2 +
      (zoneBefore > before && zoneAfter === 0 ? Math.max(0, width - inner) : slack);
    list.forEach((piece, at) => inside.set(piece, from + (place[at] ?? 0) - first));
  }
  const margins = marginWidths(lattice, byLine);
  for (const [line, width] of margins.sizes) size.set(line, width);

  const origin = new Map<number, number>();
  const nodeAreas: Area[] = nodes.map((node) => ({ u: 0, v: 0, length: node.length, breadth: node.breadth }));
  const frameU: { from: number; to: number }[] = plan.frames.map(() => ({ from: Number.POSITIVE_INFINITY, to: 0 }));
  const shelfEnds: number[] = [];
  const nodeU = new Map<number, number>();
  // The margin behind several shelves stands behind the longest; inner margins push outer ones.
  const ends = new Map<number, number>();
  const stack = () =>
    shelves.forEach((shelf, index) => {
      let u = 0;
      const opened = new Map<number, number>();
      const known = new Set<number>();
      for (const slot of shelf.slots) {
        switch (slot.kind) {
          case "open":
            opened.set(slot.frame, u);
            frameU[slot.frame] = {
              ...(frameU[slot.frame] as { from: number; to: number }),
              from: Math.min(frameU[slot.frame]?.from ?? u, u),
            };
            break;
          case "close": {
            const frame = plan.frames[slot.frame];
            const least = (opened.get(slot.frame) ?? 0) + (frame?.titleLength ?? 0) + 2 * areaPadding;
            u = Math.max(u, least);
            const range = frameU[slot.frame] as { from: number; to: number };
            range.to = Math.max(range.to, u);
            break;
          }
          case "column": {
            origin.set(slot.line.index, u + slot.length / 2);
            for (const cell of slot.block.cells) {
              if (cell.column !== slot.column) continue;
              const slack = slot.length - cell.node.length;
              const shift = slot.block.align === "start" ? 0 : slot.block.align === "end" ? slack : slack / 2;
              nodeU.set(cell.node.index, u + shift);
            }
            u += slot.length;
            break;
          }
          case "line":
            if (!known.has(slot.line.index)) {
              known.add(slot.line.index);
              if (slot.line.kind === "margin-end") u = Math.max(u, ends.get(slot.line.index) ?? u);
              if (slot.line.kind === "margin-end") ends.set(slot.line.index, u);
              origin.set(slot.line.index, u);
              u += size.get(slot.line.index) ?? slot.line.base;
            }
        }
      }
      shelfEnds[index] = u;
    });
  for (let settled = ""; ; ) {
    stack();
    const now = [...ends.values()].join(" ");
    if (now === settled) break;
    settled = now;
  }
  // Frames around several shelves end together.
  plan.frames.forEach((frame, at) => {
    if (frame.blocks) return;
    const end = frameU[at]?.to ?? 0;
    for (let s = frame.firstShelf; s <= frame.lastShelf; s++) shelfEnds[s] = Math.max(shelfEnds[s] ?? 0, end);
  });
  placeMargins(lattice, byLine, origin, inside, shelfEnds, hosts.zones);
  for (const list of byLine.values()) {
    for (const piece of list) {
      const { line } = piece.leg;
      if (line.runs !== "across") continue;
      if (line.kind === "column") {
        piece.centre = columnCentre(piece, origin, nodeU);
        piece.at = piece.centre + (inside.get(piece) ?? 0);
        const aside = stepsOf(piece);
        if (Math.abs(piece.at + aside - piece.centre) <= columnRoom(piece)) piece.at += aside;
      } else if (line.kind.startsWith("margin")) piece.at = inside.get(piece) ?? 0;
      else piece.at = (origin.get(line.index) ?? 0) + (inside.get(piece) ?? 0);
    }
  }

  for (const line of lines) {
    if (line.kind === "column") stepBesideTitles(lattice, byLine.get(line.index) ?? [], frameU);
  }

  for (const route of pieces) straighten(lattice, route, byLine, frameU, hosts.of.get(route[0]?.edge.index ?? -1));

  // Along lines: exact ends are known now.
  for (const route of pieces) {
    route.forEach((piece, at) => {
      if (piece.leg.line.runs !== "along") return;
      const start = route[at - 1]?.at ?? borderU(nodeU, piece.edge.from, forward(lattice, piece.leg) ? 1 : -1);
      const end = route[at + 1]?.at ?? borderU(nodeU, piece.edge.to, forward(lattice, piece.leg) ? -1 : 1);
      piece.lo = Math.min(start, end);
      piece.hi = Math.max(start, end);
      const rising = forward(lattice, piece.leg);
      if (rising === start <= end) return;
      // Tracks have turned the piece around: its ends change places.
      const flipped = piece as { turnLo: Stretch["turnLo"]; turnHi: Stretch["turnHi"] };
      [flipped.turnLo, flipped.turnHi] = [piece.turnHi, piece.turnLo];
    });
  }
  const touchAlong = (list: readonly Piece[]) => (i: number, j: number) => {
    const [a, b] = [list[i] as Piece, list[j] as Piece];
    return clashes.has(clash(a.id, b.id)) || Math.max(a.lo, b.lo) < Math.min(a.hi, b.hi) + 5;
  };
  const breadth = new Map<number, number>();
  for (const line of lines) {
    if (line.runs !== "along") continue;
    const list = (byLine.get(line.index) ?? []).filter((piece) => line.kind === "row" || piece.lo < piece.hi);
    if (line.kind === "row") {
      const offsets = besides(
        list,
        (at) => sideRoom(list[at] as Piece) === 0 || isStraight(list[at] as Piece),
        touchAlong(list),
        portGap,
        (at) => sideRoom(list[at] as Piece),
      );
      list.forEach((piece, at) => inside.set(piece, line.base / 2 + (offsets[at] ?? 0)));
      breadth.set(line.index, line.base);
      continue;
    }
    const zones = hosts.zones.get(line.index);
    const order = ordered(list, meeting.surely);
    const titles = line.kind === "strip" ? titlesOn(lattice, line, frameU) : [];
    const underTitle = (at: number) => {
      const piece = list[at] as Piece;
      return titles.some((title) => piece.lo < title.to && piece.hi > title.from) ? areaTitle - 12 + piece.half : 0;
    };
    const place = packed(list, order, touchAlong(list), (at) =>
      Math.max(underTitle(at), (list[at] as Piece).half - trackGap / 2),
    );
    const last = list.length > 0 ? Math.max(...list.map((p, at) => (place[at] ?? 0) + p.half)) - trackGap / 2 : 0;
    const [before, after] = sidesOf(line, list.length > 0);
    const zoneBefore = zones?.before ?? 0;
    const zoneAfter = zones?.after ?? 0;
    const inner =
      list.length === 0
        ? Math.max(zoneBefore, zoneAfter)
        : Math.max(before, zoneBefore) + last + Math.max(after, zoneAfter);
    const height = Math.max(line.base, inner);
    breadth.set(line.index, height);
    const slack = list.length === 0 || line.kind === "strip" || line.kind === "foot" ? 0 : (height - inner) / 2;
    list.forEach((piece, at) => inside.set(piece, Math.max(before, zoneBefore) + slack + (place[at] ?? 0)));
  }
  let v = 0;
  const lineV = new Map<number, number>();
  const advance = (line: Line | undefined) => {
    if (!line) return;
    lineV.set(line.index, v);
    v += breadth.get(line.index) ?? line.base;
  };
  const stripV = new Map<string, number>();
  const footV = new Map<string, number>();
  shelves.forEach((shelf, index) => {
    advance(lattice.gaps[index]);
    shelf.strips.forEach((line, level) => {
      stripV.set(`${index} ${level}`, v);
      advance(line);
    });
    for (const line of shelf.rows) advance(line);
    for (let level = shelf.feet.length - 1; level >= 0; level--) {
      advance(shelf.feet[level]);
      footV.set(`${index} ${level}`, v);
    }
  });
  advance(lattice.gaps[shelves.length]);
  for (const list of byLine.values()) {
    for (const piece of list) {
      const { line } = piece.leg;
      if (line.runs === "along") piece.at = (lineV.get(line.index) ?? 0) + (inside.get(piece) ?? 0);
    }
  }
  for (const node of nodes) {
    const place = lattice.placeOf[node.index];
    if (!place) continue;
    const middle = (lineV.get(place.row.index) ?? 0) + place.row.base / 2;
    nodeAreas[node.index] = {
      u: nodeU.get(node.index) ?? 0,
      v: middle - node.breadth / 2,
      length: node.length,
      breadth: node.breadth,
    };
  }
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
    const top = (lineV.get(row.index) ?? 0) + row.base;
    const end = (lineV.get(channel.index) ?? 0) + (breadth.get(channel.index) ?? 0);
    const inTheWay = (byLine.get(channel.index) ?? []).filter(
      (piece) => piece.lo < to && piece.hi > from && piece.lo < piece.hi,
    );
    const bottom =
      Math.max(top, ...inTheWay.map((piece) => piece.at - areaPadding + margin.frame)) + areaPadding * inner;
    return bottom <= end ? bottom : undefined;
  };
  const frames = plan.frames.map((frame, at): Area => {
    const top = stripV.get(`${frame.firstShelf} ${shelves[frame.firstShelf]?.stripOf.get(at) ?? 0}`) ?? 0;
    const { from, to } = frameU[at] as { from: number; to: number };
    const bottom =
      ownBottom(frame, from, to) ??
      footV.get(`${frame.lastShelf} ${shelves[frame.lastShelf]?.footOf.get(at) ?? 0}`) ??
      0;
    return { u: from, v: top, length: to - from, breadth: bottom - top };
  });
  const placedPieces: PlacedPiece[] = [];
  const placedLines = pieces.map((route, at): PlacedLine => {
    const edge = (routes[at] as Route).edge;
    const spots = spotsOf(lattice, route, edge, nodeAreas);
    route.forEach((piece, k) => {
      const [a, b] = [spots[k], spots[k + 1]];
      if (a && b) placedPieces.push({ id: piece.id, edge, a, b, fixed: isFixed(piece) });
    });
    const host = hosts.of.get(edge.index);
    return { edge, spots, ...(host !== undefined && { labelled: host }) };
  });
  const allU = [...nodeAreas.flatMap((area) => [area.u, area.u + area.length])];
  for (const { spots } of placedLines) for (const spot of spots) allU.push(spot.u);
  const bandFrom = allU.reduce((a, b) => Math.min(a, b), 0) - areaPadding - bandTitle;
  const bandTo = allU.reduce((a, b) => Math.max(a, b), 0) + areaPadding;
  const bands = shelves.flatMap((shelf, index) => {
    const of = plan.shelves[index]?.bands ?? [];
    const start = (at: number): number => {
      const band = of[at];
      if (at === 0) return lineV.get(shelf.strips[0]?.index ?? -1) ?? 0;
      if (!band) return footV.get(`${index} 0`) ?? 0;
      // The border runs before the tracks of the channel between two lanes.
      return (lineV.get(shelf.rows[2 * band.firstRow - 1]?.index ?? -1) ?? 0) + margin.gap;
    };
    return of.map(({ id, title }, at) => ({
      id,
      title,
      system: index,
      u: bandFrom,
      v: start(at),
      length: bandTo - bandFrom,
      breadth: start(at + 1) - start(at),
    }));
  });
  return { placed: { nodes: nodeAreas, frames, bands, lines: placedLines }, pieces: placedPieces };
}

function push<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function forward(lattice: Lattice, leg: Leg): boolean {
  return leg.line.runs === "along"
    ? order(lattice, leg.from) < order(lattice, leg.to)
    : (lattice.v[leg.from] ?? 0) < (lattice.v[leg.to] ?? 0);
}

/** Place of a vertex along its along line. */
function order(lattice: Lattice, vertex: number): number {
  return lattice.u[vertex] ?? 0;
}

function piecesOf(lattice: Lattice, routes: readonly Route[]): Piece[][] {
  let id = 0;
  return routes.map(({ edge, legs }) =>
    legs.map((leg, place): Piece => {
      const position = leg.line.runs === "along" ? lattice.u : lattice.v;
      const [from, to] = [position[leg.from] ?? 0, position[leg.to] ?? 0];
      const turn = (other: Leg | undefined, back: boolean): -1 | 0 | 1 => {
        if (!other) return 0;
        const ahead = forward(lattice, other);
        return ahead !== back ? 1 : -1;
      };
      const atFrom = turn(legs[place - 1], true);
      const atTo = turn(legs[place + 1], false);
      const rising = from <= to;
      return {
        id: id++,
        edge,
        leg,
        place,
        lo: Math.min(from, to),
        hi: Math.max(from, to),
        turnLo: rising ? atFrom : atTo,
        turnHi: rising ? atTo : atFrom,
        half: trackGap / 2,
        at: 0,
        centre: 0,
        boxes: [...(place === 0 ? [edge.from] : []), ...(place === legs.length - 1 ? [edge.to] : [])],
      };
    }),
  );
}

/** Room between the tracks of a line and what stands before and behind it. */
function sidesOf(line: Line, used: boolean): readonly [number, number] {
  if (!used) return [0, 0];
  switch (line.kind) {
    case "gap":
      return line.base === 0 ? [10, 10] : [margin.gap, margin.gap];
    case "strip":
      return [12, 13];
    case "foot":
      return [13, margin.frame];
    case "pad-start":
      return [margin.frame, margin.box];
    case "pad-end":
      return [margin.box, margin.frame];
    case "between":
      return [margin.gap, margin.gap];
    default:
      return [margin.box, margin.box];
  }
}

/** True when both pieces end at a box at this position, which stands between them. */
function atBox(a: Piece, b: Piece, position: number): boolean {
  const end = (piece: Piece) => (piece.lo === position ? piece.turnLo : piece.turnHi);
  return end(a) === 0 && end(b) === 0;
}

/** Piece that runs straight from a box to a box. */
function isStraight(piece: Piece): boolean {
  return piece.turnLo === 0 && piece.turnHi === 0;
}

/** How far from the middle of its row a piece may lie, given the boxes at its ends. */
function sideRoom(piece: Piece): number {
  return Math.min(40, ...piece.boxes.map((node) => node.endRoom));
}

function columnOffsets(
  line: Line,
  list: readonly Piece[],
  touch: (a: number, b: number) => boolean,
): readonly number[] {
  return besides(
    list,
    (at) => isStraight(list[at] as Piece),
    touch,
    portGap,
    (at) => Math.min(line.base / 2 - 8, ...(list[at] as Piece).boxes.map((node) => node.flankRoom)),
  );
}

/** How far a piece may lie from the middle of its column. */
function columnRoom(piece: Piece): number {
  return Math.min(piece.leg.line.base / 2 - 8, ...piece.boxes.map((node) => node.flankRoom));
}

function isFixed(piece: Piece): boolean {
  const { kind } = piece.leg.line;
  return kind === "row" || (kind === "column" && columnRoom(piece) < portGap / 2);
}

/** Middle of the box at which a column piece ends, or of the column. */
function columnCentre(piece: Piece, origin: ReadonlyMap<number, number>, nodeU: ReadonlyMap<number, number>): number {
  const centre = (node: FlowNode) => (nodeU.get(node.index) ?? 0) + node.length / 2;
  const [first, second] = piece.boxes;
  if (first && second) {
    // Between two boxes of different places: where both have a flat side.
    const [a, b] = [centre(first), centre(second)];
    const lo = Math.max(a - first.flankRoom, b - second.flankRoom);
    const hi = Math.min(a + first.flankRoom, b + second.flankRoom);
    return lo <= hi ? Math.min(Math.max((a + b) / 2, lo), hi) : a;
  }
  return first ? centre(first) : (origin.get(piece.leg.line.index) ?? 0);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function titlesOn(lattice: Lattice, strip: Line, frameU: readonly Range[]): readonly Range[] {
  const shelf = lattice.shelves[strip.shelf];
  return [...(shelf?.stripOf ?? [])].flatMap(([frame, level]) => {
    if (level !== strip.number) return [];
    const from = frameU[frame]?.from ?? 0;
    return [
      { from: from + areaPadding - 6, to: from + areaPadding + (lattice.plan.frames[frame]?.titleLength ?? 0) + 6 },
    ];
  });
}

/**
 * Two pieces through columns that nearly meet across a channel become one straight line, if a box at either end leaves the
 * room: small steps look like mistakes.
 */
function straighten(
  lattice: Lattice,
  route: readonly Piece[],
  byLine: ReadonlyMap<number, readonly Piece[]>,
  frameU: readonly Range[],
  labelled: number | undefined,
): void {
  route.forEach((middle, at) => {
    const [a, b] = [route[at - 1], route[at + 1]];
    if (!a || !b || at === labelled || a.leg.line.kind !== "column" || b.leg.line.kind !== "column") return;
    if (a.at === b.at || Math.abs(a.at - b.at) > box.width / 2 || middle.leg.line.runs !== "along") return;
    const free = (piece: Piece, other: Piece, to: number) => {
      if (Math.abs(to - piece.centre) > columnRoom(piece)) return false;
      const moved = { ...piece, at: to };
      if (beyondTitle(lattice, moved, frameU) !== to) return false;
      return [...(byLine.get(piece.leg.line.index) ?? []), ...(byLine.get(other.leg.line.index) ?? [])].every(
        (mate) =>
          mate === a || mate === b || mate.lo > piece.hi || mate.hi < piece.lo || Math.abs(mate.at - to) >= portGap - 4,
      );
    };
    for (const to of [b.at, a.at, (a.at + b.at) / 2]) {
      if (!free(a, b, to) || !free(b, a, to)) continue;
      a.at = to;
      b.at = to;
      return;
    }
  });
}

/** Moves pieces that come in from above beside the titles that they pass, closer together where a box leaves little room. */
function stepBesideTitles(lattice: Lattice, list: readonly Piece[], frameU: readonly Range[]): void {
  const sorted = [...list].sort((a, b) => a.at - b.at || a.id - b.id);
  const meets = (a: Piece, b: Piece) => a.lo < b.hi && b.lo < a.hi;
  const done = new Set<Piece>();
  for (const first of sorted) {
    if (done.has(first) || beyondTitle(lattice, first, frameU) === first.at) continue;
    const least = beyondTitle(lattice, first, frameU);
    const group = [first];
    for (const piece of sorted) {
      if (done.has(piece) || piece.at <= first.at || !meets(piece, first)) continue;
      if (piece.at < least + group.length * portGap) group.push(piece);
    }
    const limit = Math.min(...group.flatMap((piece) => piece.boxes.map((node) => piece.centre + node.flankRoom)));
    const step = group.length > 1 ? Math.max(4, Math.min(portGap, (limit - least) / (group.length - 1))) : 0;
    group.forEach((piece, at) => {
      piece.at = least + at * step;
      done.add(piece);
    });
  }
}

/** `u` of a piece beside the titles of the frames that it enters from above. */
function beyondTitle(lattice: Lattice, piece: Piece, frameU: readonly Range[]): number {
  const { line } = piece.leg;
  const shelf = lattice.shelves[line.shelf];
  if (!shelf) return piece.at;
  let at = piece.at;
  for (const strip of shelf.strips) {
    if (piece.lo >= strip.at || piece.hi <= strip.at - 1) continue;
    for (const [frame, level] of shelf.stripOf) {
      if (level !== strip.number || !line.frames.includes(frame)) continue;
      const from = frameU[frame]?.from ?? 0;
      const to = from + areaPadding + (lattice.plan.frames[frame]?.titleLength ?? 0) + 6;
      if (at > from && at < to) at = to;
    }
  }
  return at;
}

function borderU(nodeU: ReadonlyMap<number, number>, node: FlowNode, side: 1 | -1): number {
  const u = nodeU.get(node.index) ?? 0;
  return side === 1 ? u + node.length : u;
}

/** Corners of a route: ends on the borders of its boxes, legs meeting at their tracks. */
function spotsOf(lattice: Lattice, route: readonly Piece[], edge: FlowEdge, areas: readonly Area[]): readonly Spot[] {
  const first = route[0];
  const last = route.at(-1);
  if (!first || !last) return [];
  const from = areas[edge.from.index] as Area;
  const to = areas[edge.to.index] as Area;
  const spots: Spot[] = [];
  const end = (piece: Piece, area: Area, leaves: boolean): Spot => {
    const ahead = forward(lattice, piece.leg) === leaves;
    return piece.leg.line.runs === "along"
      ? { u: ahead ? area.u + area.length : area.u, v: piece.at }
      : { u: piece.at, v: ahead ? area.v + area.breadth : area.v };
  };
  spots.push(end(first, from, true));
  route.slice(1).forEach((piece, k) => {
    const before = route[k] as Piece;
    spots.push(piece.leg.line.runs === "along" ? { u: before.at, v: piece.at } : { u: piece.at, v: before.at });
  });
  spots.push(end(last, to, false));
  return spots;
}

export interface PlacedPiece {
  readonly id: number;
  readonly edge: FlowEdge;
  readonly a: Spot;
  readonly b: Spot;
  /** Has no room to step aside. */
  readonly fixed: boolean;
}

/** Pieces that step aside because one of another column, in the shelf above or below, lies in the same line. */
function asideFor(clashes: readonly string[], pieces: readonly PlacedPiece[]): readonly number[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  return clashes.flatMap((key) => {
    const pair = key.split(" ").flatMap((id) => byId.get(Number(id)) ?? []);
    const free = pair.filter((piece) => !piece.fixed);
    const aside = free[free.length - 1] ?? pair[pair.length - 1];
    return aside ? [aside.id] : [];
  });
}

/** Pairs of pieces of different flows that lie on one another for more than 3 px. */
function overlaps(pieces: readonly PlacedPiece[]): readonly string[] {
  const found: string[] = [];
  const sorted = (alongU: boolean) => {
    const list = pieces
      .filter(({ a, b }) => (alongU ? a.v === b.v && a.u !== b.u : a.u === b.u && a.v !== b.v))
      .map(({ id, edge, a, b }) => ({
        id,
        edge,
        at: alongU ? a.v : a.u,
        lo: alongU ? Math.min(a.u, b.u) : Math.min(a.v, b.v),
        hi: alongU ? Math.max(a.u, b.u) : Math.max(a.v, b.v),
      }))
      .sort((x, y) => x.at - y.at || x.id - y.id);
    list.forEach((x, i) => {
      for (let j = i + 1; j < list.length; j++) {
        const y = list[j];
        if (!y || y.at - x.at > 5) break;
        const common = Math.min(x.hi, y.hi) - Math.max(x.lo, y.lo);
        // Lines on one another are wrong; lines as close as this for longer are hard to tell apart.
        if (y.edge !== x.edge && common > (y.at - x.at > 2 ? 24 : 3)) found.push(clash(x.id, y.id));
      }
    });
  };
  sorted(true);
  sorted(false);
  return found;
}

/** Widths of the margins that lie inside frames. */
function marginWidths(lattice: Lattice, byLine: ReadonlyMap<number, readonly Piece[]>): { sizes: Map<number, number> } {
  const sizes = new Map<number, number>();
  for (const line of lattice.margins) {
    const count = byLine.get(line.index)?.length ?? 0;
    if (line.frames.length === 0) sizes.set(line.index, 0);
    else sizes.set(line.index, count === 0 ? line.base : margin.frame + margin.box + (count - 1) * trackGap);
  }
  return { sizes };
}

/** Tracks of the margins: as near to the shelves that they pass as the tracks nearer allow. */
function placeMargins(
  lattice: Lattice,
  byLine: ReadonlyMap<number, readonly Piece[]>,
  origin: ReadonlyMap<number, number>,
  inside: Map<Piece, number>,
  shelfEnds: readonly number[],
  zones: Hosts["zones"],
): void {
  for (const line of lattice.margins) {
    const list = byLine.get(line.index) ?? [];
    if (list.length === 0) continue;
    const start = line.kind === "margin-start";
    const framed = line.frames.length > 0;
    let order = [...ordered(list)];
    if (start) order.reverse();
    if (framed) {
      const from = (origin.get(line.index) ?? 0) + (start ? margin.frame : margin.box);
      const place = packed(list, start ? [...order].reverse() : order, () => true);
      const least = Math.min(...place);
      list.forEach((piece, at) => inside.set(piece, from + (place[at] ?? 0) - least));
      continue;
    }
    order = [...order];
    order.forEach((item, k) => {
      const piece = list[item] as Piece;
      const zone = zones.get(line.index);
      const beside = Math.max(margin.outer, zone?.before ?? 0, zone?.after ?? 0);
      let at = start ? -beside : beside;
      if (!start) {
        const passed = shelvesBeside(lattice, piece);
        at += Math.max(...passed.map((shelf) => shelfEnds[shelf] ?? 0));
      }
      for (const other of order.slice(0, k)) {
        const mate = list[other] as Piece;
        if (Math.max(piece.lo, mate.lo) > Math.min(piece.hi, mate.hi)) continue;
        const there = inside.get(mate) ?? 0;
        at = start ? Math.min(at, there - trackGap) : Math.max(at, there + trackGap);
      }
      inside.set(piece, at);
    });
  }
}

/** Shelves that a piece in a margin passes. */
function shelvesBeside(lattice: Lattice, piece: Piece): readonly number[] {
  const passed = lattice.shelves.flatMap((_, index) => {
    const top = lattice.gaps[index]?.at ?? 0;
    const bottom = lattice.gaps[index + 1]?.at ?? 0;
    return piece.lo < bottom && piece.hi > top ? [index] : [];
  });
  return passed.length > 0 ? passed : [0];
}

interface Hosts {
  /** Edge → number of the leg that bears its label. */
  readonly of: ReadonlyMap<number, number>;
  /** Line → room for labels of flows that only pass it. */
  readonly zones: ReadonlyMap<number, { before: number; after: number }>;
}

/**
 * Chooses the leg that bears each label: the first along the flow that is long enough, rather a level one than an upright
 * one. `misplaced` counts for each edge how often its label found no free place: then room is made where its leg crosses
 * a line that can grow.
 */
function labelHosts(
  lattice: Lattice,
  routes: readonly (readonly Piece[])[],
  misplaced: ReadonlyMap<number, number>,
): Hosts {
  const of = new Map<number, number>();
  const zones = new Map<number, { before: number; after: number }>();
  const demand = (line: Line, key: "before" | "after", room: number) => {
    const zone = zones.get(line.index) ?? { before: 0, after: 0 };
    zone[key] = Math.max(zone[key], room);
    zones.set(line.index, zone);
  };
  for (const route of routes) {
    const edge = route[0]?.edge;
    if (!edge?.label) continue;
    const { length, breadth } = edge.label;
    const tries = misplaced.get(edge.index) ?? 0;
    const priced = route.map((piece, at) => {
      const along = piece.leg.line.runs === "along";
      const need = (along ? length : breadth) + 24;
      const has = piece.hi - piece.lo;
      const level = along === length > breadth;
      const channel = piece.leg.line.kind !== "row" && piece.leg.line.kind !== "column";
      const passes = !channel && (isRoomy(piece, need) || passedLines(lattice, piece).length > 0);
      const short = channel && has < need ? 400 + need - has : 0;
      return { piece, at, price: at * 30 + (level ? 0 : 700) + short + (!channel && !passes ? 900 : 0) };
    });
    const best = priced.sort((a, b) => a.price - b.price || a.at - b.at)[0];
    if (!best) continue;
    const { piece } = best;
    of.set(edge.index, best.at);
    const along = piece.leg.line.runs === "along";
    const own = along ? length : breadth;
    const ahead = forward(lattice, piece.leg);
    const throughBoxes = piece.leg.line.kind === "row" || piece.leg.line.kind === "column";
    if (!throughBoxes) piece.half = Math.max(piece.half, (along ? breadth : length) / 2 + 2);
    if (tries === 0 && (!throughBoxes || isRoomy(piece, own + 24))) {
      if (throughBoxes || piece.hi - piece.lo >= own + 24) continue;
    }
    const passed = passedLines(lattice, piece);
    const line = passed[Math.min(Math.max(0, tries - 1), passed.length - 1)];
    if (!line) continue;
    // Where the piece comes out of the line itself, its room lies beyond the line's tracks.
    const before = startsOn(lattice, piece, line) ? !ahead : ahead;
    const missing = throughBoxes ? own + 20 : line.base + Math.max(0, own + 24 - (piece.hi - piece.lo));
    demand(line, before ? "before" : "after", missing + 8 * tries);
  }
  return { of, zones };
}

/** True when the piece begins at the line. */
function startsOn(lattice: Lattice, piece: Piece, line: Line): boolean {
  const lines = piece.leg.line.runs === "along" ? lattice.across : lattice.along;
  return lines[piece.leg.from] === line.index;
}

/** True when a piece on a line through boxes is long enough beside its own boxes. */
function isRoomy(piece: Piece, need: number): boolean {
  const along = piece.leg.line.runs === "along";
  const boxes = piece.boxes.reduce((sum, node) => sum + (along ? node.length : node.breadth) / 2, 0);
  return piece.hi - piece.lo - boxes >= need + 16;
}

/** Lines that can grow, crossed or reached by a piece on a line through boxes, in the flow's direction. */
function passedLines(lattice: Lattice, piece: Piece): readonly Line[] {
  const { leg } = piece;
  const along = leg.line.runs === "along";
  const found: Line[] = [];
  const ahead = forward(lattice, leg);
  const step = along ? (ahead ? lattice.next : lattice.previous) : ahead ? lattice.below : lattice.above;
  for (let vertex = leg.from; vertex >= 0; vertex = step[vertex] ?? -1) {
    const line = lattice.lines[(along ? lattice.across : lattice.along)[vertex] ?? 0] as Line;
    const grows = along ? line.kind !== "column" : line.kind === "channel" || line.kind === "gap";
    if (grows) found.push(line);
    if (vertex === leg.to) break;
  }
  return found;
}
