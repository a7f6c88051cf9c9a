/** A walk through everything that the extension offers beside the main job, in a window of its own. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../runner.ts";
import { boxesIn } from "./boxes.ts";
import { openByName } from "./editor.ts";
import { mapName, mapText } from "./map-file.ts";
import { menuSteps } from "./menus.ts";
import { pictureSteps } from "./picture.ts";
import { settingSteps, writeSettings } from "./settings.ts";
import { type Walk, type WalkOptions, walkIn } from "./walk.ts";
import { openWindow, previewShows, type Window } from "./window.ts";

/** A usual screen: the picture has half of it. */
const size = { width: 1600, height: 1000 };

export async function featureWalk(options: WalkOptions): Promise<readonly Outcome[]> {
  writeFileSync(join(options.workspace, mapName), mapText);
  writeSettings(options.workspace);
  let window: Window;
  try {
    window = await openWindow(options.browser, options.urlOf(mapName), size);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ name: "the window for all features opens", ok: false, ms: 0, message }];
  }
  // The window stands: what does not come within this time does not come.
  window.context.setDefaultTimeout(15_000);
  const walk: Walk = walkIn(window, options);
  await walk.step("a map that is opened by its name has its picture beside it", async (w) => {
    try {
      await openByName(w, mapName);
      await previewShows(w, "its boxes", async (frame) => (await boxesIn(frame)).length === 6);
    } catch (error) {
      walk.stop("no picture came");
      throw error;
    }
  });
  await pictureSteps(walk);
  await settingSteps(walk, options.workspace);
  await menuSteps(walk, options.workspace);
  await walk.step("nothing of ours complained on the console meanwhile", async (w) => {
    if (w.faults.length > 0) throw new Error(w.faults.join("\n"));
  });
  await window.close();
  return walk.outcomes;
}
