import type { Item, LooseBlock } from "./blocks.ts";
import { easedStarts, isReadableRow } from "./breaks.ts";
import { blockLength, cut, evenBreaks, folded, foldsOf } from "./folds.ts";
import type { Block, Frame, Plan, Shelf } from "./plan.ts";
import { areaPadding, areaTitle, box, gap, titleAir } from "./sizes.ts";

/** A laid-out block or a phase of such, ready for the shelves. */
export type Piece =
  | {
      readonly kind: "block";
      readonly block: Block;
      readonly sticks?: LooseBlock["sticks"];
      readonly beside?: string;
    }
  | ({ readonly kind: "group"; readonly id: string; readonly pieces: readonly Piece[] } & Titled);

/** The title of a phase, along the flow. */
export type Titled = Pick<Frame, "titleLength" | "titleBehind">;

export interface ShelfWishes {
  /** Extent along the flow ÷ extent across it. */
  readonly aspect: number;
  /** Ids of the nodes that began a shelf in the last picture. */
  readonly breaks: readonly string[];
  /** Length of a usual column. */
  readonly columnLength: number;
  /** Length of the last picture. */
  readonly length: number;
}

/** Turns items into pieces, given the cells of each block. */
export function piecesOf(
  items: readonly Item[],
  blockOf: (loose: LooseBlock) => Block,
  titleOf: (phase: string) => Titled,
): readonly Piece[] {
  return items.map((item) =>
    item.kind === "block"
      ? { kind: "block", block: blockOf(item), ...(item.sticks && { sticks: item.sticks, beside: item.beside ?? "" }) }
      : {
          kind: "group",
          id: item.phase.id,
          ...titleOf(item.phase.id),
          pieces: piecesOf(item.items, blockOf, titleOf),
        },
  );
}

function pieceLength(piece: Piece): number {
  const known = lengthsKnown.get(piece);
  if (known !== undefined) return known;
  const length =
    piece.kind === "block"
      ? blockLength(piece.block)
      : Math.max(
          piece.pieces.reduce((sum, inner) => sum + pieceLength(inner) + gap, -gap),
          piece.titleLength + (piece.titleBehind ? box.height / 2 + titleAir : 0),
        ) +
        2 * areaPadding;
  lengthsKnown.set(piece, length);
  return length;
}

function columnsOf(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) => sum + (piece.kind === "block" ? piece.block.columns : columnsOf(piece.pieces)),
    0,
  );
}

/** The same pieces are put on shelves of many lengths. */
const lengthsKnown = new WeakMap<Piece, number>();

/** Puts pieces on shelves no longer than `limit`, as words on lines. */
class Filling {
  readonly shelves: { blocks: Block[]; used: number; closed: boolean }[] = [];
  readonly frames: Frame[] = [];
  readonly #forced: ReadonlySet<string> | undefined;
  readonly #eased: boolean;

  /** @param eased blocks are broken where fewer flows lead over the break, even if a row gets longer by a column */
  constructor(forced?: ReadonlySet<string>, eased = false) {
    this.#forced = forced;
    this.#eased = eased;
  }

