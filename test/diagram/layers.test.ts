/** Layers and views: what they draw, and that it stays readable. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/diagram/graph.ts";
import { createLayouter, optionsOfView, svgOptionsOf, toSvg } from "../../src/diagram/index.ts";
import type { ViewOptions } from "../../src/diagram/layout-types.ts";
import { outlineOf } from "../../src/diagram/outline.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap, ViewRule } from "../../src/model/process-map.ts";
import { stateIds } from "../../src/model/state.ts";
import { faultsOf } from "../support/layout-check.ts";
import { mapFrom, numbersFrom } from "../support/map-generator.ts";

const folder = join(import.meta.dirname, "../../examples");
const files = ["nlp-company.mlflow", ...readdirSync(join(folder, "processes")).map((file) => join("processes", file))];
const arrangements = (["phases", "none", "actors"] as const).flatMap((lanes) =>
  (["right", "down"] as const).map((direction) => ({ lanes, direction })),
);
const layouter = createLayouter();
const layers = ["data", "interfaces"] as const;

async function faultsIn(map: ProcessMap, view: Partial<ViewOptions>): Promise<readonly string[]> {
  const graph = graphOf(map, { state: "current", ...view });
  return faultsOf(graph, await layouter.layout(graph));
}

async function exampleMap(file: string): Promise<ProcessMap> {
  const path = join(folder, file);
  return (await parseMap(readFileSync(path, "utf8"), `file://${path}`)).map;
}

/** A generated map whose steps read and write data, and are done through interfaces. */
function mapWithData(seed: number, nodes: number): ProcessMap {
  const map = mapFrom({ seed, nodes, nested: seed % 2 === 0 });
  const next = numbersFrom(seed + 1);
  const ids = Array.from({ length: Math.max(2, Math.round(nodes / 4)) }, (_, i) => `d${i}`);
  const some = (share: number): readonly string[] => ids.filter(() => next() < share / ids.length);
  const described = { notes: [], links: [] };
  return {
    ...map,
    data: ids.map((id) => ({ kind: "data", id, title: `Data set ${id}`, ...described })),
    interfaces: ["ui", "cli"].map((id) => ({ kind: "interface", id, title: `Interface ${id}`, ...described })),
    steps: map.steps.map((step) =>
      step.kind === "process"
        ? { ...step, reads: some(0.6), writes: some(0.5), interfaces: next() < 0.5 ? ["ui", "cli"] : ["ui"] }
        : step,
    ),
  };
}

describe.each(arrangements)("with both layers, lanes $lanes, direction $direction", (view) => {
  it.each(files)("%s has a clean picture", async (file) => {
    expect(await faultsIn(await exampleMap(file), { ...view, layers })).toEqual([]);
  });

  it("generated maps have none with a line through a box or a label over anything", { timeout: 300_000 }, async () => {
    const size = fc.constantFrom(4, 9, 16, 30);
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), size, async (seed, nodes) => {
        expect(await faultsIn(mapWithData(seed, nodes), { ...view, layers })).toEqual([]);
      }),
      { numRuns: 8, seed: 3, endOnFailure: true },
    );
  });

  it("parts of maps have clean pictures", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 2, max: 9 }), async (seed, keep) => {
        const map = mapWithData(seed, 24);
        const of = map.steps.filter((_, at) => (at * 7 + seed) % 10 >= keep).map((step) => step.id);
        const rules: readonly ViewRule[] = [{ do: "hide", subject: "step", of }];
        expect(await faultsIn(map, { ...view, rules, layers: seed % 2 === 0 ? layers : [] })).toEqual([]);
      }),
      { numRuns: 8, seed: 5, endOnFailure: true },
    );
  });
});

it("keeps the places of all states, data included", async () => {
  const map = await exampleMap("nlp-company.mlflow");
  const places = await Promise.all(
    stateIds(map).map((state) => layouter.layout(graphOf(map, { state, ghosts: true, layers }))),
  );
  for (const other of places) expect(other).toEqual(places[0]);
});

const small = `actor ds "Data scientist"
interface wiki "Team wiki" { kind ui }
interface sdk { kind library }
data raw
data gold "Labelled set"
phase p {
  process collect "Collect" { writes raw }
  process label "Label" by ds via wiki, sdk { reads raw  writes raw, gold }
}
process train "Train" { reads gold }
process report "Report"
collect -> label -> train -> report
target later "Later" { process watch "Watch" { reads gold } }
view short "Short" { hide step label, train  layers data }
`;

