import { describe, expect, it } from "vitest";
import { emptyConfig, withConfig } from "../../src/analysis/config.ts";
import { lettersOf } from "../../src/diagram/drawn-letters.ts";
import { createLayouter } from "../../src/diagram/index.ts";
import type { FormatInput } from "../../src/formats/format.ts";
import { formats, pictures } from "../../src/formats/index.ts";
import { json } from "../../src/formats/json.ts";
import { largestScale, png } from "../../src/formats/png.ts";
import { svg } from "../../src/formats/svg.ts";
import { stateOf } from "../../src/model/state.ts";
import { assets } from "../support/assets.ts";
import { aMap, step } from "../support/map.ts";
import { all, having, parseXml, textOf } from "../support/xml.ts";

const map = aMap({
  title: "Models <today>",
  steps: [step("collect", "manual", { title: "Collect" }), step("train", "automated", { title: "Train" })],
  flows: ["collect -> train"],
});

function input(parts: Partial<FormatInput> = {}): FormatInput {
  return { map, view: { state: "current" }, layouter: createLayouter(), assets, ...parts };
}

const text = async (parts: Partial<FormatInput> = {}) => String((await svg.write(input(parts))).content);

describe("the list of formats", () => {
  it("has one entry an id and an extension", () => {
    expect(new Set(formats.map((f) => f.id)).size).toBe(formats.length);
    for (const f of formats) expect(f.extension).toMatch(/^\.[a-z]+$/);
    expect(formats.filter((f) => f.kind === "picture")).toEqual(pictures);
  });
});

