/** The hands that the benches of the preview have. */
import type { Page } from "playwright-core";
import type { MapPublished, ToPreview } from "../src/protocol.ts";

/** One thing that hands do, by its name. */
export type Gesture = readonly [string, (page: Page, edited: MapPublished) => Promise<unknown>];

/** The middle of the picture. */
export const middle = { x: 700, y: 450 };
/** Waits until what was done has come to rest: until nothing of the page has changed for so many milliseconds. */
export const settled = (page: Page, ms = 350): Promise<void> =>
  page.evaluate(
    (still) =>
      new Promise<void>((done) => {
        let timer = setTimeout(end, still);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, still);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        function end(): void {
          observer.disconnect();
          // What was changed last is on the screen, too.
          requestAnimationFrame(() => setTimeout(done));
        }
      }),
    ms,
  );

/**
 * Clicks a button by how its name begins. Not by its role: to find that, the tool would have the page work out the names of
 * all that is drawn, and what it leaves behind would count as the page's own work.
 */
export const press = (name: string) => async (page: Page) =>
  page.locator(`button[aria-label^="${name}"]`).first().click();
/** Clicks a choice in the panel of views. */
export const pill = (name: string) => async (page: Page) =>
  page.locator(`.view-panel .pill:text-is("${name}")`).click();
/** In the panel of views: the whole map again. */
export const showAll = (page: Page): Promise<void> => page.click('.view-panel .link:text-is("Show all")');
/** Clicks the first thing that a selector finds. */
export const pick = (selector: string) => async (page: Page) => page.locator(selector).first().click();

/** The editor brings another version of the map, whatever stands in the place of the picture. */
export const type = (page: Page, published: MapPublished): Promise<void> => tell(page, { kind: "map", published });

/** A message of the editor. */
export const tell = (page: Page, message: ToPreview): Promise<void> =>
  page.evaluate((data) => window.postMessage(data, "*"), message);
