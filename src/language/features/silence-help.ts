/** Help inside of `// lint-ignore RULE: reason`: what a rule finds, and which rules there are. */
import { type Rule, rules } from "../../analysis/index.ts";
import { commentsOf } from "../comments.ts";

const words = {
  "lint-ignore": "Silences rules on its line; alone on a line, on the next one that holds something.",
  "lint-ignore-block": "Silences rules in the block that opens on its line or the next one.",
  "lint-ignore-file": "Silences rules in the whole file.",
};

/** The page about what stands at an offset of a silence, and where that stands; undefined elsewhere. */
export function silencePage(
  text: string,
  offset: number,
  known: readonly Rule[] = rules,
): { readonly start: number; readonly end: number; readonly page: string } | undefined {
  const comment = commentAt(text, offset);
  if (!comment) return undefined;
  const head = /^(?:\/\/|\/\*)\s*lint-ignore(?:-block|-file)?(?:\s+[\w/-]+(?:\s*,\s*[\w/-]+)*)?/.exec(
    text.slice(comment.offset, comment.end),
  )?.[0];
  for (const { 0: word, index } of head?.matchAll(/[\w][\w/-]*/g) ?? []) {
    const start = comment.offset + index;
    if (offset < start || offset > start + word.length) continue;
    const says = Object.hasOwn(words, word) ? words[word as keyof typeof words] : undefined;
    const rule = known.find(({ id }) => id === word);
    const page = says === undefined ? rule && rulePage(rule) : `**${word}**: ${says} Say why behind a colon.`;
    return page === undefined ? undefined : { start, end: start + word.length, page };
  }
  return undefined;
}

/** A rule's page in the side pane. */
export const rulePage = ({ id, title, why }: Rule): string => `**${id}**: ${title}\n\n${why}`;

/** What is typed of a silence at an offset. */
export interface SilencePlace {
  readonly wants: "word" | "rule";
  /** Where what is typed begins, and where the word under the cursor ends. */
  readonly start: number;
  readonly end: number;
  /** Rules that the comment names before the cursor. */
  readonly taken: readonly string[];
  /** Whether nothing follows, so that the reason is still to be written. */
  readonly isLast: boolean;
}

/** Where a silence, or a rule in one, is being typed; undefined elsewhere. */
export function silencePlace(text: string, offset: number): SilencePlace | undefined {
  const comment = commentAt(text, offset);
  if (!comment) return undefined;
  const typed = text.slice(comment.offset, offset);
  const rest = text.slice(offset, comment.end);
  const end = offset + (/^[\w/-]*/.exec(rest)?.[0].length ?? 0);
  const isLast = /^[\w/-]*\s*(?:\*\/)?\s*$/.test(rest);
  const rule = /^(?:\/\/|\/\*)\s*lint-ignore(?:-block|-file)?\s+((?:[\w/-]+\s*,\s*)*)([\w/-]*)$/.exec(typed);
  if (rule) {
    const [, named = "", begun = ""] = rule;
    return { wants: "rule", start: offset - begun.length, end, taken: named.split(/[\s,]+/).filter(Boolean), isLast };
  }
  const begun = /^(?:\/\/|\/\*)\s*([\w-]+)$/.exec(typed)?.[1] ?? "";
  if (begun === "" || !silenceWords.some((word) => word.startsWith(begun))) return undefined;
  return { wants: "word", start: offset - begun.length, end, taken: [], isLast };
}

/** The words that begin a silence, and what each does. */
export const silenceWords: readonly string[] = Object.keys(words);
export const silenceWordPage = (word: string): string => words[word as keyof typeof words];

function commentAt(text: string, offset: number): { readonly offset: number; readonly end: number } | undefined {
  // Reading all words of a text costs more than asking whether its line holds a comment at all.
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  if (!/\/[/*]/.test(line)) return undefined;
  return commentsOf(text).find((c) => c.offset < offset && offset <= c.end);
}
