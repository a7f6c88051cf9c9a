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
  /** Smallest scale at which the frame has room for the name. */
  readonly from: number;
}

type Standing = Pick<AreaName, "stands" | "x" | "y" | "along" | "across">;

/** What phases, folded ones as well, and lanes are called; of phases the outer ones first. */
export function areaNames({ graph, layout }: Picture): readonly AreaName[] {
  const phases = new Map(graph.phases.map((phase) => [phase.id, phase]));
  const known = new Map<string, { readonly frame: Rect; readonly after: number }>();
  const named = (id: string, title: string, standing: Standing, after = 0): AreaName => {
    const from = Math.max((least.across + after * nameLine) / standing.across, least.along / standing.along);
    return { id, title, ...standing, after, from };
  };
  const phase = (id: string, frame: Rect, standing: Standing): AreaName => {
    const { title = id, parent = "" } = phases.get(id) ?? {};
    const around = known.get(parent);
    const axis = standing.stands === "upwards" ? "x" : "y";
    const begins = around && frame[axis] - around.frame[axis] < (around.after + 1) * beside;
    const after = begins ? around.after + 1 : 0;
    known.set(id, { frame, after });
    return named(id, title, standing, after);
  };
  const areas = [...layout.areas].sort((a, b) => a.depth - b.depth);
  return [
    ...areas.map((area) =>
      area.kind === "phase" ? phase(area.id, area, ofPhase(area)) : named(area.id, area.title ?? area.id, ofLane(area)),
    ),
    ...layout.nodes.flatMap((box) =>
      box.id.startsWith(foldedPrefix) ? [phase(box.id.slice(foldedPrefix.length), box, ofPhase(box))] : [],
    ),
  ];
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
