import type { Heights } from "./along.ts";
import type { Area, Placed, PlacedLine } from "./geometry.ts";
import type { Lattice } from "./lattice.ts";
import { margin } from "./piece.ts";
import { areaPadding } from "./sizes.ts";

/** Room for the titles of lanes, before everything else. */
const bandTitle = 28;

/** Lanes go from the first line of the whole picture to the last, with room for their titles before. */
export function bandAreas(
  lattice: Lattice,
  areas: readonly Area[],
  lines: readonly PlacedLine[],
  { lineV, footV }: Heights,
): Placed["bands"] {
  const { plan, shelves } = lattice;
  if (!plan.shelves.some((shelf) => shelf.bands)) return [];
  const allU = [...areas.flatMap((area) => [area.u, area.u + area.length])];
  for (const { spots } of lines) for (const spot of spots) allU.push(spot.u);
  const bandFrom = allU.reduce((a, b) => Math.min(a, b), 0) - areaPadding - bandTitle;
  const bandTo = allU.reduce((a, b) => Math.max(a, b), 0) + areaPadding;
  return shelves.flatMap((shelf, index) => {
    const of = plan.shelves[index]?.bands ?? [];
    const start = (at: number): number => {
      const band = of[at];
      if (at === 0) return lineV[shelf.strips[0]?.index ?? -1] ?? 0;
      if (!band) return footV.get(`${index} 0`) ?? 0;
      // The border runs before the tracks of the channel between two lanes.
      return (lineV[shelf.rows[2 * band.firstRow - 1]?.index ?? -1] ?? 0) + margin.gap;
    };
    return of.map(({ id, title }, at) => ({
      id,
      title,
      system: index,
      u: bandFrom,
      v: start(at),
      length: bandTo - bandFrom,
      breadth: start(at + 1) - start(at),
    }));
  });
}

/** The same with lanes that begin before the labels and end behind them, which stand out beside the lines that bear them. */
export function withBandsAround(placed: Placed, labels: ReadonlyMap<number, Area>): Placed {
  const [first] = placed.bands;
  if (!first) return placed;
  let [from, to] = [first.u, first.u + first.length];
  for (const { u, length } of labels.values()) {
    from = Math.min(from, u - bandTitle);
    to = Math.max(to, u + length + areaPadding / 2);
  }
  if (from === first.u && to === first.u + first.length) return placed;
  return { ...placed, bands: placed.bands.map((band) => ({ ...band, u: from, length: to - from })) };
}
