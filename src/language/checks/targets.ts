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
    if (ast.isRemove(node) && node.nodes.length > 0 && !node.arrow) {
      const target = AstUtils.getContainerOfType(node, ast.isTarget);
      for (const { ref, $refText, $refNode } of node.nodes) {
        if (!ref || !target || AstUtils.getContainerOfType(ref, ast.isTarget) !== target) continue;
        report("not-in-base", `\`${$refText}\` is new in this target: take its declaration out instead.`, $refNode);
      }
    }
  },
};
