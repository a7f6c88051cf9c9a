import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, isWhole, panInto } from "../../src/webview/pan-zoom.ts";
import { segments, segmentsThatFit } from "../../src/webview/StateSwitch.tsx";
import { aspectFor } from "../../src/webview/session.ts";

const panel = { width: 900, height: 500 };

describe("fitting a map into the panel", () => {
  it("never draws it larger than life", () => {
    expect(fitted({ width: 200, height: 100 }, panel).k).toBe(1);
  });

  it("shows all of it, whatever its size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 12_000 }), fc.integer({ min: 10, max: 6_000 }), (width, height) => {
        const picture = { width, height };
        return isWhole(fitted(picture, panel), picture, panel);
      }),
    );
  });

  it("stands in the middle, upright a little above it, below the line that says what is wrong", () => {
    const { x, y } = fitted({ width: 300, height: 60 }, { width: 600, height: 900 });
    expect(x).toBe(150);
    const [above, below] = [y, 900 - y - 60];
    expect(above / below).toBeGreaterThan(0.8);
    expect(above).toBeLessThan(below);
    expect(fitted({ width: 4000, height: 4000 }, panel).y).toBeGreaterThanOrEqual(28);
  });
});

describe("keeping a box in sight", () => {
  const zoom = { k: 1, x: 0, y: 0 };

  it("moves nothing where it is in sight", () => {
    expect(panInto(zoom, { x: 100, y: 100, width: 140, height: 52 }, panel)).toBeUndefined();
  });

  it("moves as little as brings it in, with some air", () => {
    expect(panInto(zoom, { x: 1000, y: 100, width: 140, height: 52 }, panel)).toEqual({ k: 1, x: -264, y: 0 });
    expect(panInto(zoom, { x: 100, y: -50, width: 140, height: 52 }, panel)).toEqual({ k: 1, x: 0, y: 74 });
  });

  it("shows the beginning of a box that is larger than the panel", () => {
    expect(panInto({ k: 4, x: 0, y: 0 }, { x: 500, y: 10, width: 300, height: 52 }, panel)?.x).toBe(-1976);
  });
});

describe("the shape of the picture", () => {
  it("follows the panel in coarse steps", () => {
    expect(aspectFor(0.8, undefined)).toBe(0.9);
    expect(aspectFor(1.6, undefined)).toBe(1.7);
    expect(aspectFor(1.95, undefined)).toBe(2);
    expect(aspectFor(3, undefined)).toBe(2.4);
  });

  it("does not flicker between two of them", () => {
    expect(aspectFor(1.45, 1.25)).toBe(1.25);
    expect(aspectFor(1.5, 1.7)).toBe(1.7);
    expect(aspectFor(1.9, 1.7)).toBe(1.7);
  });
});

describe("the switch of states", () => {
  it("shows all states that find room", () => {
    expect(segmentsThatFit([60, 80, 70], 220)).toBe(3);
  });

  it("leaves room for the menu with the others", () => {
    expect(segmentsThatFit([60, 80, 70, 90], 230)).toBe(2);
  });

  it("always shows one", () => {
    expect(segmentsThatFit([300, 80], 100)).toBe(1);
  });

  it("always shows the chosen one", () => {
    const states = ["current", "t", "p", "q"].map((id) => ({ id }));
    const { seen, rest } = segments(states, "q", 2);
    expect(seen.map((s) => s.id)).toEqual(["current", "q"]);
    expect(rest.map((s) => s.id)).toEqual(["t", "p"]);
  });
});
