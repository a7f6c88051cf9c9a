import { describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import type { FormatInput } from "../../src/formats/format.ts";
import { pdf } from "../../src/formats/pdf.ts";
import { svg } from "../../src/formats/svg.ts";
import { segmentsOf } from "../../src/formats/svg-path.ts";
import { assets } from "../support/assets.ts";
import { aMap, change, decision, step, target } from "../support/map.ts";
import { parseXml } from "../support/xml.ts";

const map = aMap({
  title: "Größe & <b>",
  steps: [step("a", "manual", { title: "Ålpha" }), step("b", "absent"), decision("d")],
  flows: ["a -> b -> d", 'd -> a "again" 20%'],
  targets: [target("goal", { changes: [change("a", { level: "automated" })] })],
});
const input = (parts: Partial<FormatInput> = {}): FormatInput => ({
  map,
  view: { state: "current" },
  layouter: createLayouter(),
  assets,
  ...parts,
});
const textOf = async (parts?: Partial<FormatInput>) =>
  Buffer.from((await pdf.write(input(parts))).content as Uint8Array).toString("latin1");

describe("the PDF file", () => {
  it("has a table of places that leads to each object", async () => {
    const text = await textOf();
    expect(text.startsWith("%PDF-1.7\n")).toBe(true);
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(table, table + 5)).toBe("xref\n");
    const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(places.length).toBeGreaterThan(10);
    places.forEach((place, i) => expect(text.slice(place).startsWith(`${i + 1} 0 obj\n`)).toBe(true));
  });

  it("names only objects that it has, and streams as long as they say", async () => {
    const text = await textOf();
    const objects = new Set([...text.matchAll(/^(\d+) 0 obj$/gm)].map((match) => match[1]));
    for (const [, id] of text.matchAll(/\b(\d+) 0 R\b/g)) expect(objects).toContain(id);
    for (const match of text.matchAll(/\/Length (\d+) [^>]*>>\nstream\n/g)) {
      const end = match.index + match[0].length + Number(match[1]);
      expect(text.slice(end, end + 10)).toBe("\nendstream");
    }
  });

  it("sets a step back as a whole, not shape by shape: what lies one on the other would show through", async () => {
    expect(await textOf()).not.toContain("/S /Transparency");
    const text = await textOf({ look: { marks: { dimmed: new Set(["a"]) } } });
    expect([...text.matchAll(/\/Group << \/S \/Transparency >>/g)].length).toBeGreaterThan(0);
    expect(text).toMatch(/\/G\d+ gs\n\/T0 Do/);
    for (const [, id] of text.matchAll(/\/T0 (\d+) 0 R/g)) expect(text).toContain(`\n${id} 0 obj\n`);
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it("has one page of the picture's size in points", async () => {
    const { width, height } = parseXml(String((await svg.write(input())).content)).attributes;
    expect(await textOf()).toContain(`/MediaBox [0 0 ${Number(width) * 0.75} ${Number(height) * 0.75}]`);
  });

  it("holds text as letters that can be searched, and its title", async () => {
    const text = await textOf();
    const glyphOf = (char: string): string | undefined =>
      new RegExp(`<([0-9A-F]{4})> <${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0").toUpperCase()}>`).exec(
        text.slice(text.lastIndexOf("/CIDInit")),
      )?.[1];
    const written = Array.from("Ålpha", (char) => glyphOf(char)?.toLowerCase()).join("");
    expect(text).toContain(`<${written}> Tj`);
    expect(text).toContain(
      `/Title <FEFF${Buffer.from("Größe & <b>", "utf16le").swap16().toString("hex").toUpperCase()}>`,
    );
  });

  it("holds no number that is none", async () => {
    for (const view of [{ state: "current" }, { state: "goal", compareWith: "current" }] as const)
      expect(await textOf({ view })).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it("is the same bytes twice", async () => {
    expect(await textOf()).toBe(await textOf());
  });

  it("says which letters it lacks", async () => {
    const foreign = { ...map, steps: [step("a", "manual", { title: "日" })], flows: [] };
    expect((await pdf.write(input({ map: foreign }))).losses.join()).toContain("“日”");
    expect((await pdf.write(input())).losses).toEqual([]);
  });
});

describe("outlines", () => {
  it("come out absolute, lines and cubic curves only", () => {
    expect(segmentsOf("M1 2h3v-1l1 1Z")).toEqual([
      { to: "M", x: 1, y: 2 },
      { to: "L", x: 4, y: 2 },
      { to: "L", x: 4, y: 1 },
      { to: "L", x: 5, y: 2 },
      { to: "Z" },
    ]);
    expect(segmentsOf("M0 0Q3 0 3 3")).toEqual([
      { to: "M", x: 0, y: 0 },
      { to: "C", points: [2, 0, 3, 1, 3, 3] },
    ]);
  });

  it("read numbers as tightly written as SVG allows", () => {
    expect(segmentsOf("M0 0c.5-.5 1.5.5 2 0").at(-1)).toEqual({ to: "C", points: [0.5, -0.5, 1.5, 0.5, 2, 0] });
    expect(segmentsOf("M0 5a5 5 0 0110 0").at(-1)).toMatchObject({ to: "C" });
  });

  it("turn arcs the way the flags say", () => {
    const through = (data: string) =>
      segmentsOf(data).map((s) => (s.to === "C" ? [Math.round(s.points[4]), Math.round(s.points[5])] : []));
    expect(through("M0 5A5 5 0 0 1 10 5")).toEqual([[], [5, 0], [10, 5]]);
    expect(through("M0 5A5 5 0 0 0 10 5")).toEqual([[], [5, 10], [10, 5]]);
    expect(through("M5 0A5 5 0 0 1 10 5")).toEqual([[], [10, 5]]);
    expect(through("M5 0A5 5 0 1 0 10 5")).toHaveLength(4);
  });
});
