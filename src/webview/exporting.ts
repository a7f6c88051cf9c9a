import { lettersOf } from "../diagram/drawn-letters.ts";
import { type Band, type SvgOptions, svgParts, svgSize } from "../diagram/index.ts";
import type { Picture } from "../diagram/layout-types.ts";
import { startPacker } from "./packer.ts";

/** Pixels of a PNG for each CSS pixel: sharp on today's screens and on paper. */
const pngScale = 2;
/** Browsers refuse larger canvases; a larger map gets fewer pixels instead of none. */
const mostPixels = 16_000;
/** Steps and flows that the browser reads in about 20 ms. */
const thingsPerStrip = 180;

/** A picture as dots, with the letters that the window drew in it. */
interface Dots {
  readonly png: Blob;
  readonly letters: string;
}

/** The picture as SVG text, or as a PNG in base64 with the letters in it. */
export async function exportPicture(
  format: "svg" | "png",
  picture: Picture,
  options: SvgOptions,
): Promise<{ readonly content: string; readonly letters?: string }> {
  if (format === "svg") return { content: await svgOf(picture, options) };
  const { png, letters } = await pngOf(picture, options);
  const url = await dataUrl(png);
  return { content: url.slice(url.indexOf(",") + 1), letters };
}

/**
 * The picture as a PNG. The browser reads an SVG in one go, so a large picture is read strip by strip; dots are set and packed beside
 * the page's own work.
 *
 * @param things steps and flows of which the picture makes a strip
 */
export async function pngOf(picture: Picture, options: SvgOptions, things = thingsPerStrip): Promise<Dots> {
  const { width, height } = svgSize(picture, options);
  // In sixteenths, so that each strip ends with a whole pixel.
  const scale = Math.max(1, Math.floor(16 * Math.min(pngScale, mostPixels / Math.max(width, height)))) / 16;
  const letters = new Set<string>();
  const packer = startPacker(Math.round(width * scale), Math.round(height * scale));
  try {
    for (const band of strips(picture, height, things)) {
      const svg = await svgOf(picture, options, band);
      for (const letter of lettersOf(svg)) letters.add(letter);
      const dots = await dotsOf(svg, Math.round(width * scale), scale);
      packer.add(dots, band.top * scale);
      await aTask();
    }
    return { png: await packer.packed(), letters: [...letters].sort().join("") };
  } finally {
    packer.end();
  }
}

/** The strips of a picture, from top to bottom, of as many times 16 px as it takes. */
function strips({ graph }: Picture, height: number, things: number): readonly Band[] {
  const count = Math.max(1, Math.ceil((graph.nodes.length + graph.edges.length) / things));
  const each = 16 * Math.ceil(height / count / 16);
  return Array.from({ length: Math.ceil(height / each) }, (_, at) => ({
    top: at * each,
    height: Math.min(each, height - at * each),
  }));
}

async function dotsOf(svg: string, width: number, scale: number): Promise<ImageBitmap> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
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
    return await createImageBitmap(image, {
      resizeWidth: width,
      resizeHeight: Math.max(1, Math.round(image.naturalHeight * scale)),
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture as the text of a file, a part of it a task. */
async function svgOf(picture: Picture, options: SvgOptions, band?: Band): Promise<string> {
  const parts: string[] = [];
  for (const part of svgParts(picture, options, band)) {
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
