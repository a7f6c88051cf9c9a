import { describe, expect, it } from "vitest";
import { areaNames } from "../../src/diagram/area-names.ts";
import { createLayouter, graphOf } from "../../src/diagram/index.ts";
import type { ViewOptions } from "../../src/diagram/layout-types.ts";
import { parseMap } from "../../src/language/index.ts";

const text = `map "Nested" { lanes phases }
actor who "Who does it"
phase outer "Outer" {
  phase first "First" { process a "A" by who is manual }
  phase second "Second" { process b "B" by who is manual }
}
phase last "Last" { process c "C" by who is automated }
a -> b -> c
`;

async function namesOf(view: Omit<ViewOptions, "state">) {
  const { map } = await parseMap(text, "file:///nested.mlflow");
  const graph = graphOf(map, { state: "current", ...view });
  return areaNames({ graph, layout: await createLayouter().layout(graph) });
}

describe("names of phases and lanes", () => {
  it.each(["right", "down"] as const)("stand after those of the phases around them: %s", async (direction) => {
    const names = await namesOf({ lanes: "phases", direction });
    const after = Object.fromEntries(names.map(({ title, after: count }) => [title, count]));
    expect(after["Outer"]).toBe(0);
    expect(after["Last"]).toBe(0);
    expect(after["First"]).toBe(1);
    expect(new Set(names.map(({ stands }) => stands))).toEqual(new Set([direction === "down" ? "upwards" : "on"]));
  });

  it("take the smaller frame's room to say from which scale on there is any", async () => {
    const names = await namesOf({ lanes: "phases" });
    for (const { along, across, after, from } of names) {
      expect(from * along).toBeGreaterThanOrEqual(28 - 1e-9);
      expect(from * across).toBeGreaterThanOrEqual(9 + 15 * after - 1e-9);
    }
  });

  it("are there for folded phases, too", async () => {
    const names = await namesOf({ lanes: "phases", collapsed: ["outer"] });
    expect(names.map(({ title }) => title).sort()).toEqual(["Last", "Outer"]);
  });

  it("are those of the actors in lanes", async () => {
    expect((await namesOf({ lanes: "actors" })).map(({ title, stands }) => [title, stands])).toEqual([
      ["Who does it", "below"],
    ]);
    expect((await namesOf({ lanes: "actors", direction: "down" })).map(({ stands }) => stands)).toEqual(["above"]);
  });
});
