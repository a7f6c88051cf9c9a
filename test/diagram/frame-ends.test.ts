import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { Layout, PlacedArea, PlacedEdge } from "../../src/diagram/layout-types.ts";
import { parseMap } from "../../src/language/index.ts";

async function pictureOf(file: string, direction: "right" | "down"): Promise<Layout> {
  const path = join(import.meta.dirname, "../../examples", file);
  const { map } = await parseMap(readFileSync(path, "utf8"), `file://${path}`);
  return createLayouter().layout(graphOf(map, { state: "current", lanes: "phases", direction }));
}
const areaOf = ({ areas }: Layout, id: string) => areas.find((area) => area.id === id) as PlacedArea;
const right = ({ x, width }: PlacedArea) => x + width;
const bottom = ({ y, height }: PlacedArea) => y + height;

/** True when a line comes between the borders of an area. */
function enters({ points }: PlacedEdge, area: PlacedArea): boolean {
  return points.slice(1).some((b, at) => {
    const a = points[at] ?? b;
    return (
      Math.max(a.x, b.x) > area.x &&
      Math.min(a.x, b.x) < right(area) &&
      Math.max(a.y, b.y) > area.y &&
      Math.min(a.y, b.y) < bottom(area)
    );
  });
}

describe("frames of phases", () => {
  it("end together at the far side, but where an end stands behind one", async () => {
    const layout = await pictureOf("nlp-company.mlflow", "right");
    const [prepare, build, release, run] = ["prepare", "build", "release", "operate"].map((id) => areaOf(layout, id));
    expect([build, run].map((area) => area && right(area))).toEqual([
      right(prepare as PlacedArea),
      right(prepare as PlacedArea),
    ]);
    const end = layout.nodes.find(({ id }) => id === "live");
    expect(right(release as PlacedArea)).toBeLessThan(end?.x ?? 0);
  });

  it("end before a flow that passes their shelf", async () => {
    const layout = await pictureOf("processes/google-mlops-levels.mlflow", "right");
    const passing = layout.edges.find(({ id }) => id.startsWith("retrain->extract")) as PlacedEdge;
    const { areas } = layout;
    const passed = areas.filter(({ title }) => title === "Model");
    expect(passed).toHaveLength(1);
    expect(passed.filter((area) => enters(passing, area))).toEqual([]);
    const furthest = Math.max(...areas.map(right));
    for (const area of passed) expect(right(area)).toBeLessThan(furthest);
  });

  it("beside one another on a shelf end together across the flow, but where a flow runs below one", async () => {
    const layout = await pictureOf("processes/uber-michelangelo.mlflow", "right");
    const titled = (title: string) => layout.areas.find((area) => area.title === title) as PlacedArea;
    expect(bottom(titled("Define"))).toBe(bottom(titled("Manage data")));
    expect(bottom(titled("Predict"))).toBe(bottom(titled("Deploy models")));
  });
});