describe("SVG", () => {
  it("bears the title of map and state", async () => {
    const [header] = having(parseXml(await text()), { "data-kind": "header" });
    expect(header && textOf(header)).toContain("Models <today>Current");
  });

  it("carries its letters along, and does not when asked not to", async () => {
    const [withFonts, without] = [await text(), await text({ look: { fonts: "none" } })];
    expect(
      withFonts.match(/@font-face\{font-family:Inter;font-weight:(400|600);src:url\(data:font\/ttf;base64,/g),
    ).toHaveLength(2);
    expect(without).not.toContain("@font-face");
    expect(withFonts.length - without.length).toBeLessThan(20_000);
    expect(all(parseXml(withFonts)).filter((e) => e.name === "style")).toHaveLength(1);
  });

  it("looks nothing up outside", async () => {
    expect((await text()).replaceAll(/url\(data:[^)]*\)/g, "").replace("http://www.w3.org/2000/svg", "")).not.toMatch(
      /url\(|https?:|href/,
    );
  });

  it("is the same bytes twice", async () => {
    expect(await text()).toBe(await text());
  });

  it("shows legend and header or not, and the theme that is asked for", async () => {
    const bare = parseXml(await text({ look: { legend: false, header: false, theme: "dark" } }));
    expect(having(bare, { "data-kind": "legend" })).toEqual([]);
    expect(having(bare, { "data-kind": "header" })).toEqual([]);
    expect(having(bare, { "data-kind": "ground" })[0]?.attributes["fill"]).toBe("#1E1E1E");
    expect(having(parseXml(await text({ look: { transparent: true } })), { "data-kind": "ground" })).toEqual([]);
  });

  it("takes the user's own colours", async () => {
    const manual = { fill: "#ABCDEF", border: "#012345", text: "#000000" };
    const root = parseXml(
      await text({
        map: withConfig(map, { ...emptyConfig, palette: { light: { manual }, dark: {} } }),
      }),
    );
    const [process] = having(root, { "data-id": "collect" });
    expect(all(process ?? root).find((e) => e.name === "rect")?.attributes["fill"]).toBe("#ABCDEF");
  });
});

describe("letters of a picture", () => {
  it("are those of its words, entities read, nothing of its tags", () => {
    expect(lettersOf('<text x="9">a &lt; b</text><title>Z</title><text><tspan>cd</tspan></text>')).toBe(
      " \"&'<>;abcdlt".split("").sort().join(""),
    );
  });
});

describe("PNG", () => {
  const header = (bytes: Uint8Array) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return {
      magic: String.fromCharCode(...bytes.subarray(1, 4)),
      width: view.getUint32(16),
      height: view.getUint32(20),
    };
  };
  const sizeOf = async () => parseXml(await text()).attributes;

  it.each([1, 2, 3])("has the picture's size times %i", async (scale) => {
    const { content, losses } = await png.write(input({ look: { scale } }));
    const { width, height } = await sizeOf();
    expect(header(content as Uint8Array)).toEqual({
      magic: "PNG",
      width: Number(width) * scale,
      height: Number(height) * scale,
    });
    expect(losses).toEqual([]);
  });

  it("is twice the size where nothing is said", async () => {
    const { content } = await png.write(input());
    expect(header(content as Uint8Array).width).toBe(Number((await sizeOf())["width"]) * 2);
  });

  it("keeps within what memory holds", () => {
    expect(largestScale('<svg xmlns="x" width="1000" height="500">')).toBe(11.3);
    expect(largestScale('<svg xmlns="x" width="9000" height="6000">')).toBe(1);
    expect(largestScale('<svg xmlns="x" width="900000" height="60000">')).toBe(0.1);
  });

  it("is the same bytes twice", async () => {
    expect((await png.write(input())).content).toEqual((await png.write(input())).content);
  });

  it("draws words, not only boxes", async () => {
    const titled = (title: string) =>
      png.write(input({ map: { ...map, steps: [step("a", "manual", { title })], flows: [] } }));
    expect((await titled("iiii")).content).not.toEqual((await titled("llll")).content);
  });

  it("asks for fonts of the machine where Inter lacks a script, and says so where there is none", async () => {
    const foreign = { ...map, steps: [step("a", "manual", { title: "データ" })], flows: [] };
    let asked = "";
    const fontsFor = async (characters: string) => {
      asked = characters;
      return [];
    };
    const { losses } = await png.write(input({ map: foreign, assets: { ...assets, fontsFor } }));
    expect(new Set(asked)).toEqual(new Set("データ"));
    expect(losses.join()).toMatch(/No font at hand has “[データ]+”/);
  });

  it("leaves out accents that no font has, where an empty box for each would cover the letters", async () => {
    const titled = async (title: string) => {
      const one = { ...map, steps: [step("a", "manual", { title })], flows: [] };
      return png.write(input({ map: one, assets: { ...assets, fontsFor: async () => [] } }));
    };
    const plain = await titled("Zap");
    const heaped = await titled("Z\u0353\u036b\u0363a\u0353\u036bp");
    expect(heaped.content).toEqual(plain.content);
    expect(heaped.losses.join(" ")).toMatch(/U\+0353.*accents are left out/);
  });
});

describe("PNG with fonts of the machine", () => {
  const foreign = { ...map, steps: [step("a", "manual", { title: "a ⠿ 日" })], flows: [] };

  it("says what the fonts that were found lack as well", async () => {
    const latin = await assets.font(400);
    const { losses } = await png.write(input({ map: foreign, assets: { ...assets, fontsFor: async () => [latin] } }));
    expect(losses.join()).toContain("“⠿日”");
  });
});

describe("JSON", () => {
  it("is the map, and reads back as it was", async () => {
    expect(JSON.parse(String((await json.write(input())).content))).toEqual(map);
  });

  it("is one resolved state when that is asked for", async () => {
    const { content } = await json.write(input({ whole: false }));
    expect(JSON.parse(String(content))).toEqual(stateOf(map, "current"));
  });
});

describe("a map without steps", () => {
  const empty = aMap({ title: "Nothing yet" });

  it.each(formats.map((f) => f.id))("is written as %s all the same", async (id) => {
    const form = formats.find((f) => f.id === id);
    const { content } = (await form?.write(input({ map: empty }))) ?? { content: "" };
    expect(content.length).toBeGreaterThan(0);
    expect(String(content)).not.toMatch(/NaN|Infinity|undefined/);
  });
});
