import type { AstNode, LangiumDocument, Reference } from "langium";
import { isLevel } from "../model/level.ts";
import type { Slip, SourceRange } from "../model/process-map.ts";
import { periods } from "../model/quantity.ts";
import { readEffort, readRuns } from "./clause-values.ts";
import * as ast from "./generated/ast.ts";
import { answerValue } from "./map-targets.ts";
import { syntaxProblems } from "./syntax-messages.ts";
import { treeOf } from "./tree.ts";

/** What stands in a document, or about its targets in the platforms of other files, and means nothing. */
export function slipsIn(document: LangiumDocument, platformsElsewhere: readonly AstNode[]): readonly Slip[] {
  const root = document.parseResult.value;
  return [
    ...[root, ...platformsElsewhere].flatMap((part) => treeOf(part).nodes.flatMap(slipsOf)),
    ...syntaxProblems(document).flatMap(({ range }) => lostAt(range, root)),
  ];
}

/** What may be lost where the text does not parse: a clause of a declaration, else a flow or a change. */
function lostAt({ offset, startLine }: SourceRange, root: AstNode): readonly Slip[] {
  const near = treeOf(root).nodes.findLast(({ $type, $cstNode: cst }) => {
    if (!cst || !holders.has($type)) return false;
    return (cst.offset <= offset && offset <= cst.end) || cst.range.start.line === startLine;
  });
  if (!near) return [{ kind: "flow", text: "" }];
  if (ast.isTarget(near)) {
    return [
      { kind: "flow", text: "" },
      { kind: "change", text: "" },
    ];
  }
  const of = idOf(near);
  return [{ kind: "any", text: "", ...(of !== undefined && { of }) }];
}

/** What a line may belong to; a flow, and a word that is lost between declarations, belong to none. */
const holders: ReadonlySet<string> = new Set([
  "Process",
  "Decision",
  "Start",
  "End",
  "Actor",
  "Interface",
  "Data",
  "Change",
  "Platform",
  "Target",
]);

const none: readonly Slip[] = [];

function slipsOf(node: AstNode): readonly Slip[] {
  // By name, not by `ast.isBy(node)` and so on: this is asked of every node of every map.
  switch (node.$type) {
    case "By":
      return unknown("actor", (node as ast.By).actors, node);
    case "Via":
      return unknown("interface", (node as ast.Via).interfaces, node);
    case "Reads":
    case "Writes":
      return unknown("data", (node as ast.Reads).data, node);
    case "FlowNode":
      return unknown("flow", [(node as ast.FlowNode).node], node);
    case "Change": {
      const change = unknown("change", [(node as ast.Change).node], node);
      // What it names is as lost as what it changes.
      return change.length > 0 ? [...change, { kind: "any", text: "" }] : none;
    }
    case "Remove": {
      const { nodes, to, arrow } = node as ast.Remove;
      return unknown(arrow ? "flow" : "change", [...nodes, ...to], node);
    }
    case "Is":
      return ofIs(node as ast.Is);
    case "Effort":
      return "problem" in readEffort(node as ast.Effort) ? [slip("effort", (node as ast.Effort).value, node)] : none;
    case "Runs": {
      const { period, count } = node as ast.Runs;
      const wrong = "problem" in readRuns(node as ast.Runs) || !(periods as readonly string[]).includes(period);
      return wrong ? [slip("runs", count, node)] : none;
    }
    case "Rate":
      return unknown("rating", (node as ast.Rate).processes, node);
    case "Answer": {
      const { group, question, value } = node as ast.Answer;
      const fine = group?.ref && question?.ref && answerValue(value) !== undefined;
      return fine ? none : [slip("answer", `${group?.$refText ?? ""}.${question?.$refText ?? ""}`, node)];
    }
    case "Flow":
      return leadsNowhere(node as ast.Flow) ? [slip("flow", "", node)] : none;
    default:
      return none;
  }
}

/** Without an arrow, out of an end or into a start. */
function leadsNowhere({ ends }: ast.Flow): boolean {
  const isOf = (end: ast.FlowEnd, type: string): boolean => end.nodes.some(({ node }) => node?.ref?.$type === type);
  return (
    ends.length < 2 || ends.slice(0, -1).some((e) => isOf(e, "End")) || ends.slice(1).some((e) => isOf(e, "Start"))
  );
}

function ofIs(node: ast.Is): readonly Slip[] {
  if (isLevel(node.level)) return none;
  const holder = node.$container as AstNode;
  return ast.isRate(holder)
    ? holder.processes.map((process) => slip("rating", process.$refText, node))
    : [slip("level", node.level, node)];
}

function unknown(kind: Slip["kind"], names: readonly (Reference | undefined)[], at: AstNode): readonly Slip[] {
  return names.flatMap((name) => (name && !name.ref ? [slip(kind, name.$refText, at)] : none));
}

function slip(kind: Slip["kind"], text: string | undefined, at: AstNode): Slip {
  const of = ownerOf(at);
  return { kind, text: text ?? "", ...(of !== undefined && { of }) };
}

/** The declaration that a node stands in; of a change, what is changed. */
function ownerOf(node: AstNode): string | undefined {
  for (let at: AstNode | undefined = node.$container; at; at = at.$container) {
    const id = idOf(at);
    if (id !== undefined) return id;
  }
  return undefined;
}

function idOf(node: AstNode): string | undefined {
  if (ast.isChange(node)) return node.node?.$refText;
  return "name" in node && typeof node.name === "string" ? node.name : undefined;
}
