import { describe, expect, it } from "vitest";
import { cutsOf, easedStarts, evenStarts } from "../../src/diagram/breaks.ts";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { ViewOptions } from "../../src/diagram/layout-types.ts";
import type { FlowEdge, FlowNode } from "../../src/diagram/plan.ts";
import { parseMap } from "../../src/language/index.ts";
import { flowNode } from "../support/plan.ts";

/** Steps one after the other, the first half in one phase and lane, the rest in another. */
function chain(steps: number): string {
  const ids = Array.from({ length: steps }, (_, at) => `s${at}`);
  const half = Math.ceil(steps / 2);
  const step = (id: string, at: number) => `  process ${id} "Step ${id}" by ${at < half ? "a" : "b"} is manual`;
  return [
    `actor a "Curator"`,
    `actor b "Scientist"`,
    `phase p "Prepare" {`,
    ...ids.slice(0, half).map(step),
    `}`,
    `phase q "Build" {`,
    ...ids.slice(half).map((id, at) => step(id, at + half)),
    `}`,
    ids.join(" -> "),
  ].join("\n");
}

/** How many boxes stand in each row, from the top; in each column of a picture that runs down. */
async function rowsOf(text: string, view: Partial<ViewOptions>): Promise<readonly number[]> {
  const map = await parsed(text);
  const { nodes } = await createLayouter().layout(graphOf(map, { state: "current", ...view }));
  const middles = nodes.map(({ x, y, width, height }) => (view.direction === "down" ? x + width / 2 : y + height / 2));
  const rows = new Map<number, number>();
  for (const middle of middles) rows.set(Math.round(middle), (rows.get(Math.round(middle)) ?? 0) + 1);
  return [...rows].sort(([a], [b]) => a - b).map(([, count]) => count);
}

async function parsed(text: string) {
  const { map, errors } = await parseMap(text, "file:///chain.mlflow");
  expect(errors).toEqual([]);
  return map;
}

describe("a small map", () => {
  it("of up to five steps stands in one row, in phases too", async () => {
    for (const steps of [2, 3, 4, 5]) {
      for (const lanes of ["none", "phases"] as const) {
        for (const direction of ["right", "down"] as const) {
          expect(await rowsOf(chain(steps), { lanes, direction }), `${steps} ${lanes} ${direction}`).toEqual([steps]);
        }
      }
    }
  });

  it("of up to five columns has each lane once", async () => {
    for (const steps of [2, 3, 4, 5, 6]) {
      const map = await parsed(chain(steps));
      for (const direction of ["right", "down"] as const) {
        const { areas } = await createLayouter().layout(graphOf(map, { state: "current", lanes: "actors", direction }));
        expect(areas.map(({ id }) => id)).toEqual(["a", "b"]);
      }
    }
  });

  it("is broken in a narrow panel, where a row of five could not be read", async () => {
    expect((await rowsOf(chain(5), { lanes: "none", aspect: 0.6 })).length).toBeGreaterThan(1);
  });

  it("has rows of about the same length, and never a step alone in the last one", async () => {
    for (let steps = 6; steps <= 14; steps++) {
      for (const direction of ["right", "down"] as const) {
        const rows = await rowsOf(chain(steps), { lanes: "none", direction });
        expect(Math.max(...rows) - Math.min(...rows), `${steps} ${direction}: ${rows.join(" ")}`).toBeLessThanOrEqual(
          1,
        );
        expect(rows.at(-1)).toBeGreaterThan(1);
        expect([...rows].sort((a, b) => b - a)).toEqual(rows);
      }
    }
  });
});

describe("breaks", () => {
  it("come after as many columns as can be, the longer rows first", () => {
    expect(evenStarts(8, 3)).toEqual([0, 3, 6]);
    expect(evenStarts(10, 4)).toEqual([0, 3, 6, 8]);
    expect(evenStarts(5, 1)).toEqual([0]);
  });

  it("give way by a column where fewer flows are broken then", () => {
    const nodes = [..."abcdefgh"].map(flowNode);
    const edge = (from: number, to: number, index: number): FlowEdge => ({
      index,
      id: `${index}`,
      from: nodes[from] as FlowNode,
      to: nodes[to] as FlowNode,
      back: to < from,
    });
    const columnOf = new Map(nodes.map(({ id }, at) => [id, at]));
    // The way back from e to c leads over d and e.
    const cuts = cutsOf([...nodes.slice(1).map((_, at) => edge(at, at + 1, at)), edge(4, 2, 7)], columnOf, 8);
    expect(cuts).toEqual([0, 1, 1, 2, 2, 1, 1, 1, 0]);
    expect(easedStarts([0, 4], 8, cuts)).toEqual([0, 5]);
    expect(easedStarts([0, 6], 8, cuts)).toEqual([0, 6]);
    expect(easedStarts([0, 2, 4], 6, cuts)).toEqual([0, 2, 4]);
  });
});
