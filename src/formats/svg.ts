import { lettersOf } from "../diagram/drawn-letters.ts";
import { fontFacesFor } from "./embedded-fonts.ts";
import { fontNotes, outlineLosses } from "./font-losses.ts";
import { format } from "./format.ts";
import { outlined } from "./outlined.ts";
import { svgText, withFontFaces } from "./picture.ts";

/** The picture as it is drawn: sharp at every size, its text searchable, every element named for scripts and styles. */
export const svg = format({
  id: "svg",
  title: "SVG picture",
  extension: ".svg",
  mediaType: "image/svg+xml",
  kind: "picture",
  async write(input) {
    const plain = await svgText(input);
    const fonts = input.look?.fonts ?? "embed";
    if (fonts === "none") return { content: plain, losses: [] };
    if (fonts === "outline") {
      const { svg: content, gaps } = await outlined(plain, input.assets);
      return { content, losses: outlineLosses(gaps), notes: fontNotes(gaps, gaps.missing + gaps.unshaped) };
    }
    const faces = await fontFacesFor(lettersOf(plain), input.assets);
    return { content: withFontFaces(plain, faces), losses: [] };
  },
});
