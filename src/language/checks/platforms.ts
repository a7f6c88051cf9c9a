import * as ast from "../generated/ast.ts";
import { headOf } from "../names.ts";
import type { Check, Checking } from "./check.ts";

/** Two ratings of one process, two answers to one question; combinations of what can't be combined. */
export const platformChecks: Check = {
  node(node, { report }) {
    if (!ast.isPlatform(node)) return;
    checkMembers(node, report);
    const rated = new Set<string>();
    const answered = new Set<string>();
    for (const item of node.items) {
      if (ast.isRate(item)) {
        const here = new Set<string>();
        for (const { $refText, $refNode } of item.processes) {
          if (rated.has($refText) && !here.has($refText)) {
            report(
              "twice",
              `\`${$refText}\` is rated already: a platform reaches one level for each process. Take one of the two out.`,
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

/** A combination is made of two or more platforms, none a combination itself, all for the target that it is for. */
function checkMembers(platform: ast.Platform, report: Checking["report"]): void {
  const combines = headOf(platform, "Combines");
  if (!combines) return;
  const [first] = combines.platforms;
  if (first && combines.platforms.length < 2) {
    const message = `A combination is made of two platforms or more: \`combines ${first.$refText}, …\`.`;
    report("bad-combination", message, combines);
  }
  const target = headOf(platform, "For")?.target?.$refText;
  for (const { ref, $refText: name, $refNode } of combines.platforms) {
    if (!ref) continue;
    const its = headOf(ref, "For")?.target?.$refText;
    if (ref === platform) report("bad-combination", `\`${name}\` can't be a part of itself: take it out.`, $refNode);
    else if (headOf(ref, "Combines"))
      report("bad-combination", `\`${name}\` is a combination itself: name the platforms that it combines.`, $refNode);
    else if (its !== target) {
      const forTarget = (id: string | undefined): string => (id === undefined ? "the map as it is now" : `\`${id}\``);
      report(
        "bad-combination",
        `\`${name}\` is evaluated against ${forTarget(its)}, \`${platform.name}\` against ${forTarget(target)}: let both be for one target.`,
        $refNode,
      );
    }
  }
}
