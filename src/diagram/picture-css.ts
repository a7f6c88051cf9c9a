import { levelsAndUnrated } from "../model/level.ts";
import { type ThemeId, themes, themeVariables } from "./theme.ts";

/** Colours that the editor's theme says better than we do, each with ours as the last resort. */
const fromEditor = `
--mlmap-ground: var(--vscode-editor-background, GROUND);
--mlmap-panel: var(--vscode-sideBar-background, PANEL);
--mlmap-text: var(--vscode-foreground, TEXT);
--mlmap-muted: var(--vscode-descriptionForeground, MUTED);
--mlmap-selected: var(--vscode-focusBorder, SELECTED);
--mlmap-warning: var(--vscode-editorWarning-foreground, WARNING);
--mlmap-error: var(--vscode-editorError-foreground, ERROR);`;

/** A phase's tint keeps near to any ground, ours or the editor's. */
const tints = `
--mlmap-area: color-mix(in srgb, var(--mlmap-ground) 96.5%, var(--mlmap-text));
--mlmap-area-border: color-mix(in srgb, var(--mlmap-ground) 89%, var(--mlmap-text));`;

function block(selector: string, id: ThemeId): string {
  const theme = themes[id];
  const own = fromEditor.replaceAll(
    /\b(GROUND|PANEL|TEXT|MUTED|SELECTED|WARNING|ERROR)\b/g,
    (word) => theme[word.toLowerCase() as "ground" | "panel" | "text" | "muted" | "selected" | "warning" | "error"],
  );
  return `${selector} {\n${themeVariables(theme)}${own}${theme.levelBorder === "1.2" ? tints : ""}\n}`;
}

const forcedColours = `@media (forced-colors: active) {
  .mlmap-picture, .mlmap-picture * { forced-color-adjust: none; }
  body, body[class] {
    --mlmap-ground: Canvas; --mlmap-panel: Canvas; --mlmap-text: CanvasText; --mlmap-muted: CanvasText;
    --mlmap-rule: CanvasText; --mlmap-area: transparent; --mlmap-area-border: GrayText; --mlmap-flow: CanvasText;
    --mlmap-selected: Highlight; --mlmap-warning: CanvasText; --mlmap-error: CanvasText;
    --mlmap-tag: CanvasText; --mlmap-tag-text: Canvas; --mlmap-level-border: 2; --mlmap-glyph-scale: 1.333; --mlmap-dimmed: 0.6;
    ${levelsAndUnrated
      .map(
        (level) =>
          `--mlmap-${level}-fill: transparent; --mlmap-${level}-border: CanvasText; --mlmap-${level}-text: CanvasText; --mlmap-${level}-glyph: CanvasText; --mlmap-${level}-bar: CanvasText; --mlmap-${level}-same-fill: transparent; --mlmap-${level}-same-text: CanvasText; --mlmap-${level}-same-glyph: CanvasText;`,
      )
      .join("\n    ")}
  }
}`;

/**
 * Styles of a picture that stands in a page and answers to a pointer. Who draws it marks steps by attributes, which no
 * new drawing takes away: `data-selected` on `.mlmap-step`, `data-dimmed` on steps and flows, `data-stale` on the picture
 * while the text has errors. Rings are drawn over the picture: `.mlmap-ring` and `.mlmap-focus`.
 */
const marks = `
.mlmap-picture text { user-select: none; font-kerning: none; font-feature-settings: "kern" 0, "calt" 0, "liga" 0; }
.mlmap-step { cursor: pointer; outline: none; }
.mlmap-step[data-kind="ghost"] { cursor: default; }
.mlmap-ring, .mlmap-focus { fill: none; pointer-events: none; }
.mlmap-ring { stroke: var(--mlmap-text); stroke-width: 1; }
.mlmap-ring[data-selected] { stroke: var(--mlmap-selected); stroke-width: 2.5; }
.mlmap-focus { stroke: var(--mlmap-text); stroke-width: 2; stroke-dasharray: 0.1 4; stroke-linecap: round; }
.mlmap-glyph { scale: var(--mlmap-glyph-scale, 1); }
.mlmap-step[data-dimmed], .mlmap-flow[data-dimmed] { opacity: var(--mlmap-dimmed, 0.35); }
.mlmap-picture[data-stale] { opacity: 0.6; }
@media (prefers-reduced-motion: no-preference) {
  .mlmap-step, .mlmap-flow, .mlmap-picture { transition: opacity 120ms ease-out; }
  .mlmap-step > rect, .mlmap-step > polygon { transition: fill 120ms ease-out, stroke 120ms ease-out; }
}`;

/**
 * Text of a stylesheet: the variables of `variableTheme` by the classes that VS Code gives the body of a webview (light
 * where there are none), and the marks. High contrast light comes last: its body bears both classes of high contrast.
 */
export const pictureCss = [
  block("body", "light"),
  block("body.vscode-dark", "dark"),
  block("body.vscode-high-contrast", "contrast"),
  block("body.vscode-high-contrast-light", "contrast-light"),
  `@media print {\n${block("body[class]", "print")}\n}`,
  forcedColours,
  marks,
].join("\n");
