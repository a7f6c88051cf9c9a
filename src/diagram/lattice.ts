import type { Block, Cell, Plan } from "./plan.ts";
import type { Vertices } from "./vertices.ts";

/** Lines on which flows may run. Across lines have one `u`, along lines one `v`. */
export type LineKind =
  /** Along: between two shelves. Along the top of a phase, where its title stands. Through the boxes of a row. Between
   * rows. Along the bottom of a phase. */
  | "gap"
  | "strip"
  | "row"
  | "channel"
  | "foot"
  /** Across: beside all shelves of a phase or of the map. Between two blocks. Between columns. Through a column's boxes.
   * Inside a phase's frame, before its first column and behind its last. */
  | "margin-start"
  | "margin-end"
  | "between"
  | "gutter"
  | "column"
  | "pad-start"
  | "pad-end";

export interface Line {
  readonly index: number;
  readonly kind: LineKind;
  readonly runs: "along" | "across";
  /** -1 for lines that belong to several shelves. */
  readonly shelf: number;
  /** Usual place: `v` of an along line, `u` of an across line (of its first shelf). */
  readonly at: number;
  /** Size that the line keeps free even when no flow runs there. */
  readonly base: number;
  /** Row of a `row`, column of a `column` (counted over the shelf), level of strips and feet, number of a gap. */
  readonly number: number;
  /** Frames around an across line, outermost first. */
  readonly frames: readonly number[];
  /** Shelves of a margin. */
  readonly shelves?: readonly [first: number, last: number] | undefined;
}

export interface ColumnSlot {
  readonly kind: "column";
  readonly line: Line;
  readonly length: number;
  readonly block: Block;
  readonly column: number;
}

/** What stands on a shelf from its start to its end. */
export type Slot =
  | { readonly kind: "line"; readonly line: Line }
  | ColumnSlot
  | { readonly kind: "open" | "close"; readonly frame: number };

export interface ShelfLines {
  readonly slots: readonly Slot[];
  readonly strips: readonly Line[];
  /** row, channel, row, channel … row */
  readonly rows: readonly Line[];
  readonly rowBreadths: readonly number[];
  readonly feet: readonly Line[];
  /** Frame → which of the shelf's strips bears its title; which of the feet it ends with. */
  readonly stripOf: ReadonlyMap<number, number>;
  readonly footOf: ReadonlyMap<number, number>;
}

export interface Lattice {
  readonly plan: Plan;
  readonly lines: readonly Line[];
  readonly shelves: readonly ShelfLines[];
  readonly gaps: readonly Line[];
  readonly margins: readonly Line[];
  readonly vertices: Vertices;
  /** First vertex of each shelf; those of the gaps beside it are its own where it met them first. */
  readonly starts: readonly number[];
  /** Vertices by number. */
  readonly along: Int32Array;
  readonly across: Int32Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Neighbours, -1 where there is none or no way. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
  /** Number of the node that stands on the vertex, or -1. */
  readonly node: Int32Array;
  /** Frames that a flow enters when it goes on to `next`. */
  readonly framesNext: readonly (readonly number[])[];
  readonly vertexOfNode: Int32Array;
  /** Number of flows that can enter a node from above, beside the titles over it. */
  readonly topRoom: Int32Array;
  readonly placeOf: readonly {
    readonly cell: Cell;
    readonly block: Block;
    readonly shelf: number;
    readonly column: Line;
    readonly row: Line;
  }[];
}
