import type { Area } from "./pdf-content.ts";
import type { Box, Sheet } from "./pdf-pages.ts";
import { points, shownRuns } from "./pdf-text.ts";
import { type LineFonts, lineOf } from "./text-runs.ts";

/** What stands beside the picture in a tiled document. */
export interface Words {
  readonly overview: string;
  /** One for each tile. */
  readonly tiles: readonly string[];
}

const grey = "0.34 0.38 0.42";
/** Length of a cut mark. */
const tick = 9;
const small = 7;

/** Cut marks, marks of what the neighbour repeats, and which page of how many this is; nothing on an untiled page. */
export function tileMarks({ height, tile }: Sheet, words: string, fonts: LineFonts): string {
  if (!tile) return "";
  const { x, y, width, height: tall } = tile.area;
  const lines: string[] = [];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    lines.push(`${points(x1, height - y1)} m ${points(x2, height - y2)} l S`);
  for (const at of [x, x + width])
    for (const [from, to] of [
      [y - tick - 3, y - 3],
      [y + tall + 3, y + tall + 3 + tick],
    ] as const)
      line(at, from, at, to);
  for (const at of [y, y + tall])
    for (const [from, to] of [
      [x - tick - 3, x - 3],
      [x + width + 3, x + width + 3 + tick],
    ] as const)
      line(from, at, to, at);
  const dashed = lines.length;
  // The strip that the neighbour shows too ends here.
  const { left, right, top, bottom } = tile.shared;
  if (left > 0) line(x + left, y - tick - 3, x + left, y - 3);
  if (right > 0) line(x + width - right, y - tick - 3, x + width - right, y - 3);
  if (top > 0) line(x - tick - 3, y + top, x - 3, y + top);
  if (bottom > 0) line(x - tick - 3, y + tall - bottom, x - 3, y + tall - bottom);
  const marks = [`q ${grey} RG 0.5 w`, ...lines.slice(0, dashed), "[1.5 1.5] 0 d", ...lines.slice(dashed), "Q"];
  return [...marks, textLine(words, x + width / 2, height - y - tall - 20, small, 0, fonts)].join("\n");
}

/**
 * A frame and a number for each tile, over the whole picture, and a sentence above it. `wholes`: what is to be read in the picture, in its
 * pixels, which no number is to cover.
 */
export function overviewMarks(
  sheet: Sheet,
  tiles: readonly Box[],
  words: string,
  { fonts, wholes }: { readonly fonts: LineFonts; readonly wholes: readonly Area[] },
): string {
  const taken = wholes.map(
    ({ left, top, right, bottom }): Box => ({
      x: sheet.x + left * sheet.scale,
      y: sheet.y + top * sheet.scale,
      width: (right - left) * sheet.scale,
      height: (bottom - top) * sheet.scale,
    }),
  );
  const frames = tiles.flatMap((box, i) => {
    const [left, bottom] = [box.x, sheet.height - box.y - box.height];
    const at = discPlace(box, taken);
    const [middle, centre] = [at.x, sheet.height - at.y];
    return [
      `${points(left, bottom, box.width, box.height)} re S`,
      // A disc under the number, so that it is read on any part of the picture.
      `q 1 1 1 rg ${disc(middle, centre, discRadius)} b Q`,
      textLine(String(i + 1), middle, centre - 4, 11, 1, fonts),
    ];
  });
  const title = textLine(words, sheet.width / 2, sheet.height - 30, 9, 1, fonts, sheet.width - 60);
  return [`q ${grey} RG 0.75 w`, ...frames, "Q", title].join("\n");
}

const discRadius = 11;

/** Where in a tile a number covers least of what is to be read; of such places the one next to the middle. */
export function discPlace(tile: Box, taken: readonly Box[]): { readonly x: number; readonly y: number } {
  const near = discRadius + 1;
  const middle = { x: tile.x + tile.width / 2, y: tile.y + tile.height / 2 };
  const along = (start: number, length: number): number[] => {
    const room = Math.max(0, length - 2 * near);
    const count = Math.max(1, Math.ceil(room / 4));
    return Array.from({ length: count + 1 }, (_, i) => start + (length - room) / 2 + (room * i) / count);
  };
  const over = (from: number, to: number, start: number, length: number): number =>
    Math.max(0, Math.min(to, start + length) - Math.max(from, start));
  const covered = (x: number, y: number): number =>
    taken.reduce(
      (sum, box) => sum + over(x - near, x + near, box.x, box.width) * over(y - near, y + near, box.y, box.height),
      0,
    );
  const places = [
    middle,
    ...along(tile.x, tile.width).flatMap((x) => along(tile.y, tile.height).map((y) => ({ x, y }))),
  ]
    .map((place) => ({
      ...place,
      covers: covered(place.x, place.y),
      away: Math.hypot(place.x - middle.x, place.y - middle.y),
    }))
    .sort((a, b) => a.covers - b.covers || a.away - b.away);
  return places[0] ?? middle;
}

function disc(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  const curve = (...numbers: readonly number[]) => `${points(...numbers)} c`;
  return [
    `${points(x + r, y)} m`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
  ].join(" ");
}

/** A centred line; one that is too long for its room is set smaller. */
function textLine(
  words: string,
  middle: number,
  baseline: number,
  size: number,
  usual: 0 | 1,
  fonts: LineFonts,
  room = Number.POSITIVE_INFINITY,
): string {
  const set = (size: number) => lineOf(fonts, [{ pen: { size, bold: usual === 1 }, words }]);
  const fitting = Math.min(size, (size * room) / Math.max(set(size).width, 1e-9));
  const { runs, width } = set(fitting);
  const shown = shownRuns(runs, { size: fitting, x: middle - width / 2, y: baseline, up: 1 });
  return `q ${grey} rg ${shown} Q`;
}
