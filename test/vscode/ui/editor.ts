/** What a person does with the texts and menus of a window. */
import type { Locator } from "playwright-core";
import { eventually, focusEditor, runCommand, type Window } from "./window.ts";

/** The text that the editor shows, as far as it is in sight; what hints and lenses add to it, too. */
export async function editorText({ page }: Window): Promise<string> {
  const lines = await page
    .locator(".editor-instance .monaco-editor .view-lines")
    .first()
    .locator(".view-line")
    .evaluateAll((all) =>
      all
        .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
  return lines.join("\n").replaceAll("\u00a0", " ");
}

/** Puts a text in the place of the whole text of the editor that has the focus. */
export async function setText({ page }: Window, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("Control+A");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.press("Control+V");
}

/** Waits until the text in the editor satisfies a condition. */
export function textShows(w: Window, what: string, holds: (text: string) => boolean): Promise<true> {
  let newest = "";
  return eventually<true>(
    what,
    async () => {
      newest = await editorText(w);
      return holds(newest) ? true : undefined;
    },
    20_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; the text: ${newest}`);
  });
}

/** Takes the newest edit of a text back, and waits until the text is as it was. */
export async function undo(w: Window, file: string, what: string, holds: (text: string) => boolean): Promise<void> {
  await focusEditor(w, file);
  await w.page.keyboard.press("Control+Z");
  await textShows(w, what, holds);
}

/** Opens a file from the explorer, for good, or goes to its tab; the embedded VS Code has no search by name. */
export async function openByName(w: Window, name: string, folder?: string): Promise<void> {
  const tab = w.page.locator(`.tab[data-resource-name="${name}"]`).first();
  await eventually(`${name} to be open`, async () => {
    if ((await tab.count()) > 0) await tab.click({ timeout: 2000 });
    else if ((await inExplorer(w, name).count()) > 0) await inExplorer(w, name).dblclick({ timeout: 2000 });
    else if (folder !== undefined) {
      const row = inExplorer(w, folder);
      if ((await row.getAttribute("aria-expanded", { timeout: 2000 })) !== "true") await row.click({ timeout: 2000 });
    }
    await w.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor({ timeout: 2000 });
    return true;
  });
}

/** An entry of the menu that is open; its mark says that it can be taken. */
export function menuEntry({ page }: Window, label: string): Locator {
  return page.locator(".monaco-menu .action-item:not(.disabled) .action-label", { hasText: label }).first();
}

/**
 * Opens a context menu and takes an entry, until what it leads to comes. A menu takes no click in the first moment, so that
 * nobody takes an entry by accident, and may close with that click: one asks for it again then.
 */
export async function fromMenu(w: Window, on: Locator, label: string, leadsTo: Locator): Promise<void> {
  const entry = menuEntry(w, label);
  let clicked = false;
  await eventually(`what “${label}” of the menu leads to`, async () => {
    if (clicked && !(await entry.isVisible()) && (await appears(leadsTo))) return true;
    if (!(await entry.isVisible())) {
      await on.click({ button: "right", timeout: 5000 });
      await entry.waitFor({ timeout: 3000 }).catch(async (error: unknown) => {
        await w.page.keyboard.press("Escape");
        throw error;
      });
    }
    await entry.click({ timeout: 2000 });
    clicked = true;
    await entry.waitFor({ state: "detached", timeout: 1000 });
    return undefined;
  });
}

/** Whether something comes within some seconds. */
export function appears(what: Locator, timeout = 5000): Promise<boolean> {
  return what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** The file in the explorer. */
export function inExplorer({ page }: Window, name: string): Locator {
  return page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
}

/** Answers the question for a name or a place in the field at the top of the window. */
export async function answer({ page }: Window, what: RegExp, text?: string): Promise<void> {
  const widget = page.locator(".quick-input-widget:visible");
  const input = widget.locator(".quick-input-box input");
  await eventually(`the question ${what}`, async () => {
    const words = `${await widget.innerText()} ${(await input.getAttribute("placeholder")) ?? ""} ${await input.inputValue()}`;
    return what.test(words);
  });
  if (text !== undefined) await input.fill(text);
  await page.keyboard.press("Enter");
}

/** A row of the list that is open at the top of the window. */
export function rowOfList({ page }: Window, row: string): Locator {
  return page.locator(".quick-input-list .monaco-list-row .label-name", { hasText: row }).first();
}

/** Picks a row of the list that is open at the top of the window. */
export async function pick(w: Window, row: string): Promise<void> {
  await rowOfList(w, row).click();
}

/** The question for a name that is open at the top of the window. */
export function question({ page }: Window, words: string): Locator {
  return page.locator(".quick-input-widget:visible", { hasText: words }).first();
}

/** Closes all previews and other editors; what was not saved is lost. */
export async function closeAll(w: Window): Promise<void> {
  await runCommand(w, "View: Close All Editors");
  const refuse = w.page.locator(".monaco-dialog-box .monaco-button", { hasText: "Don't Save" }).first();
  await eventually("all editors to close", async () => {
    if (await refuse.isVisible()) await refuse.click({ timeout: 2000 });
    return (await w.page.locator(".editor-group-container .tab").count()) === 0;
  });
}
