import { chartCss, chartInks, tradeOffsCss } from "../diagram/charts/chart-css.ts";
import { compareCss } from "../diagram/compare/compare-css.ts";
import { areaNamesCss, paletteEditorCss, pictureCss, type ThemeId } from "../diagram/index.ts";
import type { Palette } from "../model/palette.ts";

/** Theme of the editor now, by the classes that VS Code gives the body. */
export function currentThemeId(): ThemeId {
  const { classList } = document.body;
  if (classList.contains("vscode-high-contrast-light")) return "contrast-light";
  if (classList.contains("vscode-high-contrast")) return "contrast";
  return classList.contains("vscode-dark") ? "dark" : "light";
}

const ownColours = new CSSStyleSheet();
let shown = "";

/** Puts a team's own level colours over ours, and takes them away again. */
export function showPalette(palette: Palette | undefined): void {
  const css = paletteEditorCss(palette);
  if (css === shown) return;
  shown = css;
  ownColours.replaceSync(css);
}

/** Styles of the charts, for the page of figures alone: their names are short and would reach too far. */
const chartSheet = `
body { ${chartInks.light}; }
body.vscode-dark { ${chartInks.dark}; }
body.vscode-high-contrast, body.vscode-high-contrast-light { --bar: color-mix(in srgb, var(--mlmap-text) 60%, var(--mlmap-ground)); --band: var(--mlmap-muted); --hatch: var(--mlmap-text); --strong: var(--mlmap-text); }
.figures-page { ${chartCss} }
.platforms { ${tradeOffsCss} }`;

/**
 * The picture's own styles. Put in as a constructed sheet: the policy of a webview forbids style elements, not these.
 */
export function adoptPictureSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pictureCss + areaNamesCss + chartSheet + compareCss);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet, ownColours];
}

/**
 * Fetches the faces that nearly every map needs sooner or later. One that comes when a sign is first drawn has the browser
 * place every letter of the picture anew.
 */
export function loadFonts(): void {
  for (const weight of [400, 600]) void document.fonts.load(`${weight} 13px Inter`, "aş→");
}
