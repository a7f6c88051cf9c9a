/** A window of VS Code as a person uses it: what is on the screen, what the keys do. Works in both browser hosts. */
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, Frame, Locator, Page } from "playwright-core";

export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that our own code wrote to the console. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Generous: on a busy machine a window alone takes half a minute. */
const settleTime = 60_000;

/** Opens an address and waits until the workbench stands. */
export async function openWindow(browser: Browser, url: string, size = { width: 1400, height: 900 }): Promise<Window> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 1,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(settleTime);
  const page = await context.newPage();
  const faults: string[] = [];
  // The cache that code-server lies in has our name, too: what it says of itself is not ours.
  page.on("console", (message) => {
    const text = message.text();
    if (
      message.type() === "error" &&
      /mlProcessMaps|ml-process-maps(?!-e2e)|dist\/(web|webview|node)\//.test(text + message.location().url)
    ) {
      // Errors about files that no build has are no fault: source maps, translations.
      if (!/\.map\b|nls/.test(text)) faults.push(text);
    }
  });
  page.on("pageerror", (error) => {
    if (/dist\/webview/.test(error.stack ?? "")) faults.push(error.message);
  });
  await page.goto(url);
  await page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor({ timeout: 120_000 });
  return { page, context, faults, close: () => context.close() };
}

/** Waits until `look` gives something; the newest reason is told when it never does. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  timeout = settleTime,
): Promise<T> {
  const end = Date.now() + timeout;
  let reason = "";
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined && found !== false && found !== null) return found;
    } catch (error) {
      // Frames are replaced while a panel moves or reloads: look again.
      reason = error instanceof Error ? ` (${error.message.split("\n")[0]})` : "";
    }
    await wait(40);
  }
  throw new Error(`waited ${timeout / 1000} s in vain for: ${what}${reason}`);
}

/** The frame of our preview: two frames deep, replaced when the panel moves. */
export function previewFrame({ page }: Window, timeout = settleTime): Promise<Frame> {
  return eventually(
    "the preview's frame",
    async () => {
      for (const frame of page.frames()) {
        if (frame.isDetached() || !/fake\.html/.test(frame.url())) continue;
        const ours = await frame
          .evaluate(() => document.body?.dataset["layoutWorker"] !== undefined)
          .catch(() => false);
        if (ours) return frame;
      }
      return undefined;
    },
    timeout,
  );
}

/** What the preview's page says of itself. */
export interface PreviewFacts {
  readonly ready: boolean;
  readonly version: number;
  readonly state: string;
  readonly layouts: number;
}

export async function previewFacts(window: Window): Promise<PreviewFacts> {
  const frame = await previewFrame(window);
  return frame.evaluate(() => {
    const { ready, version, state, layouts } = document.body.dataset;
    return {
      ready: ready !== undefined,
      version: Number(version ?? -1),
      state: state ?? "",
      layouts: Number(layouts ?? -1),
    };
  });
}

/** Waits until the preview's page satisfies a condition. */
export function previewShows(window: Window, what: string, holds: (frame: Frame) => Promise<boolean>): Promise<true> {
  return eventually(what, async () => ((await holds(await previewFrame(window, 2000))) ? true : undefined));
}

/**
 * Opens VS Code's quick input by a key and fills it. A page in a webview that has just taken the focus may swallow the first
 * press, or close the input again.
 */
function quickInput(page: Page, key: string, text: string): Promise<Locator> {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  return eventually(`the input that ${key} opens`, async () => {
    await page.keyboard.press(key);
    await input.waitFor({ timeout: 5000 });
    await input.fill(text, { timeout: 3000 });
    return input;
  });
}

/** Runs a command by its title through the palette, which a page that opens just then may close again: it is opened anew then. */
export async function runCommand({ page }: Window, title: string): Promise<void> {
  const row = page.locator(".quick-input-list .monaco-list-row .label-name", { hasText: title }).first();
  await eventually(`the command “${title}” in the palette`, async () => {
    await quickInput(page, "F1", `>${title}`);
    await row.click({ timeout: 5000 });
    return true;
  });
}

/** Switches the colour theme by its label and waits for the workbench's class. */
export async function useTheme(window: Window, label: string, workbenchClass: string): Promise<void> {
  await runCommand(window, "Preferences: Color Theme");
  const input = window.page.locator(".quick-input-widget:visible .quick-input-box input");
  await input.fill(label);
  await window.page.locator(".quick-input-list .monaco-list-row .label-name", { hasText: label }).first().click();
  await window.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
}

/** Puts the cursor at a 1-based place in the active editor. */
export async function goTo({ page }: Window, line: number, column: number): Promise<void> {
  await quickInput(page, "Control+G", `:${line}:${column}`);
  await page.keyboard.press("Enter");
  await eventually(
    `the cursor at ${line}:${column}`,
    async () => (await cursor({ page })) === `Ln ${line}, Col ${column}`,
  );
}

/** `Ln 3, Col 1`, with the length of the selection behind it, as the status bar shows it. */
export async function cursor({ page }: Pick<Window, "page">): Promise<string> {
  return (await page.locator('[id="status.editor.selection"]').textContent())?.trim() ?? "";
}

/** Puts the focus into the text editor that shows a file. */
export async function focusEditor({ page }: Window, file: string): Promise<void> {
  await page.locator(`.tab[data-resource-name="${file}"]`).first().click();
  await page.locator(".editor-instance .monaco-editor .view-lines").first().click();
}

/** Saves with the keyboard and waits until the tab is clean. */
export async function save({ page }: Window, file: string): Promise<void> {
  await page.keyboard.press("Control+S");
  await page.locator(`.tab.dirty[data-resource-name="${file}"]`).waitFor({ state: "detached" });
}

/** Text of the Problems panel's rows. */
export async function problems(window: Window): Promise<readonly string[]> {
  await runCommand(window, "Problems: Focus on Problems View");
  return eventually("rows in the Problems panel", async () => {
    const rows = await window.page.locator(".markers-panel .monaco-list-row").allTextContents();
    return rows.length > 0 ? rows : undefined;
  });
}
