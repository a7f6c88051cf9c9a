import { wholeOf } from "../diagram/compare/both-sides.ts";
import { onBothSides } from "../diagram/compare/side-ids.ts";
import { type SvgOptions, svgOptionsOf, type ThemeId, themeWith } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";
import { themeIds } from "../diagram/theme.ts";
import type { PictureFormat } from "../protocol.ts";
import type { Drawn } from "./drawing.ts";
import { earlierSideOf } from "./earlier-side.ts";
import { exportPicture, pngOf } from "./exporting.ts";
import type { Host } from "./host.ts";
import { currentThemeId } from "./theme-sheet.ts";

/** A drawn picture with what is set back in it now: what leaves is what is seen. */
export interface Seen {
  readonly drawn: Drawn;
  readonly dimmed: ReadonlySet<string> | undefined;
  /** What is not set back, in words. */
  readonly inFull: string | undefined;
}

/** Sends what is seen as a file's content to the editor, which knows where to put it. */
export function sendPicture(host: Host, seen: Seen, format: PictureFormat, theme: string | undefined): void {
  const { map, options } = seen.drawn;
  const picture = pictureOf(seen);
  svgOptions(seen, theme)
    .then(async (look) => {
      // The fonts of a PDF and of a page come from the editor's side.
      const { fontFaces: _, ...plain } = look;
      const { content, letters } =
        format === "svg" || format === "png"
          ? await exportPicture(format, picture, look)
          : await exportPicture("svg", picture, plain);
      const { title = map.title, state = "" } = look;
      const setBack = [...(seen.dimmed ?? [])];
      const { inFull } = seen;
      host.post({
        kind: "exported",
        format,
        content,
        title,
        state,
        map,
        view: options,
        setBack,
        ...(inFull !== undefined && { inFull }),
        ...(letters !== undefined && { letters }),
      });
    })
    .catch((error: unknown) =>
      host.post({ kind: "failed", message: `The picture was not exported: ${wordsOf(error)}` }),
    );
}

/** Puts what is seen into the clipboard: as PNG, or, where the window refuses, as SVG text by the editor. */
export async function copyMap(host: Host, seen: Seen, theme?: string): Promise<void> {
  try {
    const look = await svgOptions(seen, theme);
    const picture = pictureOf(seen);
    const { png, letters } = await pngOf(picture, look);
    try {
      await focused();
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      host.post({ kind: "copied", letters });
    } catch (refused) {
      host.post({
        kind: "copied",
        svg: (await exportPicture("svg", picture, look)).content,
        why: wordsOf(refused),
      });
    }
  } catch (error) {
    host.post({ kind: "failed", message: `The picture was not copied: ${wordsOf(error)}` });
  }
}

/** A window without the focus may not write to the clipboard; a command's focus comes a little later than its message. */
async function focused(): Promise<void> {
  window.focus();
  for (let tries = 0; tries < 15 && !document.hasFocus(); tries++) await new Promise((done) => setTimeout(done, 40));
}

/** What is seen, as one picture: two states that lie beside or upon each other are both in it. */
const pictureOf = ({ drawn }: Seen): Picture => wholeOf(drawn.picture, drawn.options, () => earlierSideOf(drawn));

async function svgOptions(
  { drawn: { map, options }, dimmed: back, inFull }: Seen,
  theme?: string,
): Promise<SvgOptions> {
  // What is said above and below two sides is of both.
  const { compareSide, ...view } = options;
  const { marks, ...shown } = svgOptionsOf(map, view);
  const dimmed = back && compareSide !== undefined ? onBothSides(back) : back;
  const id: ThemeId = themeIds.find((one) => one === theme) ?? currentThemeId();
  return {
    ...shown,
    marks: { ...marks, ...(dimmed && { dimmed, ...(inFull !== undefined && { inFull }) }) },
    theme: themeWith(id, map.settings.palette),
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
