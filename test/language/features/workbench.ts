import { EmptyFileSystem, type LangiumDocument, URI } from "langium";
import { createMlflowServices } from "../../../src/language/services.ts";

/** An editor with files open: `«` and `»` mark a range, `¦` the cursor; the marks are taken out. */
export interface Workbench {
  readonly services: ReturnType<typeof createMlflowServices>;
  readonly document: LangiumDocument;
  readonly files: ReadonlyMap<string, LangiumDocument>;
  /** Offset of the cursor in the first file. */
  readonly cursor: number;
  readonly position: { readonly line: number; readonly character: number };
  readonly range: { readonly start: Position; readonly end: Position };
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

type Position = { line: number; character: number };

/** Opens texts by file name; the first holds the cursor. */
export async function open(main: string, others: Readonly<Record<string, string>> = {}): Promise<Workbench> {
  const services = createMlflowServices(EmptyFileSystem);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const marks = /[«»¦]/g;
  const files = new Map<string, LangiumDocument>();
  for (const [name, text] of Object.entries({ "main.mlflow": main, ...others })) {
    const document = LangiumDocumentFactory.fromString(text.replace(marks, ""), URI.parse(`file:///maps/${name}`));
    LangiumDocuments.addDocument(document);
    files.set(name, document);
  }
  await DocumentBuilder.build([...files.values()], { validation: true });
  const document = files.get("main.mlflow") as LangiumDocument;
  const offsetOf = (mark: string) => {
    const at = main.indexOf(mark);
    return at < 0 ? undefined : main.slice(0, at).replace(marks, "").length;
  };
  const cursor = offsetOf("¦") ?? offsetOf("«") ?? 0;
  const position = document.textDocument.positionAt(cursor);
  const range = {
    start: document.textDocument.positionAt(offsetOf("«") ?? cursor),
    end: document.textDocument.positionAt(offsetOf("»") ?? cursor),
  };
  const textDocument = { uri: document.uri.toString() };
  return { services, document, files, cursor, position, range, at: { textDocument, position } };
}

/** The text with edits applied, as an editor would. */
export function applied(
  document: LangiumDocument,
  edits: readonly { range: { start: Position; end: Position }; newText: string }[],
): string {
  const { textDocument } = document;
  let text = textDocument.getText();
  const byOffset = edits
    .map((edit) => ({
      start: textDocument.offsetAt(edit.range.start),
      end: textDocument.offsetAt(edit.range.end),
      edit,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  for (const { start, end, edit } of byOffset) text = text.slice(0, start) + edit.newText + text.slice(end);
  return text;
}
