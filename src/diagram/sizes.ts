import type { Font } from "./text-lines.ts";

/** Lengths in CSS pixels at scale 1. Text is measured with these fonts, so it has to be drawn with them. */
export const titleFont: Font = { size: 13, weight: 600 };
export const titleLine = 15;
export const smallFont: Font = { size: 11, weight: 400 };
export const smallLine = 14;
export const areaFont: Font = { size: 12, weight: 600 };

export const box = { width: 140, wide: 168, height: 52, line: 16 } as const;
/** A line that names an interface, at the foot of a box. */
export const interfaceLine = 17;
/** Between neighbouring boxes along the flow and across it. */
export const gap = 28;
export const areaPadding = 12;
/** Height of the strip on top of a phase that holds its title. */
export const areaTitle = 25;
/** Between a phase's title and a flow that enters beside it. */
export const titleAir = 6;
/** Height of the box of a flow's label of one line, from line to line of a longer one, and the space kept free at either end of its text. */
export const labelHeight = 14;
export const labelLine = 13;
export const labelPadding = 4;
/** Between lines that run side by side. */
export const trackGap = 10;
/** Between ports on one side of a box. */
export const portGap = 14;
