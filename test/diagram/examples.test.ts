import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { stateIds } from "../../src/model/state.ts";
import { faultsOf, type Quality, qualityOf } from "../support/layout-check.ts";

const folder = join(import.meta.dirname, "../../examples");
const files = [
  "nlp-company.mlflow",
  ...readdirSync(join(folder, "processes"))
    .sort()
    .map((file) => join("processes", file)),
];
const arrangements = (["phases", "none", "actors"] as const).flatMap((lanes) =>
  (["right", "down"] as const).map((direction) => ({ lanes, direction })),
);
/** Numbers of the pictures as they were looked at and found good. `MLMAP_ACCEPT=1` writes them anew. */
const record = join(import.meta.dirname, "quality.json");
const known = (existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {}) as Record<string, Quality>;
const accepted: Record<string, Quality> = {};

const layouter = createLayouter();

describe.each(files)("%s", (file) => {
  let map: ProcessMap;
  beforeAll(async () => {
    const path = join(folder, file);
    ({ map } = await parseMap(readFileSync(path, "utf8"), `file://${path}`));
  });

  it.each(arrangements)("has a clean picture in lanes $lanes, direction $direction", async (view) => {
    const graph = graphOf(map, { state: "current", ...view });
    const layout = await layouter.layout(graph);
    expect(faultsOf(graph, layout)).toEqual([]);
    const key = `${file} ${view.lanes} ${view.direction}`;
    const quality = qualityOf(graph, layout);
    accepted[key] = quality;
    if (process.env["MLMAP_ACCEPT"]) return;
    const before = known[key];
    expect(before, `no record of ${key}`).toBeDefined();
    expect(quality.crossings).toBeLessThanOrEqual(before?.crossings ?? 0);
    expect(quality.strays).toBeLessThanOrEqual(before?.strays ?? 0);
    expect(quality.bends).toBeLessThanOrEqual((before?.bends ?? 0) + 2);
    expect(quality.length).toBeLessThanOrEqual((before?.length ?? 0) * 1.03);
  });

  it("has the same places in all states when they share a layout, and each is clean", async () => {
    const [first, ...others] = await Promise.all(
      stateIds(map).map(async (state) => {
        const graph = graphOf(map, { state, ghosts: true });
        const layout = await layouter.layout(graph);
        expect(faultsOf({ ...graph, edges: graph.edges.map(({ ghost: _, ...edge }) => edge) }, layout)).toEqual([]);
        return layout;
      }),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  it.each([0.6, 0.9, 1.25, 2.4])("lays no label over the head of its arrow in a panel of shape %d", async (aspect) => {
    for (const state of stateIds(map)) {
      const { edges } = await layouter.layout(graphOf(map, { state, aspect, ghosts: true }));
      const covered = edges.filter(({ label, points }) => {
        const tip = points.at(-1);
        const from = points.at(-2);
        if (!label || !tip || !from) return false;
        const x = tip.x + 5 * Math.sign(from.x - tip.x);
        const y = tip.y + 5 * Math.sign(from.y - tip.y);
        return x > label.x && x < label.x + label.width && y > label.y && y < label.y + label.height;
      });
      expect(covered.map(({ id }) => id)).toEqual([]);
    }
  });

  it("can be drawn with all phases collapsed", async () => {
    const graph = graphOf(map, { state: "current", lanes: "phases", collapsed: map.phases.map((phase) => phase.id) });
    const layout = await layouter.layout(graph);
    expect(faultsOf(graph, layout)).toEqual([]);
    expect(graph.nodes.filter((node) => node.kind === "process")).toEqual([]);
    const ends = graph.edges.map((edge) => `${edge.from} ${edge.to}`);
    expect(new Set(ends).size).toBe(ends.length);
  });
});

it("keeps a record of the pictures' quality", () => {
  if (process.env["MLMAP_ACCEPT"]) writeFileSync(record, `${JSON.stringify(accepted, null, 1)}\n`);
  else expect(Object.keys(known).sort()).toEqual(Object.keys(accepted).sort());
});
