/** Where the keyboard stands is seen in every theme, and it never stands nowhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { EditorTheme } from "./editor-themes.ts";
import { published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";
import { useTool } from "./tools.ts";

const text = readFileSync(join(import.meta.dirname, "../../examples/nlp-company.mlflow"), "utf8").replace(
  /^import .*$/m,
  "",
);
const panels = panelsOfSuite();

interface Ring {
  readonly name: string;
  /** Contrast of the ring with what lies around or under it; 0 where there is none. */
  readonly contrast: number;
  readonly width: number;
}

/** The ring of what has the focus now. */
const ringOf = (page: Page): Promise<Ring> =>
  page.evaluate(() => {
    const channels = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string): number => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((c) =>
        c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: string, other: string): number => {
      const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if ((channels(backgroundColor)[3] ?? 1) > 0.5) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    const active = document.activeElement ?? document.body;
    const name = active.getAttribute("aria-label") ?? active.textContent ?? active.tagName;
    const dotted =
      active.closest(".sheet")?.querySelector(`.mlmap-focus[data-of="${active.getAttribute("data-id")}"]`) ??
      active.querySelector(".fold rect") ??
      (active.matches(".fold") ? active.firstElementChild : null);
    if (active.closest(".drawing")) {
      const { stroke, strokeWidth } = getComputedStyle(dotted ?? active);
      return {
        name,
        width: Number.parseFloat(strokeWidth),
        contrast: stroke === "none" ? 0 : contrast(stroke, groundOf(active.closest(".sheet"))),
      };
    }
    const ringed = active.matches(".search input") ? (active.closest(".search") ?? active) : active;
    const { outlineStyle, outlineColor, outlineWidth, outlineOffset, boxShadow } = getComputedStyle(ringed);
    // The field of the search has its ring around it.
    if (ringed !== active)
      return {
        name,
        width: boxShadow === "none" ? 0 : 2,
        contrast: contrast(getComputedStyle(ringed).borderColor, groundOf(ringed.parentElement)),
      };
    const inside = Number.parseFloat(outlineOffset) < 0;
    return {
      name,
      width: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
      contrast: contrast(outlineColor, groundOf(inside ? ringed : ringed.parentElement)),
    };
  });

browserSuite("the focus", () => {
  it.each<EditorTheme>(["light", "dark", "contrast", "contrast-light"])(
    "is seen on whatever Tab leads to, pressed or not: %s",
    async (theme) => {
      const { page, show } = await panels.open({ theme, size: { width: 1300, height: 800 }, reducedMotion: true });
      await show(await published(text));
      await page.click('.mlmap-step[data-id="label"]');
      await useTool(page, "Compare with");
      await page.waitForSelector('[data-change="better"]');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const rings = new Map<string, Ring>();
      for (let i = 0; i < 45; i++) {
        await page.keyboard.press("Tab");
        // Behind the last stop comes the page itself, then the first one again.
        if (await page.evaluate(() => document.activeElement === document.body)) continue;
        const ring = await ringOf(page);
        rings.set(ring.name, ring);
      }
      expect([...rings.keys()].length).toBeGreaterThan(15);
      expect([...rings.values()].filter(({ width, contrast }) => width < 1 || contrast < 3)).toEqual([]);
    },
  );

  it("is seen on a step that keys lead to, not on one that is clicked, and rings go with their steps", async () => {
    const { page, show } = await panels.open({ size: { width: 1300, height: 800 } });
    await show(await published(text));
    const rings = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<SVGElement>(".rings > *")].map((ring) =>
          [ring.getAttribute("class"), ring.dataset["of"], ring.dataset["selected"]].join(" ").trim(),
        ),
      );
    expect(await rings()).toEqual([]);
    await page.click('.mlmap-step[data-id="label"]');
    await page.mouse.move(5, 795);
    await expect.poll(rings).toEqual(["mlmap-ring label"]);
    expect(await page.getAttribute('.mlmap-ring[data-of="label"]', "data-selected")).toBe("");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await rings()).some((ring) => ring.startsWith("mlmap-focus "))).toBe(true);
    const apart = await page.evaluate(() => {
      const ring = document.querySelector(".mlmap-focus");
      const step = document.activeElement?.querySelector("rect, polygon");
      if (!ring || !step) return undefined;
      const [a, b] = [ring.getBoundingClientRect(), step.getBoundingClientRect()];
      return [b.x - a.x, b.y - a.y, a.right - b.right, a.bottom - b.bottom].map(Math.sign);
    });
    expect(apart).toEqual([1, 1, 1, 1]);
    await page.evaluate(() => (document.activeElement as SVGElement | null)?.blur());
    await expect.poll(async () => (await rings()).some((ring) => ring.startsWith("mlmap-focus "))).toBe(false);
  });

  it("goes from the field of the first step to the step", async () => {
    const { page, show, sent } = await panels.open();
    await show(await published('map "Ours"\n', 1));
    await page.getByRole("textbox", { name: "Title of the first step" }).fill("Collect");
    await page.keyboard.press("Enter");
    expect((await sent()).some((m) => m.kind === "edit")).toBe(true);
    await show(await published('map "Ours"\nprocess collect "Collect"\n', 2));
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset["id"]);
    await expect.poll(focused).toBe("collect");
    // And the keys go on from there.
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  });

  it("stays in the text that is written there, when the first step comes from that", async () => {
    const { page, show } = await panels.open();
    await show(await published('map "Ours"\n', 1));
    await show(await published('map "Ours"\nprocess collect "Collect"\n', 2));
    await page.waitForSelector('.mlmap-step[data-id="collect"]');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });
});
