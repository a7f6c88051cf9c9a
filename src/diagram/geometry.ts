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
