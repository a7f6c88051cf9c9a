/** On which pages a picture stands, and where: lengths of paper in points, y downwards. */
import type { Area } from "./pdf-content.ts";

/** Points in a millimetre. */
const mm = 72 / 25.4;

const papers = { a4: [210 * mm, 297 * mm], a3: [297 * mm, 420 * mm], letter: [612, 792] } as const;

export const pageSizes = ["fit", "a4", "a3", "letter"] as const;
export type PageSize = (typeof pageSizes)[number];

export const orientations = ["portrait", "landscape"] as const;
export type Orientation = (typeof orientations)[number];

/** What paper is asked for. */
export interface PageWish {
  /** `fit` when left out: one page of the picture's size. */
  readonly size?: PageSize;
  /** The one on which the picture is larger, or takes fewer pages, when left out. */
  readonly orientation?: Orientation;
  /** Over as many pages as it takes, at reading size, with an overview first; on A4 where no size is named. */
  readonly tile?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Points a CSS pixel. */
  readonly scale: number;
  /** Where the picture's top left corner stands. */
  readonly x: number;
  readonly y: number;
  /** Of a tile: the part of the sheet that is drawn on; and its place among the tiles, from 0. */
  readonly tile?: { readonly area: Box; readonly row: number; readonly column: number; readonly shared: Shared };
}

