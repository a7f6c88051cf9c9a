/** That a PNG and a PDF which leave the preview look like the panel, pixel by pixel. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { sampleMap } from "../../bench/sample-map.ts";
import { themes, themeVariables } from "../../src/diagram/theme.ts";
import { answer } from "../../src/reporter/answer.ts";
import { assets } from "../support/assets.ts";
import type { EditorTheme } from "./editor-themes.ts";
import { type OpenPreview, published } from "./harness.ts";
import { exported, looks, text } from "./looks.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

/** Pixels for each CSS pixel, of a PNG that leaves as of the screenshot. */
const scale = 2;
/** The side of a dot, in pixels: what is compared is the colour of dots, in which it does not tell how edges are smoothed. */
const dot = 4;
/** The side of a piece in dots: a label is about one piece. */
const piece = 6;
/**
 * Mean distance of the colours of dots within the worst piece, of 255. Two programs set letters a part of a pixel apart, which
 * makes 18 at most in a PNG and 29 in a PDF (measured over all looks); a label that is missing makes 36, a glyph or the fill of
 * another level 90 and more.
 */
const bounds = { png: 22, pdf: 32 };

interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, as base64 of a PNG and in its pixels. */
interface Part {
  readonly png: string;
  readonly at: Region;
}

/** The mean distance in the piece in which two parts of one size differ most, and where that is in pixels. */
function worstPiece(page: Page, one: Part, other: Part): Promise<{ by: number; x: number; y: number }> {
  return page.evaluate(
    async ({ parts, dot: side, piece: dots }) => {
      const [a, b] = await Promise.all(
        parts.map(async ({ png, at }) => {
          const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const context = new OffscreenCanvas(at.width, at.height).getContext("2d");
          if (!context) throw new Error("This page cannot draw.");
          context.drawImage(image, -at.x, -at.y);
          const { data } = context.getImageData(0, 0, at.width, at.height);
          const [columns, rows] = [Math.floor(at.width / side), Math.floor(at.height / side)];
          const sums = new Float64Array(columns * rows * 3);
          for (let y = 0; y < rows * side; y++)
            for (let x = 0; x < columns * side; x++) {
              const to = (Math.floor(y / side) * columns + Math.floor(x / side)) * 3;
              const from = (y * at.width + x) * 4;
              for (let c = 0; c < 3; c++) sums[to + c] = (sums[to + c] ?? 0) + (data[from + c] ?? 0) / (side * side);
            }
          return { columns, rows, sums };
        }),
      );
      if (!a || !b || a.columns !== b.columns || a.rows !== b.rows) throw new Error("Two parts of different sizes.");
      const { columns, rows } = a;
      const away = Float64Array.from({ length: columns * rows }, (_, i) =>
        Math.max(...[0, 1, 2].map((c) => Math.abs((a.sums[i * 3 + c] ?? 0) - (b.sums[i * 3 + c] ?? 0)))),
      );
      let worst = { by: 0, x: 0, y: 0 };
      // Every half piece, so that a small thing is whole in one of them.
      for (let top = 0; top + dots <= rows; top += dots / 2)
        for (let left = 0; left + dots <= columns; left += dots / 2) {
          let sum = 0;
          for (let y = top; y < top + dots; y++)
            for (let x = left; x < left + dots; x++) sum += away[y * columns + x] ?? 0;
          const by = sum / (dots * dots);
          if (by > worst.by) worst = { by, x: left * side, y: top * side };
        }
      return worst;
    },
    { parts: [one, other], dot, piece },
  );
}

/**
 * What the panel shows of the picture, without what only hands need, and in the picture's own colours for text and lines: in
 * the panel these are the editor's.
 */
