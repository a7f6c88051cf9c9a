import opentype from "opentype.js";
import { describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import { glyphsOf } from "../../src/formats/font-subset.ts";
import type { FormatInput } from "../../src/formats/format.ts";
import { outlinesOf, pathOf } from "../../src/formats/glyph-outlines.ts";
import { svg } from "../../src/formats/svg.ts";
import { assets } from "../support/assets.ts";
import { aMap, step } from "../support/map.ts";
import { all, having, parseXml } from "../support/xml.ts";

const map = aMap({
  title: "Zażółć & <b>",
  phases: [{ kind: "phase", id: "p", title: "Ελλάδα", notes: [], links: [] }],
  steps: [step("a", "manual", { title: "Příliš žluťoučký", phase: "p" }), step("b", "absent", { title: "Обучение ё" })],
  flows: ['a -> b "ği ß ź"'],
});
const written = async (parts: Partial<FormatInput> = {}) => {
  const input = {
    map,
    view: { state: "current" },
    layouter: createLayouter(),
    assets,
    look: { fonts: "outline" },
  } as const;
  const { content, losses } = await svg.write({ ...input, ...parts });
  return { root: parseXml(String(content)), text: String(content), losses };
};

describe("letters as outlines", () => {
  it("leave no text and no font behind, and say each text to readers", async () => {
    const { root, text, losses } = await written();
    expect(all(root).filter((e) => ["text", "tspan", "style"].includes(e.name))).toEqual([]);
    expect(text).not.toContain("@font-face");
    const words = having(root, { "data-kind": "text" }).map((e) => e.attributes["aria-label"]);
    for (const one of ["Zażółć & <b>", "Ελλάδα", "ği ß ź", "Обучение ё"]) expect(words).toContain(one);
    expect(losses).toEqual([]);
  });

  it("stand where the text stood: as wide, on the same line", async () => {
    const { root } = await written();
    const [group] = having(root, { "aria-label": "ği ß ź" });
    const [label] = having(root, { "data-kind": "label" });
    expect(group && label).toBeDefined();
    const numbers = (all(group as NonNullable<typeof group>).find((e) => e.name === "path")?.attributes["d"] ?? "")
      .match(/-?[\d.]+ -?[\d.]+/g)
      ?.map((pair) => pair.split(" ").map(Number) as [number, number]);
    const xs = (numbers ?? []).map(([x]) => x);
    const plain = await written({ look: { fonts: "none" } });
    const [, middle] = /<text x="([\d.]+)"[^>]*>ği/.exec(plain.text) ?? [];
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(Number(middle), -0.5);
  });

  it("are the outlines that another reader of fonts finds", async () => {
    const bytes = await assets.font(600);
    const other = opentype.parse(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    const outlines = outlinesOf(bytes);
    const glyphs = glyphsOf(bytes);
    for (const char of "aBg%&ßşŁžΩжώ1é") {
      const glyph = glyphs.get(char.codePointAt(0) ?? 0) ?? 0;
      const box = other.charToGlyph(char).getPath(0, 0, 1000).getBoundingBox();
      const points = [...pathOf(outlines(glyph), 0, 0, 1000).matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[A-Z])/g)];
      const xs = points.map((p) => Number(p[1]));
      const ys = points.map((p) => Number(p[2]));
      // Points on the outline reach its edges in well-made fonts (extrema are points).
      expect([char, Math.min(...xs), Math.max(...xs)]).toEqual([
        char,
        expect.closeTo(box.x1, -0.7),
        expect.closeTo(box.x2, -0.7),
      ]);
      expect([char, Math.min(...ys), Math.max(...ys)]).toEqual([
        char,
        expect.closeTo(box.y1, -0.7),
        expect.closeTo(box.y2, -0.7),
      ]);
    }
  });

  it("keep as text what no font has, and say so", async () => {
    const foreign = aMap({ steps: [step("a", "manual", { title: "日本" }), step("b", "manual", { title: "Plain" })] });
    const { root, losses } = await written({ map: foreign });
    expect(all(root).filter((e) => e.name === "text")).toHaveLength(1);
    expect(losses.join()).toContain("“日本”");
  });

  it("keep the promises of every SVG but the one about text", async () => {
    const { root } = await written();
    const [a] = having(root, { "data-id": "a" });
    expect(a?.attributes).toMatchObject({ "data-kind": "process", "data-level": "manual" });
    expect(having(root, { "data-kind": "flow" })[0]?.attributes).toMatchObject({ "data-from": "a", "data-to": "b" });
    expect(having(root, { "data-kind": "legend" })).toHaveLength(1);
  });
});
