import type { Graph, Layout, ViewOptions } from "../diagram/layout-types.ts";
import type { PictureMarks } from "../diagram/marks.ts";
import type { ThemeId } from "../diagram/theme.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { PageWish } from "./pdf-pages.ts";

/**
 * Bytes that a format needs and may not fetch itself: formats run in Node, in a browser and in a worker. Each is asked
 * for only when it is needed.
 */
export interface Assets {
  /** Inter as TrueType, as `scripts/generate/fonts.ts` makes it. */
  font(weight: 400 | 600): Promise<Uint8Array>;
  /** The WebAssembly of @resvg/resvg-wasm. */
  resvg(): Promise<Uint8Array | WebAssembly.Module>;
  /**
   * TrueType or OpenType fonts of the machine that hold these characters, which Inter lacks (Chinese, Arabic …). `outlines`: only
   * those whose letters are outlines of TrueType.
   */
  fontsFor?(characters: string, kind?: "outlines"): Promise<readonly Uint8Array[]>;
}

export const fontsInFile = ["embed", "outline", "none"] as const;
export type FontsInFile = (typeof fontsInFile)[number];

/** How a picture looks; what it shows is said by `ViewOptions`. */
export interface Look {
  /** `light` when left out. */
  readonly theme?: ThemeId;
  /** On when left out. */
  readonly legend?: boolean;
  /** Title of map and state, and the figures that are known; on when left out. */
  readonly header?: boolean;
  /** Pixels of a raster image per CSS pixel; 2 when left out. */
  readonly scale?: number;
  /**
   * The letters of an SVG: carried along as a font (the usual), drawn as outlines for programs that know no fonts in a
   * file, or left to the fonts of the reader.
   */
  readonly fonts?: FontsInFile;
  /** The paper of a PDF; one page of the picture's size when left out. */
  readonly page?: PageWish;
  readonly marks?: PictureMarks;
  readonly transparent?: boolean;
}

export interface FormatInput {
  readonly map: ProcessMap;
  readonly view: ViewOptions;
  /** `false`: data formats give the one resolved state that `view` names, not the whole map. */
  readonly whole?: boolean;
  readonly look?: Look;
  readonly layouter: { layout(graph: Graph): Promise<Layout> };
  readonly assets: Assets;
}

export interface Written {
  readonly content: string | Uint8Array;
  /** What the format cannot say, a sentence each. */
  readonly losses: readonly string[];
  /** What holds for a file made on this machine, a sentence each. */
  readonly notes?: readonly string[];
}

/** One form in which a map leaves the house, a value that describes itself: it drives the command line and the menus. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** With its dot: `.svg`. */
  readonly extension: string;
  readonly mediaType: string;
  /** `picture`: what one sees; `data`: what the map says. */
  readonly kind: "picture" | "data";
  write(input: FormatInput): Promise<Written>;
}

/** Checks a format's shape at compile time. */
export function format(definition: Format): Format {
  return definition;
}
