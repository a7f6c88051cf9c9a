import { fontFacesFor } from "./embedded-fonts.ts";
import { format } from "./format.ts";
import { lettersOf, svgText, withFontFaces } from "./picture.ts";

/** The picture as it is drawn: sharp at every size, its text searchable, every element named for scripts and styles. */
export const svg = format({
  id: "svg",
  title: "SVG picture",
  extension: ".svg",
  mediaType: "image/svg+xml",
  kind: "picture",
  async write(input) {
    const plain = await svgText(input);
    if (input.look?.fonts === false) return { content: plain, losses: [] };
    const faces = await fontFacesFor(lettersOf(plain), input.assets);
    return { content: withFontFaces(plain, faces), losses: [] };
  },
});
