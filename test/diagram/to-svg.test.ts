import { describe, expect, it } from "vitest";
import type { GraphNode, Picture } from "../../src/diagram/layout-types.ts";
import { legendOf } from "../../src/diagram/legend.ts";
import { themeIds, themes } from "../../src/diagram/theme.ts";
import { svgParts, toSvg } from "../../src/diagram/to-svg.tsx";
import { all, type Element, having, parseXml, textOf } from "../support/xml.ts";
import { sampleComparison } from "./sample-comparison.ts";
import { samplePicture } from "./sample-picture.ts";

const options = { title: "NLP model creation", state: "Current", legend: true } as const;
const drawn = parseXml(toSvg(samplePicture, options));
const shapes = new Set(["rect", "polygon", "path", "circle"]);

function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1);
  return list[0] as T;
}

function firstShape(group: Element): Element {
  const shape = group.children.find((child): child is Element => typeof child !== "string" && shapes.has(child.name));
  if (!shape) throw new Error("no shape");
  return shape;
}

/** The sample with one step's words replaced. */
function withTitle(title: string): Picture {
  const nodes = samplePicture.graph.nodes.map((node): GraphNode => {
    if (node.id !== "train") return node;
    return { ...node, title: { ...node.title, lines: [title] }, tooltip: title, actors: [title] };
  });
  return { ...samplePicture, graph: { ...samplePicture.graph, nodes } };
}

