import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ciede2000, contrast, difference, lightness, type Sight, sights } from "../../src/analysis/colour-sight.ts";
import { readConfig } from "../../src/analysis/config.ts";
import { type Theme, themeIds, themes, themeVariables, themeWith, variableTheme } from "../../src/diagram/theme.ts";
import { levels, levelsAndUnrated } from "../../src/model/level.ts";

/** The colour that tells the level: the fill, or where boxes are not filled the border. */
function tellingColour(theme: Theme, level: (typeof levels)[number]): string {
  const { fill, border } = theme.levels[level];
  if (theme.levels.manual.fill === "transparent") return border;
  return fill === "transparent" ? theme.ground : fill;
}

/** The least difference of two levels for an eye of this kind. Absent boxes are told by their dashes as well. */
function nearest(theme: Theme, sight: Sight): number {
  const colours = levels.map((level) => tellingColour(theme, level));
  return Math.min(
    ...colours.flatMap((first, i) => colours.slice(i + 1).map((second) => difference(first, second, sight))),
  );
}

describe("the measure itself", () => {
  it("gives the differences that Sharma published", () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4);
  });

  it("gives black on white a contrast of 21", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21);
  });
});

describe.each(themeIds)("the %s theme", (id) => {
  const theme = themes[id];

  it.each(levelsAndUnrated)("lets text be read on %s boxes (WCAG AA)", (level) => {
    const { fill, text } = theme.levels[level];
    const ground = fill === "transparent" ? theme.ground : fill;
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(levelsAndUnrated)("lets text be read on pale %s boxes (WCAG AA)", (level) => {
    const { sameFill, sameText } = theme.levels[level];
    const ground = sameFill === "transparent" ? theme.ground : sameFill;
    expect(contrast(sameText, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("lets titles, labels, marks and tags be read on the ground", () => {
    for (const colour of [theme.text, theme.muted, theme.warning, theme.error, theme.selected])
      expect(contrast(colour, theme.ground), colour).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.tagText, theme.tag)).toBeGreaterThanOrEqual(4.5);
    if (theme.area !== "transparent") expect(contrast(theme.muted, theme.area)).toBeGreaterThanOrEqual(4.5);
  });

  it("lets flows and the borders of boxes be seen (WCAG 1.4.11)", () => {
    expect(contrast(theme.flow, theme.ground)).toBeGreaterThanOrEqual(3);
    for (const level of levelsAndUnrated)
      expect(contrast(theme.levels[level].border, theme.ground), level).toBeGreaterThanOrEqual(3);
  });
});

describe("levels stay apart", () => {
  // Print gives up some difference so that greys fall with the level and text stays readable on them.
  const bars = { light: 12, dark: 10, print: 10, contrast: 12, "contrast-light": 12 } as const;

  describe.each(themeIds)("in the %s theme", (id) => {
    it.each(Object.keys(sights) as Sight[])("for %s sight", (sight) => {
      expect(nearest(themes[id], sight)).toBeGreaterThanOrEqual(bars[id]);
    });
  });

  it("on a greyscale printer by lightness, which falls with the level", () => {
    const greys = (["automated", "semi-automated", "non-repeatable", "manual"] as const).map((level) =>
      lightness(themes.print.levels[level].fill),
    );
    expect(greys).toEqual([...greys].sort((a, b) => b - a));
    expect(greys.at(-1)).toBeGreaterThan(58);
  });

  it("on a printer that takes the luma of a colour for its grey, with text that reads on it", () => {
    for (const level of levelsAndUnrated) {
      const { fill, text } = themes.print.levels[level];
      if (fill === "transparent") continue;
      const value = Number.parseInt(fill.slice(1), 16);
      const luma = 0.2126 * (value >> 16) + 0.7152 * ((value >> 8) & 255) + 0.0722 * (value & 255);
      const grey = `#${Math.round(luma).toString(16).padStart(2, "0").repeat(3)}`;
      expect(contrast(text, grey), level).toBeGreaterThanOrEqual(4.4);
    }
  });
});

describe("an absent process", () => {
  it.each(themeIds)("is transparent in the %s theme", (id) => {
    expect(themes[id].levels.absent.fill).toBe("transparent");
  });
});

describe("a palette of one's own", () => {
  it("changes the colours it names and leaves the rest", () => {
    const colour = { fill: "#FFCCCC", border: "#AA0000", text: "#330000" };
    const palette = { light: { manual: colour }, dark: { automated: colour } };
    const own = themeWith("light", palette);
    expect(own.levels.manual).toMatchObject({ ...colour, glyph: "#330000", bar: "#FFCCCC" });
    expect(own.levels.automated).toEqual(themes.light.levels.automated);
    expect(own.ground).toBe(themes.light.ground);
    expect(themeWith("print", palette).levels.manual.fill).toBe("#FFCCCC");
    expect(themeWith("dark", palette).levels.automated.fill).toBe("#FFCCCC");
    expect(themeWith("dark", palette).levels.manual).toEqual(themes.dark.levels.manual);
    for (const id of ["contrast", "contrast-light"] as const) expect(themeWith(id, palette)).toBe(themes[id]);
  });

  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
  const sets = fc.dictionary(fc.constantFrom(...levelsAndUnrated), hex, { noNullPrototype: true });

  it("can be read in every theme, also where a comparison leaves a step pale", () => {
    fc.assert(
      fc.property(sets, sets, fc.constantFrom(...themeIds), (light, dark, id) => {
        const theme = themeWith(id, readConfig(JSON.stringify({ palette: { ...light, dark } }), []).config.palette);
        const seen = (fill: string): string => (fill === "transparent" ? theme.ground : fill);
        for (const level of levelsAndUnrated) {
          const paint = theme.levels[level];
          expect(contrast(paint.text, seen(paint.fill)), level).toBeGreaterThanOrEqual(4.5);
          expect(contrast(paint.sameText, seen(paint.sameFill)), `${level}, pale`).toBeGreaterThanOrEqual(4.5);
          // A mark in a level's own colour is no text: WCAG asks 3 of it.
          expect(contrast(paint.glyph, seen(paint.fill)), level).toBeGreaterThanOrEqual(3);
          expect(contrast(paint.sameGlyph, seen(paint.sameFill)), `${level}, pale`).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it("gives a step that stays as it was three tenths of its fill, and a text for that", () => {
    const green = { fill: "#2E7D32", border: "#1C4B1E", text: "#FFFFFF" };
    const { automated } = themeWith("light", { light: { automated: green }, dark: {} }).levels;
    expect(automated).toMatchObject({ sameFill: "#C0D8C2", sameText: "#1B1F24", sameGlyph: "#1B1F24" });
    expect(themes.light.levels.absent).toMatchObject({ sameFill: "transparent", sameText: "#1B1F24" });
  });
});

describe("the webview's theme", () => {
  it("looks every value up in a variable that the stylesheet sets", () => {
    const looked = variableTheme(themes.dark);
    const set = new Set([...themeVariables(themes.dark).matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
    const { id, levels: paints, ...roles } = looked;
    expect(id).toBe("dark");
    const values = [
      ...Object.values(roles),
      ...Object.values(paints).flatMap((paint) => Object.values(paint) as string[]),
    ];
    for (const value of values) {
      const name = /^var\((--mlmap-[a-z-]+), .+\)$/.exec(value)?.[1];
      expect(set, value).toContain(name);
    }
  });
});
