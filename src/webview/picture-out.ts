import { type SvgOptions, svgOptionsOf, themeWith } from "../diagram/index.ts";
import type { Drawn } from "./drawing.ts";
import { copyPicture, exportPicture } from "./exporting.ts";
import type { Host } from "./host.ts";
import { currentThemeId } from "./theme-sheet.ts";

/** Sends what is seen as a file's content to the editor, which knows where to put it. */
export function sendPicture(host: Host, drawn: Drawn, format: "svg" | "png"): void {
  svgOptions(drawn)
    .then((options) => exportPicture(format, drawn.picture, options))
    .then(
      (content) => host.post({ kind: "exported", format, content }),
      (error: unknown) => host.post({ kind: "failed", message: `The picture was not exported: ${wordsOf(error)}` }),
    );
}

export function copyMap(host: Host, drawn: Drawn): void {
  svgOptions(drawn)
    .then((options) => copyPicture(drawn.picture, options))
    .catch((error: unknown) => host.post({ kind: "failed", message: `The picture was not copied: ${wordsOf(error)}` }));
}

async function svgOptions({ map, options, picture }: Drawn): Promise<SvgOptions> {
  return {
    ...svgOptionsOf(map, options, picture.graph),
    theme: themeWith(currentThemeId(), map.settings.palette),
    fontFaces: await fontFaces(),
  };
}

/** The bundled font as the panel's own stylesheet holds it: a picture carries it, for a machine that has none. */
async function fontFaces(): Promise<string> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (!link) return "";
  const css = await (await fetch(link.href)).text();
  return (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).join("\n");
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
