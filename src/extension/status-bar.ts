import * as vscode from "vscode";
import { type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../model/level.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { Maps } from "./maps.ts";
import { isMap } from "./preview-panel.ts";

/** How many steps of the active map stand on which level; a click opens the preview. */
export function levelsInStatusBar(maps: Maps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("mlProcessMaps.levels", vscode.StatusBarAlignment.Right, 90);
  item.name = "ML Process Maps: levels";
  item.command = "mlProcessMaps.openPreviewToSide";
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = vscode.workspace.getConfiguration("mlProcessMaps").get("statusBar", true);
    const map = isMap(document) && wanted ? maps.newest(document.uri)?.map : undefined;
    const counts = map ? countByLevel(map) : undefined;
    if (!counts || counts.steps === 0) {
      item.hide();
      return;
    }
    const byHand = counts.levels.manual + counts.levels["non-repeatable"];
    item.text = `$(type-hierarchy) ${counts.steps} ${counts.steps === 1 ? "step" : "steps"}, ${byHand} by hand`;
    item.tooltip = levelsAndUnrated.map((level) => `${levelFacts[level].legend}: ${counts.levels[level]}`).join("\n");
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    maps.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("mlProcessMaps.statusBar")) show();
    }),
  );
}

function countByLevel(map: ProcessMap): { steps: number; levels: Record<LevelOrUnrated, number> } {
  const levels = Object.fromEntries(levelsAndUnrated.map((level) => [level, 0])) as Record<LevelOrUnrated, number>;
  let steps = 0;
  for (const step of map.steps) {
    if (step.kind !== "process" || step.imported) continue;
    steps++;
    levels[step.level ?? "unrated"]++;
  }
  return { steps, levels };
}