  fill(pieces: readonly Piece[], depth: number, limit: number): void {
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at];
      if (!piece) continue;
      // What sticks to its neighbour goes on with it.
      const crowd = [piece];
      while (sticksTogether(crowd[crowd.length - 1], pieces[at + 1])) crowd.push(pieces[++at] as Piece);
      this.#place(crowd, depth, limit);
    }
  }

  #place(crowd: readonly Piece[], depth: number, limit: number): void {
    const lengthOf = (list: readonly Piece[]) => list.reduce((sum, piece) => sum + pieceLength(piece) + gap, -gap);
    const own = lengthOf(crowd.filter((piece) => !isEvent(piece)));
    const last = this.shelves.at(-1);
    const room = last && !last.closed ? limit - last.used - gap : 0;
    const kept = this.#forced && crowd.flatMap((piece) => breaksIn(piece, this.#forced as ReadonlySet<string>));
    const breaks = kept ? kept.length > 0 : lengthOf(crowd) > room;
    const whole = kept
      ? kept.every((at) => at === 0)
      : own <= limit * 1.001 || !crowd.some((piece) => !isEvent(piece) && divisible(piece));
    if (whole) {
      // Events may stand out: a shelf of their own for them would cost more.
      if (breaks || !last || last.closed) this.#open();
      for (const piece of besideNeighbours(crowd)) this.#append(piece, depth);
      return;
    }
    for (const piece of crowd) {
      const long = this.#forced
        ? breaksIn(piece, this.#forced).some((at) => at > 0)
        : pieceLength(piece) > limit * 1.001;
      if (!isEvent(piece) && divisible(piece) && long) this.#divide(piece, depth, limit);
      else {
        const current = this.shelves.at(-1);
        if (!current || current.closed || piece === crowd[0] || !isEvent(piece)) this.#open();
        this.#append(piece, depth);
      }
    }
  }

  #open(): void {
    this.shelves.push({ blocks: [], used: -gap, closed: false });
  }

  /** Puts a piece on the current shelf as it is. */
  #append(piece: Piece, depth: number): void {
    const shelf = this.shelves.at(-1);
    if (!shelf) return;
    if (piece.kind === "block") {
      shelf.blocks.push(piece.block);
      shelf.used += blockLength(piece.block) + gap;
      return;
    }
    const first = shelf.blocks.length;
    const at = this.frames.length;
    const used = shelf.used;
    for (const inner of piece.pieces) this.#append(inner, depth + 1);
    shelf.used = used + pieceLength(piece) + gap;
    const index = this.shelves.length - 1;
    this.frames.splice(at, 0, {
      id: piece.id,
      titleLength: piece.titleLength,
      titleBehind: piece.titleBehind,
      depth,
      firstShelf: index,
      lastShelf: index,
      blocks: [first, shelf.blocks.length - 1],
    });
  }

  /** Breaks a piece that is longer than a shelf: a phase takes whole shelves, a block is cut between columns. */
  #divide(piece: Piece, depth: number, limit: number): void {
    if (piece.kind === "block") {
      const even = this.#forced ? breaksIn(piece, this.#forced) : evenBreaks(piece.block, limit);
      const { cuts, columns: count } = piece.block;
      const columns = this.#eased && cuts ? easedStarts([0, ...even], count, cuts) : even;
      for (const part of cut(piece.block, columns)) this.shelves.push({ blocks: [part], used: limit, closed: true });
      return;
    }
    const at = this.frames.length;
    const first = this.shelves.length;
    const inner = new Filling(this.#forced, this.#eased);
    inner.shelves.push(...this.shelves.map((shelf) => ({ ...shelf, closed: true })));
    inner.fill(piece.pieces, depth + 1, limit - 2 * areaPadding);
    this.shelves.push(...inner.shelves.slice(first));
    const last = this.shelves.at(-1);
    if (last) last.closed = true;
    this.frames.push(...inner.frames);
    this.frames.splice(at, 0, {
      id: piece.id,
      titleLength: piece.titleLength,
      titleBehind: piece.titleBehind,
      depth,
      firstShelf: first,
      lastShelf: this.shelves.length - 1,
    });
  }
}

function sticksTogether(a: Piece | undefined, b: Piece | undefined): boolean {
  if (!a || !b) return false;
  return (a.kind === "block" && a.sticks === "to-next") || (b.kind === "block" && b.sticks === "to-previous");
}

function isEvent(piece: Piece): boolean {
  return piece.kind === "block" && piece.sticks !== undefined;
}

/** Events in the rows of the steps that they belong to. */
function besideNeighbours(crowd: readonly Piece[]): readonly Piece[] {
  return crowd.map((piece) => {
    if (piece.kind !== "block" || piece.beside === undefined) return piece;
    const row = Math.max(0, ...crowd.map((other) => rowOf(other, piece.beside ?? "")));
    if (row === 0) return piece;
    const { block } = piece;
    const cells = block.cells.map((cell) => ({ ...cell, row: cell.row + row }));
    return { ...piece, block: { ...block, cells, rows: block.rows + row } };
  });
}

/** Row of a node on the piece's shelf, 0 where it is not there. */
function rowOf(piece: Piece, id: string): number {
  if (piece.kind === "block") return piece.block.cells.find(({ node }) => node.id === id)?.row ?? 0;
  return Math.max(0, ...piece.pieces.map((inner) => rowOf(inner, id)));
}

function divisible(piece: Piece): boolean {
  return piece.kind === "block" ? piece.block.columns > 1 : piece.pieces.length > 1 || piece.pieces.some(divisible);
}

/** Where the kept breaks lie in a piece: 0 before it, above 0 inside it (of a block: the column). */
function breaksIn(piece: Piece, forced: ReadonlySet<string>): readonly number[] {
  if (piece.kind === "block") {
    return piece.block.cells.filter((cell) => forced.has(cell.node.id)).map((cell) => cell.column);
  }
  const own = forced.has(phaseBreak(piece.id)) ? [0] : [];
  return [...own, ...piece.pieces.flatMap((inner, at) => breaksIn(inner, forced).map((place) => at + place))];
}

const phaseBreak = (phase: string) => `phase:${phase}`;

const foldBreak = (node: string) => `fold:${node}`;

