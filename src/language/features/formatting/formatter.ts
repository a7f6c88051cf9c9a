import type { LangiumDocument, TextDocument } from "langium";
import type { Formatter } from "langium/lsp";
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  Range,
  TextEdit,
} from "vscode-languageserver";
import { formatText } from "./format-text.ts";
import { lineEdits } from "./line-edits.ts";

/** Formatting of a document, a range, and on typing `}` or a line break. The editor's tab settings are not asked. */
export class MlflowFormatter implements Formatter {
  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): TextEdit[] {
    return edits(document.textDocument);
  }

  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    return edits(document.textDocument).filter((edit) => overlap(edit.range, range));
  }

  /** Only lines above the cursor change: the line being typed is the author's. */
  formatDocumentOnType(document: LangiumDocument, { position, ch }: DocumentOnTypeFormattingParams): TextEdit[] {
    const all = edits(document.textDocument);
    if (ch === "}") return all.filter((edit) => overlap(edit.range, { start: position, end: position }));
    const line = position.line - 1;
    return all.filter(({ range }) => range.start.line === line && range.end.line <= position.line);
  }

  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] };
  }
}

function edits(document: TextDocument): TextEdit[] {
  const before = document.getText();
  const after = formatText(before);
  if (after === before) return [];
  const [oldLines, newLines] = [linesOf(before), linesOf(after)];
  const lastLine = oldLines.length;
  return lineEdits(oldLines, newLines).map(({ from, to, lines }) => ({
    range: { start: { line: from, character: 0 }, end: endOf(document, to, lastLine) },
    newText: lines.join(""),
  }));
}

/** Lines with their line breaks; nothing after the last break is no line. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? [];
}

function endOf(document: TextDocument, line: number, lineCount: number) {
  if (line < lineCount) return { line, character: 0 };
  return document.positionAt(document.getText().length);
}

/** An edit of whole lines ends at the beginning of the line below them. */
function overlap(edit: Range, range: Range): boolean {
  const last = edit.end.character === 0 && edit.end.line > edit.start.line ? edit.end.line - 1 : edit.end.line;
  return edit.start.line <= range.end.line && last >= range.start.line;
}
