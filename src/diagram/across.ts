import { stretchedFrames } from "./frame-ends.ts";
import type { Line } from "./lattice.ts";
import { marginWidths, placeMargins } from "./margins.ts";
import { partingOrder } from "./parting.ts";
import { atBox, clash, columnRoom, isStraight, type Piece, sidesOf } from "./piece.ts";
import type { FlowNode } from "./plan.ts";
import { portGap, trackGap } from "./sizes.ts";
import { type Stacked, stackedSlots } from "./stacked-slots.ts";
import { straighten } from "./straighten.ts";
import { stepBesideTitles } from "./strip-titles.ts";
import { besides, meeting, packed } from "./tracks.ts";
import type { Trial } from "./trial.ts";

/**
 * Places along the flow: tracks of all lines that run across it, the widths that these need, and with them boxes, frames and
 * columns. Ends of pieces are only usual ones yet, so pieces that may touch are kept apart.
 */
export function placeAcross(trial: Trial): Stacked {
  const { lattice, pieces, byLine, hosts, clashes, orders } = trial;
  const { lines } = lattice;
  const size = basesOf(lines);
  /** By piece: where it lies in its line. */
  const inside = new Float64Array(trial.count);
  const touchAcross = (list: readonly Piece[], closed: boolean) => (i: number, j: number) => {
    const [a, b] = [list[i] as Piece, list[j] as Piece];
    const [lo, hi] = [Math.max(a.lo, b.lo), Math.min(a.hi, b.hi)];
    if (lo < hi || (closed && lo === hi && !atBox(a, b, lo))) return true;
    return clashes.size > 0 && clashes.has(clash(a.id, b.id));
  };
  const parting = (list: readonly Piece[]) => (i: number, j: number) =>
    partingOrder(lattice, pieces, list[i] as Piece, list[j] as Piece);
  for (const line of lines) {
    if (line.runs !== "across" || line.kind === "margin-start" || line.kind === "margin-end") continue;
    const list = byLine.get(line.index);
    if (!list) {
      // Most lines are empty.
      const zone = line.kind === "column" ? undefined : hosts.zones.get(line.index);
      if (zone) size[line.index] = Math.max(line.base, zone.before + zone.after);
      continue;
    }
    if (line.kind === "column") {
      const offsets = columnOffsets(
        list,
        orders.of(line.index, list, meeting.perhaps, parting(list)),
        touchAcross(list, false),
      );
      list.forEach((piece, at) => {
        inside[piece.id] = offsets[at] ?? 0;
      });
      continue;
    }
    const order = orders.of(line.index, list, meeting.perhaps, parting(list));
    const place = packed(list, order, touchAcross(list, true));
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < list.length; at++) {
      const [middle, { half }] = [place[at] ?? 0, list[at] as Piece];
      if (middle - half < first) first = middle - half;
      if (middle + half > last) last = middle + half;
    }
    const [before, after] = sidesOf(line);
    const { before: zoneBefore, after: zoneAfter } = hosts.zones.get(line.index) ?? noZone;
    const inner = Math.max(before, zoneBefore) + (last - first) - trackGap + Math.max(after, zoneAfter);
    const width = Math.max(line.base, inner);
    size[line.index] = width;
    const slack = zoneBefore === 0 && zoneAfter === 0 ? (width - inner) / 2 : 0;
    const from =
      Math.max(before, zoneBefore) -
      trackGap / 2 +
      (zoneBefore > before && zoneAfter === 0 ? Math.max(0, width - inner) : slack);
    list.forEach((piece, at) => {
      inside[piece.id] = from + (place[at] ?? 0) - first;
    });
  }
  const margins = marginWidths(lattice, byLine);
  for (const [line, width] of margins.sizes) size[line] = width;

  const stacked = stackedSlots(lattice, size);
  const { origin, nodeU, titleU, shelfEnds } = stacked;
  placeMargins(lattice, byLine, origin, inside, shelfEnds, hosts.zones, parting);
  for (const list of byLine.values()) {
    for (const piece of list) {
      const { line } = piece.leg;
      if (line.runs !== "across") continue;
      if (line.kind === "column") {
        piece.centre = columnCentre(piece, origin, nodeU);
        piece.at = piece.centre + (inside[piece.id] ?? 0);
        piece.at = asideInColumn(piece, trial.steps.get(piece.id) ?? 0);
      } else if (line.kind.startsWith("margin")) piece.at = inside[piece.id] ?? 0;
      else piece.at = (origin[line.index] ?? 0) + (inside[piece.id] ?? 0);
    }
  }

  for (const line of lines) {
    const list = line.kind === "column" && byLine.get(line.index);
    if (list) stepBesideTitles(lattice, list, titleU);
  }

  for (const route of pieces) straighten(trial, route, stacked, size);
  return { ...stacked, frameU: stretchedFrames(lattice, byLine, stacked) };
}

/** Where labels need no room. */
export const noZone = { before: 0, after: 0 } as const;

/** By line: the room that it keeps free anyway. */
export function basesOf(lines: readonly Line[]): Float64Array {
  const bases = new Float64Array(lines.length);
  for (const { index, base } of lines) bases[index] = base;
  return bases;
}

function columnOffsets(
  list: readonly Piece[],
  order: readonly number[],
  touch: (a: number, b: number) => boolean,
): readonly number[] {
  return besides(
    list,
    order,
    (at) => isStraight(list[at] as Piece),
    touch,
    portGap,
    (at) => columnRoom(list[at] as Piece),
  );
}

/** Where a piece goes that has stepped aside so often: as far behind as its boxes leave room, then before its old place. */
function asideInColumn(piece: Piece, steps: number): number {
  if (steps === 0) return piece.at;
  const room = columnRoom(piece);
  const places = [1, 2, 3, -1, -2, -3].flatMap((times) => {
    const at = piece.at + times * (portGap / 2);
    return Math.abs(at - piece.centre) <= room ? [at] : [];
  });
  return places[(steps - 1) % places.length] ?? piece.at;
}

/** Middle of the box at which a column piece ends, or of the column. */
function columnCentre(piece: Piece, origin: Float64Array, nodeU: Float64Array): number {
  const centre = (node: FlowNode) => (nodeU[node.index] ?? 0) + node.length / 2;
  const [first, second] = piece.boxes;
  if (first && second) {
    // Between two boxes of different places: where both have a flat side.
    const [a, b] = [centre(first), centre(second)];
    const lo = Math.max(a - first.flankRoom, b - second.flankRoom);
    const hi = Math.min(a + first.flankRoom, b + second.flankRoom);
    return lo <= hi ? Math.min(Math.max((a + b) / 2, lo), hi) : a;
  }
  return first ? centre(first) : (origin[piece.leg.line.index] ?? 0);
}
