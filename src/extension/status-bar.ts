import * as vscode from "vscode";
import { type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../model/level.ts";
import type { ProcessMap } from "../model/process-map.ts";
import type { MapPublished } from "../protocol.ts";
import type { Maps } from "./maps.ts";
import { isMap } from "./preview-panel.ts";

/** How many findings the active map has; a click lists them. Hidden where there are none, or no map. */
export function findingsInStatusBar(): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("mlProcessMaps.findings", vscode.StatusBarAlignment.Right, 89);
  item.name = "ML Process Maps: findings";
  item.command = "workbench.actions.view.problems";
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const wanted = vscode.workspace.getConfiguration("mlProcessMaps").get("statusBar", true);
    const found = isMap(document) && wanted ? findingsOf(document.uri) : [];
    if (found.length === 0) {
      item.hide();
      return;
    }
    item.text = `$(checklist) ${found.length} ${found.length === 1 ? "finding" : "findings"}`;
    const byRule = new Map<string, number>();
    for (const rule of found.map(ruleOf)) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    const lines = [...byRule].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id}: ${count}`);
    item.tooltip = [...lines, "", "A rule's name in the filter of the list shows its findings alone."].join("\n");
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) show();
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("mlProcessMaps.statusBar")) show();
    }),
  );
}

/** What the rules found, and errors of the language: not what other extensions say of the file. */
const findingsOf = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === "mlflow");

const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === "object" ? code.value : code);

/** How many steps of the active map are done by hand, with figures behind it; a click opens the preview. */
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
    item.tooltip = tooltipOf(document ? (maps.newest(document.uri)?.figures ?? []) : [], counts.levels);
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

/** Figures of today, steps by level, and the ways to all figures and to the platforms. */
function tooltipOf(
  figures: NonNullable<MapPublished["figures"]>,
  levels: Readonly<Record<LevelOrUnrated, number>>,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(undefined, true);
  tooltip.isTrusted = { enabledCommands: ["mlProcessMaps.showFigures", "mlProcessMaps.comparePlatforms"] };
  for (const { label, value, unit } of figures) {
    tooltip.appendText([label, value, unit].filter((part) => part !== undefined).join(" "));
    tooltip.appendMarkdown("  \n");
  }
  tooltip.appendMarkdown(
    `\n\n${levelsAndUnrated.map((level) => `${levelFacts[level].legend}: ${levels[level]}`).join("  \n")}\n\n---\n\n`,
  );
  tooltip.appendMarkdown(
    "[$(graph) Figures](command:mlProcessMaps.showFigures) · [$(table) Compare platforms](command:mlProcessMaps.comparePlatforms)",
  );
  return tooltip;
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
