import { foldedPrefix } from "./graph.ts";
import type { Picture, PlacedArea, Point, Rect } from "./layout-types.ts";
import { areaTitle } from "./sizes.ts";

/**
 * Below this scale the title of a step is less than 6 px high: names that keep their size take the place of the titles of
 * phases and lanes.
 */
export const namesBelow = 0.46;

/** From one name to the next below it on the same frame's edge on the screen, in px, however small the picture is. */
export const nameLine = 15;
/** A frame that is less on the screen, in px, across a name or along it has no room for one. */
const least = { across: 9, along: 28 };
/** A phase that begins less than this far inside the one around it, in px, has its name below that one's. */
const beside = 3 * areaTitle;

/** How far names rise above their strips, in px on the screen, so that those below them clear the boxes. */
export const mostRaised = 8;
/** Half of the height of a name's letters, in px on the screen. */
export const halfName = 6;
/** How much of a box, in px at scale 1, the name of a phase within a phase may lie on; where it would be more, it gives way. */
const mostCovered = 13;

/** Names one below the other, and what they have to clear. */
export interface NameStack {
  /** From the first one's strip to the nearest box below another one. */
  readonly room: number;
  /** Which one that is: 1 is the second. */
  readonly lines: number;
  /** Smallest scale at which it is shown. */
  readonly from: number;
}

/** The name of a phase or a lane, for a picture that is too small to read. Lengths in px at scale 1. */
export interface AreaName extends Point {
  readonly id: string;
  readonly title: string;
  /**
   * How it stands to its place: on the strip of a title, of which the place is the middle; upwards on such a strip; in two
   * lines above; or below, beside a strip.
   */
  readonly stands: "on" | "upwards" | "above" | "below";
  /** Room that the frame gives to the length of the name, and across it. */
  readonly along: number;
  readonly across: number;
  /** Names of the phases around it that stand before it, on the same frame's edge. */
  readonly after: number;
  /** From the strip of the first of those names to the own. */
  readonly under: number;
  /** From the strip to the first box of the frame behind it; undefined where none stands in the way. */
  readonly clear: number | undefined;
  /** All names on that edge; undefined where there is one alone. */
  readonly stack: NameStack | undefined;
  /** Smallest scale at which the frame has room for the name. */
  readonly from: number;
}

type Standing = Pick<AreaName, "stands" | "x" | "y" | "along" | "across">;

/** What phases, folded ones as well, and lanes are called; of phases the outer ones first. */
export function areaNames({ graph, layout }: Picture): readonly AreaName[] {
  const phases = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const known = new Map<string, { readonly frame: Rect; readonly after: number; readonly first: string }>();
  const stacks = new Map<string, NameStack>();
  const named = (id: string, title: string, standing: Standing, on?: OnStrip): AreaName => {
    const { after = 0, under = 0, clear } = on ?? {};
    const room = Math.max((least.across + after * nameLine) / standing.across, least.along / standing.along);
    const covers =
      clear === undefined || after === 0
        ? 0
        : (after * nameLine - mostRaised + halfName) / (under + clear + mostCovered);
    return { id, title, ...standing, after, under, clear, stack: undefined, from: Math.max(room, covers) };
  };
  const phase = (id: string, frame: Rect, standing: Standing, isFolded = false): AreaName => {
    // The frame around one of two states is no phase of the map.
    const { title = layout.areas.find((area) => area.id === id)?.title ?? id, parent = "" } = phases.get(id) ?? {};
    const around = known.get(parent);
    const axis = standing.stands === "upwards" ? "x" : "y";
    const begins = around && frame[axis] - around.frame[axis] < (around.after + 1) * beside;
    const after = begins ? around.after + 1 : 0;
    const first = begins ? around.first : id;
    known.set(id, { frame, after, first });
    const under = frame[axis] - (known.get(first)?.frame ?? frame)[axis];
    const clear = isFolded ? undefined : clearOf(frame, standing, layout.nodes);
    const name = named(id, title, standing, { after, under, clear });
    if (clear !== undefined && after > 0) {
      const [now, before] = [{ room: under + clear, lines: after, from: name.from }, stacks.get(first)];
      if (!before || wanted(now) > wanted(before)) stacks.set(first, now);
    }
    return name;
  };
  const areas = [...layout.areas].sort((a, b) => a.depth - b.depth);
  const names = [
    ...areas.map((area) =>
      area.kind === "phase" ? phase(area.id, area, ofPhase(area)) : named(area.id, area.title ?? area.id, ofLane(area)),
    ),
    ...layout.nodes.flatMap((box) =>
      box.id.startsWith(foldedPrefix) ? [phase(box.id.slice(foldedPrefix.length), box, ofPhase(box), true)] : [],
    ),
  ];
  return names.map((name) => ({ ...name, stack: stacks.get(known.get(name.id)?.first ?? "") }));
}

type OnStrip = Pick<AreaName, "after" | "under" | "clear">;

/** How far a stack of names has to rise at a scale at which names are shown. */
const wanted = ({ room, lines }: NameStack): number => lines * nameLine - room * (namesBelow / 2);

/** From the strip of a frame's title to the first box in it that begins behind the strip. */
function clearOf(frame: Rect, { stands, x, y }: Standing, boxes: readonly Rect[]): number | undefined {
  const [axis, strip] = stands === "upwards" ? (["x", x] as const) : (["y", y] as const);
  let clear: number | undefined;
  for (const box of boxes) {
    const inside =
      box.x < frame.x + frame.width &&
      box.x + box.width > frame.x &&
      box.y < frame.y + frame.height &&
      box.y + box.height > frame.y;
    const room = box[axis] - strip;
    if (inside && room > 0 && (clear === undefined || room < clear)) clear = room;
  }
  return clear;
}

function ofPhase({ x, y, width, height, upright }: Rect & Pick<PlacedArea, "upright">): Standing {
  return upright
    ? { stands: "upwards", x: x + areaTitle / 2, y, along: height, across: width }
    : { stands: "on", x, y: y + areaTitle / 2, along: width, across: height };
}

/** A lane is a band as long as the map: its name never stands upright, since the band is low. */
function ofLane({ x, y, width, height, upright }: PlacedArea): Standing {
  return upright
    ? { stands: "below", x, y, along: width, across: 0.8 * height }
    : { stands: "above", x, y: y + areaTitle, along: width, across: width / 3 };
}
