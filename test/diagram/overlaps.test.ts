import { describe, expect, it } from "vitest";
import { overlaps, type PlacedPiece } from "../../src/diagram/overlaps.ts";
import type { FlowNode } from "../../src/diagram/plan.ts";
import { flowNode } from "../support/plan.ts";

const [a, b, hub] = [flowNode("a", 0), flowNode("b", 1), flowNode("hub", 2)];

const piece = (id: number, at: number, from: FlowNode, boxes: readonly FlowNode[]): PlacedPiece => ({
  id,
  edge: { index: id, id: `${id}`, from, to: hub, back: false },
  along: false,
  at,
  lo: 0,
  hi: 100,
  keep: 5,
  fixed: false,
  boxes,
});

describe("lines that lie on one another", () => {
  it("are those that are hard to tell apart", () => {
    expect(overlaps([piece(0, 10, a, []), piece(1, 14.5, b, [])])).toHaveLength(1);
    expect(overlaps([piece(0, 10, a, []), piece(1, 16, b, [])])).toEqual([]);
  });

  it("are not those that end side by side at a box that many flows come to, as long as they are apart", () => {
    expect(overlaps([piece(0, 10, a, [hub]), piece(1, 14.5, b, [hub])])).toEqual([]);
    expect(overlaps([piece(0, 10, a, [hub]), piece(1, 14.5, b, [b])])).toHaveLength(1);
    expect(overlaps([piece(0, 10, a, [hub]), piece(1, 11, b, [hub])])).toHaveLength(1);
  });
});
