import { AstUtils, type LangiumDocument } from "langium";
import { resolveStates } from "../../model/state.ts";
import * as ast from "../generated/ast.ts";
import { documentOf } from "../imports.ts";
import { headOf } from "../names.ts";
import { toProcessMap } from "../to-process-map.ts";
import type { Check } from "./check.ts";

/** What targets and platforms ask for that the state they start from cannot give. */
export const targetChecks: Check = {
  file({ file, document, documents, states, add }) {
    const uri = document.uri.toString();
    for (const problem of states.problems) if (problem.range.uri === uri) add(problem);
    // Platforms of this file may belong to maps of others.
    const homes = new Set<LangiumDocument>();
    for (const platform of file.items.filter(ast.isPlatform)) {
      const target = headOf(platform, "For")?.target?.ref;
      const home = target && documentOf(target);
      if (home && home !== document) homes.add(home);
    }
    for (const home of homes) {
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
