/** Commands as people reach them in a real window: keys, buttons, menus of editor, tab, explorer and preview, palette, lenses. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { boxesIn } from "./boxes.ts";
import {
  answer,
  closeAll,
  fromMenu,
  inExplorer,
  menuEntry,
  openByName,
  pick,
  question,
  rowOfList,
  textShows,
} from "./editor.ts";
import { mapName } from "./map-file.ts";
import type { Walk } from "./walk.ts";
import { eventually, focusEditor, previewFrame, previewShows, runCommand, type Window } from "./window.ts";

/**
 * The map of `map-file.ts` is open with its preview beside it; it is so again afterwards. `findsFiles`: the window can
 * search the workspace for files.
 */
export async function menuSteps(
  { step, picture }: Walk,
  workspace: string,
  { findsFiles }: { readonly findsFiles: boolean },
): Promise<void> {
  const inWorkspace = (name: string): string => join(workspace, name);

  await step("Ctrl+Shift+V opens the preview in the place of the text, Ctrl+K V beside it", async (w) => {
    await closeAll(w);
    await openByName(w, mapName);
    await focusEditor(w, mapName);
    await w.page.keyboard.press("Control+Shift+V");
    await shows(w, 6);
    await eventually("one group", async () => (await groups(w)) === 1);
    await closeAll(w);
    await openByName(w, mapName);
    await focusEditor(w, mapName);
    await w.page.keyboard.press("Control+K");
    await w.page.keyboard.press("v");
    await shows(w, 6);
    await eventually("two groups", async () => (await groups(w)) === 2);
  });

  await step("the button above the text opens the preview, the menus of tab and explorer, too", async (w) => {
    await only(w);
    await w.page.locator('.editor-actions a[aria-label^="Open Preview to the Side"]').first().click();
    await shows(w, 6);
    await only(w);
    await fromMenu(w, w.page.locator(`.tab[data-resource-name="${mapName}"]`).first(), "Open Preview", preview(w));
    await shows(w, 6);
    await only(w);
    await fromMenu(w, inExplorer(w, mapName), "Open Preview", preview(w));
    await shows(w, 6);
  });

  await step("the line above the map opens the preview, the one above a view shows it", async (w) => {
    await only(w);
    await lens(w, "Open preview");
    await shows(w, 6);
    await lens(w, "Show this view: 2 of 6 steps");
    await shows(w, 2);
    await runCommand(w, "ML Process Maps: Show a View");
    await eventually("the views of the map", () => w.page.locator(".quick-input-list .monaco-list-row").count());
    await pick(w, "By hand");
    await shows(w, 2);
    const frame = await previewFrame(w);
    await frame.locator(".toolbar button[aria-label^='View']").click();
    await frame.locator(".view-panel .pill", { hasText: "Whole map" }).click();
    await w.page.keyboard.press("Escape");
    await shows(w, 6);
  });

  await step("the numbers in the status bar lead to the preview and to the list of problems", async (w) => {
    await only(w);
    const item = (words: RegExp) => w.page.locator(".statusbar-item", { hasText: words }).first();
    await item(/4 steps, 2 by hand/).click();
    await shows(w, 6);
    await focusEditor(w, mapName);
    await item(/\d+ findings/).click();
    await w.page.locator(".markers-panel .monaco-list-row").first().waitFor();
    await runCommand(w, "View: Toggle Panel Visibility");
  });

  await step("the buttons above the preview show the text and lock the preview to its map", async (w) => {
    await focusPreview(w);
    const button = (label: string) => w.page.locator(`.editor-actions a[aria-label^="${label}"]`).first();
    await button("Lock or Unlock Preview").click();
    const locked = w.page.locator(`.tab[aria-label^="[Preview] ${mapName}"]`).first();
    await locked.waitFor();
    const frame = await previewFrame(w);
    await frame.locator(".locked").waitFor();
    await focusPreview(w);
    await button("Lock or Unlock Preview").click();
    await locked.waitFor({ state: "detached" });
    await focusPreview(w);
    await button("Show the Map's Text").click();
    await eventually("the text to have the focus", async () =>
      /active/.test(
        (await w.page.locator(`.tab[data-resource-name="${mapName}"]`).first().getAttribute("class")) ?? "",
      ),
    );
  });

  await step("pages and comparison are opened from the palette", async (w) => {
    const frame = await previewFrame(w);
    await runCommand(w, "ML Process Maps: Show Figures");
    await previewShows(w, "the figures", async (f) => (await f.locator(".figures-page").count()) > 0);
    await picture("figures");
    await runCommand(w, "ML Process Maps: Show History of the Figures");
    await previewShows(w, "the history, or why there is none", async (f) =>
      /git/i.test(await f.locator("main").innerText()),
    );
    await runCommand(w, "ML Process Maps: Compare States");
    await frame.locator(".compare-bar").waitFor();
    await previewShows(w, "one step that gained a level", async (f) =>
      /1 step: 1 better/.test(await f.locator("main").innerText()),
    );
    await picture("compared");
    await frame.locator('.toolbar button[aria-label="Compare with the current state"]').click();
    await frame.locator('[data-state="current"]').first().click();
    await shows(w, 6);
  });

  await step("platforms are compared from the palette", async (w) => {
    await openByName(w, "nlp-company.mlflow");
    await previewShows(w, "the other map", async (f) => (await boxesIn(f)).length > 10);
    await runCommand(w, "ML Process Maps: Compare Platforms");
    await previewShows(w, "the ranking", async (f) => (await f.locator(".platforms[data-ranked]").count()) > 0);
    await (await previewFrame(w)).locator('button[aria-label="Compare platforms"]').first().click();
    await openByName(w, mapName);
    await shows(w, 6);
  });

  if (findsFiles) {
    await step("a map is compared with another file, from the menu of the explorer", async (w) => {
      await fromMenu(w, inExplorer(w, mapName), "Compare Map with Another Version", rowOfList(w, "Another file"));
      await pick(w, "Another file");
      await eventually("the list of files", async () =>
        /nlp-company/.test(await w.page.locator(".quick-input-list").innerText()),
      );
      await pick(w, "nlp-company.mlflow");
      await previewShows(w, "the other file as the first side", async (f) =>
        /nlp-company\.mlflow/.test(await f.locator("main").innerText()),
      );
      await picture("compared-with-a-file");
      const frame = await previewFrame(w);
      await frame.locator('.toolbar button[aria-label="Compare with the current state"]').click();
      await shows(w, 6);
    });
  }

  await step("the preview's menus export picture and report, and copy the picture", async (w) => {
    for (const name of ["walked.png", "walked.html"]) rmSync(inWorkspace(name), { force: true });
    const frame = await previewFrame(w);
    const item = async (label: string): Promise<void> => {
      await frame.locator('.toolbar button[aria-label="Export"]').click();
      await frame.locator('.menu [role="menuitem"]', { hasText: label }).click();
    };
    await item("As PNG");
    await answer(w, /walked\.png/);
    await written(inWorkspace("walked.png"), "\u0089PNG");
    await item("Report");
    await pick(w, "English");
    await answer(w, /walked\.html/);
    await written(inWorkspace("walked.html"), "<!doctype html>");
    await item("Copy as a picture");
    await w.page
      .locator(".notification-list-item", { hasText: /clipboard/ })
      .first()
      .waitFor();
    await runCommand(w, "Notifications: Clear All Notifications");
    for (const label of ["Export Picture", "Copy Picture", "Export Report", "Compare Map with Another Version"]) {
      await focusPreview(w);
      await w.page
        .locator('.editor-group-container.active .editor-actions a[aria-label^="More Actions"]')
        .first()
        .click();
      await menuEntry(w, label).waitFor();
      await w.page.keyboard.press("Escape");
    }
  });

  await step("the walkthrough leads a newcomer to the first map", async (w) => {
    await runCommand(w, "Welcome: Open Walkthrough...");
    await pick(w, "Draw your first process map");
    const page = w.page.locator(".gettingStartedContainer").first();
    await eventually("its steps", async () => {
      const words = await page.innerText();
      return /Make a map/.test(words) && /See it while you write/.test(words) && /Show it to others/.test(words);
    });
    await picture("walkthrough");
    await runCommand(w, "View: Close Editor");
    await openByName(w, mapName);
  });

  await step("a new map is made from the menu of a folder, with its preview", async (w) => {
    await fromMenu(w, inExplorer(w, "templates"), "New Map", question(w, "Which process"));
    await answer(w, /Which process/, "Churn model");
    const path = inWorkspace("templates/churn-model.mlflow");
    await eventually(
      "the file",
      async () => existsSync(path) && readFileSync(path, "utf8").includes('map "Churn model"'),
    );
    await w.page.locator('.tab.active[data-resource-name="churn-model.mlflow"]').first().waitFor();
    await shows(w, 5);
    await picture("new-map");
    rmSync(path);
  });

  await step("a table is imported from its menu in the explorer, and both stand under “New File”", async (w) => {
    writeFileSync(inWorkspace("steps.csv"), "step,owner,level,next\nCollect,Ann,manual,Train\nTrain,Bo,automated,\n");
    const row = inExplorer(w, "steps.csv");
    await row.waitFor();
    await fromMenu(w, row, "Import Map", w.page.locator(".tab.active", { hasText: "Untitled" }).first());
    await textShows(w, "the imported step", (text) => text.includes('process collect "Collect" by ann is manual'));
    await shows(w, 2);
    rmSync(inWorkspace("steps.csv"));
    await runCommand(w, "Create: New File...");
    const rows = w.page.locator(".quick-input-list .monaco-list-row");
    await eventually("maps among the new files", async () => {
      const words = (await rows.allInnerTexts()).join("\n");
      return /New Map/.test(words) && /Import Map/.test(words);
    });
    await w.page.keyboard.press("Escape");
  });
}

/** Waits for a preview with so many boxes. */
function shows(w: Window, count: number): Promise<true> {
  return previewShows(w, `${count} boxes`, async (frame) => (await boxesIn(frame)).length === count);
}

/** The map's text alone. */
async function only(w: Window): Promise<void> {
  await closeAll(w);
  await openByName(w, mapName);
  await eventually("no preview", async () => (await preview(w).count()) === 0);
}

/** The tab of a preview. */
function preview({ page }: Window): Locator {
  return page.locator('.tab[aria-label^="Preview"]').first();
}

function groups({ page }: Window): Promise<number> {
  return page.locator(".editor-group-container:not(.empty)").count();
}

async function focusPreview({ page }: Window): Promise<void> {
  await page.locator('.tab[aria-label*="Preview"]').first().click();
}

async function lens({ page }: Window, words: string): Promise<void> {
  await page.locator(".editor-instance .codelens-decoration a", { hasText: words }).first().click();
}

async function written(path: string, begin: string): Promise<void> {
  await eventually(`${path}`, async () => existsSync(path) && readFileSync(path, "latin1").startsWith(begin));
  rmSync(path);
}
