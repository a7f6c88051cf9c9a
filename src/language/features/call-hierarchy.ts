import { AstUtils, CstUtils, GrammarUtils, type LangiumDocument, URI } from "langium";
import type { CallHierarchyProvider } from "langium/lsp";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  Range,
} from "vscode-languageserver";
import type { ProcessMap, SourceRange, Step } from "../../model/process-map.ts";
import { stateIds, stateOf } from "../../model/state.ts";
import * as ast from "../generated/ast.ts";
import { nameCharacter } from "../letters.ts";
import { mapOf } from "../map-of.ts";
import { targetAround } from "../names.ts";
import type { MlflowEditorServices } from "../services.ts";
import { nameKinds } from "./name-kinds.ts";

/** The flow as a hierarchy of calls: what comes before a step, and what comes after it. */
export class MlflowCallHierarchy implements CallHierarchyProvider {
  private readonly services: MlflowEditorServices;

  constructor(services: MlflowEditorServices) {
    this.services = services;
  }

  prepareCallHierarchy(
    document: LangiumDocument,
    { position }: CallHierarchyPrepareParams,
  ): CallHierarchyItem[] | undefined {
    const root = document.parseResult.value.$cstNode;
    if (!root) return undefined;
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position), nameCharacter);
    const node = leaf && this.services.references.References.findDeclarations(leaf)[0];
    if (!node || !(ast.isProcess(node) || ast.isDecision(node) || ast.isStart(node) || ast.isEnd(node)))
      return undefined;
    // A step that a target adds is looked at in that target; so is a place in a target's block.
    const target = targetAround(leaf.astNode) ?? targetAround(node);
    // Another file may name the step, as a platform does; its flows stand where it is declared.
    const map = mapOf(this.services, AstUtils.getDocument(node));
    const state = target?.name ?? "current";
    const step = stateOf(map, state)?.steps.find((s) => s.id === node.name);
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, "name");
    return step && name ? itemOf(step, state) : undefined;
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] | undefined {
    return this.neighbours(item, "to", "from")?.map(({ item: from, ranges }) => ({ from, fromRanges: ranges }));
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] | undefined {
    return this.neighbours(item, "from", "to")?.map(({ item: to, ranges }) => ({ to, fromRanges: ranges }));
  }

  private neighbours(item: CallHierarchyItem, here: "from" | "to", there: "from" | "to") {
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(item.uri));
    const data = item.data as { readonly step: string; readonly state: string } | undefined;
    if (!document || !data) return undefined;
    const map: ProcessMap = mapOf(this.services, document);
    const state = stateOf(map, stateIds(map).includes(data.state) ? data.state : "current");
    if (!state) return undefined;
    const found = new Map<string, Range[]>();
    for (const flow of state.flows.filter((f) => f[here] === data.step)) {
      const ranges = found.get(flow[there]) ?? [];
      if (flow.source) ranges.push(rangeOf(flow.source));
      found.set(flow[there], ranges);
    }
    return [...found].flatMap(([id, ranges]) => {
      const step = state.steps.find((s) => s.id === id);
      return step ? itemOf(step, data.state).map((one) => ({ item: one, ranges })) : [];
    });
  }
}

function itemOf(step: Step, state: string): CallHierarchyItem[] {
  const { source } = step;
  if (!source) return [];
  const kind = nameKinds[`${step.kind.charAt(0).toUpperCase()}${step.kind.slice(1)}`]?.symbol;
  if (kind === undefined) return [];
  return [
    {
      name: step.title,
      kind,
      uri: source.whole.uri,
      range: rangeOf(source.whole),
      selectionRange: rangeOf(source.name ?? source.whole),
      ...(step.kind === "process" && { detail: step.level ?? "not rated" }),
      data: { step: step.id, state },
    },
  ];
}

function rangeOf({ startLine, startColumn, endLine, endColumn }: SourceRange): Range {
  return { start: { line: startLine, character: startColumn }, end: { line: endLine, character: endColumn } };
}
