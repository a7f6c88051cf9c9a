import { describe, expect, it } from "vitest";
import { createLayouter, graphOf, toSvg } from "../../src/diagram/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";
import { aMap, step } from "../support/map.ts";
import { all, having, parseXml, textOf } from "../support/xml.ts";

const map = aMap({
  phases: [
    {
      kind: "phase",
      id: "p",
      title: "Prepare",
      notes: ["Twice a year."],
      links: [{ address: "https://wiki.example/prepare", text: "Wiki" }],
    },
  ],
  steps: [
    step("a", "manual", {
      phase: "p",
      notes: ["First\nnote.", "n".repeat(900)],
      links: [
        { address: "javascript:alert(1)", text: "Click" },
        { address: "docs/local.md" },
        { address: ' https://run.example/?a=1&b="2" ', text: "Runbook" },
      ],
    }),
    step("b", "manual", { phase: "p", links: [{ address: "javascript:alert(1)" }, { address: "data:text/html,x" }] }),
  ],
  flows: ["a -> b"],
});

async function drawn(of: ProcessMap = map, collapsed: readonly string[] = []) {
  const graph = graphOf(of, { state: "current", collapsed });
  return parseXml(toSvg({ graph, layout: await createLayouter().layout(graph) }, { title: "T" }));
}
const titleOf = (root: ReturnType<typeof parseXml>, id: string): string => {
  const title = all(having(root, { "data-id": id })[0] ?? root).find((e) => e.name === "title");
  return title ? textOf(title) : "";
};

describe("links and tooltips of a file", () => {
  it("lead from the box to its first web address and from a phase's title to the phase's", async () => {
    const links = all(await drawn()).filter((e) => e.name === "a");
    expect(links.map((e) => e.attributes["href"])).toEqual([
      "https://wiki.example/prepare",
      'https://run.example/?a=1&b="2"',
    ]);
    expect(textOf(links[0] as (typeof links)[number])).toBe("Prepare");
    expect(having(links[1] as (typeof links)[number], { "data-id": "a" })).toHaveLength(1);
    expect(links[1]?.attributes).toMatchObject({ target: "_blank", rel: "noopener noreferrer" });
  });

  it("never run anything, whatever a map says", async () => {
    for (const { attributes } of all(await drawn())) expect(attributes["href"] ?? "").not.toMatch(/javascript|data:/);
  });

  it("tell notes and links to who points at a step or a phase, long ones cut", async () => {
    const root = await drawn();
    const lines = titleOf(root, "a").split("\n");
    expect(lines).toContain("First note.");
    expect(lines).toContain('Runbook: https://run.example/?a=1&b="2"');
    expect(lines).toContain("docs/local.md");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(401);
    expect(titleOf(root, "p").split("\n")).toEqual(["Prepare", "Twice a year.", "Wiki: https://wiki.example/prepare"]);
    expect(titleOf(await drawn(map, ["p"]), "p")).toContain("Twice a year.");
  });

  it("are not hidden from screen readers by calling the picture an image", async () => {
    expect((await drawn()).attributes["role"]).toBe("group");
    expect((await drawn(aMap({ steps: [step("a", "manual")] }))).attributes["role"]).toBe("img");
  });
});
