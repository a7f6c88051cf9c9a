import { type AstNode, AstUtils, type CstNode, GrammarUtils } from "langium";
import { resolveStates } from "../../model/state.ts";
import * as ast from "../generated/ast.ts";
import { homesOfPlatforms } from "../map-homes.ts";
import { clauseKeyword } from "../source.ts";
import { toProcessMap } from "../to-process-map.ts";
import { repeatable } from "../words.ts";
import type { Check, Checking } from "./check.ts";

/** What targets and platforms ask for that the state they start from cannot give. */
export const targetChecks: Check = {
  file({ document, documents, states, add }) {
    const uri = document.uri.toString();
    for (const problem of states.problems) if (problem.range.uri === uri) add(problem);
    // Platforms of this file may belong to maps of others.
    for (const home of homesOfPlatforms(document)) {
      const { problems } = resolveStates(toProcessMap(home, documents.all));
      for (const problem of problems) if (problem.range.uri === uri) add(problem);
    }
  },
  node(node, checking) {
    const { report } = checking;
    if (ast.isTarget(node)) {
      checkRepeatedChanges(node, checking);
      checkRemovedChanges(node, checking);
    }
    if (ast.isRemove(node) && node.nodes.length > 0 && !node.arrow) {
      const target = AstUtils.getContainerOfType(node, ast.isTarget);
      for (const { ref, $refText, $refNode } of node.nodes) {
        if (!ref || !target || AstUtils.getContainerOfType(ref, ast.isTarget) !== target) continue;
        report("not-in-base", `\`${$refText}\` is new in this target: take its declaration out instead.`, $refNode);
      }
    }
  },
};

/** What is changed and taken out by the same target, wherever in its block the two stand. */
function checkRemovedChanges(target: ast.Target, { report }: Checking): void {
  const removals = new Map<AstNode, ast.Remove>();
  const changes: ast.Change[] = [];
  const collect = (items: readonly ast.Item[]): void => {
    for (const item of items) {
      if (item.$type === "Change") changes.push(item);
      if (item.$type === "Remove" && !item.arrow)
        for (const { ref } of item.nodes) if (ref && !removals.has(ref)) removals.set(ref, item);
      if ("items" in item) collect(item.items);
    }
  };
  collect(target.items);
  for (const change of changes) {
    // A half-written `change` names nothing yet.
    const changed = (change.node as ast.Change["node"] | undefined)?.ref;
    const gone = changed && removals.get(changed);
    const line = gone?.$cstNode && gone.$cstNode.range.start.line + 1;
    if (gone)
      report(
        "not-in-base",
        `\`${change.node.$refText}\` is taken out by the same target (line ${line}), so nothing of this shows: take one of the two out.`,
        change.node.$refNode,
      );
  }
}

/** A target may change a thing on several lines, each clause once: of two, the reader could not tell which counts. */
function checkRepeatedChanges(target: ast.Target, { report }: Checking): void {
  const seen = new Map<
    AstNode,
    Map<string, { readonly change: ast.Change; readonly word: string; readonly line: number }>
  >();
  for (const change of target.items.filter(ast.isChange)) {
    const changed = (change.node as ast.Change["node"] | undefined)?.ref;
    if (!changed) continue;
    const before = seen.get(changed) ?? new Map();
    seen.set(changed, before);
    for (const { word, cst } of clausesIn(change)) {
      const key = word === "estimated" ? "measured" : word;
      const first = before.get(key);
      // Twice in one `change` is told where it stands, as in any block.
      if (first && first.change !== change)
        report(
          "twice",
          `This target changes the ${first.word === "title" ? "title" : `\`${first.word}\``} of \`${change.node.$refText}\` on line ${first.line} already: keep one of the two.`,
          cst,
        );
      else if (!first) before.set(key, { change, word, line: cst.range.start.line + 1 });
    }
  }
}

/** The clauses of a change that replace something, its title among them. */
function clausesIn(change: ast.Change): readonly { readonly word: string; readonly cst: CstNode }[] {
  const title = change.title === undefined ? undefined : GrammarUtils.findNodeForProperty(change.$cstNode, "title");
  const clauses = [...change.head, ...change.items].flatMap((clause) => {
    const word = clauseKeyword(clause);
    return word === undefined || repeatable.has(word) || !clause.$cstNode ? [] : [{ word, cst: clause.$cstNode }];
  });
  return [...(title ? [{ word: "title", cst: title }] : []), ...clauses];
}
