import { basesOf, noZone } from "./across.ts";
import type { Line } from "./lattice.ts";
import { clash, forward, isStraight, type Piece, sideRoom, sidesOf } from "./piece.ts";
import type { FlowNode } from "./plan.ts";
import { areaTitle, portGap, trackGap } from "./sizes.ts";
import type { Stacked } from "./stacked-slots.ts";
import { titlesOn } from "./strip-titles.ts";
import { besides, meeting, packed, type Stretch } from "./tracks.ts";
import type { Trial } from "./trial.ts";

/** Places across the flow. */
export interface Heights {
  /** By line: where each along line begins, and how broad it is. */
  readonly lineV: Float64Array;
  readonly breadth: Float64Array;
  /** Upper borders by shelf and level of strip, lower borders by shelf and level of foot. */
  readonly stripV: ReadonlyMap<string, number>;
  readonly footV: ReadonlyMap<string, number>;
}

/** Tracks of all lines along the flow. Their ends are known by now, so tracks are as dense as can be. */
export function placeAlong(trial: Trial, { nodeU, titleU }: Stacked): Heights {
  const { lattice, pieces, byLine, hosts, clashes, orders } = trial;
  const { lines, shelves } = lattice;
  /** By piece: where it lies in its line. */
  const inside = new Float64Array(trial.count);
  for (const route of pieces) {
    for (let at = 0; at < route.length; at++) {
      const piece = route[at] as Piece;
      if (piece.leg.line.runs !== "along") continue;
      const rising = forward(lattice, piece.leg);
      const start = route[at - 1]?.at ?? borderU(nodeU, piece.edge.from, rising ? 1 : -1);
      const end = route[at + 1]?.at ?? borderU(nodeU, piece.edge.to, rising ? -1 : 1);
      piece.lo = Math.min(start, end);
      piece.hi = Math.max(start, end);
      if (rising === start <= end) continue;
      // Tracks have turned the piece around: its ends change places.
      const flipped = piece as { turnLo: Stretch["turnLo"]; turnHi: Stretch["turnHi"] };
      [flipped.turnLo, flipped.turnHi] = [piece.turnHi, piece.turnLo];
    }
  }
  const touchAlong = (list: readonly Piece[]) => (i: number, j: number) => {
    const [a, b] = [list[i] as Piece, list[j] as Piece];
    if (Math.max(a.lo, b.lo) < Math.min(a.hi, b.hi) + 5) return true;
    return clashes.size > 0 && clashes.has(clash(a.id, b.id));
  };
  const breadth = basesOf(lines);
  for (const line of lines) {
    if (line.runs !== "along") continue;
    const all = byLine.get(line.index);
    const list = line.kind === "row" ? all : all?.filter((piece) => piece.lo < piece.hi);
    if (!list || list.length === 0) {
      // Most lines are empty.
      const zone = line.kind === "row" ? undefined : hosts.zones.get(line.index);
      if (zone) breadth[line.index] = Math.max(line.base, zone.before, zone.after);
      continue;
    }
    if (line.kind === "row") {
      const offsets = besides(
        list,
        orders.of(line.index, list),
        (at) => sideRoom(list[at] as Piece) === 0 || isStraight(list[at] as Piece),
        touchAlong(list),
        portGap,
        (at) => sideRoom(list[at] as Piece),
      );
      list.forEach((piece, at) => {
        inside[piece.id] = line.base / 2 + (offsets[at] ?? 0);
      });
      continue;
    }
    const order = orders.of(line.index, list, meeting.surely);
    const titles = line.kind === "strip" ? titlesOn(lattice, line, titleU) : [];
    const underTitle = (at: number) => {
      const piece = list[at] as Piece;
      return titles.some((title) => piece.lo < title.to && piece.hi > title.from) ? areaTitle - 12 + piece.half : 0;
    };
    const place = packed(list, order, touchAlong(list), (at) =>
      Math.max(underTitle(at), (list[at] as Piece).half - trackGap / 2),
    );
    let last = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < list.length; at++) last = Math.max(last, (place[at] ?? 0) + (list[at] as Piece).half);
    last -= trackGap / 2;
    const [before, after] = sidesOf(line);
    const { before: zoneBefore, after: zoneAfter } = hosts.zones.get(line.index) ?? noZone;
    const inner = Math.max(before, zoneBefore) + last + Math.max(after, zoneAfter);
    const height = Math.max(line.base, inner);
    breadth[line.index] = height;
    const slack = line.kind === "strip" || line.kind === "foot" ? 0 : (height - inner) / 2;
    const from = Math.max(before, zoneBefore) + slack;
    list.forEach((piece, at) => {
      inside[piece.id] = from + (place[at] ?? 0);
    });
  }
  let v = 0;
  const lineV = new Float64Array(lines.length);
  const advance = (line: Line | undefined) => {
    if (!line) return;
    lineV[line.index] = v;
    v += breadth[line.index] ?? line.base;
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
      if (line.runs === "along") piece.at = (lineV[line.index] ?? 0) + (inside[piece.id] ?? 0);
    }
  }
  return { lineV, breadth, stripV, footV };
}

function borderU(nodeU: Float64Array, node: FlowNode, side: 1 | -1): number {
  const u = nodeU[node.index] ?? 0;
  return side === 1 ? u + node.length : u;
}
