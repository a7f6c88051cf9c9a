/** A map that was moved or scaled by hand stays where it is looked at. */
import { describe, expect, it } from "vitest";
import type { Picture } from "../../src/diagram/layout-types.ts";
import { heldPlaces, heldStill } from "../../src/webview/held-still.ts";

const panel = { width: 400, height: 300 };

/** Boxes of 140 × 52 at these places. */
function picture(boxes: Readonly<Record<string, readonly [x: number, y: number]>>, aspect = 1.7): Picture {
  const nodes = Object.entries(boxes).map(([id, [x, y]]) => ({ id, x, y, width: 140, height: 52 }));
  return {
    graph: { nodes: [], edges: [], phases: [], direction: "right", lanes: "none", aspect },
    layout: { width: 2000, height: 1000, nodes, edges: [], areas: [], breaks: [] },
  } as unknown as Picture;
}
const zoom = { k: 2, x: -800, y: -200 };
// At this scale `c` and `d` are in sight.
const row = picture({ a: [0, 100], b: [200, 100], c: [400, 100], d: [460, 180], e: [800, 100] });

describe("what is looked at", () => {
  it("stays, where what goes before it takes more room", () => {
    const next = picture({ a: [0, 100], b: [200, 100], new: [400, 100], c: [600, 130], d: [660, 210], e: [1000, 130] });
    expect(heldStill(row, next, zoom, panel, undefined)).toEqual({ k: 2, x: -1200, y: -260 });
  });

  it("is not moved, where all that changes lies elsewhere", () => {
    const next = picture({ a: [0, 700], b: [200, 100], c: [400, 100], d: [460, 180], e: [900, 100] });
    expect(heldStill(row, next, zoom, panel, undefined)).toBeUndefined();
  });

  it("is the chosen box, where the whole map takes another shape", () => {
    const next = picture({ a: [0, 0], b: [0, 100], c: [0, 200], d: [0, 300], e: [0, 400] }, 0.6);
    expect(heldStill(row, next, zoom, panel, "c")).toEqual({ k: 2, x: 0, y: -400 });
    // Nothing chosen: the one nearest to the middle of the panel.
    expect(heldStill(row, next, zoom, panel, undefined)).toEqual({ k: 2, x: 120, y: -440 });
  });

  it("is another part of the map, where it is gone", () => {
    const next = picture({ a: [0, 100], b: [100, 100] });
    const at = heldStill(row, next, zoom, panel, undefined);
    expect(at).toBeDefined();
    const left = 100 * 2 + (at?.x ?? Number.NaN);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + 280).toBeLessThanOrEqual(panel.width);
  });

  it("comes back to its place with the picture that comes back, until a hand moves the map", () => {
    const next = picture({ a: [0, 100], b: [200, 100], c: [430, 100], d: [700, 180], e: [900, 100] });
    const places = heldPlaces();
    const there = places.next(row, next, zoom, panel, undefined) ?? zoom;
    expect(there).not.toEqual(zoom);
    const shifted = { ...there, x: there.x - 7 };
    expect(places.next(next, row, shifted, panel, undefined)).toEqual(zoom);
    // Somebody has gone on to what is not in sight there: that stays in sight.
    expect(places.next(row, next, zoom, panel, undefined)).toEqual(shifted);
    expect(places.next(next, row, shifted, panel, "e")).not.toEqual(zoom);
    places.forget();
    expect(places.next(next, row, shifted, panel, undefined)).not.toEqual(zoom);
  });
});