async function seen({ page }: OpenPreview, theme: EditorTheme): Promise<Part> {
  const clip = await page.evaluate((colours) => {
    document.body.style.cssText += colours;
    const drawing = document.querySelector<SVGSVGElement>(".sheet > .drawing");
    if (!drawing) throw new Error("no picture");
    // On whole pixels, as in a file.
    drawing.style.transform = "translate(20px, 40px) scale(1)";
    for (const hand of document.querySelectorAll<SVGElement>(".fold, .minimap")) hand.style.visibility = "hidden";
    const { x, y } = drawing.getBoundingClientRect();
    const things = [...drawing.querySelectorAll(".mlmap-step, .mlmap-flow, .mlmap-area")];
    const ends = things.map((thing) => thing.getBoundingClientRect());
    const reach = (of: (end: DOMRect) => number): number => Math.floor(Math.max(...ends.map(of)));
    return { x, y, width: reach((end) => end.right) - x, height: reach((end) => end.bottom) - y };
  }, themeVariables(themes[theme]));
  await page.mouse.move(1, 1);
  const png = (await page.screenshot({ clip })).toString("base64");
  return { png, at: { x: 0, y: 0, width: clip.width * scale, height: clip.height * scale } };
}

/** Where in the panel's drawing, or in the file of a page, the first step stands, in CSS pixels. */
function firstStep(page: Page, root: string): Promise<{ readonly id: string; readonly x: number; readonly y: number }> {
  return page.evaluate((selector) => {
    const outer = document.querySelector(selector)?.getBoundingClientRect();
    const step = document.querySelector<SVGGElement>(`${selector} .mlmap-step[data-id]`);
    const box = step?.querySelector("rect, polygon, path")?.getBoundingClientRect();
    if (!outer || !step || !box) throw new Error(`no step in ${selector}`);
    return { id: step.dataset["id"] ?? "", x: box.x - outer.x, y: box.y - outer.y };
  }, root);
}

/** The part of a file that shows what the panel's part does, in the pixels of a PNG of the file. */
async function samePart(panel: Page, size: Region, page: Page, svg: string): Promise<Region> {
  await page.setContent(svg);
  const [there, here] = [await firstStep(panel, ".sheet > .drawing"), await firstStep(page, "svg")];
  expect(there.id.endsWith(here.id)).toBe(true);
  return { ...size, x: Math.round((here.x - there.x) * scale), y: Math.round((here.y - there.y) * scale) };
}

const program = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "pdftoppm"))
  .find((path) => {
    try {
      return readFileSync(path).length > 0;
    } catch {
      return false;
    }
  });
if (!program)
  console.warn(
    "!!! pdftoppm (poppler-utils) is not installed: the pixels of a PDF are not compared with the panel. !!!",
  );

