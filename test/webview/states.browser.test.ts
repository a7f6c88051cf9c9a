/** That axe-core has nothing to say, whatever stands on the screen; and what people can do there that needs a wide panel. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axeComplaints } from "../support/axe.ts";
import type { EditorTheme } from "./editor-themes.ts";
import { type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";
import { useTool } from "./tools.ts";

const examples = join(import.meta.dirname, "../../examples");
const text = readFileSync(join(examples, "nlp-company.mlflow"), "utf8").replace(/^import .*$/m, "");
const broken = text.replace("is manual", "is manual {{");
const wide = { width: 1300, height: 800 };

type Prepare = (preview: OpenPreview) => Promise<unknown>;

const press = (label: string) => (page: Page) => useTool(page, label);
const menu = async (page: Page, label: string, item: string): Promise<void> => {
  await press(label)(page);
  await page.click(`.menu-item:has-text("${item}")`);
};
const box = (id: string): string => `.mlmap-step[data-id="${id}"]`;

/** Each from a fresh panel. */
const states: readonly { readonly title: string; readonly prepare: Prepare; readonly options?: PreviewOptions }[] = (
  [
    ["one level alone", ({ page }) => page.click('.legend-entry[data-level="manual"]')],
    ["a comparison in a small panel", ({ page }) => press("Compare with")(page), { size: { width: 320, height: 700 } }],
    [
      "both states side by side",
      async ({ page }) => (await press("Compare with")(page), page.click("[data-how=sides]")),
    ],
    [
      "one state over the other",
      async ({ page }) => (await press("Compare with")(page), page.click("[data-how=slider]")),
    ],
    ["what is found", async ({ page }) => (await page.keyboard.press("/"), page.keyboard.type("model"))],
    ["a filter that leaves nothing", async ({ page }) => filteredOut(page)],
    [
      "a step that the keyboard stands on",
      async ({ page }) => (await page.focus(box("label")), page.keyboard.press("ArrowRight")),
    ],
    ["the menu of a step", async ({ page }) => (await page.focus(box("label")), page.keyboard.press("Shift+F10"))],
    ["a title that is written", async ({ page }) => (await page.focus(box("label")), page.keyboard.press("F2"))],
    ["a flow that is drawn", async ({ page }) => (await page.focus(box("label")), page.keyboard.press("c"))],
    ["folded phases", ({ page }) => menu(page, "More", "Fold all")],
    ["layers", async ({ page }) => (await press("View")(page), page.click('.pill:text-is("Data")'))],
    ["a broken text", async ({ send }) => send({ kind: "map", published: await published(broken, 2) })],
    ["an empty map", async ({ show }) => show(await published("", 2))],
    ["no map", ({ send }) => send({ kind: "nothing", message: "The file is gone." })],
  ] satisfies readonly [string, Prepare, PreviewOptions?][]
).map(([title, prepare, options]) => ({ title, prepare, ...(options && { options }) }));

async function filteredOut(page: Page): Promise<void> {
  await press("View")(page);
  await page.click('[data-subject="level"] .pill:text-is("Automated")');
  await page.click('[data-subject="phase"] .pill:text-is("Prepare data")');
  await page.keyboard.press("Escape");
  await page.getByText("No step passes the filter").waitFor();
}

browserSuite("the states of the preview", () => {
  const panels = panelsOfSuite();

  async function shown(options: PreviewOptions = {}): Promise<OpenPreview> {
    const open = await panels.open({ size: wide, reducedMotion: true, ...options });
    await open.show(await published(text));
    return open;
  }

  it.each(states)("have nothing that axe complains about: $title", async ({ prepare, options = {} }) => {
    const preview = await shown(options);
    await prepare(preview);
    await preview.page.waitForTimeout(400);
    expect(await axeComplaints(preview.page)).toEqual([]);
  });

  it.each<EditorTheme>(["dark", "contrast", "contrast-light"])(
    "keep what is dimmed in the legend readable: %s",
    async (theme) => {
      const { page } = await shown({ theme });
      await page.click('.legend-entry[data-level="manual"]');
      expect(await axeComplaints(page)).toEqual([]);
    },
  );

  it("let a step be renamed by a double click in a wide panel: the card beside it waits, and the map stays", async () => {
    const { page } = await shown();
    // The box alone: the ring around it shows while it is pointed at.
    const shape = page.locator(`${box("label")} > rect`).first();
    const before = await shape.boundingBox();
    const [x, y] = [(before?.x ?? 0) + 30, (before?.y ?? 0) + 20];
    await page.mouse.click(x, y);
    await page.waitForTimeout(100);
    await page.mouse.click(x, y, { clickCount: 2 });
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    expect(await shape.boundingBox()).toEqual(before);
    expect(await page.locator(".card").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator(".card").waitFor();
  });

  it.each([320, 1300])("present each step in the middle of the picture, large, in a panel of %i px", async (width) => {
    const { page } = await shown({ size: { width, height: 700 } });
    await menu(page, "More", "Present step");
    for (const id of ["brief", "collect", "curate", "redact", "label", "agree", "train"]) {
      await page.waitForTimeout(150);
      const [canvas, step] = [await page.locator(".canvas").boundingBox(), await page.locator(box(id)).boundingBox()];
      if (!canvas || !step) throw new Error(`no ${id}`);
      // The rings around the box are a part of it here.
      expect(step.width, id).toBeGreaterThan(160);
      expect(Math.abs(step.x + step.width / 2 - canvas.x - canvas.width / 2), id).toBeLessThan(30);
      expect(Math.abs(step.y + step.height / 2 - canvas.y - canvas.height / 2), id).toBeLessThan(80);
      await page.keyboard.press("ArrowRight");
    }
  });

  it("say that a filter hides all steps, and show them again", async () => {
    const { page } = await shown();
    await filteredOut(page);
    expect(await page.locator(".empty").innerText()).toContain("All 18 steps of this map are hidden.");
    await page.locator(".empty button").click();
    await page.locator(box("label")).waitFor();
  });
});
