import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../../src/diagram/layout-types.ts";
import { arrowhead, roundedPath, short, shortened, simplified, withGap } from "../../src/diagram/path.ts";

const p = (x: number, y: number): Point => ({ x, y });
const length = (points: readonly Point[]): number =>
  points
    .slice(1)
    .reduce((sum, point, i) => sum + Math.hypot(point.x - (points[i]?.x ?? 0), point.y - (points[i]?.y ?? 0)), 0);

describe("a line", () => {
  it("loses points that change nothing", () => {
    expect(simplified([p(0, 0), p(5, 0), p(5, 0), p(10, 0), p(10, 5)])).toEqual([p(0, 0), p(10, 0), p(10, 5)]);
  });

  it("keeps a way back on itself", () => {
    expect(simplified([p(0, 0), p(10, 0), p(4, 0)])).toEqual([p(0, 0), p(10, 0), p(4, 0)]);
  });

  it("has its corners rounded", () => {
    expect(roundedPath([p(0, 0), p(20, 0), p(20, 20)], 6)).toBe("M0 0L14 0Q20 0 20 6L20 20");
  });

  it("rounds near corners by what room there is", () => {
    expect(roundedPath([p(0, 0), p(20, 0), p(20, 4), p(40, 4)], 6)).toBe("M0 0L18 0Q20 0 20 2L20 2Q20 4 22 4L40 4");
  });

  it("ends before its arrow's tip", () => {
    expect(shortened([p(0, 0), p(10, 0)], 2.5)).toEqual([p(0, 0), p(7.5, 0)]);
    expect(shortened([p(0, 0), p(2, 0)], 2.5)).toEqual([p(0, 0), p(2, 0)]);
  });

  it("points where it goes", () => {
    expect(arrowhead([p(0, 0), p(0, 10)], 7, 3)).toEqual([p(0, 10), p(-3, 3), p(3, 3)]);
  });
});

describe("the gap for a label", () => {
  it("is cut out of a straight line", () => {
    expect(withGap([p(0, 0), p(100, 0)], { x: 40, y: -5, width: 20, height: 10 })).toEqual([
      [p(0, 0), p(40, 0)],
      [p(60, 0), p(100, 0)],
    ]);
  });

  it("may lie over a corner", () => {
    expect(withGap([p(0, 0), p(50, 0), p(50, 50)], { x: 40, y: -5, width: 20, height: 10 })).toEqual([
      [p(0, 0), p(40, 0)],
      [p(50, 5), p(50, 50)],
    ]);
  });

  it("leaves a line alone that it does not touch", () => {
    expect(withGap([p(0, 0), p(50, 0), p(50, 50)], { x: 0, y: 10, width: 20, height: 10 })).toEqual([
      [p(0, 0), p(50, 0), p(50, 50)],
    ]);
  });

  it("takes away nothing but what lies in the box", () => {
    const point = fc.record({ x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (points) => {
        const box = { x: -20, y: -10, width: 40, height: 20 };
        const pieces = withGap(points, box);
        const inside = pieces.flat().filter(({ x, y }) => x > -19.99 && x < 19.99 && y > -9.99 && y < 9.99);
        expect(inside).toEqual([]);
        expect(pieces.reduce((sum, piece) => sum + length(piece), 0)).toBeLessThanOrEqual(length(points) + 1e-6);
      }),
    );
  });
});

describe("numbers", () => {
  it("have two decimals at most, and zero has no sign", () => {
    expect([short(1.005), short(-0.001), short(2 / 3), short(12)].map(String)).toEqual(["1", "0", "0.67", "12"]);
  });
});
