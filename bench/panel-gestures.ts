/** What hands and the editor do around the picture, for `bench/preview-tasks.ts`: each on the panel as the last one left it. */
import type { Page } from "playwright-core";
import type { HistoryPoint } from "../src/model/history.ts";
import { type EditorTheme, themeClasses, themeVariables } from "../test/webview/editor-themes.ts";
import { type Gesture, pick, pill, press, settled, showAll, tell, type } from "./gesture.ts";

const item = (button: string, words: string) => async (page: Page) => {
  await press(button)(page);
  await page.locator(`.menu-label:text-is("${words}")`).click();
};
/** The first choice of a group in the panel of views. */
const facet = (subject: string) => pick(`.view-group[data-subject=${subject}] .pill`);
const step = (page: Page) => page.locator(".mlmap-step[data-id=p200]");

/** The editor has another theme from now on. */
const dress = (theme: EditorTheme) => (page: Page) =>
  page.evaluate(
    ({ variables, classes }) => {
      // As VS Code does it: the page's policy lets no style attribute in.
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      const others = [...document.body.classList].filter((name) => !/^vscode-(light|dark|high-contrast.*)$/.test(name));
      document.body.className = [...others, ...classes].join(" ");
    },
    { variables: themeVariables(theme), classes: themeClasses(theme) },
  );

/** As many commits as a map of some years has. */
const commits = 300;
const points = Array.from(
  { length: commits },
  (_, i): HistoryPoint => ({
    revision: (0xabcdef0 + i).toString(16),
    date: new Date(Date.UTC(2024, 0, 1 + 3 * i)).toISOString(),
    subject: `Rate what was measured in week ${i}`,
    path: "map.mlflow",
    processes: 100 + i,
    rated: 90 + i,
    score: 0.2 + i / 1000,
    weightedScore: 0.25 + i / 1000,
    levels: { automated: 20, "semi-automated": 30, "non-repeatable": 10, manual: 20 + i, absent: 10, unrated: 10 },
    hoursPerMonth: { min: 400 - i, max: 700 - i, assumed: false },
    costPerMonth: { min: 4000 - i, max: 7000 - i, currency: "EUR", assumed: false },
    leadTimeHours: { min: 10, max: 30, assumed: false },
    handoffs: 40,
  }),
);

/** On the map as it is now. */
export const panelGestures: readonly Gesture[] = [
  ["context menu of a step", (page) => step(page).click({ button: "right", force: true })],
  ["show only what leads here", async (page) => page.locator('.menu-item:has-text("what leads here")').click()],
  ["show all again", async (page) => page.keyboard.press("Escape")],
  ["begin to rename", (page) => step(page).dblclick({ force: true })],
  ["write a title", async (page) => page.keyboard.type("Another title", { delay: 40 })],
  ["leave it", async (page) => page.keyboard.press("Escape")],
  ["begin a new flow", async (page) => (await step(page).click({ force: true }), await page.keyboard.press("c"))],
  ["end it", async (page) => page.keyboard.press("Escape")],
  ["close the card", async (page) => page.keyboard.press("Escape")],
  ["actual size by key", async (page) => page.keyboard.press("1")],
  [
    "drag in the small map",
    async (page) => {
      const box = await page.locator(".minimap").boundingBox();
      if (!box) throw new Error("There is no small map.");
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 20 + 8 * i, box.y + 20 + 4 * i);
      await page.mouse.up();
    },
  ],
  ["fit the map", press("Fit the map")],
  ["zoom by key", async (page) => page.keyboard.press("+")],
  ["all of it again", async (page) => page.keyboard.press("0")],
  ["the cursor moves in the text", (page) => tell(page, { kind: "cursor", id: "p120" })],
  [
    "the text is broken",
    (page, map) =>
      type(page, {
        ...map,
        errors: [
          {
            rule: "syntax",
            severity: "error",
            message: "A brace is missing.",
            range: { uri: map.uri, startLine: 20, startColumn: 1, endLine: 20, endColumn: 9, offset: 400, end: 408 },
          },
        ],
      }),
  ],
  ["the text is whole again", type],
  ["findings: open the list", pick(".findings-count")],
  ["findings: what one rule found", pick(".finding-rule")],
  ["findings: go to one", pick(".findings-bar li button")],
  ["findings: all again", pick(".finding-rule")],
  ["findings: close the list", pick(".findings-count")],
  ["views: one phase", async (page) => (await press("View")(page), await pill("Phase 12")(page))],
  ["views: all but it", pill("Phase 12")],
  ["views: one level", async (page) => (await showAll(page), await facet("level")(page))],
  ["views: one interface", async (page) => (await showAll(page), await facet("interface")(page))],
  ["views: interfaces as a layer", async (page) => (await showAll(page), await pill("Interfaces")(page))],
  ["views: as before", async (page) => (await showAll(page), await page.keyboard.press("Escape"))],
  ["fold all phases", item("More", "Fold all phases")],
  ["unfold all phases", item("More", "Unfold all phases")],
  ["theme: dark", dress("dark")],
  ["theme: high contrast", dress("contrast")],
  ["theme: high contrast, light", dress("contrast-light")],
  ["theme: light", dress("light")],
  ["the panel becomes narrow", (page) => page.setViewportSize({ width: 520, height: 900 })],
  ["the panel becomes wide", (page) => page.setViewportSize({ width: 1400, height: 900 })],
  ["a card opens beside", async (page) => step(page).click({ force: true })],
  ["export: SVG", (page) => tell(page, { kind: "export", format: "svg" })],
  ["export: PNG", (page) => tell(page, { kind: "export", format: "png" })],
  ["export: PDF", (page) => tell(page, { kind: "export", format: "pdf" })],
  ["export: page", (page) => tell(page, { kind: "export", format: "html" })],
  ["copy as a picture", (page) => tell(page, { kind: "copy" })],
  ["without lanes", item("Arrangement", "Without lanes")],
  ["history: open", item("More", "History of the figures")],
  [
    "history: 300 commits come",
    (page, map) =>
      tell(page, {
        kind: "history",
        uri: map.uri,
        state: "current",
        history: { map: map.map.title, state: "current", points, skipped: [], more: false },
      }),
  ],
  [
    "history: point at a commit",
    async (page) => {
      const box = await page.locator(".history-lines svg").first().boundingBox();
      if (!box) throw new Error("There is no chart.");
      for (let i = 0; i < 10; i++) await page.mouse.move(box.x + 60 + 20 * i, box.y + box.height / 2);
      await settled(page);
    },
  ],
  ["history: back", async (page) => page.keyboard.press("Escape")],
];
