import { pictureCss, type ThemeId } from "../diagram/index.ts";

/** Theme of the editor now, by the classes that VS Code gives the body. */
export function currentThemeId(): ThemeId {
  const { classList } = document.body;
  if (classList.contains("vscode-high-contrast-light")) return "contrast-light";
  if (classList.contains("vscode-high-contrast")) return "contrast";
  return classList.contains("vscode-dark") ? "dark" : "light";
}

/**
 * The picture's own styles. Put in as a constructed sheet: the policy of a webview forbids style elements, not these.
 */
export function adoptPictureSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pictureCss);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
