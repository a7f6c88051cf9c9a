import { evenStarts } from "./breaks.ts";
import { type Block, type Cell, columnLengths } from "./plan.ts";
import { gap } from "./sizes.ts";

/** Usual length of a block with its columns, without any lines beside them. */
export function blockLength(block: Block): number {
  const known = blockLengths.get(block);
  if (known !== undefined) return known;
  const lengths = columnLengths(block);
  const length = lengths.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, lengths.length - 1);
  blockLengths.set(block, length);
  return length;
}

/** The same blocks are put on shelves of many lengths. */
const blockLengths = new WeakMap<Block, number>();

/**
 * Columns before which a block is cut so that its parts have about equally many.
 *
 * @param shortest columns of a part at least
 */
export function evenBreaks(block: Block, limit: number, shortest = 1): readonly number[] {
  const most = Math.max(1, Math.floor(block.columns / shortest));
  const parts = Math.min(most, Math.max(1, Math.ceil((blockLength(block) - 1) / limit)));
  return evenStarts(block.columns, parts).slice(1);
}

/** The parts of a block, each with rows and columns of its own. */
export function cut(block: Block, columns: readonly number[]): readonly Block[] {
  const starts = [...new Set([0, ...columns])].sort((a, b) => a - b);
  return starts.map((from, at) => sliceOf(block, from, starts[at + 1] ?? block.columns));
}

function sliceOf(block: Block, from: number, to: number): Block {
  const inside = block.cells.filter((cell) => cell.column >= from && cell.column < to);
  const rows = [...new Set(inside.map((cell) => cell.row))].sort((a, b) => a - b);
  const rowOf = new Map(rows.map((row, at) => [row, at]));
  const cells: readonly Cell[] = inside.map((cell) => ({
    node: cell.node,
    column: cell.column - from,
    row: rowOf.get(cell.row) ?? 0,
  }));
  const first = cells.find((cell) => cell.column === 0) ?? cells[0];
  return { ...block, id: first?.node.id ?? block.id, cells, columns: to - from, rows: Math.max(1, rows.length) };
}

/** The block with its parts below one another, like staves of music: they share their columns and stay one block. */
export function folded(block: Block, columns: readonly number[]): Block {
  if (columns.length === 0) return block;
  const parts = cut(block, columns);
  let row = 0;
  const cells = parts.flatMap((part, stave) => {
    const first = row;
    row += part.rows;
    return part.cells.map((cell): Cell => ({ ...cell, row: first + cell.row, stave }));
  });
  return { ...block, cells, columns: Math.max(...parts.map((part) => part.columns)), rows: row };
}

/** First step of each stave but the first. */
export function foldsOf(block: Block): readonly string[] {
  const first = new Map<number, string>();
  for (const { node, column, stave = 0 } of block.cells) {
    if (stave > 0 && column === 0 && !first.has(stave)) first.set(stave, node.id);
  }
  return [...first.values()];
}
