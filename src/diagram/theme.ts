import { blended, inkOn } from "../analysis/ink.ts";
import type { LevelOrUnrated } from "../model/level.ts";
import { levelsAndUnrated } from "../model/level.ts";
import { ownFills, type Palette } from "../model/palette.ts";

/** Colours of one level's box. */
export interface LevelPaint {
  readonly fill: string;
  readonly border: string;
  readonly text: string;
  /** The mark's colour: the text's, but the border's in high contrast. */
  readonly glyph: string;
  /** Colour of a bar in a chart: the fill, or the border where boxes are not filled. */
  readonly bar: string;
  /** Fill, text and mark of a step that a comparison left as it was: paler, so that what changes stands out. */
  readonly sameFill: string;
  readonly sameText: string;
  readonly sameGlyph: string;
}

/** The colours that are not a level's. */
const roles = [
  "ground",
  "panel",
  "text",
  "muted",
  "rule",
  "area",
  "areaBorder",
  "flow",
  "selected",
  "warning",
  "error",
  "tag",
  "tagText",
] as const;
type Role = (typeof roles)[number];

/**
 * All paint of a picture. Values are CSS colours: literal in files, `var(--mlmap-…, literal)` in the webview, so that a
 * switch of the editor's theme repaints without drawing anew.
 */
export interface Theme extends Readonly<Record<Role, string>> {
  readonly id: ThemeId;
  readonly levels: Readonly<Record<LevelOrUnrated, LevelPaint>>;
  /** Width of a process's border in px: in high contrast the border alone tells the level. */
  readonly levelBorder: string;
  /** Size of the level glyph, 1 = 12 px. */
  readonly glyphScale: string;
  /** Opacity of what is pushed back: in high contrast it must stay readable. */
  readonly dimmed: string;
}

export const themeIds = ["light", "dark", "contrast", "contrast-light", "print"] as const;
export type ThemeId = (typeof themeIds)[number];

/** Fill of boxes that show the ground: still clickable, which `none` is not. */
const unfilled = "transparent";

type Pair = readonly [fill: string, border: string];

/** Share of its fill that a step keeps which a comparison left as it was. */
const sameShare = 0.3;

/** All paint of a level from three colours. The paler fill is another colour, and the text is chosen anew for it. */
function levelPaint(fill: string, border: string, text: string, ground: string): LevelPaint {
  const sameFill = fill === unfilled ? unfilled : blended(fill, ground, sameShare);
  const sameText = inkOn(fill === unfilled ? ground : sameFill, text);
  return {
    fill,
    border,
    text,
    glyph: text,
    bar: fill === unfilled ? border : fill,
    sameFill,
    sameText,
    sameGlyph: sameText,
  };
}

function filled(text: string, ground: string, pairs: Readonly<Record<LevelOrUnrated, Pair>>): Theme["levels"] {
  return eachLevel((level) => levelPaint(...pairs[level], text, ground));
}

/** High contrast: no fill at all; the level speaks by its border and its glyph. */
function outlined(text: string, borders: Readonly<Record<LevelOrUnrated, string>>): Theme["levels"] {
  return eachLevel((level) => ({
    fill: unfilled,
    border: borders[level],
    text,
    glyph: borders[level],
    bar: borders[level],
    sameFill: unfilled,
    sameText: text,
    sameGlyph: borders[level],
  }));
}

function eachLevel<T>(make: (level: LevelOrUnrated) => T): Readonly<Record<LevelOrUnrated, T>> {
  return Object.fromEntries(levelsAndUnrated.map((level) => [level, make(level)])) as Record<LevelOrUnrated, T>;
}

const plain = { levelBorder: "1.2", glyphScale: "1", dimmed: "0.35" } as const;
const strong = { levelBorder: "2", glyphScale: "1.333", dimmed: "0.6" } as const;

const light: Theme = {
  id: "light",
  ground: "#FFFFFF",
  panel: "#F8F8F8",
  text: "#1B1F24",
  muted: "#57606A",
  rule: "#D9DEE3",
  area: "#F6F8FA",
  areaBorder: "#E1E5EA",
  flow: "#57606A",
  selected: "#005FB8",
  warning: "#9A5B00",
  error: "#C5133D",
  tag: "#1B1F24",
  tagText: "#FFFFFF",
  levels: filled("#1B1F24", "#FFFFFF", {
    automated: [ownFills.light.automated, "#3F8F66"],
    "semi-automated": [ownFills.light["semi-automated"], "#A98F1D"],
    "non-repeatable": [ownFills.light["non-repeatable"], "#A65B00"],
    manual: [ownFills.light.manual, "#AE1740"],
    absent: [unfilled, "#57606A"],
    unrated: [ownFills.light.unrated, "#8B949E"],
  }),
  ...plain,
};