describe("a large map", () => {
  it("is written in parts of at most 80 steps or flows, in the order of the file", () => {
    const [first] = samplePicture.graph.nodes;
    const [flow] = samplePicture.graph.edges;
    const place = samplePicture.layout.nodes.find(({ id }) => id === first?.id);
    const way = samplePicture.layout.edges.find(({ id }) => id === flow?.id);
    if (!first || !flow || !place || !way) throw new Error("The sample lacks what is to be many.");
    const many = Array.from({ length: 200 }, (_, i) => `n${i}`);
    const picture: Picture = {
      graph: {
        ...samplePicture.graph,
        nodes: many.map((id) => ({ ...first, id })),
        edges: many.map((id) => ({ ...flow, id })),
      },
      layout: {
        ...samplePicture.layout,
        nodes: many.map((id) => ({ ...place, id })),
        edges: many.map((id) => ({ ...way, id })),
      },
    };
    const counts = [...svgParts(picture, options)].map((text) => text.split(/ data-(?:id="n|flow=)/).length - 1);
    expect(counts.filter((count) => count > 0)).toEqual([80, 80, 40, 80, 80, 40]);
    const ids = all(parseXml(toSvg(picture, options))).flatMap(({ attributes }) => attributes["data-id"] ?? []);
    expect(ids.filter((id) => /^n\d/.test(id))).toEqual(many);
  });
});

describe("what every SVG promises", () => {
  it("has one group for each step, named by id and kind", () => {
    for (const node of samplePicture.graph.nodes.filter((n) => n.kind !== "ghost")) {
      const group = only(having(drawn, { "data-id": node.id }));
      expect(group.name).toBe("g");
      expect(group.attributes["data-kind"]).toBe(node.kind);
    }
  });

  it("has one group for each phase, with its title", () => {
    for (const phase of samplePicture.graph.phases) {
      const group = only(having(drawn, { "data-id": phase.id }));
      expect(group.attributes["data-kind"]).toBe("phase");
      expect(textOf(group)).toBe(phase.title);
    }
  });

  it("says the level of each process, and of nothing else", () => {
    expect(all(drawn).filter((e) => "data-level" in e.attributes && e.attributes["data-kind"] !== "process")).toEqual(
      [],
    );
    const levels = Object.fromEntries(
      having(drawn, { "data-kind": "process" }).map((g) => [g.attributes["data-id"], g.attributes["data-level"]]),
    );
    expect(levels).toMatchObject({ label: "manual", review: "automated", monitor: "absent", cases: "unrated" });
    for (const kind of ["decision", "start", "end", "phase"])
      for (const group of having(drawn, { "data-kind": kind })) expect(group.attributes["data-level"]).toBeUndefined();
  });

  it("has the box as a step's first shape, in pixels of the file", () => {
    for (const placed of samplePicture.layout.nodes) {
      const node = samplePicture.graph.nodes.find((n) => n.id === placed.id);
      const group = only(
        having(drawn, node?.kind === "ghost" ? { "data-ghost": placed.id } : { "data-id": placed.id }),
      );
      const shape = firstShape(group);
      if (shape.name === "rect") {
        expect(Number(shape.attributes["width"])).toBe(placed.width);
        expect(Number(shape.attributes["height"])).toBe(placed.height);
        // The file has a margin and a header above the map.
        expect(Number(shape.attributes["x"]) - placed.x).toBe(16);
        expect(Number(shape.attributes["y"]) - placed.y).toBe(50);
      } else expect(shape.name).toBe("polygon");
    }
    expect(
      all(drawn).filter((e) => e.name === "g" && "data-id" in e.attributes && "transform" in e.attributes),
    ).toEqual([]);
  });

  it("has one group for each flow with one path, and a label where there is one", () => {
    const groups = having(drawn, { "data-kind": "flow" });
    expect(groups).toHaveLength(samplePicture.graph.edges.length);
    for (const edge of samplePicture.graph.edges) {
      const group = only(
        groups.filter((g) => g.attributes["data-from"] === edge.from && g.attributes["data-to"] === edge.to),
      );
      expect(all(group).filter((e) => e.name === "path")).toHaveLength(1);
      const labels = having(group, { "data-kind": "label" });
      expect(labels.map(textOf)).toEqual(edge.label === undefined ? [] : [edge.label.join(" ")]);
    }
  });

  it("interrupts a line where its label stands", () => {
    const [looped] = having(drawn, { "data-from": "agree", "data-to": "label" });
    const path = all(looped as Element).find((e) => e.name === "path")?.attributes["d"] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    const [plain] = having(drawn, { "data-from": "train", "data-to": "tune" });
    expect(
      all(plain as Element)
        .find((e) => e.name === "path")
        ?.attributes["d"]?.match(/M/g),
    ).toHaveLength(1);
  });

  it("has a legend with all levels and the number of steps", () => {
    const legend = only(having(drawn, { "data-kind": "legend" }));
    const entries = all(legend).filter((e) => "data-entry" in e.attributes);
    expect(entries.map((e) => `${e.attributes["data-entry"]} ${textOf(e)}`)).toEqual([
      "automated Automated1",
      "semi-automated Semi-automated4",
      "non-repeatable Non-repeatable2",
      "manual Exceptionally manual4",
      "absent Process is absent1",
      "unrated Not rated1",
    ]);
    expect(having(parseXml(toSvg(samplePicture)), { "data-kind": "legend" })).toEqual([]);
  });

  it("writes all words as text, with nothing from outside and nothing that runs", () => {
    for (const element of all(drawn)) {
      expect(["svg", "g", "title", "desc", "rect", "polygon", "path", "circle", "text", "tspan", "style"]).toContain(
        element.name,
      );
      for (const [key, value] of Object.entries(element.attributes)) {
        expect(key).not.toMatch(/^on|href/);
        if (key !== "xmlns") expect(value).not.toMatch(/https?:|url\(/);
      }
    }
    expect(textOf(only(having(drawn, { "data-id": "collect" })))).toContain("Collect documents");
  });

  it("names itself and tells its outline to readers", () => {
    expect(drawn.attributes).toMatchObject({ role: "img", "aria-labelledby": "mlmap-title mlmap-desc" });
    expect(textOf(only(having(drawn, { id: "mlmap-title" })))).toBe("NLP model creation, Current");
    const outline = textOf(only(having(drawn, { id: "mlmap-desc" })));
    expect(outline).toContain(
      "Prepare data:\n  Collect documents (Semi-automated; Data curator) → Remove personal data",
    );
    expect(outline).toContain("Annotators agree? (Decision; Data scientist) → Label entities [no 20 %], Train [yes]");
    expect(outline).not.toContain("new in the target");
  });

  it.each(themeIds)("is the same in structure in the %s theme", (theme) => {
    const other = parseXml(toSvg(samplePicture, { ...options, theme }));
    const names = (root: Element) => all(root).map((e) => `${e.name} ${e.attributes["data-id"] ?? ""}`);
    expect(names(other)).toEqual(names(drawn));
  });

  it("gives the same bytes twice", () => {
    expect(toSvg(samplePicture, options)).toBe(toSvg(structuredClone(samplePicture), options));
  });

  it("rounds to two decimals", () => {
    const third = 1 / 3;
    const layout = {
      ...samplePicture.layout,
      nodes: samplePicture.layout.nodes.map((n) => ({ ...n, x: n.x + third, y: n.y - third })),
      edges: samplePicture.layout.edges.map((e) => ({
        ...e,
        points: e.points.map((p) => ({ x: p.x + third, y: p.y + third })),
      })),
    };
    const svg = toSvg({ ...samplePicture, layout }, options).replace(/<style.*<\/style>/s, "");
    for (const element of all(parseXml(svg)))
      for (const key of ["x", "y", "d", "points", "width", "height", "transform"])
        expect(element.attributes[key] ?? "").not.toMatch(/\.\d{3,}|e-\d|NaN|undefined/);
  });
});

describe("words of any kind", () => {
  it.each([
    ["a script", `<script>alert("x")</script>`],
    ["quotes and ampersands", `"a" & 'b' <c> &amp; ]]>`],
    ["right-to-left text", "תיוג ישויות"],
    ["combining characters", "E\u0301tiqueter\u0323"],
    ["an emoji beyond the basic plane", "Label 🏷️"],
    ["a line break in the tooltip", "two\nlines"],
  ])("shows %s as text", (_, words) => {
    const root = parseXml(toSvg(withTitle(words), { ...options, title: words }));
    expect(all(root).filter((e) => e.name === "script")).toEqual([]);
    expect(textOf(only(having(root, { "data-id": "train" })))).toContain(words);
    expect(textOf(only(having(root, { "data-kind": "header" })))).toContain(words.replace("\n", " ").normalize("NFC"));
  });

  it("leaves out what XML forbids", () => {
    const root = parseXml(toSvg(withTitle("a\u0000b\u0008c\ud800d\ufffee\u007ff"), options));
    expect(textOf(only(having(root, { "data-id": "train" })))).toContain("abcdef");
  });
});

describe("the name of a frame", () => {
  const [first] = samplePicture.layout.areas;
  const nameIn = (title: string) => {
    const areas = samplePicture.layout.areas.map((area) => (area === first ? { ...area, title } : area));
    const graph = {
      ...samplePicture.graph,
      phases: samplePicture.graph.phases.map(({ tooltip: _, ...phase }) => phase),
    };
    const root = parseXml(toSvg({ graph, layout: { ...samplePicture.layout, areas } }, options));
    return only(having(root, { "data-id": first?.id ?? "" })).children.filter((e) => typeof e !== "string");
  };
  const whole = samplePicture.graph.phases.find(({ id }) => id === first?.id)?.title ?? "";

  it("is said as a whole where there was no room for all of it, and else not twice", () => {
    expect(nameIn(`${whole.slice(0, 2)}…`).map((e) => [e.name, textOf(e)])).toContainEqual(["title", whole]);
    expect(nameIn(whole).map((e) => e.name)).not.toContain("title");
  });
});

describe("the header", () => {
  const header = (parts: Parameters<typeof toSvg>[1]) => {
    const root = parseXml(toSvg(samplePicture, parts));
    const group = only(having(root, { "data-kind": "header" }));
    const texts = all(group).filter((e) => e.name === "text");
    return {
      words: texts.map(textOf),
      lines: new Set(texts.map((e) => e.attributes["y"])).size,
      width: Number(root.attributes["width"]),
    };
  };
  const facts = [
    { label: "Score", value: "26", unit: "of 100" },
    { value: "228–316 h", unit: "a month" },
  ];

  it("stands in one line where there is room", () => {
    expect(header({ title: "Short", state: "Current", facts })).toEqual({
      words: ["Short", "Current", "Score 26 of 100", "228–316 h a month"],
      lines: 1,
      width: 884,
    });
  });

  it("breaks a long title, sets the figures below it, and never widens the picture", () => {
    const long = "How we make and keep up all of our language models for every customer, ".repeat(3);
    const { words, lines, width } = header({ title: long, state: "Current", facts });
    expect(words.slice(0, 2).join(" ")).toContain("How we make");
    expect(lines).toBeGreaterThan(2);
    expect(width).toBe(884);
  });
});

describe("marks", () => {
  const marked = parseXml(
    toSvg(samplePicture, {
      marks: {
        findings: new Map([
          ["label", { severity: "warning", message: "The most hours of any manual step" }],
          ["cases", { severity: "info", message: "Not rated" }],
        ]),
        dimmed: new Set(["train"]),
        belowTarget: new Set(["serve"]),
      },
    }),
  );

  it("shows the gravest finding of a step, with its sentence", () => {
    const mark = only(having(only(having(marked, { "data-id": "label" })), { "data-kind": "finding" }));
    expect(mark.attributes["data-severity"]).toBe("warning");
    expect(textOf(mark).trim()).toBe("The most hours of any manual step");
    expect(having(marked, { "data-kind": "finding" })).toHaveLength(2);
  });

  it("dims a step and the flows that meet it", () => {
    const dim = all(marked).filter((e) => e.attributes["opacity"] === "0.35");
    expect(
      dim.map((e) => e.attributes["data-id"] ?? `${e.attributes["data-from"]}-${e.attributes["data-to"]}`),
    ).toEqual(["agree-train", "train-tune", "train"]);
  });

  it("frames in ink what stays below the target", () => {
    expect(firstShape(only(having(marked, { "data-id": "serve" }))).attributes).toMatchObject({
      stroke: "#1B1F24",
      "stroke-width": "2",
    });
    expect(firstShape(only(having(marked, { "data-id": "deploy" }))).attributes["stroke"]).toBe("#A98F1D");
  });
});

describe("a comparison", () => {
  const root = parseXml(toSvg(sampleComparison));
  const step = (id: string) => only(having(root, { "data-id": id }));

  it.each([
    ["better", "2 levels better", "non-repeatable"],
    ["worse", "2 levels worse", "semi-automated"],
    ["added", "New", undefined],
    ["gone", "Gone", "manual"],
    ["changed", "Changed, same level", undefined],
    ["started", "4 levels better", "absent"],
  ])("tags %s: %s", (id, meaning, before) => {
    const tag = only(having(step(id), { "data-kind": "change" }));
    expect(textOf(tag)).toContain(meaning);
    expect(having(step(id), { "data-kind": "before" }).map((e) => e.attributes["data-before"])).toEqual(
      before ? [before] : [],
    );
  });

  it("pales what is the same and strikes what is gone", () => {
    expect(having(step("same"), { "data-kind": "change" })).toEqual([]);
    expect(firstShape(step("same")).attributes["fill"]).toBe(themes.light.levels["semi-automated"].sameFill);
    expect(all(step("gone")).some((e) => e.attributes["text-decoration"] === "line-through")).toBe(true);
  });

  it("draws new flows heavy and lost ones dotted", () => {
    const line = (from: string) =>
      all(only(having(root, { "data-from": from }))).find((e) => e.name === "path")?.attributes ?? {};
    expect(line("better")).toMatchObject({ "stroke-width": "1.3" });
    expect(line("worse")).toMatchObject({ "stroke-width": "2.2" });
    expect(line("added")["stroke-dasharray"]).toBeDefined();
  });
});

describe("the legend", () => {
  it("gives the share of the hours where it is known, and a dash where not", () => {
    const legend = legendOf(samplePicture.graph, {
      shares: { manual: 0.54, "semi-automated": 0.004 },
      titles: { manual: "Von Hand" },
    });
    const words = having(parseXml(toSvg(samplePicture, { legend })), { "data-entry": "manual" }).map(textOf);
    expect(words).toEqual(["Von Hand454\u00a0%"]);
    expect(toSvg(samplePicture, { legend })).toContain("under 1\u00a0%");
  });
});

describe("golden pictures, looked at", () => {
  it.each(["light", "dark"] as const)("%s", async (theme) => {
    const facts = [{ label: "Score", value: "26", unit: "of 100" }];
    await expect(toSvg(samplePicture, { ...options, facts, theme })).toMatchFileSnapshot(`golden/sample.${theme}.svg`);
  });

  it("comparison", async () => {
    await expect(toSvg(sampleComparison)).toMatchFileSnapshot("golden/comparison.light.svg");
  });
});
