import { createLayouter } from "../diagram/index.ts";
import { themeIds } from "../diagram/theme.ts";
import { windowNotes } from "../formats/font-losses.ts";
import { lackingIn } from "../formats/font-subset.ts";
import type { Assets } from "../formats/format.ts";
import { html } from "../formats/html.ts";
import { pdfOf } from "../formats/pdf.ts";
import { report } from "../formats/report/index.ts";
import type { PageRequest, ReportReply, WriterRequest } from "../protocol.ts";

/**
 * Writes the report, the PDF or the page that is asked for; whatever goes wrong comes back as words. `fontsFor`: the machine's fonts
 * for letters that Inter lacks, where they can be read.
 */
export async function answer(request: WriterRequest, fontsFor?: Assets["fontsFor"]): Promise<ReportReply> {
  const { fonts } = request;
  const assets = {
    ...(fontsFor && { fontsFor }),
    font: (weight: 400 | 600): Promise<Uint8Array> => Promise.resolve(fonts[weight]),
  };
  try {
    if (!("kind" in request)) {
      const { fonts: _, ...asked } = request;
      return { html: await report({ ...asked, layouter: createLayouter(), assets }) };
    }
    if (request.kind === "letters") return { notes: windowNotes(lackingIn(fonts[400], request.letters)) };
    if (request.kind === "pdf") {
      const { content, losses, notes } = await pdfOf({ ...request, assets });
      return { bytes: content, losses, notes };
    }
    return { html: await page(request, assets) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function page(
  { map, view, setBack = [], inFull, theme }: PageRequest,
  assets: { font(weight: 400 | 600): Promise<Uint8Array> },
): Promise<string> {
  const known = themeIds.find((id) => id === theme);
  const resvg = () => Promise.reject(new Error("A page holds no pixels."));
  const { content } = await html.write({
    map,
    view,
    look: {
      ...(known && { theme: known }),
      ...(setBack.length > 0 && { marks: { dimmed: new Set(setBack), ...(inFull !== undefined && { inFull }) } }),
    },
    layouter: createLayouter(),
    assets: { ...assets, resvg },
  });
  return String(content);
}
