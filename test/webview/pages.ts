/** Pages for panels: each panel's own, or lent from one panel to the next. */
import type { Browser, Page } from "playwright-core";

/** What a panel asks of its page. */
export interface PageWish {
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly touch: boolean;
  readonly reducedMotion: boolean;
  readonly forcedColors: boolean;
}

export interface Lent {
  readonly page: Page;
  /** To be called once, when nothing listens to the page any more. */
  giveBack(): Promise<void>;
}

export interface Pages {
  lend(wish: PageWish): Promise<Lent>;
}

const media = ({ reducedMotion, forcedColors }: PageWish) => ({
  reducedMotion: reducedMotion ? ("reduce" as const) : ("no-preference" as const),
  forcedColors: forcedColors ? ("active" as const) : ("none" as const),
});

async function newPage(browser: Browser, wish: PageWish): Promise<Page> {
  const context = await browser.newContext({
    viewport: wish.size,
    deviceScaleFactor: wish.scale,
    hasTouch: wish.touch,
    ...media(wish),
  });
  return context.newPage();
}

/** A new page for each panel, closed after it. */
export function ownPages(browser: Browser): Pages {
  return {
    async lend(wish) {
      const page = await newPage(browser, wish);
      return { page, giveBack: () => page.context().close() };
    },
  };
}

/**
 * Pages that are lent again: empty, the pointer outside, of the size and media that are asked for. What a load cannot undo, the
 * scale of its pixels and whether it is touched, is never changed: such pages are kept apart.
 */
export function lentPages(browser: Browser): Pages {
  const free = new Map<string, Page[]>();
  return {
    async lend(wish) {
      const key = `${wish.scale} ${wish.touch}`;
      const kept = free.get(key)?.pop();
      const page = kept ?? (await newPage(browser, wish));
      if (kept) {
        await page.setViewportSize(wish.size);
        await page.emulateMedia({ media: null, ...media(wish) });
      }
      return {
        page,
        async giveBack() {
          if (page.isClosed()) return;
          await page.goto("about:blank");
          // Otherwise the next panel begins with the pointer where it was left.
          await page.mouse.move(-1, -1);
          free.set(key, [...(free.get(key) ?? []), page]);
        },
      };
    },
  };
}