/** What begins each shelf but the first, a phase or a step inside of what had to be broken, and each stave of a folded phase. */
export function breaksOf(plan: Plan): readonly string[] {
  const shelves = plan.shelves.slice(1).map((shelf, at) => {
    const frame = plan.frames.find(
      ({ firstShelf, blocks }) => firstShelf === at + 1 && (blocks === undefined || blocks[0] === 0),
    );
    return frame ? phaseBreak(frame.id) : (shelf.blocks[0]?.id ?? "");
  });
  return [
    ...(plan.marks ?? []),
    ...shelves,
    ...plan.shelves.flatMap(({ blocks }) => blocks.flatMap(foldsOf)).map(foldBreak),
  ];
}

/** Pieces with the blocks of their phases folded. */
function withFolds(pieces: readonly Piece[], breaks: (block: Block) => readonly number[]): readonly Piece[] {
  const inPhase = (piece: Piece): Piece =>
    piece.kind === "block"
      ? { ...piece, block: folded(piece.block, breaks(piece.block)) }
      : { ...piece, pieces: piece.pieces.map(inPhase) };
  return pieces.map((piece) => (piece.kind === "group" ? inPhase(piece) : piece));
}

function planOf(pieces: readonly Piece[], limit: number, forced?: ReadonlySet<string>, eased = false): Measured {
  const filling = new Filling(forced, eased);
  filling.fill(pieces, 0, limit);
  const shelves: Shelf[] = filling.shelves.map(({ blocks }) => ({ blocks }));
  const longest = Math.max(0, ...shelves.map((_, at) => shelfLength(shelves, filling.frames, at)));
  return { shelves, frames: filling.frames, longest };
}

function shelfLength(shelves: readonly Shelf[], frames: readonly Frame[], at: number): number {
  const blocks = shelves[at]?.blocks ?? [];
  const inner = blocks.reduce(
    (sum, block) => sum + blockLength(block) + gap + 2 * areaPadding * block.frames.length,
    -gap,
  );
  return inner + frames.filter((frame) => frame.firstShelf === at && !frame.blocks).length * 2 * areaPadding;
}

/** Usual extent of all shelves across the flow. */
function breadthOf(plan: Plan): number {
  let sum = 0;
  for (const [at, shelf] of plan.shelves.entries()) {
    const rows = Math.max(1, ...shelf.blocks.map((block) => block.rows));
    const deepest = Math.max(0, ...shelf.blocks.map((block) => block.frames.length));
    const breadth = Math.max(box.height, ...shelf.blocks.map((block) => measuresOf(block).broadest));
    sum += rows * (breadth + gap) - gap + deepest * (areaTitle + areaPadding) + (at > 0 ? gap + 8 : 0);
  }
  return sum;
}

interface Measures {
  /** Greatest breadth of a box. */
  readonly broadest: number;
  readonly furtherStaves: number;
}

/** The same blocks stand on shelves of many lengths. */
const measuresKnown = new WeakMap<Block, Measures>();

function measuresOf(block: Block): Measures {
  const known = measuresKnown.get(block);
  if (known) return known;
  const measures = {
    broadest: Math.max(0, ...block.cells.map(({ node }) => node.breadth)),
    furtherStaves: Math.max(0, ...block.cells.map(({ stave = 0 }) => stave)),
  };
  measuresKnown.set(block, measures);
  return measures;
}

/** How far a plan is from what is wanted: 0 is perfect. */
function distanceFrom(plan: Measured, aspect: number): number {
  return Math.abs(Math.log(plan.longest / Math.max(1, breadthOf(plan)) / aspect));
}

/**
 * Chooses the length of the shelves whose picture comes nearest to the wanted aspect. The breaks of the last picture are
 * kept as long as no shelf has grown over by more than a quarter and the picture's shape is still bearable.
 */
export function shelved(pieces: readonly Piece[], wishes: ShelfWishes): readonly Plan[] {
  const longest = pieces.reduce((sum, piece) => sum + pieceLength(piece) + gap, 0);
  const unit = wishes.columnLength + gap;
  if (isReadableRow(columnsOf(pieces), longest, wishes.aspect)) return [planOf(pieces, longest)];
  const kept = wishes.breaks.length > 0 ? keptPlan(pieces, longest, new Set(wishes.breaks)) : undefined;
  const off = kept ? distanceFrom(kept, wishes.aspect) : 0;
  // Good enough, whatever else could be found. In a small map one step more is more than a fifth.
  if (kept && kept.longest <= Math.max(1.2 * wishes.length, wishes.length + unit) && off <= bearable) return [kept];
  const plans = bestPlans(pieces, longest, unit, wishes.aspect);
  const [fresh] = plans;
  if (!kept || !fresh || kept.longest > 1.2 * Math.max(wishes.length, fresh.longest)) return plans;
  return off <= distanceFrom(fresh, wishes.aspect) + bearable ? [kept] : plans;
}

/** How much further from the wanted shape kept breaks may be than new ones. */
const bearable = 0.7;

