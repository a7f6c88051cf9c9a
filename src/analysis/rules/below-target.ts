import { levelFacts } from "../../model/level.ts";
import { type Fix, rule } from "../rule.ts";
import { candidates } from "./candidates.ts";
import { processesOf } from "./walk.ts";

export const belowTarget = rule({
  id: "below-target",
  severity: "info",
  title: "A platform stays below the target",
  why: "The platform leaves more of this step to people than the target asks for. It may still be the best candidate; then somebody has to do what it lacks.",
  wrong: `process label "Label" is manual

target later "Later" {
  interface studio "Studio" { kind ui }

  change label via studio is automated
}

platform acme "Acme" for later {
  rate label is semi-automated "Proposals only"
}
`,
  right: `process label "Label" is manual

target later "Later" {
  interface studio "Studio" { kind ui }

  change label via studio is automated
}

platform acme "Acme" for later {
  rate label is automated "Tried on 500 documents"
}
`,
  *check(input) {
    for (const { platform, target } of candidates(input)) {
      for (const rating of platform.ratings) {
        const process = processesOf(target).find((p) => p.id === rating.process);
        if (!process?.level || levelFacts[rating.level].rank >= levelFacts[process.level].rank) continue;
        // A combination is marked itself: the rating of its member bears its own mark.
        const source = platform.combines ? platform.source : (rating.source ?? platform.source);
        yield {
          message: `“${platform.title}” leaves “${process.title}” ${rating.level}; “${target.title}” asks for ${process.level}. Ask for more, or count what is left.`,
          step: process.id,
          state: platform.id,
          ...(source && { source }),
        };
      }
    }
  },
  fix({ step, state }, input) {
    const candidate = candidates(input).find((c) => c.platform.id === state);
    const rating = candidate?.platform.ratings.find((r) => r.process === step);
    if (!candidate || !rating) return [];
    const { platform, target } = candidate;
    const fixes: Fix[] = [];
    if (!platform.combines)
      fixes.push({
        title: `Take the rating of ${rating.process} back`,
        edits: [{ do: "rate", platform: platform.id, process: rating.process, level: null }],
      });
    // The map as it is now is no wish: what is measured against it does not change it.
    if (target.kind === "target")
      fixes.push({
        title: `Lower the target of ${rating.process} to ${rating.level}`,
        edits: [{ do: "set-level", process: rating.process, level: rating.level, state: target.id }],
      });
    return fixes;
  },
});
