/** Fixes for blocks without their braces. Where a block ends is the author's to say: none is made without being asked for. */
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { type Asked, action } from "./asked.ts";

export function braceFixes({ document }: Asked, diagnostic: Diagnostic): readonly CodeAction[] {
  const message = typeof diagnostic.message === "string" ? diagnostic.message : diagnostic.message.value;
  if (!message.startsWith("The block of ")) return [];
  const { textDocument } = document;
  const text = textDocument.getText();
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const first = diagnostic.range.start.line;
  const lineOf = (line: number): string =>
    textDocument
      .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
      .replace(/[\r\n]+$/, "");
  const insert = (line: number, character: number, newText: string): readonly CodeAction[] => {
    const at = { line, character };
    const edits = [{ range: { start: at, end: at }, newText }];
    const title = newText.includes("{") ? "Open the block" : "Close the block";
    return [action(document, CodeActionKind.QuickFix, title, edits, diagnostic)];
  };

  const word = /a `{` is missing before `([^`]+)`/.exec(message)?.[1];
  if (word !== undefined) {
    const place = lineOf(first).indexOf(` ${word}`, diagnostic.range.end.character);
    return place < 0 ? [] : insert(first, place + 1, "{ ");
  }
  const opens = /a `{` is missing at the end of line (\d+)/.exec(message)?.[1];
  if (opens !== undefined) return insert(Number(opens) - 1, codeEnd(lineOf(Number(opens) - 1)), " {");
  const below = /a `}` is missing before line (\d+)/.exec(message)?.[1];
  if (below === undefined) return [];
  let last = Number(below) - 2;
  while (last > first && lineOf(last).trim() === "") last -= 1;
  // A block that began and went on in one line ends in it.
  if (last === first && !/\{\s*$/.test(lineOf(first).slice(0, codeEnd(lineOf(first)))))
    return insert(first, codeEnd(lineOf(first)), " }");
  const indent = /^[ \t]*/.exec(lineOf(first))?.[0] ?? "";
  return insert(last, lineOf(last).length, `${lineEnd}${indent}}`);
}

/** Where a line's words end, before the comment behind them. */
function codeEnd(line: string): number {
  const comment = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?!\/\/)[^"'])*(?=\/\/)/.exec(line)?.[0];
  return (comment ?? line).trimEnd().length;
}
