import type { LangiumDocument } from "langium";
import type { CodeAction, CodeActionParams, Diagnostic, TextEdit } from "vscode-languageserver";
import type { MapEdit } from "../../../model/edit.ts";
import { Manuscript } from "../../edits/manuscript.ts";
import type { MlflowEditorServices } from "../../services.ts";
import { textEditsOf } from "../../text-edits.ts";

/** What an editor asks: the document, the place, and what is reported there. */
export interface Asked {
  readonly services: MlflowEditorServices;
  readonly document: LangiumDocument;
  readonly params: CodeActionParams;
  /** Whether the editor makes new files when an edit asks for them. */
  readonly canCreateFiles: boolean;
  /** Whether the editor shows actions that cannot be done here, with the reason. */
  readonly canBeDisabled: boolean;
}

/** An action that edits one document. */
export function action(
  document: LangiumDocument,
  kind: string,
  title: string,
  edits: readonly TextEdit[],
  fixes?: Diagnostic,
  isPreferred = false,
): CodeAction {
  return {
    title,
    kind,
    edit: { changes: { [document.uri.toString()]: [...edits] } },
    ...(fixes && { diagnostics: [fixes] }),
    ...(isPreferred && { isPreferred }),
  };
}

/** Edits of the map, one after the other, as edits of the text; undefined where one of them cannot be made. */
export function textEditsFor(document: LangiumDocument, edits: readonly MapEdit[]): readonly TextEdit[] | undefined {
  const text = document.textDocument.getText();
  const [first] = edits;
  if (!first || edits.length > 1) return wholeText(document, edits);
  const result = textEditsOf(text, document.uri.toString(), first);
  if ("problem" in result) return undefined;
  return result.edits.map(({ range, newText }) => ({
    range: {
      start: { line: range.startLine, character: range.startColumn },
      end: { line: range.endLine, character: range.endColumn },
    },
    newText,
  }));
}

/** Several edits build on each other, so they are made one by one and the text is replaced. */
function wholeText(document: LangiumDocument, edits: readonly MapEdit[]): readonly TextEdit[] | undefined {
  const { textDocument } = document;
  let text = textDocument.getText();
  for (const edit of edits) {
    const result = textEditsOf(text, document.uri.toString(), edit);
    if ("problem" in result) return undefined;
    for (const { range, newText } of [...result.edits].reverse()) {
      text = text.slice(0, range.offset) + newText + text.slice(range.end);
    }
  }
  if (text === textDocument.getText()) return undefined;
  const end = textDocument.positionAt(textDocument.getText().length);
  return [{ range: { start: { line: 0, character: 0 }, end }, newText: text }];
}

/** Edits made on the statements of a document. */
export function written(document: LangiumDocument, make: (m: Manuscript) => void): readonly TextEdit[] {
  const { textDocument } = document;
  const m = Manuscript.of(textDocument.getText());
  if (!m) return [];
  make(m);
  return m.changes.map(({ start, end, newText }) => ({
    range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
    newText,
  }));
}
