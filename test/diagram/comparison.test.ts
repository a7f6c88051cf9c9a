import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { comparisonStrip } from "../../src/diagram/layout-types.ts";
import { svgOptionsOf } from "../../src/diagram/picture-facts.ts";
import { actor, aMap, change, end, phase, remove, start, step, target } from "../support/map.ts";

const map = aMap({
  title: "Map",
  actors: [
    { ...actor("ds"), title: "Data scientist" },
    { ...actor("mle"), title: "ML engineer" },
  ],
  phases: [phase("p")],
  steps: [
    start("s"),
    step("label", "manual", { title: "Label", effort: "4h", runs: "10 per month", phase: "p" }),
    step("report", "manual", { effort: "2h", runs: "1 per month", phase: "p" }),
    step("deploy", "automated", { actors: ["ds"], phase: "p" }),
    step("review", "automated", { phase: "p" }),
    step("keep", "semi-automated", { actors: ["ds"], phase: "p" }),
    step("rate", undefined, { phase: "p" }),
    end("e"),
  ],
  flows: ['s -> label -> report -> deploy -> review -> keep "yes" -> rate -> e'],
  targets: [
    target("goal", {
      title: "Goal",
      adds: { steps: [step("register", "automated", { phase: "p" })] },
      flows: ["deploy -> register -> review"],
      changes: [
        change("label", { level: "automated", effort: "1h" }),
        remove("report"),
        change("deploy", { actors: ["mle"] }),
        change("review", { level: "manual" }),
        change("keep", { levelReason: "still needs eyes" }),
        change("rate", { level: "manual" }),
      ],
    }),
  ],
});

const graph = graphOf(map, { state: "goal", compareWith: "current" });
const node = (id: string) => graph.nodes.find((n) => n.id === id);
const plain = (id: string, state = "goal") => graphOf(map, { state }).nodes.find((n) => n.id === id);

describe("two states in one picture", () => {
  it("hold every step of both, what is gone in its old place", () => {
    expect(graph.nodes.map((n) => n.id)).toEqual([
      "s",
      "label",
      "report",
      "deploy",
      "review",
      "keep",
      "rate",
      "register",
      "e",
    ]);
  });

  it.each([
    ["label", { kind: "better", by: 3, before: "manual" }],
    ["report", { kind: "removed", before: "manual" }],
    ["deploy", { kind: "changed" }],
    ["review", { kind: "worse", by: 3, before: "automated" }],
    ["register", { kind: "added" }],
    ["keep", { kind: "same" }],
    ["rate", { kind: "changed" }],
    ["s", { kind: "same" }],
  ])("say what became of %s", (id, expected) => {
    expect(node(id)?.change).toEqual(expected);
  });

  it("say in the second line what changed in hours, or who does it now", () => {
    expect(node("label")?.subtitle?.lines).toEqual(["−30\u00a0h"]);
    expect(node("report")?.subtitle?.lines).toEqual(["−2\u00a0h"]);
    expect(node("deploy")?.subtitle?.lines.join()).toMatch(/^Data scientist → /);
    expect(node("keep")?.subtitle?.lines).toEqual(["Data scientist"]);
    expect(node("review")?.subtitle).toBeUndefined();
  });

  it("leave room for the strip, and no more text in it", () => {
    for (const id of ["label", "report", "review"]) {
      expect(node(id)?.title.x).toBeGreaterThan(comparisonStrip);
      expect(node(id)?.width).toBe((plain(id, "current")?.width ?? 0) + comparisonStrip + 3);
    }
    expect(node("keep")?.title.x).toBe(plain("keep")?.title.x);
  });

  it("tell new flows from lost ones", () => {
    const flows = Object.fromEntries(graph.edges.map((e) => [`${e.from} ${e.to}`, e.change]));
    expect(flows).toMatchObject({
      "deploy register": "added",
      "register review": "added",
      "label report": "removed",
      "report deploy": "removed",
      "label deploy": "added",
      "s label": undefined,
      "keep rate": undefined,
    });
  });

  it("are headed by both titles, both scores and what is saved", () => {
    const { state, facts } = svgOptionsOf(map, { state: "goal", compareWith: "current" });
    expect(state).toBe("Current → Goal");
    expect(facts[0]).toMatchObject({ label: "Score", unit: "of 100" });
    expect(facts[0]?.value).toMatch(/^\d+ → \d+$/);
    expect(facts.at(-1)?.label).toBe("Saves");
  });

  it("of which one is not there are just the other", () => {
    expect(graphOf(map, { state: "goal", compareWith: "nobody" })).toEqual(graphOf(map, { state: "goal" }));
  });

  it("that are one and the same show no change", () => {
    const same = graphOf(map, { state: "goal", compareWith: "goal" });
    expect(new Set(same.nodes.map((n) => n.change?.kind))).toEqual(new Set(["same"]));
    expect(same.edges.every((e) => e.change === undefined)).toBe(true);
  });
});

describe("a collapsed phase", () => {
  it("shows the levels of the steps that it hides", () => {
    const [box] = graphOf(map, { state: "current", collapsed: ["p"] }).nodes.filter((n) => n.kind === "collapsed");
    expect(box?.levels).toEqual({ manual: 2, automated: 2, "semi-automated": 1, unrated: 1 });
  });
});
