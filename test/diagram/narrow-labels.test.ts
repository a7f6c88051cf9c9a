import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { labelIn, oneLabel, smallerSizes } from "../../src/diagram/label-text.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import { labelHeight, labelLine, labelPadding, smallFont } from "../../src/diagram/sizes.ts";
import { textWidth } from "../../src/diagram/text-width.ts";
import { toSvg } from "../../src/diagram/to-svg.tsx";
import { parseMap } from "../../src/language/index.ts";
import { faultsOf } from "../support/layout-check.ts";
import { mapFrom } from "../support/map-generator.ts";
import { withTarget } from "../support/map-targets.ts";
import { all, having, parseXml, textOf } from "../support/xml.ts";

const widthOf = (text: string) => textWidth(text, smallFont.size, smallFont.weight);
const note = "no, because at least one slice is worse than before and the committee wants more data";

/** What a flow says in the picture, and what its tooltip tells. */
function saidIn(svg: string, flow: string): { readonly label: string; readonly tooltip: string } {
  const [group] = having(parseXml(svg), { "data-flow": flow });
  const of = (name: string) => group && all(group).find((e) => e.name === name);
  const [text, title] = [of("text"), of("title")];
  return { label: text ? textOf(text).replaceAll(/ +/g, " ").trim() : "", tooltip: title ? textOf(title) : "" };
}

describe("whole sentences on flows", () => {
  it.each(["phases", "none", "actors"] as const)("lie on nothing, in lanes %s", { timeout: 600_000 }, async (lanes) => {
    const wishes = fc.record({
      seed: fc.nat(100_000),
      nodes: fc.constantFrom(5, 12, 30),
      nested: fc.boolean(),
      odd: fc.boolean(),
      wordy: fc.constant(true),
    });
    const drawn = async (wish: Parameters<typeof mapFrom>[0]) => {
      const map = withTarget(mapFrom(wish), wish.seed);
      for (const direction of ["right", "down"] as const) {
        for (const view of [{ state: "current" }, { state: "later", compareWith: "current" }]) {
          const graph = graphOf(map, { ...view, lanes, direction });
          expect(faultsOf(graph, await createLayouter().layout(graph))).toEqual([]);
        }
      }
    };
    // In these, lines leave no place for all of them.
    for (const [seed, nodes] of [
      [3, 12],
      [17, 12],
      [6, 30],
    ] as const) {
      await drawn({ seed, nodes, nested: seed % 3 === 0, wordy: true });
    }
    const sweep = Number(process.env["MLMAP_SWEEP"] ?? 1);
    await fc.assert(fc.asyncProperty(wishes, drawn), { numRuns: 6 * sweep, seed: sweep === 1 ? 4 : Date.now() % 1e9 });
  });

  it("keep off the title of the lane in which they stand first", async () => {
    const { map } = await parseMap(`actor a "Machine learning platform engineering and operations lead (EMEA)"
actor b "B"
start s "A quarterly business review has asked for a new forecast of demand in all regions"
phase p "P" { process x "Go" by a, b is manual }
phase q "Q" {
  process y "Y" by a is automated
  decision d "Does the validation committee agree that the model is better than the champion on all the slices?" by a
  process z "Z" is absent
}
end e "E"
s -> x -> y -> d
d -> x "${note}" 12.5%
d -> z "yes"
z -> e
x -> z`);
    for (const direction of ["right", "down"] as const) {
      const graph = graphOf(map, { state: "current", lanes: "actors", direction });
      expect(faultsOf(graph, await createLayouter().layout(graph))).toEqual([]);
    }
  });

  it("are told by a tooltip where they have to be cut, and keep their share", async () => {
    const map = withTarget(mapFrom({ seed: 3, nodes: 12, nested: true, wordy: true }), 3);
    const graph = graphOf(map, { state: "current", lanes: "actors", direction: "down" });
    const layout = await createLayouter().layout(graph);
    const svg = toSvg({ graph, layout });
    let cut = 0;
    for (const edge of graph.edges) {
      if (!edge.said) continue;
      const whole = oneLabel(edge.said);
      const { label, tooltip } = saidIn(svg, edge.id);
      if (!label.includes("…")) continue;
      cut++;
      expect(tooltip.split("\n")[0]).toBe(whole);
      if (label !== "…") expect(label.endsWith(edge.said.share)).toBe(true);
    }
    expect(cut).toBeGreaterThan(0);
  });
});

describe("a label in a smaller place", () => {
  const edge = { id: "a", from: "a", to: "b", label: ["whatever"], said: { words: note, share: "12.5\u00a0%" } };

  it("stays within it, whatever its size, and tells the whole once", () => {
    const sizes = smallerSizes(160, labelHeight + 3 * labelLine);
    expect(sizes.length).toBeGreaterThan(12);
    const areas = sizes.map(({ width, height }) => width * height);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    const kept: number[] = [];
    for (const size of sizes) {
      const { lines, whole } = labelIn({ ...edge, label: [note] }, { x: 0, y: 0, ...size });
      expect(lines.length * labelLine).toBeLessThanOrEqual(size.height);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.width - 2 * labelPadding);
      expect(whole).toBe(`${note} 12.5\u00a0%`);
      kept.push(lines.join("").length);
    }
    expect(kept.at(-1)).toBe(1);
    expect(kept[0]).toBeGreaterThan(50);
  });

  it("is drawn as it was where it fits, and lets a tooltip speak that has it already", () => {
    const place = { x: 0, y: 0, width: widthOf("whatever") + 2 * labelPadding, height: labelHeight };
    expect(labelIn(edge, place)).toEqual({ lines: ["whatever"] });
    const told = { ...edge, label: [note], tooltip: `${note} 12.5\u00a0%\nThrough a hidden step: x` };
    expect(labelIn(told, place).whole).toBeUndefined();
  });
});
