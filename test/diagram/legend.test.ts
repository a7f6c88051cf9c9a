import { describe, expect, it } from "vitest";
import { bothSides } from "../../src/diagram/compare/both-sides.ts";
import { graphOf, levelsIn, svgOptionsOf, toSvg } from "../../src/diagram/index.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import type { ViewOptions } from "../../src/diagram/layout-types.ts";
import { legendNotesOf, numbersWords } from "../../src/diagram/legend.ts";
import { planLegend } from "../../src/diagram/parts/Legend.tsx";
import { textWidth } from "../../src/diagram/text-width.ts";
import { parseMap } from "../../src/language/index.ts";
import { having, parseXml, textOf } from "../support/xml.ts";

const text = `map "M"
data gold "Gold"
phase p "Prepare" {
  process a "A" is manual { effort 2h  runs 10 per month  writes gold }
  process b "B" is manual { effort 1h  runs 10 per month  reads gold }
  process c "C" is automated
}
a -> b -> c
target goal "Goal" {
  change a is automated { effort 1h }
  remove b
}
view first "First" { show step a }
`;
const { map } = await parseMap(text, "file:///m.mlflow");
const compared = { state: "goal", compareWith: "current" } as const;

describe("the legend of a comparison", () => {
  it("counts the steps of each level then and now, and draws the hours of both states to one scale", () => {
    const { legend, hours } = levelsIn(map, compared);
    expect(legend.map(({ level, before, steps, share }) => [level, before, steps, share])).toEqual([
      ["automated", 1, 2, undefined],
      ["semi-automated", 0, 0, undefined],
      ["non-repeatable", 0, 0, undefined],
      ["manual", 2, 0, undefined],
      ["absent", 0, 0, undefined],
    ]);
    expect(hours).toEqual([
      { title: "Current", words: "30\u00a0h a month", part: 1, shares: { manual: 1 } },
      { title: "Goal", words: "10\u00a0h a month", part: 1 / 3, shares: { automated: 1 } },
    ]);
  });

  it("says so in the picture, and how long each bar is", async () => {
    const graph = graphOf(map, compared);
    const picture = { graph, layout: await createLayouter().layout(graph) };
    const root = parseXml(toSvg(picture, svgOptionsOf(map, compared)));
    expect(having(root, { "data-entry": "manual" }).map(textOf)).toEqual(["Exceptionally manual2 → 0"]);
    const sides = having(root, { "data-kind": "hours" });
    expect(sides.map(textOf).join(" ")).toMatch(/Current.*30\u00a0h a month.*Goal.*10\u00a0h a month/);
    const bars = sides.map((side) =>
      side.children.flatMap((child) => (typeof child !== "string" && child.name === "rect" ? [child] : [])),
    );
    const [then, now] = bars.map((bar) =>
      bar.reduce((sum, { attributes }) => sum + Number(attributes["width"]) + 1, 0),
    );
    expect(now).toBeCloseTo((then ?? 0) / 3, 0);
  });

  it("says what the numbers are, in the picture of one state too", async () => {
    const captionOf = async (view: ViewOptions, caption?: false): Promise<readonly string[]> => {
      const graph = graphOf(map, view);
      const picture = { graph, layout: await createLayouter().layout(graph) };
      const options = { ...svgOptionsOf(map, view), ...(caption === false && { caption }) };
      return having(parseXml(toSvg(picture, options)), { "data-kind": "caption" }).map(textOf);
    };
    expect(await captionOf(compared)).toEqual(["steps before → after"]);
    expect(await captionOf({ state: "current" })).toEqual(["steps, share of hours"]);
    expect(await captionOf({ state: "current" }, false)).toEqual([]);
    expect(await captionOf({ state: "current", rules: map.views[0]?.rules ?? [] })).toEqual([]);
    const { map: bare } = await parseMap(text.replace("{ effort 1h }", ""), "file:///m.mlflow");
    const { legend, hours } = levelsIn(bare, compared);
    expect(
      numbersWords(
        legend,
        hours.some(({ words }) => words.includes("*")),
      ),
    ).toBe("steps before → after · * partly worked out from levels");
  });

  it("tells of a part of the map its steps, and no hours: they are of the whole", () => {
    const { rules } = map.views[0] ?? {};
    const { legend, hours } = levelsIn(map, { ...compared, ...(rules && { rules }) });
    expect(legend.map(({ before, steps }) => `${before} ${steps}`)).toEqual(["0 1", "0 0", "0 0", "1 0", "0 0"]);
    expect(hours).toEqual([]);
  });

  it("has no bars where one side states no hours", async () => {
    const { map: bare } = await parseMap(text.replaceAll(/effort \dh/g, ""), "file:///m.mlflow");
    expect(levelsIn(bare, compared).hours).toEqual([]);
    expect(levelsIn(map, { state: "current" })).toMatchObject({ hours: [], legend: { 3: { share: 1 } } });
  });

  it("counts once what both sides show", async () => {
    const view = { ...compared, layers: ["data"] as const };
    const graph = graphOf(map, { ...view, compareSide: "after" });
    const before = graphOf(map, { ...view, compareSide: "before" });
    const both = bothSides(
      before,
      { graph, layout: await createLayouter().layout(graph) },
      { before: "A", after: "B" },
    );
    const counts = (of: typeof graph): unknown => legendNotesOf(of).map(({ mark, count }) => `${mark} ${count}`);
    expect(counts(both.graph)).toEqual(["better 1", "removed 1", "data 2"]);
  });
});

describe("what is set back", () => {
  const graph = graphOf(map, { state: "current" });

  it("is explained: what stands out, and how many steps do not", () => {
    const notes = legendNotesOf(graph, { dimmed: new Set(["c"]), inFull: "Exceptionally manual" });
    expect(notes).toEqual([{ mark: "set-back", words: "set back: all but Exceptionally manual", count: 1 }]);
    expect(legendNotesOf(graph, { dimmed: new Set(["c"]) })).toEqual([]);
  });

  it("never makes the legend wider than the picture", () => {
    const words = `set back: all but “${"a word ".repeat(60)}”`;
    const { width, places } = planLegend([], 300, { notes: [{ mark: "set-back", words, count: 1 }] });
    expect(width).toBeLessThanOrEqual(300);
    expect(textWidth(places[0]?.name ?? "", 12)).toBeGreaterThan(150);
    expect(places[0]?.name).toMatch(/…$/);
  });
});
