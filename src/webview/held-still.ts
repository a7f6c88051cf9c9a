/** A map that was moved or scaled by hand: what is looked at stays where it is, whatever happens to the rest of the map. */
import type { Layout, Picture, PlacedNode, Point } from "../diagram/layout-types.ts";
import { panInto, type Size } from "./pan-zoom.ts";
import type { Zoom } from "./state/view-state.ts";

/** Where pictures lay since a hand moved the map last: what comes back, as after Undo, comes back to its place. */
export interface HeldPlaces {
  /** Where the next picture lies in the place of another; undefined where it lies well. */
  next(old: Picture, next: Picture, zoom: Zoom, panel: Size, chosen: string | undefined): Zoom | undefined;
  /** A hand has moved or scaled the map. */
  forget(): void;
}

export function heldPlaces(): HeldPlaces {
  let known = new WeakMap<Layout, { readonly zoom: Zoom; readonly panel: Size }>();
  return {
    next(old, next, zoom, panel, chosen) {
      known.set(old.layout, { zoom, panel });
      const before = known.get(next.layout);
      const sameRoom = before?.panel.width === panel.width && before.panel.height === panel.height;
      if (before && sameRoom && isInSight(next.layout, chosen, before.zoom, panel)) return before.zoom;
      return heldStill(old, next, zoom, panel, chosen);
    },
    forget() {
      known = new WeakMap();
    },
  };
}

/** Also where nothing of that name is there. */
function isInSight(layout: Layout, chosen: string | undefined, zoom: Zoom, panel: Size): boolean {
  const box = layout.nodes.find(({ id }) => id === chosen);
  return box === undefined || inSight({ ...layout, nodes: [box] }, zoom, panel).length > 0;
}

/**
 * Where the next picture stands in the place of another, in a panel of this size. Most of the boxes in sight stay at their
 * places on the screen; where the whole map was laid out in another shape it is one box, the chosen one or that in the
 * middle. Undefined where nothing has to be moved for it.
 */
export function heldStill(
  old: Picture,
  next: Picture,
  zoom: Zoom,
  panel: Size,
  chosen: string | undefined,
): Zoom | undefined {
  const places = new Map(next.layout.nodes.map((node) => [node.id, node]));
  const seen = inSight(old.layout, zoom, panel).filter(({ id }) => places.has(id));
  if (seen.length === 0) return nearestIntoSight(next.layout, zoom, panel);
  const anchor = seen.find(({ id }) => id === chosen) ?? seen[0];
  const held = old.graph.aspect === next.graph.aspect || !anchor ? seen : [anchor];
  const moves = held.map((box): Point => {
    const to = places.get(box.id) ?? box;
    return { x: middle(to).x - middle(box).x, y: middle(to).y - middle(box).y };
  });
  const { x: dx, y: dy } = mostCommon(moves);
  return dx === 0 && dy === 0 ? undefined : { k: zoom.k, x: zoom.x - dx * zoom.k, y: zoom.y - dy * zoom.k };
}

/** Boxes whose middle is seen, the one nearest to the middle of the panel first. */
function inSight({ nodes }: Layout, zoom: Zoom, panel: Size): readonly PlacedNode[] {
  const seen = nodes.filter((box) => seenAt(box, zoom, panel) !== undefined);
  return seen.toSorted((a, b) => offMiddle(a, zoom, panel) - offMiddle(b, zoom, panel));
}

/** What was seen is gone, as where a phase is folded: rather another part of the map than none. */
function nearestIntoSight(layout: Layout, zoom: Zoom, panel: Size): Zoom | undefined {
  if (inSight(layout, zoom, panel).length > 0) return undefined;
  const [near] = layout.nodes.toSorted((a, b) => offMiddle(a, zoom, panel) - offMiddle(b, zoom, panel));
  return near && panInto(zoom, near, panel);
}

const middle = ({ x, y, width, height }: PlacedNode): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where the middle of a box stands in a panel of this size, in its px; undefined where it is not in sight. */
export function seenAt(box: PlacedNode, zoom: Zoom, { width, height }: Size): Point | undefined {
  const at = onScreen(box, zoom);
  return at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height ? at : undefined;
}

function onScreen(box: PlacedNode, { k, x, y }: Zoom): Point {
  const at = middle(box);
  return { x: at.x * k + x, y: at.y * k + y };
}

function offMiddle(box: PlacedNode, zoom: Zoom, { width, height }: Size): number {
  const { x, y } = onScreen(box, zoom);
  return Math.hypot(x - width / 2, y - height / 2);
}

/** The move that the most of them make: none, where as many stay; else that of the first. */
function mostCommon(moves: readonly Point[]): Point {
  const count = ({ x, y }: Point): number =>
    moves.filter((other) => Math.abs(other.x - x) < 1 && Math.abs(other.y - y) < 1).length;
  let best: Point = { x: 0, y: 0 };
  for (const move of moves) if (count(move) > count(best)) best = move;
  return best;
}
