import { levelsAndUnrated } from "../model/level.ts";
import type { Palette } from "../model/palette.ts";
import { levelVariables, themeWith } from "./theme.ts";

function variables(palette: Palette, ground: keyof Palette): string {
  const theme = themeWith(ground, palette);
  return levelsAndUnrated
    .filter((level) => palette[ground][level])
    .map((level) => levelVariables(theme, level))
    .join("");
}

/** Rules that put a team's own level colours over those of a page that follows the reader's system; they come last. */
export function palettePageCss(palette: Palette | undefined): string {
  if (!palette) return "";
  const light = `:root{${variables(palette, "light")}}`;
  return `\n${light}\n@media (prefers-color-scheme:dark){:root{${variables(palette, "dark")}}}\n@media print{${light}}\n`;
}

/** The same over `pictureCss`, by the classes that VS Code gives the body. High contrast keeps its own colours. */
export function paletteEditorCss(palette: Palette | undefined): string {
  if (!palette) return "";
  const light = variables(palette, "light");
  return `body{${light}}\nbody.vscode-dark{${variables(palette, "dark")}}\n@media print{body[class]{${light}}}`;
}
