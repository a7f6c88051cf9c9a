import { type Silence, silencesOf as silencesAmong } from "../analysis/index.ts";
import { commentsOf } from "./comments.ts";

export type { Silence };

/** The `// lint-ignore RULE: reason` comments of a text: which rule is silent on which 0-based line, and why. */
export function silencesOf(text: string, uri = ""): readonly Silence[] {
  return text.includes("lint-ignore") ? silencesAmong(text, uri, commentsOf(text)) : [];
}
