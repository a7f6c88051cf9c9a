import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Layout } from "../../src/diagram/layout-types.ts";
import { parseMap } from "../../src/language/index.ts";
import { faultsOf } from "../support/layout-check.ts";

const path = join(import.meta.dirname, "../../examples/processes/uber-michelangelo.mlflow");
const text = readFileSync(path, "utf8");

async function graph(of: string) {
  const { map, errors } = await parseMap(of, `file://${path}`);
  expect(errors).toEqual([]);
  return graphOf(map, { state: "current", lanes: "phases", direction: "right" });
}
const box = ({ nodes }: Layout, id: string) => nodes.find((node) => node.id === id) as Layout["nodes"][number];

/** Length of a flow between two steps. */
function wayOf({ edges }: Layout, id: string): number {
  const { points } = edges.find((edge) => edge.id.startsWith(id)) as Layout["edges"][number];
  return points.slice(1).reduce((sum, { x, y }, at) => {
    const before = points[at];
    return sum + Math.abs(x - (before?.x ?? x)) + Math.abs(y - (before?.y ?? y));
  }, 0);
}

it("changes steps of a column for one another where a flow would go round the whole picture", async () => {
  const layout = await createLayouter().layout(await graph(text));
  const [from, to] = [box(layout, "build-set"), box(layout, "train")];
  const direct = Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  expect(wayOf(layout, "build-set->train")).toBeLessThan(1.1 * direct);
  expect(box(layout, "share-features").y).toBeLessThan(from.y);
});

it("keeps their places in the next picture", async () => {
  const layouter = createLayouter();
  const first = await layouter.layout(await graph(text));
  const renamed = await graph(text.replace('"Serve predictions"', '"Serve all predictions"'));
  const then = await layouter.layout(renamed, first);
  expect(faultsOf(renamed, then)).toEqual([]);
  expect(then.breaks.filter((mark) => mark.startsWith("swap:"))).not.toEqual([]);
  expect(then.breaks).toEqual(first.breaks);
  for (const { id, x, y } of then.nodes) {
    const before = box(first, id);
    expect(Math.hypot(x - before.x, y - before.y), id).toBeLessThan(30);
  }
});
