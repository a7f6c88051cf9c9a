import { type Compared, type ComparedSide, comparedSides } from "../../analysis/index.ts";
import type { ViewOptions } from "../../diagram/layout-types.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";
import { stateIds, stateOf } from "../../model/state.ts";
import type { CompareView, PastVersion } from "../../protocol.ts";
import type { Size } from "../pan-zoom.ts";

/** As much of the panel's state as a comparison hangs on. */
export interface ComparingView {
  readonly shown?: { readonly map: ProcessMap };
  readonly state: StateId;
  readonly comparing?: CompareView;
  readonly past?: PastVersion;
}

/** A panel narrower than this, in px, opens a comparison without its list, which would take the room of the picture. */
const narrowBelow = 600;

/** How a comparison opens in the panel as wide as it is. */
const firstView = (): CompareView => ({
  before: { from: "map", state: "current" },
  how: "one",
  order: "phase",
  list: !(globalThis.innerWidth < narrowBelow),
  mix: 50,
});

/**
 * Turns the comparison on: with the map as it is now where nothing else is asked for. The map as it is now has nothing
 * to be compared with but what it is to become; undefined where it has no target, nor another version.
 */
export function compareStart(
  view: ComparingView,
): { readonly comparing: CompareView; readonly state: StateId } | undefined {
  const map = view.shown?.map;
  if (!map) return undefined;
  const comparing = view.comparing ?? firstView();
  if (comparing.before.from === "past" && view.past) return { comparing, state: view.state };
  const before = stateIds(map).includes(comparing.before.state) ? comparing.before : firstView().before;
  const state = view.state === before.state ? stateIds(map).find((id) => id !== before.state) : view.state;
  if (state === undefined) return undefined;
  const instead = state === view.state ? comparing.instead : { of: view.state, shown: state };
  return { comparing: { ...comparing, before, ...(instead && { instead }) }, state };
}

/** The state to show once the comparison is closed: the one before it, unless another one was chosen in the meantime. */
export function stateAfter({ comparing, state, shown }: ComparingView): StateId {
  const instead = comparing?.instead;
  const isThere = instead && shown && stateIds(shown.map).includes(instead.of);
  return isThere && instead.shown === state ? instead.of : state;
}

/** Another version came in: it is compared with the same state of the text, or with the map as it was then. */
export function withPast(view: ComparingView, past: PastVersion): CompareView {
  const state = stateIds(past.map).includes(view.state) ? view.state : "current";
  const kept = view.comparing?.before.from === "past" && stateIds(past.map).includes(view.comparing.before.state);
  return {
    ...(view.comparing ?? firstView()),
    before: { from: "past", state: kept ? (view.comparing?.before.state ?? state) : state },
  };
}

/** Both sides changed place; only states of the map itself can. */
export function swapped(view: ComparingView): { readonly comparing: CompareView; readonly state: StateId } | undefined {
  const { comparing, state } = view;
  if (comparing?.before.from !== "map") return undefined;
  return { comparing: { ...comparing, before: { from: "map", state } }, state: comparing.before.state };
}

/** Both sides of the comparison that the panel shows; undefined where it shows none, or while a side is not there. */
export function sidesOf(
  view: ComparingView,
): { readonly before: ComparedSide; readonly after: ComparedSide } | undefined {
  const { comparing, past } = view;
  const map = view.shown?.map;
  if (!comparing || !map) return undefined;
  const fromPast = comparing.before.from === "past";
  const oldMap = fromPast ? past?.map : map;
  const old = oldMap && stateOf(oldMap, comparing.before.state);
  const now = stateOf(map, view.state);
  if (!oldMap || !old || !now) return undefined;
  const before = {
    map: oldMap,
    state: old,
    title: fromPast && past ? pastTitle(past, old.title, old.kind) : old.title,
  };
  const after = { map, state: now, title: fromPast && now.kind === "current" ? "Now" : now.title };
  return { before, after };
}

/** The revision or file alone for the map as it was then; with the state's title where it is another one. */
export function pastTitle(past: PastVersion, title: string, kind: "current" | "target" | "platform"): string {
  return kind === "current" ? past.title : `${past.title}, ${title}`;
}

/** What the picture is asked to show for a comparison; undefined where there is none. */
export function compareOptions(view: ComparingView): Partial<ViewOptions> | undefined {
  const sides = sidesOf(view);
  if (!sides || !view.comparing) return undefined;
  const { before, after } = sides;
  return {
    compareWith: before.state.id,
    ...(before.map !== after.map && { compareMap: before.map }),
    compareTitles: { before: before.title, after: after.title },
    ...(view.comparing.how !== "one" && { compareSide: "after" }),
  };
}

/** The comparison that a drawn picture shows, with all that is told beside it. */
export function comparedIn(map: ProcessMap, options: ViewOptions): Compared | undefined {
  if (options.compareWith === undefined) return undefined;
  const oldMap = options.compareMap ?? map;
  const [before, after] = [stateOf(oldMap, options.compareWith), stateOf(map, options.state)];
  if (!before || !after) return undefined;
  const titles = options.compareTitles ?? { before: before.title, after: after.title };
  return comparedSides(
    { map: oldMap, state: before, title: titles.before },
    { map, state: after, title: titles.after },
  );
}

/** A list of this width, in px, stands beside the picture from a panel of `besideFrom` on; else below it. */
const listWidth = 340;
const besideFrom = 760;
/** In a panel no higher than this, in px, it stands beside a narrower picture as well, with this share of the width. */
const lowUpTo = 480;
const listShare = 0.42;

/** What toolbar, figures, legend and the air around a picture take of a panel, in px: 145 of a wide one, 170 of a narrow one. */
const taken = { width: 16, height: 155 };

/** Roughly what a panel of this size has for pictures, in px. */
const roomFor = (width: number, height: number): Size => ({
  width: width - taken.width,
  height: Math.max(200, height - taken.height),
});

/** What two pictures beside each other have, with the list as a comparison opens in a panel of this size. */
function roomForSides(width: number, height: number): Size {
  const room = roomFor(width, height);
  const beside = width >= besideFrom;
  const list = width >= narrowBelow;
  const low = height <= lowUpTo;
  const aside = beside ? listWidth : low ? width * listShare : 0;
  return {
    width: room.width - (list ? aside : 0),
    height: Math.max(140, (room.height - 34) * (list && aside === 0 ? 0.58 : 1)),
  };
}

/** Whether two states side by side lie one below the other: in a room that is taller than wide each gets more of it so. */
export function areStacked(width: number, height: number): boolean {
  const room = roomForSides(width, height);
  return room.width < room.height;
}

/**
 * Width ÷ height of the room that one picture has in a panel of this size. What opens and closes beside the picture does
 * not count: it would lay the map out anew, and people would have to find everything again.
 */
export function pictureShape(how: CompareView["how"] | undefined, width: number, height: number): number {
  const room = how === "sides" ? roomForSides(width, height) : roomFor(width, height);
  const shape = room.width / room.height;
  if (how !== "sides") return shape;
  return areStacked(width, height) ? shape * 2 : shape / 2;
}
