import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { labelText } from "../../src/diagram/label-text.ts";
import { createLayouter } from "../../src/diagram/layout.ts";
import { parseMap } from "../../src/language/index.ts";
import { faultsOf } from "../support/layout-check.ts";

const long = "only after the security officer has read the whole description of the model";

describe("the words on a flow", () => {
  it("stand on one line where they fit", () => {
    expect(labelText({ words: "no longer needed", share: "" }, "down")).toMatchObject({
      lines: ["no longer needed"],
      height: 14,
      cut: false,
    });
  });

  it("go on below where they do not, in lines of about one length", () => {
    expect(labelText({ words: "better way to pick photos found", share: "" }, "down")).toMatchObject({
      lines: ["better way to pick", "photos found"],
      height: 27,
      cut: false,
    });
    for (const [direction, width] of [
      ["right", 172],
      ["down", 120],
    ] as const) {
      const made = labelText({ words: long, share: "" }, direction);
      expect(made.lines.join(" ")).toBe(long);
      expect(made.cut).toBe(false);
      expect(made.width).toBeLessThanOrEqual(width);
      expect(made.height).toBe(14 + (made.lines.length - 1) * 13);
    }
  });

  it("are cut when they are a note, and then the tooltip has them whole", async () => {
    const note = `${long}, and of its data, its costs and its makers, twice`;
    const { map } = await parseMap(`start s "Begin"\nend e "End"\ns -> e "${note}"`, "file:///note.mlflow");
    const [edge] = graphOf(map, { state: "current", direction: "down" }).edges;
    expect(edge?.label).toHaveLength(4);
    expect(edge?.label?.at(-1)).toMatch(/…$/);
    expect(edge?.tooltip).toBe(note);
    const [level] = graphOf(map, { state: "current", direction: "right" }).edges;
    expect(level?.label?.join(" ")).toBe(note);
    expect(level?.tooltip).toBeUndefined();
  });

  it("give way to the share, which is never cut and has the digits that were written", async () => {
    const note = `${long}, and of its data, its costs and its makers, twice`;
    const text = `decision d "Well?"\nend e "End"\nend f "Other"\nd -> e "${note}" 12.5%\nd -> f "no" 7..87.5%`;
    const { map } = await parseMap(text, "file:///share.mlflow");
    const [edge, other] = graphOf(map, { state: "current", direction: "down" }).edges;
    expect(edge?.label).toHaveLength(4);
    expect(edge?.label?.join(" ")).toMatch(/^only after [a-z ,]+[a-z]… 12\.5\u00a0%$/);
    expect(edge?.tooltip).toBe(`${note} 12.5\u00a0%`);
    expect(other?.label).toEqual(["no 7–87.5\u00a0%"]);
    const word = labelText({ words: "x".repeat(200), share: "20\u00a0%" }, "down");
    expect(word.lines.join("")).toMatch(/^[x-]+… ?20\u00a0%$/);
  });

  it("keep the share whole beside words that are written from right to left", () => {
    expect(labelText({ words: "\u0644\u0627", share: "20\u00a0%" }, "right").lines).toEqual([
      "\u0644\u0627\u200e 20\u00a0%",
    ]);
    expect(labelText({ words: "no", share: "20\u00a0%" }, "right").lines).toEqual(["no 20\u00a0%"]);
  });

  it("lie on nothing else, in lanes of all kinds and both directions, on a loop of one step too", async () => {
    const text = `actor a "Curator"
actor b "Scientist"
phase p "Prepare" {
  process one "Collect" by a is manual
  decision ok "Good enough to go on?" by a
  process two "Train" by b is manual
}
phase q "Use" {
  process three "Serve" by b is automated
  process four "Watch" by a is manual
}
one -> ok
ok -> one "no, since the curators do not agree about a fifth of the labels"
ok -> two "yes, at least for the languages that the customer has asked for"
two -> two "${long}"
two -> three "${long}"
three -> four
four -> one "drift seen in two weeks one after the other"`;
    const { map, errors } = await parseMap(text, "file:///long.mlflow");
    expect(errors).toEqual([]);
    const layouter = createLayouter();
    for (const lanes of ["phases", "none", "actors"] as const) {
      for (const direction of ["right", "down"] as const) {
        const graph = graphOf(map, { state: "current", lanes, direction });
        expect(graph.edges.filter(({ label = [] }) => label.length > 1).length).toBeGreaterThan(3);
        const layout = await layouter.layout(graph);
        expect(faultsOf(graph, layout), `${lanes} ${direction}`).toEqual([]);
      }
    }
  });
});
