import type { BoxKind } from "./layout-types.ts";

/**
 * Inside the layout everything is thought of as flowing to the right: `u` runs along the flow, `v` across it. A picture
 * that runs down is turned at the very end. Lengths along `u`, breadths along `v`.
 */
export interface FlowNode {
  readonly id: string;
  readonly index: number;
  readonly kind: BoxKind;
  readonly length: number;
  readonly breadth: number;
  /** How far from the middle a flow may end: on the sides before and behind, on the sides above and below. */
  readonly endRoom: number;
  readonly flankRoom: number;
}

/** Its text may run along the flow, or, where that runs down, across it. */
export interface LabelSize {
  readonly length: number;
  readonly breadth: number;
  readonly across?: boolean;
}

export interface FlowEdge {
  readonly index: number;
  readonly id: string;
  readonly from: FlowNode;
  readonly to: FlowNode;
  /** Closes a loop. */
  readonly back: boolean;
  /** Size of the label's box. */
  readonly label?: LabelSize;
}

export interface Cell {
  readonly node: FlowNode;
  readonly column: number;
  readonly row: number;
  /** Which part of a block that is folded, from 0. */
  readonly stave?: number;
}

/** Nodes that stand together in columns and rows of their own: a phase, or a run of nodes outside of phases. */
export interface Block {
  /** Id of its first node: names the block for the breaks. */
  readonly id: string;
  /** Phases around it, outermost first. */
  readonly frames: readonly string[];
  readonly cells: readonly Cell[];
  readonly columns: number;
  readonly rows: number;
  /** Where a node stands in a column that is wider than it. */
  readonly align: "start" | "middle" | "end";
  /** Length of a column that holds nothing longer: columns of usual boxes stand below one another. */
  readonly columnLength: number;
  /** How many flows lead over the beginning of each column, where it may be broken there. */
  readonly cuts?: readonly number[];
}

/** Length of each column of a block. */
export function columnLengths(block: Block): readonly number[] {
  const known = lengthsKnown.get(block);
  if (known) return known;
  const lengths = new Array<number>(block.columns).fill(block.columnLength);
  for (const { node, column } of block.cells) lengths[column] = Math.max(lengths[column] ?? 0, node.length);
  lengthsKnown.set(block, lengths);
  return lengths;
}

/** Cells of each column of a block. */
export function cellsByColumn(block: Block): readonly (readonly Cell[])[] {
  const known = columnsKnown.get(block);
  if (known) return known;
  const columns = Array.from({ length: block.columns }, (): Cell[] => []);
  for (const cell of block.cells) columns[cell.column]?.push(cell);
  columnsKnown.set(block, columns);
  return columns;
}

/** How far from its middle a column can be entered from above or below, whatever box is meant. */
export function roomOfColumn({
  block,
  column,
  length,
}: {
  readonly block: Block;
  readonly column: number;
  readonly length: number;
}): number {
  let room = Number.POSITIVE_INFINITY;
  for (const { node } of cellsByColumn(block)[column] ?? []) {
    room = Math.min(room, node.flankRoom - (length - node.length) / 2);
  }
  return room;
}

const columnsKnown = new WeakMap<Block, readonly (readonly Cell[])[]>();

/** Many lengths of shelves are tried, with the same blocks. */
const lengthsKnown = new WeakMap<Block, readonly number[]>();

/** A band of rows across a shelf, for one actor. */
export interface Band {
  readonly id: string;
  readonly title: string;
  readonly firstRow: number;
  readonly lastRow: number;
  /** What its first row has at least. */
  readonly breadth: number;
}

/** Blocks side by side; they share their rows. */
export interface Shelf {
  readonly blocks: readonly Block[];
  readonly bands?: readonly Band[];
}

/** A phase's frame: around some blocks of one shelf, or around whole shelves. */
export interface Frame {
  readonly id: string;
  /** Width of the title along the shelf. */
  readonly titleLength: number;
  /** The title stands behind the middle of the first column, so that flows can enter the first box before it. */
  readonly titleBehind: boolean;
  readonly depth: number;
  readonly firstShelf: number;
  readonly lastShelf: number;
  /** Blocks of the shelf; absent when it takes whole shelves. */
  readonly blocks?: readonly [first: number, last: number];
}

export interface Plan {
  readonly shelves: readonly Shelf[];
  /** Outer frames before inner ones. */
  readonly frames: readonly Frame[];
  /** What speaks against it besides its shape and its flows: empty parts, phases in pieces. 0 is tidy. */
  readonly untidy?: number;
  /** What else the next picture has to know so that it is arranged alike: kept with the breaks. */
  readonly marks?: readonly string[];
}
