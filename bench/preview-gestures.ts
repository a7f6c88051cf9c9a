/** What hands do in the preview, for `bench/preview-tasks.ts`: each on the panel as the last one left it. */
import { type Gesture, middle, pick, pill, press, settled, showAll, type } from "./gesture.ts";

/** On the map as it is now. */
export const currentGestures: readonly Gesture[] = [
  [
    "zoom with the wheel",
    async (page) => {
      await page.mouse.move(middle.x, middle.y);
      for (let i = 0; i < 12; i++) {
        await page.mouse.wheel(0, -120);
        await page.waitForTimeout(30);
      }
    },
  ],
  [
    "pan by hand",
    async (page) => {
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.down();
      for (let i = 1; i <= 12; i++) await page.mouse.move(middle.x - 20 * i, middle.y - 5 * i);
      await page.mouse.up();
    },
  ],
  [
    "zoom out with the wheel",
    async (page) => {
      for (let i = 0; i < 6; i++) {
        await page.mouse.wheel(0, 120);
        await page.waitForTimeout(30);
      }
    },
  ],
  [
    "point at a step",
    async (page) => {
      await page.locator(".mlmap-step[data-id=p200]").hover({ force: true });
      await settled(page, 500);
    },
  ],
  ["choose a step", (page) => page.locator(".mlmap-step[data-id=p200]").click({ force: true })],
  [
    "travel by keys",
    async (page) => {
      for (let i = 0; i < 4; i++) {
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(60);
      }
    },
  ],
  ["let go", (page) => page.keyboard.press("Escape")],
  ["show all of it", (page) => page.keyboard.press("0")],
  [
    "search",
    async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("model", { delay: 40 });
      await settled(page);
      await page.keyboard.press("Escape");
    },
  ],
  [
    "one level alone",
    async (page) => {
      const level = page.locator(".legend button").first();
      await level.click();
      await settled(page);
      await level.click();
    },
  ],
  ["fold a phase", (page) => page.locator(".fold").nth(3).dispatchEvent("click")],
  ["unfold it", (page) => page.locator(".fold[aria-expanded=false]").dispatchEvent("click")],
  [
    "another arrangement",
    async (page) => {
      await press("Arrangement")(page);
      await page.locator('.menu-label:text-is("Downwards")').click();
      await settled(page, 1200);
    },
  ],
  ["page of figures", press("Show figures")],
  [
    "back to the picture",
    async (page) => {
      await press("Show figures")(page);
      await settled(page, 800);
    },
  ],
];

/** On a map with a target and platforms. */
export const plannedGestures: readonly Gesture[] = [
  ["views: open the panel", press("View")],
  ["views: data as a layer", pill("Data")],
  ["views: without it", pill("Data")],
  ["views: dim all but one actor", async (page) => (await pill("Dimmed")(page), await pill("ML engineer")(page))],
  ["views: hide them", pill("Hidden")],
  [
    "views: show all again",
    async (page) => {
      await showAll(page);
      await page.keyboard.press("Escape");
    },
  ],
  ["another state", pick(".segment[data-state=goal]")],
  ["present: begin", async (page) => (await press("More")(page), await pick('.menu-item:has-text("Present")')(page))],
  ["present: next step", async (page) => page.keyboard.press("ArrowRight")],
  ["present: end", async (page) => page.keyboard.press("Escape")],
  ["compare: in one picture", press("Compare with")],
  ["compare: choose a change", pick(".changes .cmp-row")],
  ["compare: list by hours", async (page) => page.locator(".changes .compare-select").selectOption("hours")],
  ["compare: side by side", pick(".segment[data-how=sides]")],
  ["compare: fade", pick(".segment[data-how=fade]")],
  [
    "compare: move the fade",
    async (page) => {
      await page.locator(".compare-mix").focus();
      for (let i = 0; i < 6; i++) {
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(40);
      }
    },
  ],
  ["compare: slider", pick(".segment[data-how=slider]")],
  [
    "compare: drag the edge",
    async (page) => {
      const edge = await page.locator(".edge").boundingBox();
      if (!edge) throw new Error("There is no edge to drag.");
      const at = { x: edge.x + edge.width / 2, y: edge.y + edge.height / 2 };
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      for (let i = 1; i <= 12; i++) await page.mouse.move(at.x - 20 * i, at.y);
      await page.mouse.up();
    },
  ],
  ["compare: swap both sides", press("Swap both sides")],
  ["compare: back to one picture", pick(".segment[data-how=one]")],
  ["compare: close", press("Close the comparison")],
  ["figures: open, of a target", press("Show figures")],
  ["figures: an edit of the text", type],
  [
    "platforms: open",
    async (page) => (
      await press("Compare platforms")(page), await page.locator(".matrix tr[data-row]").first().waitFor()
    ),
  ],
  ["platforms: choose an answer", pick(".matrix tr[data-row] td")],
  ["platforms: give an answer", async (page) => page.keyboard.press("1")],
  ["platforms: an edit of the text", type],
  ["platforms: scroll", async (page) => (await page.mouse.move(middle.x, middle.y), await page.mouse.wheel(0, 1500))],
  ["platforms: back", press("Compare platforms")],
];
