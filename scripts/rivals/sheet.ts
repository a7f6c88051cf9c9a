/** A page in Chromium in which pictures are drawn, measured and photographed. */
import type { Browser, Page } from "playwright-core";

/** In CSS px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Its size is that of the whole picture, as the tool draws it. */
export interface Photo extends Size {
  /** A WebP file. */
  readonly bytes: Buffer;
  /** Size in px of the smallest title of a step, as the tool draws it. */
  readonly text: number;
  /** How often two of its flows cross. */
  readonly crossings: number;
}

/** Larger pictures are made smaller until they fit a large screen. */
const screen = { width: 1600, height: 1000 };

/** How much smaller a picture is made, 0 to 1. */
export function scaleOf({ width, height }: Size): number {
  return Math.min(1, screen.width / width, screen.height / height);
}

const shape = 1.7;

/** How far a picture is from the shape of a screen: 1 is there, 2 twice as wide or as high. */
export function farness({ width, height }: Size): number {
  const ratio = width / height / shape;
  return Math.max(ratio, 1 / ratio);
}

/** What in a picture is what, as selectors. */
export interface Parts {
  readonly titles: string;
  readonly lines: string;
}

/** Photographs an SVG at its own size, or as large as a screen; `parts` are selectors of the steps' titles and the flows' lines. */
export async function photographSvg(browser: Browser, svg: string, parts: Parts): Promise<Photo> {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.setContent(`<!doctype html><body style="margin:0;background:#fff">${svg}</body>`);
  const size = await page.evaluate(() => {
    const picture = document.querySelector("svg");
    const box = picture?.viewBox.baseVal;
    if (!picture || !box) throw new Error("there is no picture");
    picture.setAttribute("style", `max-width:none;display:block;width:${box.width}px;height:${box.height}px`);
    return { width: Math.ceil(box.width), height: Math.ceil(box.height) };
  });
  const text = await smallest(page, parts.titles);
  const crossings = await crossingsOf(page, parts.lines);
  const bytes = await photograph(page, size);
  await page.close();
  return { bytes, ...size, text, crossings };
}

/** Smallest size of the letters that a selector finds, in px of the screen. */
export async function smallest(page: Page, titles: string): Promise<number> {
  const sizes = await page.locator(titles).evaluateAll((found) =>
    found.map((title) => {
      const scale = title instanceof SVGGraphicsElement ? (title.getScreenCTM()?.a ?? 1) : 1;
      return Number.parseFloat(getComputedStyle(title).fontSize) * scale;
    }),
  );
  if (sizes.length === 0) throw new Error(`No title was found by ${titles}.`);
  return Math.min(...sizes);
}

/**
 * How often two of the lines that a selector finds cross, on the paths as they are drawn: each as steps of 8 px. Where they
 * meet within 10 px of an end they come together at a box, which is no crossing.
 */
export async function crossingsOf(page: Page, lines: string): Promise<number> {
  return page.locator(lines).evaluateAll((found) => {
    type Spot = readonly [x: number, y: number];
    const drawn = found.map((line): readonly Spot[] => {
      const path = line as SVGPathElement;
      const onScreen = path.getScreenCTM() ?? undefined;
      const length = path.getTotalLength() - 20;
      if (length <= 0) return [];
      const steps = Math.ceil(length / 8);
      return Array.from({ length: steps + 1 }, (_, i) => {
        const spot = path.getPointAtLength(10 + (i / steps) * length).matrixTransform(onScreen);
        return [spot.x, spot.y];
      });
    });
    const side = (a: Spot, b: Spot, c: Spot): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    const near = (a: Spot, c: Spot): boolean => Math.abs(a[0] - c[0]) < 20 && Math.abs(a[1] - c[1]) < 20;
    let count = 0;
    for (const [i, one] of drawn.entries())
      for (const other of drawn.slice(i + 1))
        for (const [j, a] of one.entries()) {
          const b = one[j + 1];
          if (!b) continue;
          for (const [k, c] of other.entries()) {
            const d = other[k + 1];
            if (!d || !near(a, c)) continue;
            if (side(a, b, c) >= 0 !== side(a, b, d) >= 0 && side(c, d, a) >= 0 !== side(c, d, b) >= 0) count++;
          }
        }
    return count;
  });
}

/** An image as WebP, no larger than a large screen. */
export async function photographImage(browser: Browser, png: Buffer, size: Size): Promise<Buffer> {
  const page = await browser.newPage();
  const scaled = { width: Math.round(size.width * scaleOf(size)), height: Math.round(size.height * scaleOf(size)) };
  const source = `data:image/png;base64,${png.toString("base64")}`;
  const box = `width="${scaled.width}" height="${scaled.height}"`;
  await page.setContent(
    `<!doctype html><body style="margin:0"><img ${box} style="display:block" src="${source}"></body>`,
  );
  await page.locator("img").evaluate((image) => (image as HTMLImageElement).decode());
  const bytes = await photograph(page, scaled);
  await page.close();
  return bytes;
}

/** The top left part of a page as WebP, no larger than a large screen. */
async function photograph(page: Page, size: Size): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 82,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, ...size, scale: scaleOf(size) },
  });
  return Buffer.from(data, "base64");
}
