import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bothSides } from "../../src/diagram/compare/both-sides.ts";
import { onEarlierSide } from "../../src/diagram/compare/side-ids.ts";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Rect } from "../../src/diagram/layout-types.ts";
import { parseMap } from "../../src/language/index.ts";
import { faultsOf } from "../support/layout-check.ts";

const folder = join(import.meta.dirname, "../../examples");
const compared = [
  ["nlp-company", "y2027"],
  ["processes/uber-michelangelo", "michelangelo"],
  ["processes/microsoft-mlops-maturity", "l4"],
] as const;
const ways = compared.flatMap(([file, state]) =>
  (["phases", "actors"] as const).flatMap((lanes) =>
    (["right", "down"] as const).map((direction) => ({ file, state, lanes, direction })),
  ),
);
const layouter = createLayouter();

describe("two states as one picture", () => {
  it.each(ways)("keep their places, each in its frame: $file, lanes $lanes, $direction", async (way) => {
    const path = join(folder, `${way.file}.mlflow`);
    const { map } = await parseMap(readFileSync(path, "utf8"), `file://${path}`);
    const view = { state: way.state, compareWith: "current", lanes: way.lanes, direction: way.direction } as const;
    const graph = graphOf(map, { ...view, compareSide: "after" });
    const layout = await layouter.layout(graph);
    const before = graphOf(map, { ...view, compareSide: "before" });
    const both = bothSides(before, { graph, layout }, { before: "Then", after: "Now" });

    // The frames around both sides are no phases that a step could lie in by mistake.
    const phases = both.layout.areas.filter(({ id }) => !id.startsWith("side/"));
    expect(faultsOf(both.graph, { ...both.layout, areas: phases })).toEqual([]);
    expect(both.layout.nodes).toHaveLength(2 * layout.nodes.length);
    const ids = both.layout.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const [then, now] = both.layout.areas.filter(({ id }) => id.startsWith("side/"));
    if (!then || !now) throw new Error("A side has no frame.");
    expect([then.title, now.title]).toEqual(["Then", "Now"]);
    // One beside or below the other.
    expect(then.x + then.width < now.x || then.y + then.height < now.y).toBe(true);
    for (const frame of [then, now]) expect(inside(frame, { x: 0, y: 0, ...both.layout })).toBe(true);
    const places = new Map(both.layout.nodes.map((node) => [node.id, node]));
    const moves = layout.nodes.map(({ id }) => {
      const [a, b] = [places.get(onEarlierSide(id)), places.get(id)];
      if (!a || !b) throw new Error(`${id} stands on one side alone.`);
      expect([inside(a, then), inside(b, now)]).toEqual([true, true]);
      return `${Math.round(b.x - a.x)} ${Math.round(b.y - a.y)}`;
    });
    expect(new Set(moves).size).toBe(1);
  });
});

const inside = (a: Rect, b: Rect): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
