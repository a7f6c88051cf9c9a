/** Settings that change what one sees, written into the workspace's own file of settings as a person writes them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { boxesIn } from "./boxes.ts";
import { closeAll, openByName, setText } from "./editor.ts";
import { mapName } from "./map-file.ts";
import type { Walk } from "./walk.ts";
import {
  cursor,
  eventually,
  focusEditor,
  goTo,
  previewFrame,
  previewShows,
  runCommand,
  save,
  type Window,
} from "./window.ts";

const file = "settings.json";

/** Makes the file, empty, before the window opens. */
export function writeSettings(workspace: string): void {
  mkdirSync(join(workspace, ".vscode"), { recursive: true });
  writeFileSync(join(workspace, ".vscode", file), "{}\n");
}

/** The map of `map-file.ts` is open with its preview beside it; it is so again afterwards. */
export async function settingSteps({ step, picture }: Walk, workspace: string): Promise<void> {
  const set = (w: Window, settings: Readonly<Record<string, unknown>>): Promise<void> =>
    setSettings(w, workspace, settings);

  await step(
    "colours of one's own are in the picture, the status bar is quiet, cursor and picture leave each other alone",
    async (w) => {
      await set(w, {
        "mlProcessMaps.palette": { manual: "#0B7285" },
        "mlProcessMaps.statusBar": false,
        "mlProcessMaps.preview.followCursor": false,
        "mlProcessMaps.preview.showTextOnClick": false,
      });
      await focusEditor(w, mapName);
      await eventually("the own colour", async () => (await colourOf(w, "label")) === "rgb(11, 114, 133)");
      const counts = w.page.locator(".statusbar-item", { hasText: /by hand|\d+ findings/ });
      await eventually("no numbers in the status bar", async () => (await counts.count()) === 0);
      await goTo(w, 10, 12);
      const frame = await previewFrame(w);
      await frame.locator('g.mlmap-step[data-id="train"]').click();
      await frame.locator('.card[aria-label="Details of Train"]').waitFor();
      // A click waits for a second one before it would show the text.
      await w.page.waitForTimeout(600);
      await runCommand(w, "View: Focus First Editor Group");
      if ((await cursor(w)) !== "Ln 10, Col 12") throw new Error(`the click moved the cursor: ${await cursor(w)}`);
      await focusEditor(w, mapName);
      await goTo(w, 11, 12);
      await w.page.waitForTimeout(400);
      if ((await frame.locator('g.mlmap-step[data-id="train"][aria-pressed="true"]').count()) !== 1)
        throw new Error("the cursor moved the mark in the picture");
      await picture("own-settings");
      await frame.getByLabel("Close the details").click();
    },
  );

  await step("without them all is as before", async (w) => {
    await set(w, {});
    await focusEditor(w, mapName);
    await eventually("the usual colour", async () => (await colourOf(w, "label")) !== "rgb(11, 114, 133)");
    await w.page
      .locator(".statusbar-item", { hasText: /4 steps, 2 by hand/ })
      .first()
      .waitFor();
    await goTo(w, 10, 12);
    await previewShows(
      w,
      "the cursor's step to be marked",
      async (f) => (await f.locator('g.mlmap-step[data-id="collect"][aria-pressed="true"]').count()) === 1,
    );
  });

  await step("a preview opens by itself only where that is wanted", async (w) => {
    await set(w, { "mlProcessMaps.preview.openAutomatically": false });
    await closeAll(w);
    await openByName(w, "questions.mlflow");
    await w.page.locator(".editor-instance .codelens-decoration, .squiggly-warning, .mtk1").first().waitFor();
    await w.page.waitForTimeout(800);
    if ((await w.page.locator('.tab[aria-label^="Preview"]').count()) > 0)
      throw new Error("a preview opened by itself");
    await set(w, { "mlProcessMaps.preview.openAutomatically": true });
    await closeAll(w);
    await openByName(w, "crisp-ml-q.mlflow", "processes");
    await previewShows(w, "its preview", async (f) => (await boxesIn(f)).length > 5);
    await set(w, {});
    await openByName(w, mapName);
    await previewShows(w, "the preview of the map", async (f) => (await boxesIn(f)).length === 6);
  });

  await step("what editor and server say to each other is written down where that is wanted", async (w) => {
    await set(w, { "mlProcessMaps.trace.server": "messages" });
    await focusEditor(w, mapName);
    await goTo(w, 11, 12);
    await w.page.keyboard.press("End");
    await w.page.keyboard.type(" ");
    await w.page.keyboard.press("Backspace");
    await save(w, mapName);
    await runCommand(w, "Output: Show Output Channels...");
    await w.page
      .locator(".quick-input-list .monaco-list-row .label-name", { hasText: /^ML Process Maps$/ })
      .first()
      .click();
    const output = w.page.locator(".output-view .view-lines, .panel .view-lines").first();
    await eventually("a message", async () =>
      /textDocument\//.test((await output.innerText()).replaceAll("\u00a0", " ")),
    );
    await runCommand(w, "View: Toggle Panel Visibility");
    await set(w, {});
  });
}

/** Writes the workspace's settings in the editor and closes their file. */
export async function setSettings(
  w: Window,
  workspace: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { page } = w;
  const path = join(workspace, ".vscode", file);
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  await openByName(w, file, ".vscode");
  await page.locator(".editor-instance .monaco-editor .view-lines").first().click();
  await setText(w, text);
  await eventually("the settings in their file", async () => {
    await page.keyboard.press("Control+S");
    await page.waitForTimeout(200);
    return readFileSync(path, "utf8") === text;
  });
  await page.locator(`.tab.dirty[data-resource-name="${file}"]`).waitFor({ state: "detached" });
  await runCommand(w, "View: Close Editor");
  await page.locator(`.tab[data-resource-name="${file}"]`).waitFor({ state: "detached" });
}

async function colourOf(w: Window, id: string): Promise<string> {
  const frame = await previewFrame(w);
  return frame.evaluate((wanted) => {
    const box = document.querySelector(`g.mlmap-step[data-id="${wanted}"] > :is(rect, path)`);
    return box ? getComputedStyle(box).fill : "";
  }, id);
}
