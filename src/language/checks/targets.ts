import { AstUtils } from "langium";
import { resolveStates } from "../../model/state.ts";
import * as ast from "../generated/ast.ts";
import { homesOfPlatforms } from "../map-homes.ts";
import { toProcessMap } from "../to-process-map.ts";
import type { Check } from "./check.ts";

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
  node(node, { report }) {
    if (ast.isChange(node)) {
      const gone = removalOf(node);
      const line = gone?.$cstNode && gone.$cstNode.range.start.line + 1;
      if (gone)
        report(
          "not-in-base",
          `\`${node.node.$refText}\` is taken out by the same target (line ${line}), so nothing of this shows: take one of the two out.`,
          node.node.$refNode,
        );
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

/** What takes out, in the same target, the step that is changed. */
function removalOf(change: ast.Change): ast.Remove | undefined {
  // A half-written `change` names nothing yet.
  const changed = (change.node as ast.Change["node"] | undefined)?.ref;
  const target = AstUtils.getContainerOfType(change, ast.isTarget);
  if (!changed || !target) return undefined;
  return AstUtils.streamAllContents(target)
    .filter(ast.isRemove)
    .find(({ arrow, nodes }) => !arrow && nodes.some(({ ref }) => ref === changed));
}
