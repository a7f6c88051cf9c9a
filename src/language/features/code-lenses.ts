import type { LangiumDocument } from "langium";
import type { CodeLensProvider } from "langium/lsp";
import type { CodeLens, Range } from "vscode-languageserver";
import { figureInput } from "../../analysis/figure.ts";
import { automationScore } from "../../analysis/figures/automation-score.ts";
import { savedHoursOf, savingsBetween } from "../../analysis/savings.ts";
import { hoursText } from "../../model/duration.ts";
import { percentText } from "../../model/number-text.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import { shownSteps } from "../../model/views.ts";
import * as ast from "../generated/ast.ts";
import { isMapFile } from "../imports.ts";
import { mapOf } from "../map-of.ts";
import type { MlflowEditorServices } from "../services.ts";
import { clientHasOurCommands } from "./client-commands.ts";
import { referenceLenses } from "./reference-lenses.ts";

/**
 * Above the map: its preview and score. Above a target and a platform: its score beside that of its base, and what it saves.
 * Where somebody wants to see it, above actors, interfaces, data and phases how often they are named.
 */
export class MlflowCodeLenses implements CodeLensProvider {
  private readonly services: MlflowEditorServices;
  private readonly hasCommands: () => boolean;

  constructor(services: MlflowEditorServices) {
    this.services = services;
    this.hasCommands = clientHasOurCommands(services.shared);
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const root = document.parseResult.value;
    if (!isMapFile(root)) return [];
    const items = (root as ast.MapFile).items;
    const map = mapOf(this.services, document);
    const lenses: CodeLens[] = [];
    const address = document.uri.toString();
    const hasCommands = this.hasCommands();
    const top =
      items.find(ast.isMapBlock)?.$cstNode?.range ??
      items.find((item) => ast.isPhase(item) || ast.isProcess(item))?.$cstNode?.range;
    if (top && map.steps.length > 0) {
      if (hasCommands) lenses.push(lens(top, "Open preview", "mlProcessMaps.openPreviewToSide"));
      const score = scoreOf(map, "current");
      if (score !== undefined) lenses.push(lens(top, `Automation score ${percentText(score)}`));
    }
    for (const item of items) {
      if (ast.isView(item) && item.$cstNode && item.name && hasCommands) {
        lenses.push(
          lens(item.$cstNode.range, viewText(map, item.name), "mlProcessMaps.showView", [address, item.name]),
        );
      }
      if (!(ast.isTarget(item) || ast.isPlatform(item)) || !item.$cstNode || !item.name) continue;
      const text = scoreText(map, item.name);
      if (text !== undefined) lenses.push(lens(item.$cstNode.range, text));
      const saves = savesText(map, item.name);
      if (saves !== undefined) {
        const { range } = item.$cstNode;
        lenses.push(
          hasCommands ? lens(range, saves, "mlProcessMaps.showFigures", [address, item.name]) : lens(range, saves),
        );
      }
    }
    if (this.services.settings.Lenses.references) lenses.push(...referenceLenses(document, this.services, hasCommands));
    return lenses;
  }
}

/** "Show this view: 3 of 13 steps", counted in the state that it opens with. */
function viewText(map: ProcessMap, id: string): string {
  const view = map.views.find((v) => v.id === id);
  const state = stateOf(map, view?.state ?? "current");
  if (!view || !state) return "Show this view";
  return `Show this view: ${shownSteps(state, view.rules).size} of ${state.steps.length} steps`;
}

function scoreText(map: ProcessMap, id: string): string | undefined {
  const target = map.targets.find((t) => t.id === id);
  const platform = map.platforms.find((p) => p.id === id);
  const base = target ? (target.after ?? "current") : platform ? (platform.target ?? "current") : undefined;
  if (base === undefined) return undefined;
  const [before, after] = [scoreOf(map, base), scoreOf(map, id)];
  if (after === undefined) return undefined;
  if (before === undefined) return `Automation score ${percentText(after)}`;
  return target
    ? `Automation score ${percentText(before)} → ${percentText(after)}`
    : `Automation score ${percentText(after)}, target ${percentText(before)}`;
}

/** `Saves 140–281 h a month *`: the star says that a part of it is assumed. Nothing where no hour is saved. */
function savesText(map: ProcessMap, id: string): string | undefined {
  const savings = savingsBetween(map, "current", id);
  const hours = savings && savedHoursOf(savings);
  if (!hours || (hours.min === 0 && hours.max === 0)) return undefined;
  return `Saves ${hoursText(hours)} a month${savings.steps.some((s) => s.ground === "assumed") ? " *" : ""}`;
}

function scoreOf(map: ProcessMap, state: string): number | undefined {
  const input = figureInput(map, state);
  return input && automationScore.compute(input)?.value;
}

/** A lens on the first line of a range; without a command it only says something. */
function lens({ start }: Range, title: string, command = "", args?: readonly string[]): CodeLens {
  return { range: { start, end: start }, command: { title, command, ...(args && { arguments: [...args] }) } };
}
