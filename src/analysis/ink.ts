import { contrast } from "./colour-sight.ts";

/** WCAG 2, level AA, for text of the size that boxes have. */
export const leastContrast = 4.5;

const inks = ["#1B1F24", "#FFFFFF"] as const;

/** What text on a fill is written with, `#RRGGBB`: the first of `wanted` and then of our inks that reads on it. */
export function inkOn(fill: string, ...wanted: readonly string[]): string {
  const found = [...wanted, ...inks].find((ink) => contrast(ink, fill) >= leastContrast);
  // Where white does not reach 4.5, black does.
  return found ?? "#000000";
}

/** The colour of a fill that lets the ground shine through: `share`, 0 to 1, is of the fill. All `#RRGGBB`. */
export function blended(fill: string, ground: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [over, under] = [fill, ground].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(share * (over ?? 0) + (1 - share) * (under ?? 0));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
