import type { SourceRange } from "../model/process-map.ts";

/** For a line, for the block that opens on it, or for the whole file. */
export type SilenceWord = "lint-ignore" | "lint-ignore-block" | "lint-ignore-file";

/** One `// lint-ignore RULE: reason`: which rule is silent on which lines, and why. */
export interface Silence {
  readonly word: SilenceWord;
  readonly rule: string;
  /** Absent where the author gave none, which is itself reported. */
  readonly reason?: string;
  /** The comment. */
  readonly range: SourceRange;
  /** The first and the last of the lines on which findings are silent, 0-based. */
  readonly line: number;
  readonly lastLine: number;
}

/** Where a comment stands in a text, in UTF-16 units, the end exclusive. */
export interface CommentPlace {
  readonly offset: number;
  readonly end: number;
}

const pattern = /(lint-ignore(?:-block|-file)?)\s+([\w/-]+(?:\s*,\s*[\w/-]+)*)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?\s*$/;

/**
 * The silences among a text's comments. A comment behind something speaks of its own line; one that stands alone, of
 * the next line that holds something else than comments. `lint-ignore a, b: reason` silences two rules. `blocks` are the
 * places from each `{` to its `}`.
 */
export function silencesOf(
  text: string,
  uri: string,
  comments: readonly CommentPlace[],
  blocks: readonly CommentPlace[] = [],
): readonly Silence[] {
  const marked = comments.filter(({ offset, end }) => text.slice(offset, end).includes("lint-ignore"));
  if (marked.length === 0) return [];
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const lineOf = (offset: number): number => {
    const after = lineStarts.findIndex((start) => start > offset);
    return (after < 0 ? lineStarts.length : after) - 1;
  };
  const holdsText = linesWithText(text, comments);
  return marked.flatMap(({ offset, end }) => {
    const match = pattern.exec(text.slice(offset, end));
    if (!match) return [];
    const [startLine, endLine] = [lineOf(offset), lineOf(end)];
    const range: SourceRange = {
      uri,
      offset,
      end,
      startLine,
      startColumn: offset - (lineStarts[startLine] ?? 0),
      endLine,
      endColumn: end - (lineStarts[endLine] ?? 0),
    };
    const behind = text.slice(lineStarts[startLine] ?? 0, offset).trim() !== "";
    const line = behind ? startLine : (holdsText.find((l) => l > endLine) ?? endLine);
    const word = (match[1] ?? "lint-ignore") as SilenceWord;
    const lines = {
      "lint-ignore": () => ({ line, lastLine: line }),
      "lint-ignore-block": () => {
        const opened = blocks.find((b) => lineOf(b.offset) === line);
        return { line, lastLine: opened ? lineOf(opened.end - 1) : line };
      },
      "lint-ignore-file": () => ({ line: 0, lastLine: lineStarts.length }),
    }[word]();
    const reason = match[3]?.trim();
    return (match[2] ?? "")
      .split(",")
      .map((rule) => ({ word, rule: rule.trim(), range, ...lines, ...(reason && { reason }) }));
  });
}

/** 0-based numbers of the lines that hold something besides blanks and comments. */
function linesWithText(text: string, comments: readonly CommentPlace[]): readonly number[] {
  const bare = [...comments]
    .sort((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, end }) => {
      const blank = rest.slice(offset, end).replace(/[^\n]/g, " ");
      return rest.slice(0, offset) + blank + rest.slice(end);
    }, text);
  return bare.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [i]));
}