type Measured = Plan & { readonly longest: number };

function keptPlan(pieces: readonly Piece[], longest: number, breaks: ReadonlySet<string>): Measured {
  const folds = ({ cells }: Block) =>
    cells.flatMap(({ node, column }) => (breaks.has(foldBreak(node.id)) ? [column] : []));
  return planOf(withFolds(pieces, folds), longest, breaks);
}

/** Plans for shelves of all lengths that may do, the best first. */
function bestPlans(pieces: readonly Piece[], longest: number, unit: number, aspect: number): readonly Measured[] {
  const eases = pieces.some(knowsCuts);
  const found: { readonly plan: Measured; readonly cost: number }[] = [];
  for (const candidate of foldings(pieces, unit)) {
    const whole = candidate.reduce((sum, piece) => sum + pieceLength(piece) + gap, 0);
    const [shortest, furthest] = limitsNear(planOf(candidate, whole), aspect);
    let seen = "";
    for (let limit = 2 * unit; limit < whole + unit / 2; limit += Math.max(unit / 2, limit / 30)) {
      if (limit < shortest || limit > furthest) continue;
      const plan = planOf(candidate, limit);
      if (firsts(plan) === seen) continue;
      seen = firsts(plan);
      found.push({ plan, cost: badness(plan, aspect) });
      const eased = eases ? planOf(candidate, limit, undefined, true) : plan;
      if (firsts(eased) !== seen) found.push({ plan: eased, cost: badness(eased, aspect) });
    }
  }
  if (found.length === 0) return [planOf(pieces, longest)];
  return found.sort((a, b) => a.cost - b.cost).map(({ plan }) => ({ ...plan, untidy: untidiness(plan) }));
}

/** What begins its shelves. */
const firsts = ({ shelves }: Plan) => shelves.map(({ blocks }) => blocks[0]?.id).join(" ");

/** True where a block of the piece knows how many flows lead over its columns. */
function knowsCuts(piece: Piece): boolean {
  return piece.kind === "block" ? piece.block.cuts !== undefined : piece.pieces.some(knowsCuts);
}

/** Columns that a stave has at least: shorter ones read as a knot. */
const shortestStave = 3;

/**
 * What speaks against a plan: a small difference from the wanted shape costs nearly nothing, for a picture half empty or in
 * pieces is worse.
 */
function badness(plan: Measured, aspect: number): number {
  const off = distanceFrom(plan, aspect);
  return 1.5 * off * off + untidiness(plan);
}

function untidiness(plan: Measured): number {
  return 0.7 * emptiness(plan) + 0.12 * divisions(plan) + 0.25 * foldedPart(plan);
}

/** The pieces as they are, and with their longer phases folded, each way once. */
function foldings(pieces: readonly Piece[], unit: number): readonly (readonly Piece[])[] {
  const found = [pieces];
  const seen = new Set([""]);
  for (let columns = 10; columns >= shortestStave; columns--) {
    const parts: number[] = [];
    const candidate = withFolds(pieces, (block) => {
      const breaks = evenBreaks(block, columns * unit, shortestStave);
      parts.push(breaks.length);
      return breaks;
    });
    const key = parts.some((count) => count > 0) ? parts.join(" ") : "";
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(candidate);
  }
  return found;
}

/**
 * Shelf lengths between which the best one lies. Shelves of length `l` are about `area / l` broad in all, so their picture
 * has the wanted aspect where `l² = aspect × area`; the area is that of one shelf, where the broadest piece sets the
 * breadth, or less.
 */
function limitsNear(one: Measured, aspect: number): readonly [number, number] {
  const length = (breadth: number) => Math.sqrt(aspect * one.longest * breadth);
  return [length(box.height + gap) / 2, length(Math.max(box.height + gap, breadthOf(one))) * 2];
}

/** Phases that had to be broken, and what they grew by. */
function divisions(plan: Plan): number {
  return plan.frames.filter((frame) => !frame.blocks && frame.firstShelf < frame.lastShelf).length;
}

/** Part of the phases' rows that are further staves, 0 to 1. */
function foldedPart(plan: Plan): number {
  const blocks = plan.shelves.flatMap((shelf) => shelf.blocks);
  const more = blocks.reduce((sum, block) => sum + measuresOf(block).furtherStaves, 0);
  return more / (more + blocks.length);
}

/** Part of the picture that no block covers, 0 to 1. */
function emptiness(plan: Measured): number {
  let [whole, covered] = [0, 0];
  for (const { blocks } of plan.shelves) {
    whole += plan.longest * Math.max(1, ...blocks.map((block) => block.rows));
    for (const block of blocks) covered += (blockLength(block) + gap) * block.rows;
  }
  return Math.max(0, 1 - covered / Math.max(1, whole));
}
