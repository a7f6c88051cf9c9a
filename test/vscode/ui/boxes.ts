/** Boxes of a picture, read from what is drawn: the same way in the preview and in a rendered file. */
import { readFileSync } from "node:fs";
import type { Browser, Frame } from "playwright-core";

/** Places are relative to the leftmost and topmost box, in the picture's own pixels. */
export interface DrawnBox {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The steps of the picture in a frame, in the order of their ids. */
export function boxesIn(frame: Frame): Promise<readonly DrawnBox[]> {
  return frame.evaluate(() => {
    const kinds = ["process", "decision", "start", "end"];
    const groups = [...document.querySelectorAll<SVGGElement>("g[data-id][data-kind]")].filter((group) =>
      kinds.includes(group.dataset["kind"] ?? ""),
    );
    const drawn = groups.map((group) => {
      // The first shape is the box; a tooltip may stand before it.
      const shape = group.querySelector<SVGGraphicsElement>(":scope > :is(rect, path, polygon, ellipse)");
      if (!shape) throw new Error(`${group.dataset["id"]} has no box`);
      const box = shape.getBBox();
      const matrix = shape.getScreenCTM() ?? new DOMMatrix();
      const corner = new DOMPoint(box.x, box.y).matrixTransform(matrix);
      const words = [...group.querySelectorAll("text")].map((text) => text.textContent ?? "").join(" ");
      return {
        id: group.dataset["id"] ?? "",
        kind: group.dataset["kind"] ?? "",
        level: group.dataset["level"] ?? "",
        text: words.replaceAll(/\s+/g, " ").trim(),
        x: corner.x / matrix.a,
        y: corner.y / matrix.d,
        width: Math.round(box.width * 10) / 10,
        height: Math.round(box.height * 10) / 10,
      };
    });
    const left = Math.min(...drawn.map(({ x }) => x));
    const top = Math.min(...drawn.map(({ y }) => y));
    return drawn
      .map((box) => ({ ...box, x: Math.round(box.x - left), y: Math.round(box.y - top) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** The same of an SVG file. */
export async function boxesOfFile(browser: Browser, path: string): Promise<readonly DrawnBox[]> {
  const page = await browser.newPage();
  try {
    await page.setContent(
      `<!doctype html><body style="margin:0">${readFileSync(path, "utf8").replace(/<\?xml[^>]*>/, "")}</body>`,
    );
    return await boxesIn(page.mainFrame());
  } finally {
    await page.close();
  }
}