/** The first page of a PDF, as many pixels for a CSS pixel as the screenshot has. */
function pagePixels(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "mlflow-pixels-"));
  try {
    writeFileSync(join(folder, "a.pdf"), bytes);
    // A CSS pixel is ¾ of a point, of which 72 are an inch.
    const resolution = (72 / 0.75) * scale;
    execFileSync(program ?? "", ["-png", "-r", String(resolution), "-singlefile", "a.pdf", "a"], { cwd: folder });
    return readFileSync(join(folder, "a.png")).toString("base64");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

browserSuite("the pixels of what leaves the preview", () => {
  const panels = panelsOfSuite();

  it.each(looks)("are those of the panel: $title", { timeout: 120_000 }, async ({ theme, source = text, set }) => {
    const preview = await panels.open({ size: { width: 1700, height: 1300 }, scale, reducedMotion: true, theme });
    // Marks of findings are of the panel alone.
    await preview.show({ ...(await published(source)), findings: [] });
    await set(preview.page);
    await preview.page.waitForTimeout(800);
    const svg = await exported(preview, "svg");
    const png = await exported(preview, "png");
    const panel = await seen(preview, theme);
    const page = await panels.browser().newPage();
    const at = await samePart(preview.page, panel.at, page, svg.content);
    const byPng = await worstPiece(page, panel, { png: png.content, at });
    expect(byPng, JSON.stringify(byPng)).toSatisfy(({ by }: typeof byPng) => by < bounds.png);
    if (program) {
      const fonts = { 400: await assets.font(400), 600: await assets.font(600) };
      const { content } = await exported(preview, "pdf");
      const reply = await answer({ kind: "pdf", svg: content, title: "M", subject: "", fonts });
      if (!("bytes" in reply)) throw new Error(JSON.stringify(reply).slice(0, 300));
      const byPdf = await worstPiece(page, panel, { png: pagePixels(reply.bytes), at });
      expect(byPdf, JSON.stringify(byPdf)).toSatisfy(({ by }: typeof byPdf) => by < bounds.pdf);
    }
    await page.close();
  });

  it("are in a PNG that is read strip by strip those of the picture in one piece", { timeout: 120_000 }, async () => {
    const preview = await panels.open({ size: { width: 1300, height: 900 }, reducedMotion: true, theme: "dark" });
    await preview.show({ ...(await published(sampleMap(150))), findings: [] });
    const svg = await exported(preview, "svg");
    const png = await exported(preview, "png");
    const { differing, size } = await preview.page.evaluate(
      async ([whole, strips]) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([whole], { type: "image/svg+xml" }));
        await image.decode();
        const [width, height] = [image.naturalWidth * 2, image.naturalHeight * 2];
        const bytes = Uint8Array.from(atob(strips), (char) => char.charCodeAt(0));
        const pictures = [
          await createImageBitmap(image, { resizeWidth: width, resizeHeight: height }),
          await createImageBitmap(new Blob([bytes], { type: "image/png" })),
        ] as const;
        const [a, b] = pictures.map((picture) => {
          const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          if (!context) throw new Error("This page cannot draw.");
          context.drawImage(picture, 0, 0);
          return context.getImageData(0, 0, picture.width, picture.height);
        });
        let differing = 0;
        for (let at = 0; at < (a?.data.length ?? 0); at++) if (a?.data[at] !== b?.data[at]) differing++;
        return { differing, size: [a, b].map((one) => [one?.width, one?.height]) };
      },
      [svg.content, png.content] as const,
    );
    expect(size[1]).toEqual(size[0]);
    expect(differing).toBe(0);
  });

  it.each<readonly [string, (svg: string) => string]>([
    ["a label is missing", (svg) => svg.replace(/<g data-kind="label">.*?<\/g>/s, "")],
    ["a glyph is missing", (svg) => svg.replace(/<path transform="translate[^>]*>/, "")],
    ["one fill is another", (svg) => svg.replace('fill="#F9E78B" stroke="#A98F1D"', 'fill="#F39316" stroke="#A65B00"')],
  ])("would be seen to differ where %s", async (_, change) => {
    const preview = await panels.open({ size: { width: 1700, height: 1300 }, scale, reducedMotion: true });
    await preview.show({ ...(await published(text)), findings: [] });
    const svg = (await exported(preview, "svg")).content;
    const panel = await seen(preview, "light");
    const context = await panels
      .browser()
      .newContext({ deviceScaleFactor: scale, viewport: { width: 1700, height: 1300 } });
    const page = await context.newPage();
    const at = await samePart(preview.page, panel.at, page, svg);
    const drawn = async (content: string): Promise<Part> => {
      await page.setContent(`<style>body { margin: 0 }</style>${content}`);
      await page.evaluate(() => document.fonts.ready);
      return { png: (await page.screenshot()).toString("base64"), at };
    };
    const same = await drawn(svg);
    const other = await drawn(change(svg));
    const byName = [await worstPiece(page, panel, same), await worstPiece(page, panel, other)];
    expect(byName[0]?.by).toBeLessThan(bounds.png);
    expect(byName[1]?.by).toBeGreaterThan(bounds.pdf);
    await context.close();
  });
});
