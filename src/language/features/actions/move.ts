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
import { tiesOf } from "./move-ties.ts";

/** What another file holds for a map that imports it, and the name of a new one. */
const things: Readonly<Record<string, string>> = {
  actor: "actors",
  interface: "interfaces",
  data: "data",
  questionnaire: "questions",
};
/** What makes up a map of its own, or (a platform) belongs to one from wherever it stands. */
const parts: Readonly<Record<string, string>> = {
  platform: "platforms",
  phase: "phase",
  process: "steps",
  decision: "steps",
  start: "steps",
  end: "steps",
  flow: "steps",
  target: "targets",
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
  if (!first || !chosen.every((s) => m.at(s.first).opensLine)) return [];
  if (chosen.every((s) => parts[s.keyword] !== undefined)) return moveParts(asked, m, chosen);
  if (chosen.some((s) => things[s.keyword] === undefined)) return [];

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
  const uri = freeUri(home, things[first.keyword] as string, (u) => documents.hasDocument(u));
  const path = relativePath(document.uri, uri);
  const created = move(`Move ${what} to a new file “${path}”`, [
    ...newFile(uri, text),
    edit(document, [importEdit(document, path), ...taken]),
    ...importers(uri),
  ]);
  return [...moves, created];
}

/** Steps with their flows, targets and platforms: to a new file, which imports what they name. */
function moveParts(
  { document, services, canCreateFiles, canBeDisabled }: Asked,
  m: Manuscript,
  chosen: readonly Statement[],
): readonly CodeAction[] {
  const [first] = chosen;
  if (!first || !canCreateFiles || chosen.every((s) => s.keyword === "flow")) return [];
  const starts = new Set(chosen.map((s) => m.start(s)));
  const going = (document.parseResult.value as ast.MapFile).items.filter((i) => starts.has(i.$cstNode?.offset ?? -1));
  const { stay, needs, isNamed } = tiesOf(document, going, services);
  const what = chosen.length === 1 ? `the ${first.keyword}` : `${chosen.length} items`;
  if (stay !== undefined) {
    const title = `Move ${what} to a new file`;
    return canBeDisabled ? [{ title, kind: `${CodeActionKind.Refactor}.move`, disabled: { reason: stay } }] : [];
  }
  const named = first.keyword === "phase" ? m.nameAt(first.name) : undefined;
  const documents = services.shared.workspace.LangiumDocuments;
  const name = named ?? (parts[first.keyword] as string);
  const uri = freeUri(UriUtils.dirname(document.uri), name, (u) => documents.hasDocument(u));
  const path = relativePath(document.uri, uri);
  const imports = needs.map((d) => `import "${relativePath(uri, d.uri)}"`).sort();
  const body = piecesWithComments(m, chosen);
  const head = imports.length > 0 ? [...imports, "", ""].join(m.lineEnd) : "";
  const taken = body.map(({ start, end }) => ({
    range: { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) },
    newText: "",
  }));
  const here = isNamed ? [importEdit(document, path)] : [];
  return [
    move(`Move ${what} to a new file “${path}”`, [
      ...newFile(uri, head + body.map(({ text }) => text).join(m.lineEnd)),
      edit(document, [...here, ...taken]),
    ]),
  ];
}

/** Whole lines of statements, with the comments directly above them; those next to each other stay so. */
function piecesWithComments(m: Manuscript, chosen: readonly Statement[]) {
  const pieces: { start: number; end: number; text: string }[] = [];
  for (const statement of chosen) {
    const { comments } = m.at(statement.first);
    let from = m.start(statement);
    if (m.at(statement.first).breaksBefore === 1)
      for (const comment of [...comments].reverse()) {
        if (comment.breaksBefore === 0) break;
        from = comment.start;
        if (comment.breaksBefore > 1) break;
      }
    const start = m.lineStart(from);
    const lineEnd = m.lineEndAfter(statement);
    const end = lineEnd + (/^[ \t]*(?:\r\n|\n|\r)?/.exec(m.text.slice(lineEnd))?.[0].length ?? 0);
    const last = pieces.at(-1);
    if (last && m.text.slice(last.end, start).trim() === "") {
      last.text += m.text.slice(last.end, end);
      last.end = end;
    } else pieces.push({ start, end, text: m.text.slice(start, end) });
  }
  // A blank line above and one below become one.
  return pieces.map((piece) => {
    const blankAbove = piece.start === 0 || /\n[ \t]*\r?\n$/.test(m.text.slice(0, piece.start));
    const below = /^[ \t]*(?:\r\n|\n|\r)/.exec(m.text.slice(piece.end))?.[0].length ?? 0;
    return { ...piece, end: piece.end + (blankAbove ? below : 0) };
  });
}

function newFile(uri: URI, text: string): readonly (TextDocumentEdit | CreateFile)[] {
  const id = OptionalVersionedTextDocumentIdentifier.create(uri.toString(), null);
  const top = { line: 0, character: 0 };
  return [
    CreateFile.create(uri.toString(), { overwrite: false, ignoreIfExists: false }),
    { textDocument: id, edits: [{ range: { start: top, end: top }, newText: text }] },
  ];
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
