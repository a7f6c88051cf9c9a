import { type SvgOptions, toSvg } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";

/** Pixels of a PNG for each CSS pixel: sharp on today's screens and on paper. */
const pngScale = 2;
/** Browsers refuse larger canvases; a larger map gets fewer pixels instead of none. */
const mostPixels = 16_000;

/** The picture as SVG text, or as a PNG in base64. */
export async function exportPicture(format: "svg" | "png", picture: Picture, options: SvgOptions): Promise<string> {
  const svg = toSvg(picture, options);
  if (format === "svg") return svg;
  const url = await pngUrl(svg);
  return url.slice(url.indexOf(",") + 1);
}

/** The picture as a PNG. */
export async function pngBytes(picture: Picture, options: SvgOptions): Promise<Uint8Array<ArrayBuffer>> {
  const url = await pngUrl(toSvg(picture, options));
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (char) => char.charCodeAt(0));
}

async function pngUrl(svg: string): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(pngScale, mostPixels / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This window cannot draw a PNG.");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  } finally {
    URL.revokeObjectURL(address);
  }
}
