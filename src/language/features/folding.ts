import type { LangiumDocument } from "langium";
import type { FoldingRangeProvider } from "langium/lsp";
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import { type Comment, type Lexeme, readLexemes } from "./formatting/lexemes.ts";

/** Blocks, comments over lines, runs of imports, long strings and `// region` … `// endregion` fold. */
export class MlflowFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const { textDocument } = document;
    const lineAt = (offset: number) => textDocument.positionAt(offset).line;
    const { lexemes } = readLexemes(textDocument.getText());
    const ranges: FoldingRange[] = [];
    const fold = (startLine: number, endLine: number, kind?: string) => {
      if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind !== undefined && { kind }) });
    };
    const open: number[] = [];
    for (const lexeme of lexemes) {
      if (isMark(lexeme, "{")) open.push(lineAt(lexeme.start));
      // The closing brace stays in sight.
      else if (isMark(lexeme, "}")) fold(open.pop() ?? Number.MAX_SAFE_INTEGER, lineAt(lexeme.start) - 1);
      else if (lexeme.kind === "long-string") fold(lineAt(lexeme.start), lineAt(lexeme.end));
    }
    for (const [first, last] of importRuns(lexemes))
      fold(lineAt(first.start), lineAt(last.end), FoldingRangeKind.Imports);
    for (const run of commentRuns(lexemes)) {
      const [first, last] = [run[0], run.at(-1)];
      if (first && last) fold(lineAt(first.start), lineAt(last.end), FoldingRangeKind.Comment);
    }
    for (const [start, end] of regions(lexemes)) fold(lineAt(start.start), lineAt(end.start), FoldingRangeKind.Region);
    return ranges;
  }
}

function isMark(lexeme: Lexeme, text: string): boolean {
  return lexeme.kind === "mark" && lexeme.text === text;
}

function importRuns(lexemes: readonly Lexeme[]): readonly (readonly [Lexeme, Lexeme])[] {
  const runs: [Lexeme, Lexeme][] = [];
  lexemes.forEach((lexeme, i) => {
    const path = lexemes[i + 1];
    if (lexeme.text !== "import" || !lexeme.opensLine || path?.kind !== "string") return;
    const run = runs.at(-1);
    if (run && lexemes[i - 1] === run[1]) run[1] = path;
    else runs.push([lexeme, path]);
  });
  return runs;
}

/** Comments that stand on lines of their own, directly below each other; `// region` is not among them. */
function commentRuns(lexemes: readonly Lexeme[]): readonly (readonly Comment[])[] {
  return lexemes.flatMap(({ comments }) => {
    const runs: Comment[][] = [];
    comments.forEach((comment, i) => {
      if (regionMark(comment)) return;
      const previous = comments[i - 1];
      const run = runs.at(-1);
      const below = comment.toLineEnd && previous?.toLineEnd && comment.breaksBefore === 1 && run?.at(-1) === previous;
      if (below) run?.push(comment);
      else runs.push([comment]);
    });
    return runs;
  });
}

function regionMark({ text, toLineEnd }: Comment): "start" | "end" | undefined {
  if (!toLineEnd) return undefined;
  if (/^\/\/\s*#?region\b/.test(text)) return "start";
  return /^\/\/\s*#?endregion\b/.test(text) ? "end" : undefined;
}

function regions(lexemes: readonly Lexeme[]): readonly (readonly [Comment, Comment])[] {
  const open: Comment[] = [];
  const found: [Comment, Comment][] = [];
  for (const comment of lexemes.flatMap((lexeme) => lexeme.comments)) {
    const mark = regionMark(comment);
    if (mark === "start") open.push(comment);
    const start = mark === "end" ? open.pop() : undefined;
    if (start) found.push([start, comment]);
  }
  return found;
}
