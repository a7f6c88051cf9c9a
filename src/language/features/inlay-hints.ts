import type { LangiumDocument } from "langium";
import type { InlayHintProvider } from "langium/lsp";
import { type InlayHint, InlayHintKind, type InlayHintParams, type Position } from "vscode-languageserver";
import type { Process, ProcessMap } from "../../model/process-map.ts";
import { stateOf } from "../../model/state.ts";
import * as ast from "../generated/ast.ts";
import { mapOf } from "../map-of.ts";
import { headOf, targetAround } from "../names.ts";
import type { MlflowEditorServices } from "../services.ts";
import { treeOf } from "../tree.ts";
import { monthlyHours } from "./monthly-hours.ts";

/** What an effort comes to in a month, and in a target's change the level that it starts from. */
export class MlflowInlayHints implements InlayHintProvider {
  private readonly services: MlflowEditorServices;

  constructor(services: MlflowEditorServices) {
    this.services = services;
  }

  getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
    const map = mapOf(this.services, document);
    const hints: InlayHint[] = [];
    for (const node of treeOf(document.parseResult.value).nodes) {
      const cst = node.$cstNode;
      if (!cst || cst.range.end.line < range.start.line || cst.range.start.line > range.end.line) continue;
      const hint = ast.isEffort(node)
        ? monthlyHint(node, map)
        : ast.isChange(node)
          ? levelBefore(node, map)
          : undefined;
      if (hint) hints.push(hint);
    }
    return hints;
  }
}

function monthlyHint(node: ast.Effort, map: ProcessMap): InlayHint | undefined {
  const holder = node.$container;
  if (!ast.isProcess(holder) || !node.$cstNode) return undefined;
  const target = targetAround(holder);
  const steps = target ? map.targets.find((t) => t.id === target.name)?.adds.steps : map.steps;
  const process = steps?.find((step): step is Process => step.kind === "process" && step.id === holder.name);
  const label = process && monthlyHours(process, map);
  const tooltip = "Effort × runs a month × (1 + rework): a month has 21 working days.";
  return label === undefined ? undefined : hintAt(node.$cstNode.range.end, label, tooltip);
}

function levelBefore(node: ast.Change, map: ProcessMap): InlayHint | undefined {
  const clause = headOf(node, "Is");
  const target = targetAround(node);
  const base = target && map.targets.find((t) => t.id === target.name);
  if (!clause?.level || !clause.$cstNode || !base) return undefined;
  const before = stateOf(map, base.after ?? "current")?.steps.find((step) => step.id === node.node?.$refText);
  if (before?.kind !== "process" || before.level === clause.level) return undefined;
  const end = clause.$cstNode.range.end;
  return hintAt(end, before.level ? `from ${before.level}` : "not rated before", "The level before this target.");
}

function hintAt(position: Position, label: string, tooltip: string): InlayHint {
  return { position, label, tooltip, paddingLeft: true, kind: InlayHintKind.Type };
}
