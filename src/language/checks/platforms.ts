import * as ast from "../generated/ast.ts";
import type { Check } from "./check.ts";

/** Two ratings of one process, two answers to one question. */
export const platformChecks: Check = {
  node(node, { report }) {
    if (!ast.isPlatform(node)) return;
    const rated = new Set<string>();
    const answered = new Set<string>();
    for (const item of node.items) {
      if (ast.isRate(item)) {
        const here = new Set<string>();
        for (const { $refText, $refNode } of item.processes) {
          if (rated.has($refText) && !here.has($refText)) {
            report(
              "twice",
              `\`${$refText}\` is rated already: a platform reaches one level for each process.`,
              $refNode,
            );
          }
          here.add($refText);
        }
        for (const name of here) rated.add(name);
      }
      if (ast.isAnswer(item) && item.group && item.question) {
        const key = `${item.group.$refText}.${item.question.$refText}`;
        if (answered.has(key)) report("twice", `\`${key}\` is answered already: keep one answer.`, item);
        answered.add(key);
      }
    }
  },
};
