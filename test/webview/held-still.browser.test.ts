/** What somebody looks at closely stays where it is: through edits, in a panel of another shape, over another file. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const panels = panelsOfSuite();
const size = { width: 1000, height: 700 };

/** Four phases of eight steps in a row. */
function map(more = ""): string {
  const phases = ["one", "two", "three", "four"].map((name) => {
    const steps = Array.from({ length: 8 }, (_, i) => `  process ${name}${i} "Step ${i} of ${name}" is manual`);
    return `phase ${name} "${name}" {\n${steps.join("\n")}\n}\n${Array.from({ length: 8 }, (_, i) => `${name}${i}`).join(" -> ")}\n`;
  });
  return `map "Long" {}\n${phases.join("\n")}\none7 -> two0\ntwo7 -> three0\nthree7 -> four0\n${more}`;
}

const place = (page: Page, id: string): Promise<{ readonly x: number; readonly y: number; readonly width: number }> =>
  page
    .locator(`.mlmap-step[data-id="${id}"] rect`)
    .first()
    .evaluate((box) => {
      const { x, y, width } = box.getBoundingClientRect();
      // In the room of the picture: what stands above it can take another line.
      const top = document.querySelector(".canvas")?.getBoundingClientRect().top ?? 0;
      return { x: Math.round(x), y: Math.round(y - top), width: Math.round(width) };
    });

/** The step whose box is the nearest to the middle of a panel of this width. */
const nearestTo = (page: Page, x: number): Promise<string> =>
  page.evaluate((middle) => {
    const canvas = document.querySelector(".canvas")?.getBoundingClientRect();
    const y = canvas ? canvas.top + canvas.height / 2 : 0;
    const far = (step: SVGElement): number => {
      const box = step.querySelector("rect")?.getBoundingClientRect();
      return box ? Math.hypot(box.x + box.width / 2 - middle, box.y + box.height / 2 - y) : Number.POSITIVE_INFINITY;
    };
    const steps = [...document.querySelectorAll<SVGElement>(".mlmap-step[data-id]")];
    return steps.toSorted((a, b) => far(a) - far(b))[0]?.dataset["id"] ?? "";
  }, x);

/** Turns the wheel over a step until it is large. */
async function zoomInto(page: Page, id: string): Promise<void> {
  const { x, y, width } = await place(page, id);
  const top = (await page.locator(".canvas").boundingBox())?.y ?? 0;
  await page.mouse.move(x + width / 2, top + y + 5);
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await place(page, id)).width).toBeGreaterThan(250);
}

browserSuite("what is looked at closely", () => {
  it("stays through an edit before it, and in a panel of another shape", async () => {
    const { page, show } = await panels.open({ size, reducedMotion: true });
    await show(await published(map(), 1));
    await zoomInto(page, "two5");
    const before = await place(page, "two5");
    await show(
      await published(
        map()
          .replace("one7 -> two0", "one7 -> extra -> two0")
          .replace("  process two0", '  process extra "Extra" is absent\n  process two0'),
        2,
      ),
    );
    expect(await page.locator('.mlmap-step[data-id="extra"]').count()).toBe(1);
    await expect.poll(() => place(page, "two5")).toEqual(before);
    const layouts = await page.evaluate(() => document.body.dataset["layouts"]);
    const narrow = 500;
    const middle = await nearestTo(page, narrow / 2);
    const there = await place(page, middle);
    await page.setViewportSize({ width: narrow, height: 700 });
    await expect.poll(() => page.evaluate(() => document.body.dataset["layouts"])).not.toBe(layouts);
    await expect.poll(() => place(page, middle)).toEqual(there);
  });

  it("is not what another file is shown at: each has a place and a scale of its own", async () => {
    const { page, show, send, sent } = await panels.open({ size, reducedMotion: true });
    await show(await published(map(), 1));
    await zoomInto(page, "two5");
    const before = await place(page, "two5");
    const memory = async () => (await sent()).findLast((message) => message.kind === "remember");
    await expect.poll(async () => (await memory())?.memory.zoom?.k).toBeGreaterThan(1.5);
    const kept = (await memory())?.memory;
    await show(
      await published('process a "A" is manual\nprocess b "B" is manual\na -> b\n', 2, "file:///maps/other.mlflow"),
    );
    for (const id of ["a", "b"]) {
      const { x, width } = await place(page, id);
      expect(width).toBeLessThan(170);
      expect(x).toBeGreaterThan(0);
      expect(x + width).toBeLessThan(size.width);
    }
    await send({ kind: "map", published: await published(map(), 3), ...(kept && { memory: kept }) });
    await page.locator('.mlmap-step[data-id="two5"]').waitFor();
    await expect.poll(() => place(page, "two5")).toEqual(before);
  });

  it("stays in sight while keys make it larger", async () => {
    const { page, show } = await panels.open({ size, reducedMotion: true });
    await show(await published(map(), 1));
    await page.locator('.mlmap-step[data-id="one0"]').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press("+");
    const { x, y, width } = await place(page, "one0");
    expect(width).toBeGreaterThan(250);
    expect(x + width / 2).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
  });
});
