import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { smallShapes, smallShapesFile } from "../../scripts/generate/known-shapes.ts";
import { elkGraphOf, placesFrom } from "../../src/diagram/cells.ts";
import { loadElk } from "../../src/diagram/elk.ts";
import { knownPlaces } from "../../src/diagram/known-shapes.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import { warmUpGraph } from "../../src/webview/warm-up.ts";

describe("shapes that are known by heart", () => {
  it("are those that the generator finds: `npm run generate` mends it", async () => {
    const file = new URL("../../src/diagram/small-shapes.ts", import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(await smallShapesFile());
  });

  it("are placed as ELK places them, with the flows in any order", async () => {
    const elk = await loadElk();
    let count = 0;
    for (const { count: steps, orders } of smallShapes()) {
      for (const pairs of [orders[0], orders[orders.length >> 1], orders.at(-1)]) {
        if (!pairs) continue;
        expect(knownPlaces(steps, pairs), `${steps}: ${pairs.join(" ")}`).toEqual(
          placesFrom(elk, elkGraphOf(steps, pairs)),
        );
      }
      count++;
    }
    expect(count).toBe(60);
    expect(knownPlaces(5, [])).toBeUndefined();
  });

  it("leave ELK out of a map that has no others", async () => {
    const layouter = createLayouter();
    await layouter.layout(warmUpGraph);
    // The preview warms ELK up with it.
    expect(layouter.stats).toEqual({ layouts: 1, elkRuns: 1 });
    const edges = ["ab", "bc", "ac", "cd", "de", "ef", "fg"].map((ends) => ({
      id: ends,
      from: ends.charAt(0),
      to: ends.charAt(1),
    }));
    await layouter.layout({ ...warmUpGraph, edges });
    expect(layouter.stats).toEqual({ layouts: 2, elkRuns: 1 });
  });
});
