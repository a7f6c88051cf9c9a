/** A preview whose edits are made: what it asks for goes into the text, and the map of that comes back. */
import type { Page } from "playwright-core";
import { edited } from "../../src/language/text-edits.ts";
import { type OpenPreview, type PreviewOptions, published } from "./harness.ts";

export interface Answering extends OpenPreview {
  /** The text as it is now. */
  text(): string;
  /** Makes the edits that were asked for since the last call, one after the other; gives back how many. */
  answer(): Promise<number>;
  /** The text from before the newest edit, as Undo leaves it. */
  takeBack(): Promise<void>;
}

export async function answering(
  open: (options?: PreviewOptions) => Promise<OpenPreview>,
  start: string,
  options?: PreviewOptions,
): Promise<Answering> {
  const preview = await open(options);
  const texts = [start];
  let version = 1;
  let seen = 0;
  const text = (): string => texts.at(-1) ?? "";
  await preview.show(await published(start, version));
  return {
    ...preview,
    text,
    async answer() {
      const sent = await preview.sent();
      const edits = sent.slice(seen).flatMap((message) => (message.kind === "edit" ? [message.edit] : []));
      seen = sent.length;
      for (const edit of edits) {
        texts.push(edited(text(), edit));
        version += 1;
        await preview.show(await published(text(), version));
      }
      return edits.length;
    },
    async takeBack() {
      texts.pop();
      version += 1;
      await preview.show(await published(text(), version));
    },
  };
}

/** Where the keyboard stands: the id of a step, else what the thing is called, else its tag. */
export function standing(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement ?? document.body;
    const id = here instanceof SVGElement ? here.dataset["id"] : undefined;
    return id ?? here.getAttribute("aria-label") ?? here.tagName;
  });
}

/** What a screen reader was told last. */
export function said(page: Page): Promise<string | null> {
  return page.locator("p.visually-hidden[role=status]").textContent();
}
