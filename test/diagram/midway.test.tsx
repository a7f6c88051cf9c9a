import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Layout, PlacedArea, PlacedEdge, Point, Rect } from "../../src/diagram/layout-types.ts";
import { MapPicture } from "../../src/diagram/MapPicture.tsx";
import { longBack, midwayLength, withMidways } from "../../src/diagram/midway.ts";
import { themes } from "../../src/diagram/theme.ts";
import { placeInSvg, toSvg } from "../../src/diagram/to-svg.tsx";
import { titleRects } from "../support/layout-check.ts";
import { mapFrom } from "../support/map-generator.ts";
import { having, parseXml } from "../support/xml.ts";

const back = (length: number, more: Partial<PlacedEdge> = {}): PlacedEdge => ({
  id: "b->a",
  back: true,
  points: [
    { x: length, y: 50 },
    { x: 0, y: 50 },
  ],
  ...more,
});
const marksOf = (edges: readonly PlacedEdge[], nodes: readonly Rect[] = [], areas: readonly PlacedArea[] = []) =>
  withMidways(edges, nodes, areas, () => true).map(({ midways = [] }) => midways);
const firstOf = (marks: ReturnType<typeof marksOf>): Point => {
  const first = marks[0]?.[0];
  if (!first) throw new Error("No arrowhead.");
  return first;
};
const lengthOf = (points: readonly Point[]): number =>
  points
    .slice(1)
    .reduce((sum, b, at) => sum + Math.abs(b.x - (points[at]?.x ?? 0)) + Math.abs(b.y - (points[at]?.y ?? 0)), 0);

describe("a flow that goes back", () => {
  it("has an arrowhead halfway from the length on at which a screen holds neither end", () => {
    expect(marksOf([back(longBack - 0.5)])).toEqual([[]]);
    expect(marksOf([back(longBack)])).toEqual([[{ x: longBack / 2, y: 50, dx: -1, dy: 0 }]]);
    expect(marksOf([back(2 * longBack - 1)])[0]).toHaveLength(1);
    expect(marksOf([back(2 * longBack)])[0]?.map(({ x }) => x)).toEqual([1200, 600]);
  });

  it("has none where it goes on, or is another kind of line", () => {
    const forth = back(2000, { back: false });
    expect(marksOf([forth])).toEqual([[]]);
    expect(withMidways([back(2000)], [], [], () => false)[0]?.midways).toBeUndefined();
  });

  it("bears it beside what is in its way, and none where all is taken", () => {
    const line = (x: number): PlacedEdge => ({
      id: `x${x}`,
      points: [
        { x, y: 0 },
        { x, y: 200 },
      ],
    });
    const mark = firstOf(marksOf([back(1000), line(500)]));
    expect(Math.abs(mark.x - 500)).toBeGreaterThanOrEqual(8);
    expect(Math.abs(mark.x - 500)).toBeLessThan(20);
    const aside = firstOf(marksOf([back(1000)], [{ x: 300, y: 40, width: 300, height: 5 }]));
    expect(aside.x).toBeGreaterThanOrEqual(500);
    const beside = firstOf(marksOf([back(1000)], [{ x: 300, y: 45, width: 300, height: 10 }]));
    expect(beside.x < 300 || beside.x - midwayLength > 600).toBe(true);
    expect(marksOf([back(1000)], [{ x: -10, y: 45, width: 1020, height: 10 }])).toEqual([[]]);
  });
});

const around = ({ x, y, dx, dy }: Point & { readonly dx: number; readonly dy: number }): Rect => {
  const [x1, y1] = [x - dx * midwayLength, y - dy * midwayLength];
  const [w, h] = dx === 0 ? [3, 0] : [0, 3];
  return {
    x: Math.min(x, x1) - w,
    y: Math.min(y, y1) - h,
    width: Math.abs(x - x1) + 2 * w,
    height: Math.abs(y - y1) + 2 * h,
  };
};
const meet = (a: Rect, b: Rect) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
const pieces = ({ points }: PlacedEdge) =>
  points.slice(1).map((b, at) => {
    const a = points[at] ?? b;
    const rect = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    return { rect, dx: Math.sign(b.x - a.x), dy: Math.sign(b.y - a.y) };
  });

function check(layout: Layout): { readonly long: number; readonly marked: number } {
  const titles = titleRects(layout);
  let [long, marked] = [0, 0];
  for (const edge of layout.edges) {
    const isLong = edge.back === true && lengthOf(edge.points) >= longBack;
    if (isLong) long++;
    if (edge.midways) marked++;
    if (!isLong) expect(edge.midways).toBeUndefined();
    for (const mark of edge.midways ?? []) {
      const box = around(mark);
      const own = pieces(edge).filter(({ rect }) => meet(rect, { x: mark.x, y: mark.y, width: 0, height: 0 }));
      expect(own.map(({ dx, dy }) => [dx, dy])).toEqual([[mark.dx, mark.dy]]);
      const things = [
        ...layout.nodes,
        ...titles,
        ...layout.edges.flatMap(({ label }) => label ?? []),
        ...layout.edges.flatMap((other) => (other === edge ? [] : pieces(other).map(({ rect }) => rect))),
      ];
      expect(things.filter((thing) => meet(thing, box))).toEqual([]);
    }
  }
  return { long, marked };
}

it("stand on their own lines and on nothing else, in generated maps", { timeout: 300_000 }, async () => {
  let [long, marked] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.nat(100_000), fc.constantFrom(12, 30, 60), fc.boolean(), async (seed, nodes, wordy) => {
      for (const lanes of ["phases", "none", "actors"] as const) {
        for (const direction of ["right", "down"] as const) {
          const graph = graphOf(mapFrom({ seed, nodes, wordy }), { state: "current", lanes, direction });
          const seen = check(await createLayouter().layout(graph));
          long += seen.long;
          marked += seen.marked;
        }
      }
    }),
    { numRuns: 8, seed: 3 },
  );
  expect(long).toBeGreaterThan(50);
  expect(marked / long).toBeGreaterThan(0.95);
});

it("are drawn where they are, in the colour of their line, in a file and in a page", async () => {
  const graph = graphOf(mapFrom({ seed: 2, nodes: 60 }), { state: "current" });
  const layout = await createLayouter().layout(graph);
  const edge = layout.edges.find(({ midways }) => midways) as PlacedEdge;
  const [mark] = edge.midways ?? [];
  const tipsIn = (svg: string) =>
    having(parseXml(svg), { "data-flow": edge.id }).flatMap((flow) =>
      having(flow, { "data-kind": "midway" }).map(({ attributes }) => ({
        tip: (attributes["points"] ?? "").split(" ")[0]?.split(",").map(Number),
        fill: attributes["fill"],
      })),
    );
  const options = { theme: "dark", title: "Marks" } as const;
  const origin = placeInSvg({ graph, layout }, options);
  const [inFile] = tipsIn(toSvg({ graph, layout }, options));
  expect(inFile?.fill).toBe(themes.dark.flow);
  expect(inFile?.tip?.[0]).toBeCloseTo((mark?.x ?? 0) + origin.x, 1);
  expect(inFile?.tip?.[1]).toBeCloseTo((mark?.y ?? 0) + origin.y, 1);
  const [first] = edge.points;
  const page = renderToString(<MapPicture picture={{ graph, layout }} theme={themes.dark} interactive />);
  const [inPage] = tipsIn(page);
  expect(inPage?.tip?.[0]).toBeCloseTo((mark?.x ?? 0) - (first?.x ?? 0), 1);
  expect(inPage?.tip?.[1]).toBeCloseTo((mark?.y ?? 0) - (first?.y ?? 0), 1);
});