async function svgOf(view: Partial<ViewOptions>): Promise<string> {
  const { map, errors } = await parseMap(small, "memory:///a.mlflow");
  expect(errors).toEqual([]);
  const options = { state: "current", ...view };
  const graph = graphOf(map, options);
  return toSvg({ graph, layout: await layouter.layout(graph) }, svgOptionsOf(map, options));
}

const attributes = (svg: string, kind: string, ...names: readonly string[]): readonly string[] =>
  [...svg.matchAll(new RegExp(`<g (?:[^">]|"[^"]*")*?data-kind="${kind}"(?:[^">]|"[^"]*")*>`, "g"))].map(([tag]) =>
    names.map((name) => new RegExp(` data-${name}="([^"]*)"`).exec(tag)?.[1] ?? "").join(" "),
  );

describe("what a script finds in an SVG", () => {
  it("is nothing of a layer that was not asked for", async () => {
    const svg = await svgOf({});
    for (const kind of ["data", "data-flow", "interface"]) expect(attributes(svg, kind, "id")).toEqual([]);
  });

  it("is a sheet a data set, and a dotted line a use", async () => {
    const svg = await svgOf({ layers: ["data"] });
    expect(attributes(svg, "data", "id")).toEqual(["raw", "gold"]);
    expect(attributes(svg, "data-flow", "from", "to", "use")).toEqual([
      "collect data:raw writes",
      "label data:raw both",
      "label data:gold writes",
      "data:gold train reads",
    ]);
    expect(attributes(svg, "flow", "from", "to")).toHaveLength(3);
  });

  it("is each interface of a step, by name", async () => {
    const svg = await svgOf({ layers: ["interfaces"] });
    expect(attributes(svg, "interface", "id")).toEqual(["wiki", "sdk"]);
    expect(svg).toContain(">Team wiki<");
  });

  it("is how many hidden steps a flow leads through, and the header says how much is seen", async () => {
    const { map } = await parseMap(small, "memory:///a.mlflow");
    const view = map.views[0];
    if (!view) throw new Error("no view");
    const svg = await svgOf(optionsOfView(view));
    expect(attributes(svg, "flow", "from", "to", "through")).toEqual(["collect report 2"]);
    expect(svg).toContain("Through 2 hidden steps: Label, Train");
    expect(svg).toContain("Current · Short · 2 of 4 steps");
    expect(attributes(svg, "data", "id")).toEqual(["raw"]);
  });
});

it("keeps places for what another state adds, not for what the shown one has and hides", async () => {
  const { map } = await parseMap(
    "process a is manual\nprocess b is automated\na -> b\ntarget t { change b is manual\n process c is manual }",
    "memory:///a.mlflow",
  );
  const rules: readonly ViewRule[] = [{ do: "show", subject: "level", of: ["manual"] }];
  const nodes = (state: string): readonly string[] =>
    graphOf(map, { state, ghosts: true, rules }).nodes.map((node) => `${node.id} ${node.kind}`);
  expect(nodes("current")).toEqual(["a process", "c ghost"]);
  expect(nodes("t")).toEqual(["a process", "b process", "c process"]);
});

it("is said to who hears the picture", async () => {
  const { map } = await parseMap(small, "memory:///a.mlflow");
  const outline = outlineOf(
    graphOf(map, { state: "current", layers, rules: [{ do: "hide", subject: "step", of: ["train"] }] }),
  );
  expect(outline).toContain(
    "Label (Not rated; Data scientist; via Team wiki, sdk) → Report [through Train], raw [reads and writes], Labelled set [writes]",
  );
  expect(outline).toContain("Labelled set (Data)");
});

it("leaves out data that only a folded phase uses, and leads the rest to its box", async () => {
  const { map } = await parseMap(small, "memory:///a.mlflow");
  const graph = graphOf(map, { state: "current", collapsed: ["p"], layers });
  expect(graph.nodes.filter((node) => node.kind === "data").map((node) => node.id)).toEqual(["data:gold"]);
  expect(graph.edges.filter((edge) => edge.data).map(({ from, to }) => `${from} ${to}`)).toEqual([
    "phase:p data:gold",
    "data:gold train",
  ]);
});
