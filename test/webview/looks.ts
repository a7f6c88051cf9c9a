/** What the preview can be made to show before its picture leaves: arrangements, themes, filters, a comparison. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { FromPreview } from "../../src/protocol.ts";
import type { EditorTheme } from "./editor-themes.ts";
import type { OpenPreview } from "./harness.ts";

const examples = join(import.meta.dirname, "../../examples");
/** The map that is shown where a look names no other. */
export const text = readFileSync(join(examples, "nlp-company.mlflow"), "utf8").replace(/^import .*$/m, "");

export type Exported = Extract<FromPreview, { kind: "exported" }>;

export interface Look {
  readonly title: string;
  readonly theme: EditorTheme;
  readonly source?: string;
  set(page: Page): Promise<unknown>;
}

/** What the preview sends when it is asked for its picture. */
export async function exported({ page, send, sent }: OpenPreview, format: Exported["format"]): Promise<Exported> {
  const of = async (): Promise<readonly Exported[]> =>
    (await sent()).filter((m): m is Exported => m.kind === "exported" && m.format === format);
  const before = (await of()).length;
  await send({ kind: "export", format });
  await expect.poll(async () => (await of()).length, { timeout: 20_000 }).toBe(before + 1);
  await page.waitForTimeout(50);
  return (await of()).at(-1) as Exported;
}

export const pill = (page: Page, words: string): Promise<void> => page.click(`.view-panel .pill:text-is("${words}")`);
export const views = (page: Page): Promise<void> => page.click(".toolbar button[aria-label^='View']");

export const looks: readonly Look[] = [
  { title: "the whole map in the dark", theme: "dark", set: () => Promise.resolve() },
  {
    title: "a named view of a target with a phase folded",
    theme: "light",
    set: async (page) => {
      await views(page);
      await pill(page, "Release and run, in 2027");
      await page.keyboard.press("Escape");
      await page.locator(".fold").first().click();
    },
  },
  {
    title: "one actor alone, data as a layer, one level dimmed, in the dark",
    theme: "dark",
    set: async (page) => {
      await views(page);
      await pill(page, "Data");
      await pill(page, "Data scientist");
      await page.keyboard.press("Escape");
      await page.click('.legend-entry[data-level="manual"]');
    },
  },
  {
    title: "lanes of actors with interfaces, what is not found dimmed",
    theme: "light",
    source: text.replace("lanes phases", "lanes actors"),
    set: async (page) => {
      await views(page);
      await pill(page, "Interfaces");
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      await page.keyboard.type("model");
    },
  },
  {
    title: "what changes, downwards, in high contrast",
    theme: "contrast",
    set: async (page) => {
      await page.click(".toolbar button[aria-label^='Arrangement']");
      await page.click('.menu-item:has-text("Downwards")');
      await page.click(".toolbar button[aria-label^='Compare with']");
    },
  },
];
