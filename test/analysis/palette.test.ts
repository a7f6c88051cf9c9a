import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast } from "../../src/analysis/colour-sight.ts";
import { readConfig } from "../../src/analysis/config.ts";
import { paletteWarnings } from "../../src/analysis/palette.ts";
import { levelsAndUnrated } from "../../src/model/level.ts";

const read = (palette: unknown) => readConfig(JSON.stringify({ palette }), []);
const problems = (palette: unknown) => read(palette).problems.map(({ path, message }) => `${path}: ${message}`);

describe("the palette of a configuration", () => {
  it("takes any colour as a fill and chooses a text that reads on it", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(hex, fc.constantFrom(...levelsAndUnrated), (fill, level) => {
        const { config, problems: told } = read({ [level]: fill });
        expect(told).toEqual([]);
        const colour = config.palette?.light[level];
        expect(colour?.fill).toBe(fill.toUpperCase());
        expect(contrast(colour?.text ?? fill, fill)).toBeGreaterThanOrEqual(4.5);
        expect(config.palette?.dark[level]).toEqual(colour);
      }),
    );
  });

  it("keeps what is given, short colours too, and another set for dark ground", () => {
    const { config } = read({ manual: { fill: "#fdd", text: "#300" }, dark: { manual: "#400" } });
    expect(config.palette?.light.manual).toMatchObject({ fill: "#FFDDDD", text: "#330000" });
    expect(config.palette?.dark.manual).toMatchObject({ fill: "#440000", text: "#FFFFFF" });
  });

  it("refuses a text that does not read on its fill, and names a better one", () => {
    expect(problems({ manual: { fill: "#FF8888", text: "#FFFFFF" } })).toEqual([
      "palette.manual.text: #FFFFFF is hard to read on #FF8888: a contrast of 2.3, and 4.5 is needed. Leave `text` out, and #1B1F24 is taken (7.2).",
    ]);
  });

  it("says what is wrong and what was probably meant", () => {
    expect(problems({ manaul: "#FFF" })[0]).toMatch(/palette\.manaul: no such level; did you mean `manual`\?/);
    expect(problems({ manual: "red" })[0]).toMatch(/palette\.manual: must be a colour in hexadecimal digits/);
    expect(problems({ manual: { border: "#000" } })[0]).toMatch(/names no `fill`/);
    expect(problems({ manual: { fill: "#FFF", borders: "#000" } })[0]).toMatch(/did you mean `border`\?/);
    expect(problems({ dark: { manual: 3 } })[0]).toMatch(/^palette\.dark\.manual: must be a colour/);
    expect(problems("#FFF")[0]).toMatch(/must be an object/);
  });
});

describe("levels that look alike", () => {
  const warnings = (palette: unknown) => paletteWarnings(read(palette).config.palette ?? { light: {}, dark: {} });

  it("are named with the eyes that mistake them", () => {
    const told = warnings({ automated: "#6BAF6B", manual: "#C98A5A" });
    expect(told.join("\n")).toMatch(
      /automated \(#6BAF6B\) and manual \(#C98A5A\) look much alike for who sees no (red|green)/,
    );
  });

  it("are none in ours, nor in a palette that keeps them apart", () => {
    expect(paletteWarnings({ light: {}, dark: {} })).toEqual([]);
    expect(warnings({ automated: "#86CBA6" })).toEqual([]);
  });
});
