import { type Silence, silencesOf as silencesAmong } from "../analysis/index.ts";
import { blocksOf, commentsOf } from "./comments.ts";

export type { Silence };

/** The `// lint-ignore RULE: reason` comments of a text: which rule is silent on which 0-based lines, and why. */
export function silencesOf(text: string, uri = ""): readonly Silence[] {
  if (!text.includes("lint-ignore")) return [];
  const blocks = text.includes("lint-ignore-block") ? blocksOf(text) : [];
  return silencesAmong(text, uri, commentsOf(text), blocks);
}