const dark: Theme = {
  id: "dark",
  ground: "#1E1E1E",
  panel: "#181818",
  text: "#E8EAED",
  muted: "#A8B0B9",
  rule: "#333639",
  area: "#242628",
  areaBorder: "#303336",
  flow: "#8D96A0",
  selected: "#4DAAFC",
  warning: "#E2B340",
  error: "#F4747A",
  tag: "#E8EAED",
  tagText: "#1B1F24",
  levels: filled("#FFFFFF", "#1E1E1E", {
    automated: [ownFills.dark.automated, "#5FBF8D"],
    "semi-automated": [ownFills.dark["semi-automated"], "#D9AE36"],
    "non-repeatable": [ownFills.dark["non-repeatable"], "#D98A4E"],
    manual: [ownFills.dark.manual, "#E0565C"],
    absent: [unfilled, "#A8B0B9"],
    unrated: [ownFills.dark.unrated, "#7D868F"],
  }),
  ...plain,
};

const contrast: Theme = {
  id: "contrast",
  ground: "#000000",
  panel: "#000000",
  text: "#FFFFFF",
  muted: "#FFFFFF",
  rule: "#6FC3DF",
  area: "transparent",
  areaBorder: "#6FC3DF",
  flow: "#FFFFFF",
  selected: "#F38518",
  warning: "#FFD37A",
  error: "#FF9AA2",
  tag: "#FFFFFF",
  tagText: "#000000",
  levels: outlined("#FFFFFF", {
    automated: "#27A074",
    "semi-automated": "#F7E69B",
    "non-repeatable": "#F49105",
    manual: "#EC2039",
    absent: "#FFFFFF",
    unrated: "#A9B4C0",
  }),
  ...strong,
};

const contrastLight: Theme = {
  id: "contrast-light",
  ground: "#FFFFFF",
  panel: "#FFFFFF",
  text: "#000000",
  muted: "#292929",
  rule: "#0F4A85",
  area: "transparent",
  areaBorder: "#0F4A85",
  flow: "#292929",
  selected: "#006BBD",
  warning: "#6B3F00",
  error: "#A30D2F",
  tag: "#000000",
  tagText: "#FFFFFF",
  levels: outlined("#000000", {
    automated: "#1A7A5A",
    "semi-automated": "#B38A06",
    "non-repeatable": "#A15706",
    manual: "#80000B",
    absent: "#292929",
    unrated: "#5B6670",
  }),
  ...strong,
};

/** Paler than light, since a greyscale printer must leave the text readable on every fill. */
const print: Theme = {
  ...light,
  id: "print",
  panel: "#FFFFFF",
  muted: "#4A525A",
  area: "#FFFFFF",
  areaBorder: "#B4BBC2",
  flow: "#4A525A",
  levels: filled("#1B1F24", "#FFFFFF", {
    automated: ["#BAEECB", "#2E6E4D"],
    "semi-automated": ["#FBCB37", "#7A6610"],
    "non-repeatable": ["#EA9543", "#7D4400"],
    manual: ["#FF5F86", "#8C1033"],
    absent: [unfilled, "#4A525A"],
    unrated: ["#F0F2F4", "#6E7781"],
  }),
};

/** The themes that ship, by id. */
export const themes: Readonly<Record<ThemeId, Theme>> = {
  light,
  dark,
  contrast,
  "contrast-light": contrastLight,
  print,
};

/** A theme with a team's own level colours in it; high contrast keeps its own, which people choose for their eyes. */
export function themeWith(id: ThemeId, palette: Palette | undefined): Theme {
  const theme = themes[id];
  if (!palette || id === "contrast" || id === "contrast-light") return theme;
  const own = palette[id === "dark" ? "dark" : "light"];
  const levels = eachLevel((level) => {
    const colour = own[level];
    return colour ? levelPaint(colour.fill, colour.border, colour.text, theme.ground) : theme.levels[level];
  });
  return { ...theme, levels };
}

/** Name of the CSS variable that holds a colour: `--mlmap-area-border`, `--mlmap-manual-fill`. */
function variable(...words: readonly string[]): string {
  return `--mlmap-${words.join("-").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const measures = ["levelBorder", "glyphScale", "dimmed"] as const;
const paints = ["fill", "border", "text", "glyph", "bar", "sameFill", "sameText", "sameGlyph"] as const;

/** The same theme with every value looked up from CSS variables first: what the webview draws with. */
export function variableTheme(theme: Theme): Theme {
  const look = (name: string, literal: string): string => `var(${name}, ${literal})`;
  const entries = [...roles, ...measures].map((role) => [role, look(variable(role), theme[role])]);
  const levels = eachLevel((level) => {
    const paint = theme.levels[level];
    return Object.fromEntries(
      paints.map((part) => [part, look(variable(level, part), paint[part])]),
    ) as unknown as LevelPaint;
  });
  return { ...theme, ...Object.fromEntries(entries), levels };
}

/** CSS declarations that give the variables of `variableTheme` the values of a theme. */
export function themeVariables(theme: Theme): string {
  const lines = [...roles, ...measures].map((role) => `${variable(role)}: ${theme[role]};`);
  return [...lines, ...levelsAndUnrated.map((level) => levelVariables(theme, level))].join("\n");
}

/** The declarations of one level's colours. */
export function levelVariables(theme: Theme, level: LevelOrUnrated): string {
  return paints.map((part) => `${variable(level, part)}: ${theme.levels[level][part]};`).join("\n");
}
