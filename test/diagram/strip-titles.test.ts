import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import { parseMap } from "../../src/language/index.ts";
import type { Direction } from "../../src/model/process-map.ts";
import { faultsOf } from "../support/layout-check.ts";

/** Two phases of four steps each, so that the second begins a new row. */
const text = (title: string) => `phase p "Prepare" {
  process a "A" is manual
  process b "B" is manual
  process c "C" is manual
  process d "D" is manual
}
phase q "${title}" {
  process e "E" is manual
  process f "F" is manual
  process g "G" is manual
  process h "H" is manual
}
a -> b -> c -> d -> e -> f -> g -> h`;

async function drawn(title: string, direction: Direction) {
  const { map, errors } = await parseMap(text(title), "file:///titles.mlflow");
  expect(errors).toEqual([]);
  const graph = graphOf(map, { state: "current", direction });
  const layout = await createLayouter().layout(graph);
  expect(faultsOf(graph, layout)).toEqual([]);
  const area = layout.areas.find(({ id }) => id === "q");
  const flow = layout.edges.find(({ id }) => id === "d->e");
  if (!area || !flow) throw new Error("Phase or flow has no place.");
  return { area, flow };
}

describe("the title of a phase", () => {
  it("stands where its frame begins, and the flow comes in behind it, where there is room", async () => {
    const { area, flow } = await drawn("Build", "right");
    expect(area.titleAt.x - area.x).toBe(12);
    expect(flow.points.at(-1)?.x).toBeGreaterThan(area.titleAt.x + 30);
  });

  it("gives way to the flow that comes in where it is longer than the first box", async () => {
    const { area, flow } = await drawn("Integration into the application", "right");
    expect(area.titleAt.x).toBeGreaterThan(flow.points.at(-1)?.x ?? Number.POSITIVE_INFINITY);
    // Down, along, down: no way round the title.
    expect(flow.points).toHaveLength(4);
  });

  it("is below the flow that comes in in a map that runs down", async () => {
    for (const title of ["Build", "Integration into the application"]) {
      const { area, flow } = await drawn(title, "down");
      const top = area.titleAt.y - (title === "Build" ? 25 : 170);
      expect(flow.points.at(-1)?.y).toBeLessThan(top);
      expect(flow.points).toHaveLength(4);
    }
  });
});
