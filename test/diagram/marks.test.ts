import { describe, expect, it } from "vitest";
import { legendNotesOf } from "../../src/diagram/legend.ts";
import { belowTargetOf } from "../../src/diagram/marks.ts";
import { toSvg } from "../../src/diagram/to-svg.tsx";
import { aMap, change, platform, step, target } from "../support/map.ts";
import { having, parseXml, textOf } from "../support/xml.ts";
import { sampleComparison } from "./sample-comparison.ts";
import { samplePicture } from "./sample-picture.ts";

describe("what a platform leaves below its target", () => {
  const map = aMap({
    steps: [step("a", "manual"), step("b", "manual"), step("c", "manual"), step("d", "manual"), step("e")],
    targets: [
      target("goal", {
        changes: [
          change("a", { level: "automated" }),
          change("b", { level: "semi-automated" }),
          change("c", { level: "non-repeatable" }),
          change("d", { level: "automated" }),
        ],
      }),
    ],
    platforms: [
      platform("acme", {
        target: "goal",
        ratings: [
          { process: "a", level: "semi-automated" },
          { process: "b", level: "automated" },
          { process: "c", level: "absent" },
          { process: "d", level: "automated" },
        ],
      }),
    ],
  });

  it("is each process rated under the target's level, whatever it is now", () => {
    expect([...belowTargetOf(map, "acme")]).toEqual(["a", "c"]);
  });

  it("is nothing in the current state, in a target, or in a state that is not there", () => {
    for (const id of ["current", "goal", "nobody"]) expect(belowTargetOf(map, id).size).toBe(0);
  });
});

describe("notes of the legend", () => {
  it("explain the marks that are there, with their number", () => {
    const notes = legendNotesOf(sampleComparison.graph, { belowTarget: new Set(["same"]) });
    expect(notes.map(({ mark, count }) => `${mark} ${count}`)).toEqual([
      "below-target 1",
      "better 2",
      "worse 1",
      "added 1",
      "removed 1",
      "changed 2",
      "same 1",
      "flow-added 1",
      "flow-removed 1",
    ]);
    expect(legendNotesOf(samplePicture.graph)).toEqual([]);
  });

  it("are drawn after the levels", () => {
    const root = parseXml(toSvg(sampleComparison, { legend: true, marks: { belowTarget: new Set(["same"]) } }));
    const [legend] = having(root, { "data-kind": "legend" });
    expect(legend && having(legend, { "data-mark": "below-target" }).map(textOf)).toEqual(["Below the target1"]);
    expect(legend && textOf(legend)).toMatch(/Process is absent.*Below the target.*gone/s);
  });
});
