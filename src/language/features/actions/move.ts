/** Moving declarations to another file: into one that is imported already, or a new one that is then imported. */
import { type LangiumDocument, type URI, UriUtils } from "langium";
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  OptionalVersionedTextDocumentIdentifier,
  type TextDocumentEdit,
  type TextEdit,
} from "vscode-languageserver";
import { Manuscript } from "../../edits/manuscript.ts";
import * as ast from "../../generated/ast.ts";
import { importedFiles, importsOf, isMapFile } from "../../imports.ts";
import type { Statement } from "../formatting/statements.ts";
import { importEdit } from "../import-edit.ts";
import { relativePath } from "../relative-path.ts";
import { type Asked, written } from "./asked.ts";

/** What another file can hold for a map: its steps and flows it draws itself, so they stay. */
const newFiles: Readonly<Record<string, string>> = {
  actor: "actors",
  interface: "interfaces",
  data: "data",
  questionnaire: "questions",
};

const mostFiles = 3;

export function moveActions(asked: Asked): readonly CodeAction[] {
  const { document, services, params } = asked;
  const { textDocument } = document;
  const root = document.parseResult.value;
  const m = Manuscript.of(textDocument.getText());
  if (!m || !isMapFile(root) || document.parseResult.parserErrors.length > 0) return [];
  const start = textDocument.offsetAt(params.range.start);
  const end = textDocument.offsetAt(params.range.end);
  const chosen = selected(m, start, end);
  const [first] = chosen;
  if (!first || chosen.some((s) => newFiles[s.keyword] === undefined || !m.at(s.first).opensLine)) return [];

  const text = chosen.map((s) => m.text.slice(m.start(s), m.lineEndAfter(s)) + m.lineEnd).join("");
  const taken = written(document, (again) => {
    for (const statement of selected(again, start, end)) again.removeStatement(statement);
  });
  const documents = services.shared.workspace.LangiumDocuments;
  const what = chosen.length === 1 ? `the ${first.keyword}` : `${chosen.length} declarations`;
  const importers = filesThatName(
    asked,
    chosen.map((s) => m.start(s)),
  );

  const moves = importedFiles(document, documents)
    .flatMap((file) => file.$document ?? [])
    .slice(0, mostFiles)
    .map((target) => {
      const path = relativePath(document.uri, target.uri);
      return move(`Move ${what} to “${path}”`, [
        edit(target, [appended(target, text, m.lineEnd)]),
        edit(document, taken),
        ...importers(target.uri),
      ]);
    });
  if (!asked.canCreateFiles) return moves;
  const home = UriUtils.dirname(document.uri);
  const uri = freeUri(home, newFiles[first.keyword] as string, (u) => documents.hasDocument(u));
  const path = relativePath(document.uri, uri);
  const id = OptionalVersionedTextDocumentIdentifier.create(uri.toString(), null);
  const top = { line: 0, character: 0 };
  const created = move(`Move ${what} to a new file “${path}”`, [
    CreateFile.create(uri.toString(), { overwrite: false, ignoreIfExists: false }),
    { textDocument: id, edits: [{ range: { start: top, end: top }, newText: text }] },
    edit(document, [importEdit(document, path), ...taken]),
    ...importers(uri),
  ]);
  return [...moves, created];
}

function selected(m: Manuscript, start: number, end: number): readonly Statement[] {
  if (start !== end) return m.statements.filter((s) => m.start(s) < end && m.end(s) > start);
  // On the head alone: inside of a block something smaller is meant.
  return m.statements.filter((s) => m.start(s) <= start && start <= (s.block ? m.at(s.block.open).start : m.end(s)));
}

function move(title: string, documentChanges: readonly (TextDocumentEdit | CreateFile)[]): CodeAction {
  return { title, kind: `${CodeActionKind.Refactor}.move`, edit: { documentChanges: [...documentChanges] } };
}

function edit(document: LangiumDocument, edits: readonly TextEdit[]): TextDocumentEdit {
  const textDocument = OptionalVersionedTextDocumentIdentifier.create(document.uri.toString(), null);
  return { textDocument, edits: [...edits] };
}

function appended({ textDocument }: LangiumDocument, text: string, lineEnd: string): TextEdit {
  const before = textDocument.getText();
  const at = textDocument.positionAt(before.length);
  const gap = before === "" || /\n\s*\n$/.test(before) ? "" : /[\n\r]$/.test(before) ? lineEnd : lineEnd + lineEnd;
  return { range: { start: at, end: at }, newText: gap + text };
}

/** The edits by which other files that name what moves import its new home as well. */
function filesThatName(
  { document, services }: Asked,
  starts: readonly number[],
): (home: URI) => readonly TextDocumentEdit[] {
  const root = document.parseResult.value as ast.MapFile;
  const documents = services.shared.workspace.LangiumDocuments;
  const nodes = root.items.filter((item) => starts.includes(item.$cstNode?.offset ?? -1));
  const naming = new Set<string>();
  for (const node of nodes) {
    for (const part of ast.isQuestionnaire(node) ? node.items : [node]) {
      for (const { sourceUri } of services.references.References.findReferences(part, {}))
        naming.add(sourceUri.toString());
    }
  }
  naming.delete(document.uri.toString());
  return (home) =>
    documents.all
      .filter((d) => naming.has(d.uri.toString()) && !UriUtils.equals(d.uri, home))
      .flatMap((d) => {
        const path = relativePath(d.uri, home);
        const file = d.parseResult.value;
        const has = isMapFile(file) && importsOf(file as ast.MapFile).some((node) => node.path === path);
        return has ? [] : [edit(d, [importEdit(d, path)])];
      })
      .toArray();
}

function freeUri(folder: URI, name: string, isTaken: (uri: URI) => boolean): URI {
  for (let count = 1; ; count++) {
    const uri = UriUtils.joinPath(folder, `${name}${count === 1 ? "" : `-${count}`}.mlflow`);
    if (!isTaken(uri)) return uri;
  }
}
