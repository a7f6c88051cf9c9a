/**
 * Where a map stands that fits in by itself, nobody having moved or scaled it by hand. What comes back (an edit undone, a
 * list closed, a page left) comes back to the very place it had, for as long as its layout is kept.
 */
import type { Layout, Picture } from "../diagram/layout-types.ts";
import { fitted, isWhole, type Size } from "./pan-zoom.ts";
import type { Zoom } from "./state/view-state.ts";

const homes = new WeakMap<Layout, Map<string, Zoom>>();
const roomKey = ({ width, height }: Size): string => `${width} ${height}`;
/** A gain below this share is rounding, not room. */
const rounding = 0.001;

function settle(layout: Layout, panel: Size, zoom: Zoom): Zoom {
  const places = homes.get(layout) ?? new Map<string, Zoom>();
  homes.set(layout, places.set(roomKey(panel), zoom));
  return zoom;
}

/** Whether a layout has stood in a panel of this size before. */
export const hasHome = (layout: Layout, panel: Size): boolean => homes.get(layout)?.has(roomKey(panel)) ?? false;

/** The place where all of a layout is seen as large as it can be, which is from now on its place. */
export const fitHome = (layout: Layout, panel: Size): Zoom => settle(layout, panel, fitted(layout, panel));

/** Where a layout stood in a panel of this size before; fitted in where it is new there. */
export const homeOf = (layout: Layout, panel: Size): Zoom =>
  homes.get(layout)?.get(roomKey(panel)) ?? fitHome(layout, panel);

/**
 * Where the next picture stands that takes the place of another. One that was there before returns to its place; a new
 * one leaves the map where it is as long as all of it is seen and it could not be larger; else it is fitted in.
 */
export function homeFor(old: Picture, next: Picture, panel: Size): Zoom {
  const { layout } = next;
  if (hasHome(layout, panel)) return homeOf(layout, panel);
  const stands = homeOf(old.layout, panel);
  const could = fitted(layout, panel);
  const stays =
    old.graph.aspect === next.graph.aspect && isWhole(stands, layout, panel) && could.k <= stands.k * (1 + rounding);
  return settle(layout, panel, stays ? stands : could);
}