/** How far into a tile each neighbour reaches, in points; 0 where there is none. */
export interface Shared {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PagePlan {
  readonly sheets: readonly Sheet[];
  /** Of a tiled picture: the sheet with the whole of it, and what of that each tile holds. */
  readonly overview?: { readonly sheet: Sheet; readonly tiles: readonly Box[] };
  readonly rows: number;
  readonly columns: number;
}

/** Edge of the paper that printers leave white; the words below a tile stand in it. */
const margin = 12 * mm;
/** What two neighbours share at least, to be laid over one another: more, where a box would be cut on both. */
export const overlap = 10 * mm;
/** Room, in points, that a box has to the edge of the page that shows all of it. */
const air = 4;
/** 13 px type becomes 9.75 pt: reading size. */
const natural = 0.75;
/** A small picture is not blown up beyond this. */
const largest = 1;
/** Above an overview stands a line of words. */
const overviewHead = 22;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room for a picture on each paper that may be taken, in points; none where the page takes the picture's size. */
export function roomsOn(wish: PageWish): readonly Size[] {
  return papersFor(wish).map((paper) => roomOn(paper, 0));
}

const roomOn = (paper: Size, head: number): Size => ({
  width: paper.width - 2 * margin,
  height: paper.height - 2 * margin - head,
});

function papersFor(wish: PageWish): readonly Size[] {
  const size = wish.size ?? (wish.tile ? "a4" : "fit");
  if (size === "fit") return [];
  const [short, long] = papers[size];
  const ways = wish.orientation ? [wish.orientation] : orientations;
  return ways.map((way) => (way === "portrait" ? { width: short, height: long } : { width: long, height: short }));
}

/**
 * The pages of a picture of this size in CSS pixels. What `wholes` names, in the same pixels, stands whole on one tile at least,
 * where it is smaller than a tile.
 */
export function pagesFor(picture: Size, wish: PageWish = {}, wholes: readonly Area[] = []): PagePlan {
  const papersOf = papersFor(wish);
  if (papersOf.length === 0) {
    const sheet = { width: picture.width * natural, height: picture.height * natural, scale: natural, x: 0, y: 0 };
    return { sheets: [sheet], rows: 1, columns: 1 };
  }
  const plans = papersOf.map((paper) =>
    wish.tile ? tiled(picture, paper, papersOf, wholes) : onOnePage(picture, paper),
  );
  return plans.reduce((best, plan) => (better(plan, best) ? plan : best));
}

function better(one: PagePlan, other: PagePlan): boolean {
  if (one.sheets.length !== other.sheets.length) return one.sheets.length < other.sheets.length;
  return (one.sheets[0]?.scale ?? 0) > (other.sheets[0]?.scale ?? 0) + 1e-9;
}

function placed(picture: Size, paper: Size, head: number): Sheet {
  const room = roomOn(paper, head);
  const scale = Math.min(room.width / picture.width, room.height / picture.height, largest);
  const x = (paper.width - picture.width * scale) / 2;
  const y = margin + head + (room.height - picture.height * scale) / 2;
  return { ...paper, scale, x, y };
}

function onOnePage(picture: Size, paper: Size): PagePlan {
  return { sheets: [placed(picture, paper, 0)], rows: 1, columns: 1 };
}

/**
 * Where the pieces of a length begin, each `piece` long, the first at 0. Two share `overlap` at least, and more where
 * something would else be whole on neither: the later one then begins before it.
 */
function starts(whole: number, piece: number, things: readonly (readonly [number, number])[]): readonly number[] {
  const found = [0];
  for (let start = 0; start + piece < whole - 1e-6; ) {
    const end = start + piece;
    const cut = things.filter(
      ([from, to]) => to + air > end && from < end && from - air > start && to - from + 2 * air <= piece,
    );
    start = Math.min(end - overlap, ...cut.map(([from]) => from - air));
    found.push(start);
  }
  return found;
}

function tiled(picture: Size, paper: Size, papers: readonly Size[], wholes: readonly Area[]): PagePlan {
  const room = roomOn(paper, 0);
  const grid = (scale: number) => ({
    scale,
    lefts: starts(
      picture.width * scale,
      room.width,
      wholes.map(({ left, right }) => [left * scale, right * scale]),
    ),
    tops: starts(
      picture.height * scale,
      room.height,
      wholes.map(({ top, bottom }) => [top * scale, bottom * scale]),
    ),
  });
  // A little smaller, where that saves a row or a column of pages with hardly anything on them.
  const sizes = [1, 0.96, 0.92, 0.88, 0.84, 0.8].map((part) => grid(natural * part));
  const pages = ({ lefts, tops }: ReturnType<typeof grid>): number => lefts.length * tops.length;
  const { scale, lefts, tops } = sizes.reduce((a, b) => (pages(b) < pages(a) ? b : a));
  const [columns, rows] = [lefts.length, tops.length];
  if (columns * rows === 1) return onOnePage(picture, paper);
  const area = { x: margin, y: margin, ...room };
  const sheets: Sheet[] = [];
  // The whole is seen best on the paper that has its shape.
  const overview = papers
    .map((one) => placed(picture, one, overviewHead))
    .reduce((a, b) => (b.scale > a.scale + 1e-9 ? b : a));
  const tiles: Box[] = [];
  const shrink = overview.scale / scale;
  const shared = (at: readonly number[], i: number, piece: number): readonly [number, number] => {
    const [before, here, after] = [at[i - 1], at[i] ?? 0, at[i + 1]];
    return [before === undefined ? 0 : before + piece - here, after === undefined ? 0 : here + piece - after];
  };
  for (const [row, top] of tops.entries())
    for (const [column, left] of lefts.entries()) {
      const [fromLeft, fromRight] = shared(lefts, column, room.width);
      const [fromTop, fromBottom] = shared(tops, row, room.height);
      sheets.push({
        ...paper,
        scale,
        x: margin - left,
        y: margin - top,
        tile: { area, row, column, shared: { left: fromLeft, right: fromRight, top: fromTop, bottom: fromBottom } },
      });
      const [width, height] = [
        Math.min(room.width, picture.width * scale - left),
        Math.min(room.height, picture.height * scale - top),
      ];
      tiles.push({
        x: overview.x + left * shrink,
        y: overview.y + top * shrink,
        width: width * shrink,
        height: height * shrink,
      });
    }
  return { sheets, overview: { sheet: overview, tiles }, rows, columns };
}
