import type { FlowEdge } from "./plan.ts";

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

/** A rectangle along and across the flow, by its borders. */
export interface Box {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
}

export interface Placed {
  readonly nodes: readonly Area[];
  readonly frames: readonly Area[];
  /** Of the frames, in their order. */
  readonly titles: readonly Area[];
  readonly bands: readonly (Area & { readonly id: string; readonly title: string; readonly system: number })[];
  readonly lines: readonly PlacedLine[];
}

export interface PlacedLine {
  readonly edge: FlowEdge;
  readonly spots: readonly Spot[];
  /** Number of the piece (spot to next spot) that bears the label. */
  readonly labelled?: number;
}

/** Length of a flow's line, px. */
export function lengthOf({ spots }: PlacedLine): number {
  let length = 0;
  for (let k = 1; k < spots.length; k++) {
    const [a, b] = [spots[k - 1], spots[k]];
    if (a && b) length += Math.abs(a.u - b.u) + Math.abs(a.v - b.v);
  }
  return length;
}

/** Borders of all that is drawn, with what else has a place. */
export function extentOf({ nodes, frames, bands, lines }: Placed, more: Iterable<Area> = []): Box {
  let [u0, v0, u1, v1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const cover = (u: number, v: number, length: number, breadth: number) => {
    if (u < u0) u0 = u;
    if (v < v0) v0 = v;
    if (u + length > u1) u1 = u + length;
    if (v + breadth > v1) v1 = v + breadth;
  };
  for (const list of [nodes, frames, bands, more]) {
    for (const { u, v, length, breadth } of list) cover(u, v, length, breadth);
  }
  for (const { spots } of lines) for (const { u, v } of spots) cover(u, v, 0, 0);
  return { u0, v0, u1, v1 };
}
