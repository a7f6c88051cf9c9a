import { type SvgOptions, svgParts } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";

/** Pixels of a PNG for each CSS pixel: sharp on today's screens and on paper. */
const pngScale = 2;
/** Browsers refuse larger canvases; a larger map gets fewer pixels instead of none. */
const mostPixels = 16_000;

/** The picture as SVG text, or as a PNG in base64. */
export async function exportPicture(format: "svg" | "png", picture: Picture, options: SvgOptions): Promise<string> {
  if (format === "svg") return svgOf(picture, options);
  const url = await dataUrl(await pngOf(picture, options));
  return url.slice(url.indexOf(",") + 1);
}

/** The picture as a PNG. Dots are set and packed beside the page's own work; what is left of it is cut into tasks of their own. */
export async function pngOf(picture: Picture, options: SvgOptions): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([await svgOf(picture, options)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    const loaded = new Promise((done, failed) => {
      image.addEventListener("load", done);
      image.addEventListener("error", () => failed(new Error("This window cannot read the picture.")));
    });
    image.src = address;
    await loaded;
    await aTask();
    await image.decode();
    await aTask();
    const scale = Math.min(pngScale, mostPixels / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const dots = await createImageBitmap(image, { resizeWidth: canvas.width, resizeHeight: canvas.height });
    const context = canvas.getContext("bitmaprenderer");
    if (!context) throw new Error("This window cannot draw a PNG.");
    context.transferFromImageBitmap(dots);
    return await new Promise((done, failed) =>
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("This window cannot write a PNG.")))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture as the text of a file, a part of it a task. */
async function svgOf(picture: Picture, options: SvgOptions): Promise<string> {
  const parts: string[] = [];
  for (const part of svgParts(picture, options)) {
    parts.push(part);
    await aTask();
  }
  return parts.join("");
}

/** Lets what else waits go first. By a message, since a hidden panel has its timers ring once a second. */
const aTask = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result as string));
    reader.addEventListener("error", () => failed(reader.error ?? new Error("The PNG cannot be read.")));
    reader.readAsDataURL(blob);
  });
