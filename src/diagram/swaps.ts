import type { Draft } from "./drawing.ts";
import { lengthOf } from "./geometry.ts";
import type { Block, Cell, Plan } from "./plan.ts";

/** Flows that are longer than the direct way by this are worth another order of the steps in a column, px. */
const detour = 150;

/** How many orders are drawn. */
const tries = 6;

/** Straight flows that may be bent for it: what goes on from box to box in one line is what people follow. */
const mostBent = 1;

/** By less than this a picture is not better. */
const gain = 0.01;

/**
 * The drawing with steps of one column in each other's place, where that spares flows a crossing or a long way round; the
 * drawing as it is where nothing better is found. Blocks are arranged one by one, so that nobody asked who has to leave.
 */
export function withoutDetours(draft: Draft, draw: (plan: Plan) => Draft, badness: (draft: Draft) => number): Draft {
  let best = draft;
  let least = badness(draft);
  const straight = straightFlows(draft);
  let left = tries;
  const seen = new Set<string>();
  const better = (): boolean => {
    for (const [a, b] of candidates(best)) {
      const key = markOf(a, b);
      if (seen.has(key)) continue;
      if (left-- === 0) return false;
      seen.add(key);
      const other = draw(swapped(best.plan, a, b));
      const bad = badness(other);
      if (bad >= least - gain || straightFlows(other) < straight - mostBent) continue;
      [best, least] = [other, bad];
      return true;
    }
    return false;
  };
  while (better());
  return best;
}

const straightFlows = ({ placed }: Draft) => placed.lines.filter(({ spots }) => spots.length === 2).length;

const prefix = "swap:";
const markOf = (a: string, b: string) => `${prefix}${a} ${b}`;

/** The plan with the steps in each other's place that were so in the last picture, as its marks say. */
export function swappedAgain(plan: Plan, marks: readonly string[]): Plan {
  let again = plan;
  for (const mark of marks) {
    const [a, b] = mark.startsWith(prefix) ? mark.slice(prefix.length).split(" ") : [];
    if (a !== undefined && b !== undefined) again = swapped(again, a, b);
  }
  return again;
}

/** Pairs of steps whose change of places may spare the longest ways round, the most promising first. */
function candidates({ plan, placed }: Draft): readonly (readonly [string, string])[] {
  const columns = new Map<string, readonly Cell[]>();
  for (const { blocks, bands } of plan.shelves) {
    if (bands) continue;
    for (const { cells } of blocks) {
      for (const cell of cells) {
        const mates = cells.filter((other) => other !== cell && sharesColumn(other, cell));
        if (mates.length > 0) columns.set(cell.node.id, mates);
      }
    }
  }
  const ways = placed.lines.flatMap((line) => {
    const { edge } = line;
    const [from, to] = [placed.nodes[edge.from.index], placed.nodes[edge.to.index]];
    if (!from || !to || edge.from === edge.to) return [];
    const along = Math.max(0, to.u - from.u - from.length, from.u - to.u - to.length);
    const across = Math.max(0, to.v - from.v - from.breadth, from.v - to.v - to.breadth);
    return [{ edge, extra: lengthOf(line) - along - across }];
  });
  return ways
    .filter(({ extra }) => extra > detour)
    .sort((a, b) => b.extra - a.extra || a.edge.index - b.edge.index)
    .flatMap(({ edge }) =>
      [edge.from, edge.to].flatMap(({ id }) =>
        (columns.get(id) ?? []).map(({ node }) => (id < node.id ? ([id, node.id] as const) : ([node.id, id] as const))),
      ),
    );
}

/** The plan with two steps in each other's place; as it is where they do not share a column of a block. */
function swapped(plan: Plan, a: string, b: string): Plan {
  let found = false;
  const inBlock = (block: Block): Block => {
    const first = block.cells.find(({ node }) => node.id === a);
    const second = first && block.cells.find((cell) => cell.node.id === b && sharesColumn(cell, first));
    if (!second) return block;
    found = true;
    const cells = block.cells.map((cell): Cell => {
      if (cell === first) return { ...second, node: first.node };
      return cell === second ? { ...first, node: second.node } : cell;
    });
    return { ...block, cells };
  };
  const shelves = plan.shelves.map((shelf) => ({ ...shelf, blocks: shelf.blocks.map(inBlock) }));
  return found ? { ...plan, shelves, marks: [...(plan.marks ?? []), markOf(a, b)] } : plan;
}

const sharesColumn = (a: Cell, b: Cell) => a.column === b.column && a.stave === b.stave;
