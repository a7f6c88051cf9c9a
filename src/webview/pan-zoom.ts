import { select } from "d3-selection";
import { type D3ZoomEvent, zoom as d3zoom, type ZoomBehavior, ZoomTransform, zoomIdentity } from "d3-zoom";
import type { Point, Rect } from "../diagram/layout-types.ts";
import { eased, reducedMotion } from "./motion.ts";
import type { Zoom } from "./state/view-state.ts";

/** Smallest and largest scale: a map of a thousand steps still fits, and text can be read at 400 %. */
export const scaleLimits = [0.05, 4] as const;
const margin = 8;
/** Room above the picture: the line that says what is wrong, and the titles of two states, lie over it. */
const topRoom = 30;
/** A very low panel has no such room to spare: at most this share of it. */
const mostAbove = 0.12;
/** How much of the room that is left over stands above: the eye takes for the middle what is a little above it. */
const shareAbove = 0.45;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a picture stands so that all of it is seen, never larger than life. */
export function fitted(picture: Size, panel: Size): Zoom {
  const above = Math.max(margin, Math.min(topRoom, panel.height * mostAbove));
  const room = { width: panel.width - 2 * margin, height: panel.height - above - margin };
  const k = Math.min(1, Math.max(scaleLimits[0], Math.min(room.width / picture.width, room.height / picture.height)));
  return {
    k,
    x: margin + Math.max(0, (room.width - picture.width * k) / 2),
    y: above + Math.max(0, (room.height - picture.height * k) * shareAbove),
  };
}

/** The smallest pan that brings a box into the panel with some air; undefined where it is in sight already. */
export function panInto(zoom: Zoom, box: Rect, panel: Size, air = 24): Zoom | undefined {
  const shift = (start: number, length: number, room: number): number => {
    const least = air - start;
    const most = room - air - (start + length);
    if (length > room - 2 * air) return least;
    return least > 0 ? least : most < 0 ? most : 0;
  };
  const dx = shift(box.x * zoom.k + zoom.x, box.width * zoom.k, panel.width);
  const dy = shift(box.y * zoom.k + zoom.y, box.height * zoom.k, panel.height);
  return dx === 0 && dy === 0 ? undefined : { k: zoom.k, x: zoom.x + dx, y: zoom.y + dy };
}

/** Share of the picture, 0 to 1, that lies inside the panel. */
export function shareInSight(zoom: Zoom, picture: Size, panel: Size): number {
  const seen = (start: number, length: number, room: number): number =>
    Math.max(0, Math.min(start + length, room) - Math.max(start, 0)) / Math.max(1, length);
  return seen(zoom.x, picture.width * zoom.k, panel.width) * seen(zoom.y, picture.height * zoom.k, panel.height);
}

/** True when the whole picture lies inside the panel. */
export function isWhole(zoom: Zoom, picture: Size, panel: Size): boolean {
  return (
    zoom.x >= 0 &&
    zoom.y >= 0 &&
    zoom.x + picture.width * zoom.k <= panel.width &&
    zoom.y + picture.height * zoom.k <= panel.height
  );
}

/** Fingers on a pad scroll in small or slanted steps; a wheel clicks in large upright ones. */
function isPadScroll(event: WheelEvent): boolean {
  return !event.ctrlKey && event.deltaMode === 0 && (event.deltaX !== 0 || Math.abs(event.deltaY) < 40);
}

export interface PanZoom {
  current(): Zoom;
  /** Sets place and scale, moving there in 180 ms when `moving`. */
  set(zoom: Zoom, moving?: boolean): void;
  /** Scales around a point of the panel; its middle where left out. */
  scaleBy(factor: number, around?: Point): void;
  dispose(): void;
}

/**
 * Wheel, drag, pinch and pad on `surface`; `apply` is called for each change with `byHand` true where the person did it.
 */
export function panZoom(
  surface: HTMLElement,
  apply: (zoom: Zoom, byHand: boolean) => void,
  panelSize: () => Size,
): PanZoom {
  const selection = select(surface);
  let byHand = true;
  let stopMoving: (() => void) | undefined;
  /** Where it is moving to. */
  let goal: Zoom | undefined;

  const behaviour: ZoomBehavior<HTMLElement, unknown> = d3zoom<HTMLElement, unknown>()
    .scaleExtent([...scaleLimits])
    .clickDistance(4)
    // Known already: to ask the page would have it placed at once, in the middle of what is being changed.
    .extent(() => [
      [0, 0],
      [panelSize().width, panelSize().height],
    ])
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return !isPadScroll(event);
      const { button } = event as MouseEvent;
      return event.type !== "dblclick" && (button === undefined || button === 0 || button === 1);
    })
    .on("start", (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (event.sourceEvent) halt();
    })
    .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const { k, x, y } = event.transform;
      apply({ k, x, y }, byHand && event.sourceEvent !== null);
    });
  selection.call(behaviour).on("dblclick.zoom", null);

  const onPad = (event: WheelEvent): void => {
    if (!isPadScroll(event)) return;
    event.preventDefault();
    halt();
    const { k, x, y } = current();
    put({ k, x: x - event.deltaX, y: y - event.deltaY }, true);
  };
  surface.addEventListener("wheel", onPad, { passive: false });

  function current(): Zoom {
    const node = surface as HTMLElement & { __zoom?: ZoomTransform };
    const { k, x, y } = node.__zoom ?? zoomIdentity;
    return { k, x, y };
  }

  function put(zoom: Zoom, hand: boolean): void {
    byHand = false;
    behaviour.transform(selection, new ZoomTransform(zoom.k, zoom.x, zoom.y));
    byHand = true;
    if (hand) apply(zoom, true);
  }

  function halt(): void {
    stopMoving?.();
    goal = undefined;
  }

  function set(zoom: Zoom, moving = false): void {
    halt();
    if (!moving || reducedMotion()) return put(zoom, false);
    const from = current();
    goal = zoom;
    stopMoving = eased((t) => {
      if (t === 1) goal = undefined;
      const mix = (a: number, b: number): number => a + (b - a) * t;
      put({ k: mix(from.k, zoom.k), x: mix(from.x, zoom.x), y: mix(from.y, zoom.y) }, false);
    });
  }

  return {
    current,
    set,
    scaleBy(factor, around) {
      // A key that is pressed again before the last one's move has ended goes on from where that leads.
      const { k, x, y } = goal ?? current();
      const { width, height } = panelSize();
      const at = around ?? { x: width / 2, y: height / 2 };
      const next = Math.min(scaleLimits[1], Math.max(scaleLimits[0], k * factor));
      const ratio = next / k;
      const zoom = { k: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
      set(zoom, true);
      apply(zoom, true);
    },
    dispose() {
      halt();
      selection.on(".zoom", null);
      surface.removeEventListener("wheel", onPad);
    },
  };
}
