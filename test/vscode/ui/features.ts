/** A walk through everything that the extension offers beside the main job, in a window of its own. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../runner.ts";
import { boxesIn } from "./boxes.ts";
import { openByName } from "./editor.ts";
import { leavingSteps } from "./leaving.ts";
import { mapName, mapText } from "./map-file.ts";
import { menuSteps } from "./menus.ts";
import { pictureSteps } from "./picture.ts";
import { settingSteps, writeSettings } from "./settings.ts";
import { type WalkOptions, walkThrough } from "./walk.ts";
import { previewShows } from "./window.ts";

/** A usual screen: the picture has half of it. */
const size = { width: 1600, height: 1000 };

/** `findsFiles`: the host's VS Code can search the workspace for files; the embedded one cannot. */
export function featureWalk(
  options: WalkOptions,
  { findsFiles }: { readonly findsFiles: boolean },
): Promise<readonly Outcome[]> {
  writeFileSync(join(options.workspace, mapName), mapText);
  writeSettings(options.workspace);
  return walkThrough(options, { of: "features", url: options.urlOf(mapName), size }, async (walk) => {
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
    await menuSteps(walk, options.workspace, { findsFiles });
    await leavingSteps(walk, options);
  });
}
