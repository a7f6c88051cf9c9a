/** On which pages a picture stands, and where: lengths of paper in points, y downwards. */

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
  readonly tile?: { readonly area: Box; readonly row: number; readonly column: number };
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
/** What two neighbours share, to be laid over one another. */
export const overlap = 10 * mm;
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

/** The pages of a picture of this size in CSS pixels. */
export function pagesFor(picture: Size, wish: PageWish = {}): PagePlan {
  const size = wish.size ?? (wish.tile ? "a4" : "fit");
  if (size === "fit") {
    const sheet = { width: picture.width * natural, height: picture.height * natural, scale: natural, x: 0, y: 0 };
    return { sheets: [sheet], rows: 1, columns: 1 };
  }
  const [short, long] = papers[size];
  const ways = wish.orientation ? [wish.orientation] : orientations;
  const plans = ways.map((way) => {
    const paper = way === "portrait" ? { width: short, height: long } : { width: long, height: short };
    return wish.tile ? tiled(picture, paper) : onOnePage(picture, paper);
  });
  return plans.reduce((best, plan) => (better(plan, best) ? plan : best));
}

function better(one: PagePlan, other: PagePlan): boolean {
  if (one.sheets.length !== other.sheets.length) return one.sheets.length < other.sheets.length;
  return (one.sheets[0]?.scale ?? 0) > (other.sheets[0]?.scale ?? 0) + 1e-9;
}

function placed(picture: Size, paper: Size, head: number): Sheet {
  const room = { width: paper.width - 2 * margin, height: paper.height - 2 * margin - head };
  const scale = Math.min(room.width / picture.width, room.height / picture.height, largest);
  const x = (paper.width - picture.width * scale) / 2;
  const y = margin + head + (room.height - picture.height * scale) / 2;
  return { ...paper, scale, x, y };
}

function onOnePage(picture: Size, paper: Size): PagePlan {
  return { sheets: [placed(picture, paper, 0)], rows: 1, columns: 1 };
}

/** How many pieces of a length with an overlap cover a whole. */
function count(whole: number, piece: number): number {
  return Math.max(1, Math.ceil((whole - overlap) / (piece - overlap) - 1e-9));
}

function tiled(picture: Size, paper: Size): PagePlan {
  const room = { width: paper.width - 2 * margin, height: paper.height - 2 * margin };
  const grid = (scale: number) => ({
    scale,
    columns: count(picture.width * scale, room.width),
    rows: count(picture.height * scale, room.height),
  });
  // A little smaller, where that saves a row or a column of pages with hardly anything on them.
  const sizes = [1, 0.96, 0.92, 0.88, 0.84, 0.8].map((part) => grid(natural * part));
  const { scale, columns, rows } = sizes.reduce((a, b) => (b.columns * b.rows < a.columns * a.rows ? b : a));
  if (columns * rows === 1) return onOnePage(picture, paper);
  const step = { x: room.width - overlap, y: room.height - overlap };
  const area = { x: margin, y: margin, ...room };
  const sheets: Sheet[] = [];
  const overview = placed(picture, paper, overviewHead);
  const tiles: Box[] = [];
  const shrink = overview.scale / scale;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [left, top] = [column * step.x, row * step.y];
      sheets.push({ ...paper, scale, x: margin - left, y: margin - top, tile: { area, row, column } });
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
